import type { ReactNode } from "react";
import { CountryNames } from "@/components/engagements/country-names";
import { RecordBadges } from "@/components/engagements/record-badges";
import { StatusBadge, UnsharedBadge } from "@/components/engagements/status-badge";
import { HealthBadge } from "@/components/exercises/badges";
import { LessonState } from "@/components/exercises/lesson-table";
import { Section } from "@/components/layout/section";
import { PersonBadges } from "@/components/people/person-table";
import { CommitmentStateBadge } from "@/components/promises/commitment-state-badge";
import { WaitingBadge } from "@/components/reviews/waiting-badge";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import type { CommitmentRow } from "@/lib/commitments/queries";
import { countryName } from "@/lib/countries/labels";
import { formatCount } from "@/lib/counts";
import { type CalendarDate, formatDate, formatDateRange, todayIn } from "@/lib/dates";
import type { ReviewRow } from "@/lib/engagements/reviews/queries";
import { isAhead } from "@/lib/engagements/status/rules";
import type { EngagementRow } from "@/lib/engagements/views";
import { milestoneHealth } from "@/lib/exercises/editions/health/rules";
import { editionHref } from "@/lib/exercises/editions/links";
import { milestoneKey } from "@/lib/exercises/editions/milestones/rules";
import { milestoneName } from "@/lib/exercises/labels";
import type { LessonRow } from "@/lib/exercises/lessons/queries";
import type { MilestoneRow } from "@/lib/exercises/milestones/queries";
import type { ObjectiveView } from "@/lib/objectives/queries";
import { STRENGTH_LABELS } from "@/lib/people/labels";
import type { PersonRow } from "@/lib/people/queries";
import { isOverdue } from "@/lib/people/standings/rules";
import type { FilledBlock } from "@/lib/work/queries";

type WorkBlockProps = {
  block: FilledBlock;
  today: CalendarDate;
  /** IANA zone of the viewer. */
  zone: string;
};

/** One list of My work: its first rows, and the way to all of them. */
export function WorkBlock({ block, ...now }: WorkBlockProps) {
  return (
    <Section
      title={block.title}
      note={block.total > 0 ? block.note : undefined}
      action={
        block.total > 0 ? (
          <Anchor href={block.href} className="prose-link">
            {block.total === 1 ? "Open the list" : `All ${formatCount(block.total)}`}
            <span className="sr-only"> ({block.title})</span>
          </Anchor>
        ) : null
      }
    >
      {block.total === 0 ? (
        <p className="text-muted">{block.empty}</p>
      ) : (
        <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
          <Lines block={block} {...now} />
        </ul>
      )}
    </Section>
  );
}

function Lines({ block, today, zone }: WorkBlockProps) {
  switch (block.of) {
    case "engagements":
      return block.rows.map((row) => <EngagementLine key={row.id} row={row} />);
    case "commitments":
      return block.rows.map((row) => <CommitmentLine key={row.id} row={row} today={today} />);
    case "people":
      return block.rows.map((row) => <PersonLine key={row.id} row={row} today={today} />);
    case "lessons":
      return block.rows.map((row) => (
        <LessonLine key={row.id} row={row} today={todayIn("UTC", new Date())} />
      ));
    case "milestones":
      return block.rows.map((row) => (
        <MilestoneLine key={row.id} row={row} today={todayIn("UTC", new Date())} />
      ));
    case "objectives":
      return block.rows.map((row) => <ObjectiveLine key={row.id} row={row} today={today} />);
    case "reviews":
      return block.rows.map((row) => <ReviewLine key={row.review.id} row={row} zone={zone} />);
  }
}

function ReviewLine({ row: { engagement, review, step }, zone }: { row: ReviewRow; zone: string }) {
  return (
    <WorkLine
      href={`/engagements/${engagement.reference}`}
      title={engagement.title}
      when={`submitted ${formatDate(todayIn(zone, review.submittedAt))}`}
    >
      <UnsharedBadge publication={engagement.publication} />
      {step ? <WaitingBadge step={step} now={new Date()} /> : null}
      <RecordBadges {...engagement} />
      <span>{review.submittedBy ?? "A user you may not see"}</span>
      <CountryNames countries={engagement.countries} most={2} />
    </WorkLine>
  );
}

function EngagementLine({ row }: { row: EngagementRow }) {
  return (
    <WorkLine
      href={`/engagements/${row.reference}`}
      title={row.title}
      when={formatDateRange(row.startsOn, row.endsOn, row.datePrecision)}
    >
      <StatusBadge status={row.status} />
      {isAhead(row) ? (
        <Anchor href={`/engagements/${row.reference}/prepare`} className="relative z-(--z-raised) prose-link">
          Prepare<span className="sr-only"> {row.title}</span>
        </Anchor>
      ) : null}
      <UnsharedBadge publication={row.publication} />
      <RecordBadges {...row} />
      <CountryNames countries={row.countries} most={2} />
    </WorkLine>
  );
}

function CommitmentLine({ row, today }: { row: CommitmentRow; today: CalendarDate }) {
  const countries = row.countryCodes.map((code) => ({ code, name: countryName(code) }));
  return (
    <WorkLine
      href={`/commitments/${row.id}`}
      title={row.text}
      when={row.dueOn ? `due ${formatDate(row.dueOn)}` : "no due date"}
    >
      <CommitmentStateBadge {...row} today={today} />
      {row.engagement.isFictional ? <Badge icon="info">Fictional</Badge> : null}
      <span>{row.ownerName ?? "No owner named"}</span>
      <CountryNames countries={countries} most={2} />
    </WorkLine>
  );
}

function PersonLine({ row, today }: { row: PersonRow; today: CalendarDate }) {
  const { nextContactOn, strength } = row.standing;
  return (
    <WorkLine
      href={`/people/${row.id}`}
      title={[row.rankText, row.name].filter(Boolean).join(" ")}
      when={nextContactOn ? `by ${formatDate(nextContactOn)}` : ""}
    >
      {isOverdue(row.standing, today) ? (
        <Badge tone="danger" icon="alert">
          Overdue
        </Badge>
      ) : null}
      <PersonBadges {...row} />
      {strength ? <span>{STRENGTH_LABELS[strength]}</span> : null}
      <span>{[row.position, row.organisation, row.countryName].filter(Boolean).join(" · ")}</span>
    </WorkLine>
  );
}

/** Judged by the day in UTC, as the list it leads to. */
function LessonLine({ row, today }: { row: LessonRow; today: CalendarDate }) {
  const { number, text, dueOn, edition } = row;
  const href = editionHref({ slug: edition.series.slug, reference: edition.reference });
  return (
    <WorkLine
      href={`${href}#lesson-${number}`}
      title={text}
      when={dueOn ? `due ${formatDate(dueOn)}` : "no due date"}
    >
      <LessonState row={row} today={today} />
      {edition.isFictional ? <Badge icon="info">Fictional</Badge> : null}
      <span>{edition.title}</span>
    </WorkLine>
  );
}

/** Judged by the day in UTC, as the list it leads to. */
function MilestoneLine({ row, today }: { row: MilestoneRow; today: CalendarDate }) {
  const { plannedOn, edition } = row;
  const href = editionHref({ slug: edition.series.slug, reference: edition.reference });
  return (
    <WorkLine
      href={`${href}#${milestoneKey(row)}`}
      title={`${edition.title}: ${milestoneName(row)}`}
      when={plannedOn ? formatDate(plannedOn) : "no day"}
    >
      <HealthBadge health={milestoneHealth(row, today).health} />
      {edition.isFictional ? <Badge icon="info">Fictional</Badge> : null}
    </WorkLine>
  );
}

function ObjectiveLine({ row, today }: { row: ObjectiveView; today: CalendarDate }) {
  const { code, text, reviewOn, lineOfEffort } = row;
  return (
    <WorkLine href={`/objectives/${code}`} title={text} when={reviewOn ? `by ${formatDate(reviewOn)}` : ""}>
      {reviewOn && reviewOn < today ? (
        <Badge tone="danger" icon="alert">
          Overdue
        </Badge>
      ) : null}
      <span className="font-mono">{code}</span>
      <span>{lineOfEffort}</span>
    </WorkLine>
  );
}

type WorkLineProps = { href: string; title: string; when: string; children: ReactNode };

/** A line that opens its record wherever it is pressed. */
function WorkLine({ href, title, when, children }: WorkLineProps) {
  return (
    <li className="relative grid gap-1 px-4 py-2.5 hover:bg-hover">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Anchor
          href={href}
          className={
            "min-w-0 flex-1 basis-52 font-medium wrap-anywhere after:absolute after:inset-0 hover:underline " +
            "focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
          }
        >
          {title}
        </Anchor>
        <span className="text-sm whitespace-nowrap tabular-nums text-muted">{when}</span>
      </div>
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-muted">{children}</div>
    </li>
  );
}
