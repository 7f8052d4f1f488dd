import { StatusBadge } from "@/components/engagements/status-badge";
import { Anchor } from "@/components/ui/anchor";
import { formatDateRange } from "@/lib/dates";
import type { EngagementRow } from "@/lib/engagements/views";
import type { OfficeEvents } from "@/lib/preparations/queries";

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

/** An event by its days, title and status. */
export function EventLine({ event }: { event: EngagementRow }) {
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
