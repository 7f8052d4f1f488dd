import { amount, choice, count, currency, day, fieldSet, list, longText, picklist, text } from "./declare";

/** F. Authorities and money: under which authority, out of which appropriation, how much planned, obligated and spent. */
export const money = fieldSet({
  code: "F",
  table: "engagement_money",
  fields: {
    costSharing: longText("How the cost is shared", 1_000),
    countryCap: amount("Cap for the country"),
    capCurrency: currency("Currency of the cap"),
    remarks: longText("Remarks on funding", 1_000),
  },
  lists: {
    lines: list({
      table: "funding_line",
      title: "Funding lines",
      noun: "a funding line",
      max: 40,
      fields: {
        authorityId: picklist("Authority", "FUNDING_AUTHORITY"),
        authorityWords: text("Authority in the words of the source", 300),
        appropriation: text("Appropriation", 160),
        fiscalYear: count("Fiscal year", { min: 1945, max: 2100 }),
        planned: amount("Planned"),
        obligated: amount("Obligated"),
        cost: amount("Cost", { hint: "What it came to." }),
        currency: currency("Currency"),
        ownShare: count("Own share in per cent", { max: 100 }),
        caseId: text("Case", 60, { hint: "The number of the sales or assistance case." }),
        congress: choice("Congressional notification", {
          NOT_NEEDED: "Not needed",
          DUE: "Due",
          SENT: "Sent",
          CLEARED: "Cleared",
        }),
        congressOn: day("Notified on"),
      },
    }),
  },
});
