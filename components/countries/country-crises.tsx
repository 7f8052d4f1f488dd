import { AlertBadge, KindBadge } from "@/components/crises/badges";
import { Anchor } from "@/components/ui/anchor";
import type { CountryCrisis } from "@/lib/dashboards/country/queries";
import { formatInstant } from "@/lib/dates";

/** Crises that concern a country. */
export function CountryCrises({ crises }: { crises: readonly CountryCrisis[] }) {
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {crises.map((crisis) => (
        <li key={crisis.reference} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
          <Anchor href={`/crises/${crisis.reference}`} className="flex-1 basis-56 prose-link">
            {crisis.title}
          </Anchor>
          <span className="text-sm text-muted">Opened {formatInstant(crisis.openedAt, "UTC", "DAY")}</span>
          <KindBadge {...crisis} />
          {crisis.isHistorical ? null : <AlertBadge alert={crisis.alert} />}
        </li>
      ))}
    </ul>
  );
}
