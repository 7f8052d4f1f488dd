import { formatInstant, type TimePrecision } from "@/lib/dates";
import { formatDtg } from "@/lib/dtg";
import { type Marked, markingLine } from "@/lib/markings/rules";
import type { Question } from "@/lib/result";
import { CONVENTION_LABELS, PRECEDENCE_LABELS } from "../labels";
import type { ReportMoments } from "../moments";
import { precedesPeriod, sitrepSlug } from "../rules";
import type { SaveSitrep } from "../schema";
import { printedSections, writeSections } from "../sections";

type Asked = {
  crisis: Marked & { reference: string; title: string };
  input: SaveSitrep;
  moments: ReportMoments;
  /** The log entries it cites, as they will be printed. */
  entries: readonly {
    number: number;
    text: string;
    eventAt: Date;
    eventPrecision: TimePrecision;
    timeZone: string;
  }[];
  /** The number it will have if no other report comes first. */
  place: { number: number; correction: number };
  /** The reports before it, oldest first. */
  before: Parameters<typeof printedSections>[1];
};

/** What is asked before a report is published: all of it, in the order in which it will be read. Moments are date-time groups in Z. */
export function publicationQuestion({ crisis, input, moments, entries, place, before }: Asked): Question {
  const { periodFrom, asOfAt, nextReportAt, decisionBy } = moments;
  const slug = sitrepSlug(place.number, place.correction);
  const group = (moment: Date) => formatDtg(moment, "Z", { spaced: true });
  const report = { convention: input.convention, sections: writeSections(input.sections, decisionBy) };
  const facts = entries.map((entry) => {
    const when =
      entry.eventPrecision === "MINUTE"
        ? group(entry.eventAt)
        : formatInstant(
            entry.eventAt,
            entry.eventPrecision === "DAY" ? entry.timeZone : "UTC",
            entry.eventPrecision,
          );
    const older = precedesPeriod(entry, periodFrom) ? " (before the period of this report)" : "";
    return `#${entry.number} · ${when}${older}\n${entry.text}`;
  });
  return {
    title: `Publish report ${slug}?`,
    yes: `Publish report ${slug}`,
    parts: [
      { label: "Crisis", text: `${crisis.reference} · ${crisis.title}` },
      { label: "Marking", text: markingLine(crisis) },
      { label: "Readers", text: "Everybody to whom this crisis is open" },
      { label: "Precedence", text: PRECEDENCE_LABELS[input.precedence] },
      { label: "Originator", text: input.originator },
      { label: "Convention", text: CONVENTION_LABELS[input.convention].name },
      { label: "Period", text: `${group(periodFrom)} to ${group(asOfAt)}` },
      { label: "Information cut-off", text: group(asOfAt) },
      { label: "Bottom line up front", text: input.bluf },
      { label: "Facts", text: facts.join("\n") },
      ...printedSections(report, before).map(({ section, name, text }) => ({
        label: name,
        text: section === "decisions" && decisionBy ? `Wanted by ${group(decisionBy)}\n${text}` : text,
      })),
      {
        label: "Next situation report",
        text: nextReportAt ? group(nextReportAt) : input.isFinal ? "None; this is the final report" : "",
      },
    ],
  };
}
