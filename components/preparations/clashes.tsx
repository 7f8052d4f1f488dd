import { StatusBadge } from "@/components/engagements/status-badge";
import { Anchor } from "@/components/ui/anchor";
import { Notice } from "@/components/ui/notice";
import { formatDateRange } from "@/lib/dates";
import type { EngagementRow } from "@/lib/engagements/views";
import { saturationWords } from "@/lib/preparations/labels";
import type { Clash, OfficeEvents } from "@/lib/preparations/queries";
import { isSaturated } from "@/lib/preparations/rules";

const NAMES_SHOWN = 5;

/** What stands in the way: offices that are visited too often, and people who are to be elsewhere. */
export function Warnings({
  offices,
  clashes,
}: {
  offices: readonly OfficeEvents[];
  clashes: readonly Clash[];
}) {
  const saturated = offices.flatMap(({ organisation, crowd }) =>
    crowd && isSaturated(crowd) ? [saturationWords(crowd, organisation)] : [],
  );
  if (saturated.length === 0 && clashes.length === 0) return null;
  return (
    <div className="grid gap-3 print:gap-1">
      {saturated.map((words) => (
        <Notice key={words} tone="warning" title={words}>
          Join them into one, or put one of them off.
        </Notice>
      ))}
      {clashes.map(({ names, when, engagement }) => (
        <Notice
          key={engagement.id}
          tone="warning"
          title={`Named for something else ${when}: ${namesIn(names)}`}
        >
          <EventLine event={engagement} />
        </Notice>
      ))}
    </div>
  );
}

/** Of a whole delegation the first are named. */
function namesIn(names: readonly string[]): string {
  const rest = names.length - NAMES_SHOWN;
  return `${names.slice(0, NAMES_SHOWN).join("; ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

/** Other events with the offices of the counterparts within a week. */
export function OfficeList({ offices }: { offices: readonly OfficeEvents[] }) {
  const busy = offices.filter(({ events }) => events.length > 0);
  if (busy.length === 0)
    return <p className="text-muted">Nothing else with these offices is on record within a week.</p>;
  return (
    <ul className="grid gap-3 print:gap-1">
      {busy.map(({ organisation, events }) => (
        <li key={organisation} className="grid gap-1">
          <p className="font-medium">{organisation}</p>
          <ul className="grid gap-1">
            {events.map((event) => (
              <li key={event.id}>
                <EventLine event={event} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function EventLine({ event }: { event: EngagementRow }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="tabular-nums">
        {formatDateRange(event.startsOn, event.endsOn, event.datePrecision)}
      </span>
      <Anchor href={`/engagements/${event.reference}`} className="prose-link">
        {event.title}
      </Anchor>
      <StatusBadge status={event.status} />
    </span>
  );
}
