import { RelationshipLine } from "@/components/charts/relationship-line";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { formatCount } from "@/components/ui/count";
import { addDays, type CalendarDate, formatDateRange } from "@/lib/dates";
import { engagementsHref } from "@/lib/engagements/filters";
import { prepareRelationship } from "@/lib/relationships/prepare";
import type { Relationship } from "@/lib/relationships/queries";

type RelationshipSectionProps = {
  relationship: Relationship;
  /** The country or the person, as the caption names them. */
  name: string;
  /** Alpha-3 of the other nation, and of the nation whose record this is. */
  theirs: string;
  home: string;
  /** The day it is in UTC. */
  today: CalendarDate;
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
    </Section>
  );
}
