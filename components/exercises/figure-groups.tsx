import { clsx } from "clsx";
import { Badge } from "@/components/ui/badge";
import { formatCount } from "@/lib/counts";
import { formatDate } from "@/lib/dates";
import { isOfTheWhole } from "@/lib/exercises/editions/figures/rules";
import { FIGURE_KIND_LABELS, whoseLabel } from "@/lib/exercises/labels";
import { groupFigures } from "@/lib/exercises/prepare";
import type { FigureKind, FigureSide } from "@/lib/generated/prisma/enums";
import { NotVerified } from "./badges";

type Figure = {
  id: string;
  kind: FigureKind;
  side: FigureSide;
  countryCode: string | null;
  value: number;
  qualifier: string | null;
  source: string;
  asOf: string | null;
  isAsReported: boolean;
  isVerified: boolean;
};

/** Numbers of an edition. Sources disagree about sizes: every figure stands with its source, none is picked. `isOfOne`: of one participant,
 * whose name stands beside. */
export function FigureGroups({
  figures,
  isOfOne = false,
}: {
  figures: readonly Figure[];
  isOfOne?: boolean;
}) {
  return (
    <dl
      className={clsx(
        "grid gap-x-6 gap-y-3",
        isOfOne ? "min-w-36" : "sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]",
      )}
    >
      {groupFigures(figures).map(({ kind, side, countryCode, figures: group, isContested }) => (
        <div key={`${kind} ${side} ${countryCode}`} className="grid content-start gap-1">
          <dt className="flex flex-wrap items-center gap-2 text-sm font-medium">
            {FIGURE_KIND_LABELS[kind]}
            {isOfOne || isOfTheWhole({ side, countryCode })
              ? null
              : `, ${countryCode === null ? whoseLabel({ side, countryCode }).toLowerCase() : whoseLabel({ side, countryCode })}`}
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
                {figure.isAsReported ? <span className="text-muted">as reported</span> : null}
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
