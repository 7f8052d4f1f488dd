import { choice, countries, day, fieldSet, picklist, text } from "./declare";

/** G. Agreement: what was negotiated or signed, between whom, and from when until when it holds. */
export const agreement = fieldSet({
  code: "G",
  table: "engagement_agreement",
  fields: {
    instrumentId: picklist("Kind of instrument", "AGREEMENT_INSTRUMENT"),
    title: text("Title of the agreement", 300),
    state: choice("State of the agreement", {
      PROPOSED: "Proposed",
      NEGOTIATED: "In negotiation",
      AGREED: "Text agreed",
      SIGNED: "Signed",
      IN_FORCE: "In force",
      EXPIRED: "Expired",
      ENDED: "Ended",
    }),
    partyCodes: countries("Parties"),
    otherParties: text("Other parties", 300, { hint: "Organisations, or what is no country." }),
    signatories: text("Signed by", 300),
    signedOn: day("Signed on"),
    inForceOn: day("In force from"),
    expiresOn: day("Expires on"),
    authorityReference: text("Authority to negotiate", 160, { hint: "Such as the Circular 175 request." }),
    depositary: text("Depositary", 200),
  },
  lists: {},
});
