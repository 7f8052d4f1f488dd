import type { FigureKind } from "@/lib/generated/prisma/enums";
import { levelled } from "@/lib/levelled";
import type { SeriesFilters } from "./filters";
import type { Series, SeriesListItem } from "./queries";

export type SeriesRow = SeriesListItem & {
  /** The other names that the search found it by; empty when its own name fits or nothing was searched for. */
  foundBy: readonly string[];
};

/** The series that fit the filters, in the order given. A search reads every name a series ever had. */
export function prepareSeriesList(
  series: readonly SeriesListItem[],
  { q, status, domain }: SeriesFilters,
): SeriesRow[] {
  const wanted = levelled(q);
  const hasWanted = (name: string) => levelled(name).includes(wanted);
  return series
    .filter((one) => status === null || one.status === status)
    .filter((one) => domain === null || one.domains.includes(domain))
    .flatMap((one) => {
      if (wanted === "" || hasWanted(one.name)) return [{ ...one, foundBy: [] }];
      const foundBy = one.aliases.filter(hasWanted);
      return foundBy.length > 0 ? [{ ...one, foundBy }] : [];
    });
}

type Figure = Series["editions"][number]["figures"][number];

export type FigureGroup = {
  kind: FigureKind;
  /** Every figure on record, lowest first: none of them is picked. */
  figures: readonly Figure[];
  /** Whether the sources disagree. */
  isContested: boolean;
};

/** The figures of an edition by what they count, conflicting ones side by side. */
export function groupFigures(figures: readonly Figure[]): FigureGroup[] {
  return [...Map.groupBy(figures, (figure) => figure.kind)].map(([kind, group]) => ({
    kind,
    figures: group.toSorted((one, other) => one.value - other.value),
    isContested: new Set(group.map((figure) => figure.value)).size > 1,
  }));
}
