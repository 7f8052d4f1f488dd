import { RelationshipLine } from "@/components/charts/relationship-line";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { formatCount } from "@/lib/counts";
import { addDays, addMonths, type CalendarDate, formatDateRange, monthStart } from "@/lib/dates";
import { engagementsHref } from "@/lib/engagements/filters";
import { prepareRelationship } from "@/lib/relationships/prepare";
import type { Relationship } from "@/lib/relationships/queries";
import { STEP_MONTHS, spanAround } from "@/lib/relationships/rules";

type RelationshipSectionProps = {
  relationship: Relationship;
  /** The country or the person, as the caption names them. */
  name: string;
  /** Alpha-3 of the other nation, and of the nation whose record this is. */
  theirs: string;
  home: string;
  /** The day it is in UTC. */
  today: CalendarDate;
  /** The address of the page with the line from another month on (`YYYY-MM`); null is the usual one. */
  hrefFrom: (month: string | null) => string;
  /** A person's: lower, and without a list of its own. */
  small?: boolean;
};

/** The relationship line under its heading, with a word on what was too much to draw. */
export function RelationshipSection({
  relationship,
  name,
  theirs,
  home,
  today,
  hrefFrom,
  small,
}: RelationshipSectionProps) {
  const { span, meetings, meetingCount, promises, promiseCount, filters } = relationship;
  const words = formatDateRange(span.from, addDays(span.until, -1), "MONTH");
  const leftOut = [
    ...(meetingCount > meetings.length
      ? [
          `the ${formatCount(meetings.length)} meetings with the most senior partners of ${formatCount(meetingCount)}`,
        ]
      : []),
    ...(promiseCount > promises.length
      ? [`${formatCount(promises.length)} promises of ${formatCount(promiseCount)}, those still open first`]
      : []),
  ];
  return (
    <Section
      boxed
      id={ID}
      title="Relationship line"
      note={`${words}. Each mark opens its record.${leftOut.length > 0 ? ` Drawn are ${leftOut.join(" and ")}.` : ""}`}
      action={
        small || meetingCount === 0 ? null : (
          <Anchor href={engagementsHref(filters)} className="prose-link">
            {meetingCount === 1 ? "The 1 engagement" : `All ${formatCount(meetingCount)} engagements`}
          </Anchor>
        )
      }
    >
      {meetingCount + promiseCount + relationship.crises.length > 0 ? (
        <RelationshipLine
          caption={`Relationship line with ${name}, ${words}`}
          model={prepareRelationship(relationship, { home, theirs, today })}
          small={small}
        />
      ) : (
        <p className="text-muted">Nothing of these two years is on record and open to you.</p>
      )}
      <TimeSteps from={span.from} today={today} hrefFrom={hrefFrom} />
    </Section>
  );
}

const ID = "relationship";

/** Nothing is planned further ahead than this many months. */
const MOST_AHEAD = 48;

type TimeStepsProps = Pick<RelationshipSectionProps, "today" | "hrefFrom"> & { from: CalendarDate };

/** The line a year earlier, a year later, and as it opens by itself. */
function TimeSteps({ from, today, hrefFrom }: TimeStepsProps) {
  const usual = spanAround(today).from;
  const later = addMonths(from, STEP_MONTHS);
  const linkTo = (label: string, start: CalendarDate) => (
    <Anchor
      href={`${hrefFrom(start === usual ? null : start.slice(0, 7))}#${ID}`}
      className="inline-flex min-h-6 items-center prose-link"
    >
      {label}
    </Anchor>
  );
  return (
    <nav
      aria-label="Move the relationship line"
      className="mt-3 flex flex-wrap justify-between gap-x-6 gap-y-1 text-sm print:hidden"
    >
      {linkTo("← A year earlier", addMonths(from, -STEP_MONTHS))}
      {from === usual ? null : linkTo("Around today", usual)}
      {later > addMonths(monthStart(today), MOST_AHEAD) ? null : linkTo("A year later →", later)}
    </nav>
  );
}
