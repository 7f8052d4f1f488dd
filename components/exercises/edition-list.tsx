import { Anchor } from "@/components/ui/anchor";
import { formatDateRange } from "@/lib/dates";
import { editionHref } from "@/lib/exercises/editions/links";
import { titleOf } from "@/lib/exercises/planner/prepare";
import type { Series } from "@/lib/exercises/queries";
import { Fictional, PhaseBadge } from "./badges";
import { FigureGroups } from "./figure-groups";

/** Editions of a series, the latest first, each with its way to the whole. */
export function EditionList({ series }: { series: Pick<Series, "slug" | "name" | "editions"> }) {
  return (
    <ol className="grid gap-4">
      {series.editions.map((edition) => (
        <li key={edition.id} className="grid gap-3 rounded-lg border border-border bg-surface p-4">
          <div className="grid gap-1">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <h3 className="font-semibold">
                <Anchor
                  href={editionHref({ slug: series.slug, reference: edition.reference })}
                  className="prose-link"
                >
                  {titleOf({ ...edition, series })}
                </Anchor>
              </h3>
              <span className="font-mono text-sm text-muted">{edition.reference}</span>
              {edition.cancelReason === null ? null : <PhaseBadge phase="CANCELLED" />}
              {edition.isFictional ? <Fictional /> : null}
            </div>
            <p className="text-sm text-muted">
              {edition.startsOn ? formatDateRange(edition.startsOn, edition.endsOn) : "Dates not known"}
              {edition.place ? ` · ${edition.place}` : ""}
              {edition.hosts.map((host) => (
                <span key={host.code}>
                  {" · "}
                  <Anchor href={`/countries/${host.code}`} className="prose-link">
                    {host.name}
                  </Anchor>
                </span>
              ))}
            </p>
          </div>
          {edition.figures.length > 0 ? (
            <FigureGroups figures={edition.figures} />
          ) : (
            <p className="text-sm text-muted">No figures on record.</p>
          )}
        </li>
      ))}
    </ol>
  );
}
