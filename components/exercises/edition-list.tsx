import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { formatCount } from "@/components/ui/count";
import { formatDate, formatDateRange } from "@/lib/dates";
import { FIGURE_KIND_LABELS } from "@/lib/exercises/labels";
import { groupFigures } from "@/lib/exercises/prepare";
import type { Series } from "@/lib/exercises/queries";
import { NotVerified } from "./badges";

/** Editions, the latest first. Sources disagree about sizes: every figure stands with its source, none is picked. */
export function EditionList({ editions }: { editions: Series["editions"] }) {
  return (
    <ol className="grid gap-4">
      {editions.map((edition) => (
        <li key={edition.reference} className="grid gap-3 rounded-lg border border-border bg-surface p-4">
          <div className="grid gap-1">
            <h3 className="flex flex-wrap items-baseline gap-x-3 font-semibold">
              {edition.year}
              <span className="font-mono text-sm font-normal text-muted">{edition.reference}</span>
            </h3>
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
            <Figures figures={edition.figures} />
          ) : (
            <p className="text-sm text-muted">No figures on record.</p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Figures({ figures }: { figures: Series["editions"][number]["figures"] }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]">
      {groupFigures(figures).map(({ kind, figures: group, isContested }) => (
        <div key={kind} className="grid content-start gap-1">
          <dt className="flex flex-wrap items-center gap-2 text-sm font-medium">
            {FIGURE_KIND_LABELS[kind]}
            {isContested ? (
              <Badge tone="info" icon="info">
                Sources disagree
              </Badge>
            ) : null}
          </dt>
          {group.map((figure) => (
            <dd key={figure.id} className="grid text-sm">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="text-lg font-semibold tabular-nums">{formatCount(figure.value)}</span>
                {figure.qualifier}
                {figure.isVerified ? null : <NotVerified />}
              </span>
              <span className="text-xs text-muted">
                {figure.source}
                {figure.asOf ? `, ${formatDate(figure.asOf)}` : ""}
              </span>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
