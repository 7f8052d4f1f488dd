import { EngagementLine } from "@/components/engagements/engagement-line";
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
                <EngagementLine engagement={event} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
