import type { ReactNode } from "react";
import { Anchor } from "@/components/ui/anchor";
import { DescriptionList } from "@/components/ui/description-list";
import { LOG_KIND_LABELS, SOURCE_TYPE_LABELS } from "@/lib/crises/log/labels";
import { CONVENTION_LABELS, PRECEDENCE_LABELS } from "@/lib/crises/sitreps/labels";
import type { SitrepDocument as Report } from "@/lib/crises/sitreps/queries";
import { precedesPeriod, prosignOf, sitrepReference, sitrepSlug } from "@/lib/crises/sitreps/rules";
import { printedSections, readSections } from "@/lib/crises/sitreps/sections";
import { formatDtg } from "@/lib/dtg";
import { designationBlock, type Marked, markingLine } from "@/lib/markings/rules";
import { SourceGrade, VerificationBadge } from "./badges";
import { type Clocks, Moment } from "./moment";

type SitrepDocumentProps = {
  report: Report;
  /** The reports before it, oldest first. */
  before: Parameters<typeof printedSections>[1];
  /** Who drafted it; null when that is not open to the reader. */
  author: string | null;
  crisis: Marked & { reference: string; title: string };
  clocks: Clocks;
};

/** A published report as it is read and printed: header, BLUF, facts with their sources, every section, next report. */
export function SitrepDocument({ report, before, author, crisis, clocks }: SitrepDocumentProps) {
  const { decisionBy } = readSections(report.sections);
  return (
    <article className="grid gap-6 rounded-lg border border-border bg-surface p-4 sm:p-6 print:border-0 print:p-0">
      <header className="grid gap-3">
        <p className="font-semibold">{markingLine(crisis)}</p>
        <pre className="overflow-x-auto font-mono text-sm leading-relaxed whitespace-pre-wrap">
          {messageHeader(report, crisis)}
        </pre>
        {report.corrects?.number && report.corrects.publishedAt ? (
          <p className="border-l-4 border-info pl-3">
            <strong>Corrected copy</strong> of{" "}
            <Anchor
              href={`/crises/${crisis.reference}/sitreps/${sitrepSlug(report.corrects.number, report.corrects.correction)}`}
              className="prose-link"
            >
              <span className="font-mono">
                {formatDtg(report.corrects.publishedAt, "Z", { spaced: true })}
              </span>
            </Anchor>
            . {report.correctionReason}
          </p>
        ) : null}
      </header>
      <Part title="Bottom line up front">
        <p className="text-lg font-medium">{report.bluf}</p>
      </Part>
      <Part title="Header">
        <DescriptionList
          items={[
            {
              label: "Published",
              value: report.publishedAt ? <Moment at={report.publishedAt} clocks={clocks} /> : "Draft",
            },
            { label: "Information cut-off", value: <Moment at={report.asOfAt} clocks={clocks} /> },
            {
              label: "Period",
              value: (
                <>
                  <Moment at={report.periodFrom} clocks={clocks} look="group" /> to{" "}
                  <Moment at={report.asOfAt} clocks={clocks} look="group" />
                </>
              ),
            },
            { label: "Precedence", value: PRECEDENCE_LABELS[report.precedence] },
            {
              label: "Convention",
              value: `${CONVENTION_LABELS[report.convention].name}: ${CONVENTION_LABELS[report.convention].meaning}`,
            },
            ...(author ? [{ label: "Drafted by", value: author }] : []),
            ...designationBlock(crisis, {
              controlledBy: report.originator,
              pointOfContact: author ?? report.originator,
            }).map(({ term, value }) => ({ label: term, value })),
          ]}
        />
      </Part>
      <Part title="Situation: facts">
        <ol className="grid gap-3">
          {report.entries.map(({ logEntry: entry }) => (
            <li
              key={entry.id}
              data-keep-together
              className="grid gap-x-4 sm:grid-cols-[10.5rem_minmax(0,1fr)]"
            >
              <Moment
                at={entry.eventAt}
                clocks={{ ...clocks, there: entry.timeZone }}
                precision={entry.eventPrecision}
                look="group"
              />
              <div className="grid gap-0.5">
                <p>
                  {entry.text} <VerificationBadge verification={entry.verification} />
                </p>
                <p className="text-sm text-muted">
                  Log{" "}
                  <Anchor href={`/crises/${crisis.reference}#entry-${entry.number}`} className="prose-link">
                    #{entry.number}
                  </Anchor>{" "}
                  · {LOG_KIND_LABELS[entry.kind]} · {SOURCE_TYPE_LABELS[entry.sourceType].name}
                  {entry.source ? `: ${entry.source}` : ""} · <SourceGrade {...entry} />
                  {entry.corrections.length > 0
                    ? ` · later corrected by log #${entry.corrections.map((other) => other.number).join(", #")}`
                    : ""}
                  {precedesPeriod(entry, report.periodFrom) ? " · before the period of this report" : ""}
                </p>
              </div>
            </li>
          ))}
        </ol>
      </Part>
      {printedSections(report, before).map((section) =>
        section.isChanged || (section.section === "decisions" && decisionBy) ? (
          <Part key={section.section} title={section.name}>
            {section.section === "decisions" && decisionBy ? (
              <p className="font-medium">
                Wanted by <Moment at={decisionBy} clocks={clocks} />
              </p>
            ) : null}
            <p className="whitespace-pre-line">{section.text}</p>
          </Part>
        ) : (
          <section key={section.section} className="-my-2 flex flex-wrap items-baseline gap-x-3">
            <PartTitle>{section.name}</PartTitle>
            <p className="text-muted">{section.text}</p>
          </section>
        ),
      )}
      <Part title="Next situation report">
        {report.nextReportAt ? (
          <Moment at={report.nextReportAt} clocks={clocks} />
        ) : (
          <p>{report.isFinal ? "None; this is the final report." : "No time was given."}</p>
        )}
      </Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-1.5">
      <PartTitle>{title}</PartTitle>
      {children}
    </section>
  );
}

function PartTitle({ children }: { children: ReactNode }) {
  return <h2 className="text-sm font-semibold tracking-wide text-muted uppercase">{children}</h2>;
}

/** The first lines of the message, as they would go out. */
function messageHeader(report: Report, crisis: { reference: string; title: string }): string {
  if (report.number === null || !report.publishedAt) return "";
  return [
    `${prosignOf(report.precedence)} ${formatDtg(report.publishedAt, "Z", { spaced: true })}`,
    `FM ${report.originator}`,
    `MSGID ${sitrepReference(crisis.reference, report.number, report.correction)}${report.isFinal ? " FINAL" : ""}`,
    `SUBJ ${crisis.title}`,
    `ASOF ${formatDtg(report.asOfAt, "Z", { spaced: true })}`,
  ].join("\n");
}
