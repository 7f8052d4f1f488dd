import { SeriesStatusBadge } from "@/components/exercises/badges";
import { Anchor } from "@/components/ui/anchor";
import type { HostedSeries } from "@/lib/exercises/queries";

/** Exercise series that a country hosts, with the editions on record there. */
export function HostedExercises({ series }: { series: readonly HostedSeries[] }) {
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {series.map((one) => (
        <li key={one.slug} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
          <Anchor href={`/exercises/${one.slug}`} className="flex-1 basis-40 prose-link">
            {one.name}
          </Anchor>
          <span className="text-sm text-muted">
            {one.editions.length > 0
              ? `On record here: ${one.editions.map(yearWords).join(", ")}`
              : (one.cadence ?? "No edition on record here")}
          </span>
          <SeriesStatusBadge status={one.status} />
        </li>
      ))}
    </ul>
  );
}

function yearWords({ year, cancelReason }: HostedSeries["editions"][number]): string {
  return cancelReason === null ? String(year) : `${year} (cancelled)`;
}
