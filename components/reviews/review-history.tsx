import { formatInstant } from "@/lib/dates";
import { REVIEW_EVENT_LABELS } from "@/lib/engagements/reviews/labels";
import type { ReviewEvent } from "@/lib/engagements/reviews/rules";

/** Everything that happened in the reviews of a record, oldest first, with what was said. */
export function ReviewHistory({ events, zone }: { events: readonly ReviewEvent[]; zone: string }) {
  return (
    <ol aria-label="History of the review" className="grid gap-2">
      {events.map((event) => (
        <li key={`${event.at.toISOString()} ${event.what}`} className="grid gap-0.5">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{REVIEW_EVENT_LABELS[event.what]}</span>
            <span className="text-sm text-muted">{whoWords(event)}</span>
            <span className="text-xs tabular-nums text-muted">{formatInstant(event.at, zone)}</span>
          </p>
          {event.comment ? (
            <p className="max-w-prose whitespace-pre-line wrap-anywhere">{event.comment}</p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function whoWords({ what, who, post }: ReviewEvent): string {
  if (what === "CLIMBED") return `to ${post ?? "the post above"}, undecided or without a holder`;
  const name = who ?? "someone you may not see";
  return post ? `by ${name} as ${post}` : `by ${name}`;
}
