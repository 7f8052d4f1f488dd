import { HistoryDisclosure } from "@/components/audit/history";
import { keepFor, type Writer } from "@/components/kept-words/kept-words";
import { Section } from "@/components/layout/section";
import { Notice } from "@/components/ui/notice";
import type { RevisionView } from "@/lib/audit/diff";
import { type CalendarDate, type DatePrecision, latestDayOf, todayAt } from "@/lib/dates";
import { IN_REVIEW, isInReview } from "@/lib/engagements/reviews/in-review";
import type { EngagementStatus, LadderStep, Publication } from "@/lib/generated/prisma/enums";
import type { OutcomeView } from "@/lib/outcomes/queries";
import { hasTakenPlace, nextStep, proposedDay, topOf } from "@/lib/outcomes/rules";
import { NewOutcomeForm, OutcomeForms } from "./outcome-forms";
import { OutcomeLadder } from "./outcome-ladder";

type OutcomesSectionProps = {
  writer: Writer;
  outcomes: readonly OutcomeView[];
  /** The versions of each outcome, by its id. */
  histories: ReadonlyMap<string, readonly RevisionView[]>;
  engagement: {
    id: string;
    reference: string;
    status: EngagementStatus;
    publication: Publication;
    startsOn: CalendarDate;
    endsOn: CalendarDate | null;
    datePrecision: DatePrecision;
    clockZone: string;
  };
  mayEdit: boolean;
  /** The id that the next outcome takes. */
  newId: string;
  /** The day it is where the viewer is. */
  today: CalendarDate;
};

/** What came of an engagement, thing by thing. Left out where nothing can be said and nothing is. */
export function OutcomesSection(props: OutcomesSectionProps) {
  const { writer, outcomes, histories, engagement, mayEdit, newId, today } = props;
  const mayChange = mayEdit && !isInReview(engagement);
  const lastDay = latestDayOf(engagement.endsOn ?? engagement.startsOn, engagement.datePrecision);
  const there = todayAt({ place: engagement.clockZone }, new Date());
  const proposedOn = (next: LadderStep | null) =>
    next === "ATTENDED" ? proposedDay(next, lastDay, there) : today;
  const isHeld = hasTakenPlace(engagement.status);
  if (outcomes.length === 0 && !(mayEdit && isHeld)) return null;
  return (
    <Section
      title="What came of it"
      note="Attended, discussed, agreed, acted, sustained: each step with what shows it. A step stands on those below it, so what was agreed at the table is written down as attended and discussed first; all on the same day, if it was."
    >
      {outcomes.map((outcome) => (
        <div
          key={outcome.id}
          id={`outcome-${outcome.id}`}
          data-keep-together
          className="grid gap-3 rounded-lg border border-border bg-surface p-4"
        >
          <h3 className="font-semibold break-words">{outcome.text}</h3>
          <OutcomeLadder outcome={outcome} today={today} />
          {mayChange ? (
            <OutcomeForms
              writer={{ id: writer.id, timeZone: writer.timeZone }}
              outcome={{ id: outcome.id, version: outcome.version }}
              href={`/engagements/${engagement.reference}#outcome-${outcome.id}`}
              next={nextStep(outcome.steps)}
              top={topOf(outcome.steps)?.step ?? null}
              proposedOn={proposedOn(nextStep(outcome.steps))}
              today={today}
            />
          ) : null}
          <HistoryDisclosure
            of={outcome.text}
            revisions={histories.get(outcome.id) ?? []}
            hereZone={writer.timeZone}
            className="print:hidden"
          />
        </div>
      ))}
      {outcomes.length === 0 ? <p className="text-muted">Nothing is written down yet.</p> : null}
      {mayEdit && !mayChange ? <Notice>{IN_REVIEW}</Notice> : null}
      {mayChange && isHeld ? (
        <NewOutcomeForm
          id={newId}
          keep={keepFor(writer, "outcome", `${engagement.id}.new`)}
          engagementId={engagement.id}
        />
      ) : null}
    </Section>
  );
}
