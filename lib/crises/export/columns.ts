import type { CsvColumn } from "@/lib/csv";
import { markingLine } from "@/lib/markings/rules";
import { tagWords } from "@/lib/tags/labels";
import { crisisState } from "../filters";
import { ALERT_LABELS, CRISIS_STATE_LABELS } from "../labels";
import type { CrisisListItem } from "../queries";
import { nextReportState, sitrepSlug } from "../sitreps/rules";

export type CrisisLine = CrisisListItem & {
  /** Reports that were published, each once however often it was corrected. */
  reports: number;
};

/** @param now decides which next report is still awaited */
export function crisisColumns(now: Date): readonly CsvColumn<CrisisLine>[] {
  return [
    { head: "Reference", cell: ({ reference }) => reference },
    { head: "Marking", cell: (crisis) => markingLine(crisis) },
    { head: "REL TO", cell: ({ relTo }) => relTo.join("; ") },
    { head: "Crisis", cell: ({ title }) => title },
    { head: "Part of the list", cell: (crisis) => CRISIS_STATE_LABELS[crisisState(crisis)] },
    { head: "Alert", cell: ({ alert }) => ALERT_LABELS[alert].name },
    { head: "Countries", cell: ({ countries }) => countries.map(({ name }) => name).join("; ") },
    { head: "Countries, code", cell: ({ countries }) => countries.map(({ code }) => code).join("; ") },
    { head: "Began (UTC)", cell: ({ openedAt }) => openedAt.toISOString() },
    { head: "Closed (UTC)", cell: ({ closedAt }) => closedAt?.toISOString() },
    { head: "Reports", cell: ({ reports }) => reports },
    {
      head: "Last report",
      cell: ({ lastReport }) =>
        lastReport && lastReport.number !== null
          ? sitrepSlug(lastReport.number, lastReport.correction)
          : null,
    },
    { head: "Last report published (UTC)", cell: ({ lastReport }) => lastReport?.publishedAt?.toISOString() },
    {
      head: "Next report due (UTC)",
      cell: ({ lastReport, ...crisis }) =>
        nextReportState(lastReport, crisis, now) === "CLOSED"
          ? null
          : lastReport?.nextReportAt?.toISOString(),
    },
    { head: "Tags", cell: ({ tags }) => tagWords(tags).join("; ") },
    { head: "Fictional", cell: ({ isFictional }) => isFictional },
  ];
}
