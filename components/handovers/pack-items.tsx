import { clsx } from "clsx";
import type { ReactNode } from "react";
import { StatusBadge, UnsharedBadge } from "@/components/engagements/status-badge";
import { CommitmentStateBadge } from "@/components/promises/commitment-state-badge";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { sitrepReference, sitrepSlug } from "@/lib/crises/sitreps/rules";
import { type CalendarDate, formatDate, formatDateRange } from "@/lib/dates";
import { formatDtg } from "@/lib/dtg";
import type { FirstMet, Pack, PackCounterpart } from "@/lib/handovers/pack/queries";
import { portionMark } from "@/lib/markings/rules";
import { BAND_LABELS } from "@/lib/people/ranks";
import { SignState } from "./sign-state";

/** How whoever reads meets the items. */
type Reading = { maySign: boolean; zone: string; today: CalendarDate };

/** Who is handed over, with how to open with each and how they came to be known. */
export function CounterpartItems({ rows, ...reading }: Reading & { rows: Pack["counterparts"] }) {
  return (
    <Items className="lg:grid lg:grid-cols-2 lg:gap-3 lg:divide-y-0 lg:border-0 lg:bg-transparent print:grid-cols-2">
      {rows.map((row) => (
        <Row key={row.person.id} className="lg:rounded-lg lg:border lg:border-border lg:bg-surface lg:py-4">
          <div>
            <h3 className="font-semibold">
              <Anchor href={`/people/${row.person.id}`} className="hover:underline">
                {titleOf(row)}
              </Anchor>
            </h3>
            <p className="text-sm text-muted">{factsOf(row)}</p>
          </div>
          {row.note ? (
            <p className="max-w-prose break-words whitespace-pre-line">
              <span className="font-medium">How to open {portionMark(row.marking)}:</span> {row.note}
            </p>
          ) : (
            <p className="text-muted">Nobody wrote down how to open.</p>
          )}
          {row.firstMet ? <FirstMeeting met={row.firstMet} /> : null}
          <SignState {...row} name={titleOf(row)} {...reading} />
        </Row>
      ))}
    </Items>
  );
}

/** Open promises of both sides, ours first. */
export function PromiseItems({ rows, ...reading }: Reading & { rows: Pack["promises"] }) {
  const sides = [
    { title: "Own side owes", rows: rows.filter(({ of }) => of.bySide === "OWN") },
    { title: "They owe", rows: rows.filter(({ of }) => of.bySide !== "OWN") },
  ];
  return (
    <div className="grid gap-6 lg:grid-cols-2 print:grid-cols-2 print:gap-4">
      {sides.map((side) => (
        <div key={side.title} className="grid content-start gap-2">
          <h3 className="font-semibold">{side.title}</h3>
          {side.rows.length === 0 ? <p className="text-muted">Nothing is open.</p> : null}
          <Items className="empty:hidden">
            {side.rows.map(({ of: promise, ...signed }) => (
              <Row key={promise.id}>
                <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
                  <Anchor
                    href={`/commitments/${promise.id}`}
                    className="min-w-0 flex-1 basis-52 break-words hover:underline"
                  >
                    {promise.text}
                  </Anchor>
                  <CommitmentStateBadge {...promise} today={reading.today} />
                </div>
                <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
                  <span>
                    {promise.ownerPost?.title ?? promise.ownerName ?? "No owner named"}
                    {promise.toName ? ` to ${promise.toName}` : ""}
                    {promise.dueOn ? `, due ${formatDate(promise.dueOn)}` : ", no due date"}
                  </span>
                  <Anchor
                    href={`/engagements/${promise.engagement.reference}`}
                    className="font-mono prose-link"
                  >
                    {promise.engagement.reference}
                  </Anchor>
                </p>
                <SignState {...signed} name={promise.text.slice(0, 80)} {...reading} />
              </Row>
            ))}
          </Items>
        </div>
      ))}
    </div>
  );
}

/** What is planned, the next first. */
export function EngagementItems({ rows, ...reading }: Reading & { rows: Pack["engagements"] }) {
  return (
    <Items>
      {rows.map(({ of: row, ...signed }) => (
        <Row key={row.id}>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="tabular-nums">
              {formatDateRange(row.startsOn, row.endsOn, row.datePrecision)}
            </span>
            <Anchor href={`/engagements/${row.reference}`} className="min-w-0 break-words prose-link">
              {row.title}
            </Anchor>
            <StatusBadge status={row.status} />
            <UnsharedBadge publication={row.publication} />
          </div>
          <p className="text-sm text-muted">
            {[row.countries.map(({ name }) => name).join(", "), row.authorName].filter(Boolean).join(" · ")}
          </p>
          <SignState {...signed} name={row.title} {...reading} />
        </Row>
      ))}
    </Items>
  );
}

/** Situation reports, the last published first. */
export function ReportItems({ rows, ...reading }: Reading & { rows: Pack["reports"] }) {
  return (
    <Items>
      {rows.map(({ of: report, ...signed }) => {
        const name = sitrepReference(report.crisis.reference, report.number, report.correction);
        return (
          <Row key={report.id}>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Anchor
                href={`/crises/${report.crisis.reference}/sitreps/${sitrepSlug(report.number, report.correction)}`}
                className="font-mono prose-link"
              >
                {name}
              </Anchor>
              <span className="text-sm text-muted">{report.crisis.title}</span>
              <span className="font-mono text-sm">{formatDtg(report.publishedAt)}</span>
            </div>
            <p className="line-clamp-2 max-w-prose break-words print:line-clamp-none">{report.bluf}</p>
            <SignState {...signed} name={name} {...reading} />
          </Row>
        );
      })}
    </Items>
  );
}

/** What is sensitive; `controls` is drawn below each, for who wrote it. */
export function SensitivityItems({
  rows,
  controls,
  ...reading
}: Reading & {
  rows: Pack["sensitivities"];
  controls?: (row: Pack["sensitivities"][number]["of"]) => ReactNode;
}) {
  return (
    <Items>
      {rows.map(({ of: row, ...signed }) => (
        <Row key={row.id}>
          <p className="max-w-prose break-words whitespace-pre-line">
            <span className="font-medium">{portionMark(row.marking)}</span> {row.text}
          </p>
          <SignState {...signed} name={row.text.slice(0, 80)} {...reading} />
          {controls?.(row)}
        </Row>
      ))}
    </Items>
  );
}

function Items({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <ul
      className={clsx(
        "grid grid-cols-1 divide-y divide-border rounded-lg border border-border bg-surface",
        className,
      )}
    >
      {children}
    </ul>
  );
}

function Row({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <li
      data-keep-together
      className={clsx(
        "grid min-w-0 grid-cols-1 content-start gap-1.5 px-4 py-3 print:px-2 print:py-1",
        className,
      )}
    >
      {children}
    </li>
  );
}

/** Who of ours met them first, and who was there whom we knew already: that is what the record knows of who introduced whom. */
function FirstMeeting({ met }: { met: FirstMet }) {
  return (
    <p className="text-sm text-muted">
      First met {formatDate(met.on, met.precision)}
      {met.own.length > 0 ? ` by ${met.own.join("; ")}` : ""},{" "}
      <Anchor href={`/engagements/${met.reference}`} className="font-mono prose-link">
        {met.reference}
      </Anchor>
      {met.known.length > 0 ? `; known before and there: ${met.known.join("; ")}` : ""}.
    </p>
  );
}

function titleOf({ person }: PackCounterpart): string {
  return [person.rankText, person.name].filter(Boolean).join(" ");
}

function factsOf({ person }: PackCounterpart): ReactNode {
  const facts = [
    person.nativeName,
    person.position,
    person.organisation,
    person.countryName,
    person.band ? BAND_LABELS[person.band] : null,
    person.lastMet ? `last met ${formatDate(person.lastMet.on, person.lastMet.precision)}` : null,
  ].filter(Boolean);
  return (
    <>
      {facts.join(" · ")}
      {person.isActive ? null : (
        <>
          {" "}
          <Badge icon="archive">No longer active</Badge>
        </>
      )}
    </>
  );
}
