import { Anchor } from "@/components/ui/anchor";
import { formatDateRange } from "@/lib/dates";
import { ATMOSPHERICS_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import type { Atmospherics } from "@/lib/generated/prisma/enums";
import type { PastMeeting } from "@/lib/preparations/queries";

/** What is due to be spoken of: what was to follow from the last meetings, and what either side asked for there. */
export function TopicsDue({ meetings }: { meetings: readonly PastMeeting[] }) {
  const due = meetings.filter(({ nextSteps, asks }) => nextSteps || asks.length > 0);
  if (due.length === 0) return <p className="text-muted">The last meetings left nothing to follow up.</p>;
  return (
    <ul className="grid gap-3">
      {due.map(({ engagement, nextSteps, asks }) => (
        <li key={engagement.id} className="grid gap-1">
          <Meeting engagement={engagement} />
          {nextSteps ? <p className="break-words">Next steps: {nextSteps}</p> : null}
          {asks.map(({ side, text }) => (
            <p key={`${side} ${text}`} className="break-words">
              {SIDE_LABELS[side]} asked: {text}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** What each side said the last time they met, and how it felt. */
export function SaidLastTime({ meetings }: { meetings: readonly PastMeeting[] }) {
  const last = meetings.find(({ said }) => said.length > 0);
  if (!last) return <p className="text-muted">No key points of an earlier meeting are on record.</p>;
  return (
    <div className="grid gap-1">
      <Meeting engagement={last.engagement} />
      {last.said.map(({ side, text }) => (
        <p key={`${side} ${text}`} className="break-words">
          <span className="font-medium">{SIDE_LABELS[side]}:</span> {text}
        </p>
      ))}
      {last.atmospherics ? (
        <p className="text-sm text-muted">
          Atmospherics: {ATMOSPHERICS_LABELS[last.atmospherics as Atmospherics].toLowerCase()}
        </p>
      ) : null}
    </div>
  );
}

/** When and at what it was. */
export function Meeting({ engagement }: Pick<PastMeeting, "engagement">) {
  return (
    <p className="text-sm text-muted">
      {formatDateRange(engagement.startsOn, engagement.endsOn, engagement.datePrecision)},{" "}
      <Anchor href={`/engagements/${engagement.reference}`} className="prose-link">
        {engagement.title}
      </Anchor>
    </p>
  );
}
