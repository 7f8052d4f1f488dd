import type { CalendarDate } from "@/lib/dates";
import type { FigureKind, FigureSide } from "@/lib/generated/prisma/enums";
import { levelled } from "@/lib/levelled";
import { editionHealth, type Finding, SEVERITY } from "./editions/health/rules";
import type { JudgedEdition } from "./editions/queries";
import type { SeriesFilters } from "./filters";
import { titleOf } from "./planner/prepare";
import type { SeriesListItem } from "./queries";

export type SeriesRow = SeriesListItem & {
  /** The other names that the search found it by; empty when its own name fits or nothing was searched for. */
  foundBy: readonly string[];
};

/**
 * The series that fit the filters, in the order given. A search reads every name a series ever had. Where `near` is given these
 * are its names that come close to the words, and count in place of those that have them.
 */
export function prepareSeriesList(
  series: readonly SeriesListItem[],
  { q, status, domain }: SeriesFilters,
  near: ReadonlySet<string> | null = null,
): SeriesRow[] {
  const wanted = levelled(q);
  const hasWanted = (name: string) => (near ? near.has(name) : levelled(name).includes(wanted));
  return series
    .filter((one) => status === null || one.status === status)
    .filter((one) => domain === null || one.domains.includes(domain))
    .flatMap((one) => {
      if (wanted === "" || hasWanted(one.name)) return [{ ...one, foundBy: [] }];
      const foundBy = one.aliases.filter(hasWanted);
      return foundBy.length > 0 ? [{ ...one, foundBy }] : [];
    });
}

export type EditionInNeed = {
  reference: string;
  slug: string;
  title: string;
  isFictional: boolean;
  findings: readonly [Finding, ...Finding[]];
};

/** The editions that are red or amber on a day, the worst first, in the order given. */
export function editionsInNeed(editions: readonly JudgedEdition[], today: CalendarDate): EditionInNeed[] {
  return editions
    .map((edition) => ({
      reference: edition.reference,
      slug: edition.series.slug,
      title: titleOf(edition),
      isFictional: edition.isFictional,
      findings: editionHealth(edition, today),
    }))
    .filter(({ findings: [worst] }) => worst.health === "RED" || worst.health === "AMBER")
    .sort((a, b) => SEVERITY.indexOf(a.findings[0].health) - SEVERITY.indexOf(b.findings[0].health));
}

type Counted = { kind: FigureKind; side: FigureSide; countryCode: string | null; value: number };

export type FigureGroup<Figure extends Counted> = {
  kind: FigureKind;
  side: FigureSide;
  countryCode: string | null;
  /** Every figure on record, lowest first: none of them is picked. */
  figures: readonly Figure[];
  /** Whether the sources disagree. */
  isContested: boolean;
};

/** The figures of an edition by what and whom they count, conflicting ones side by side. */
export function groupFigures<Figure extends Counted>(figures: readonly Figure[]): FigureGroup<Figure>[] {
  return [
    ...Map.groupBy(figures, ({ kind, side, countryCode }) => `${kind} ${side} ${countryCode}`).values(),
  ].flatMap((group) => {
    const [first] = group;
    return first
      ? {
          kind: first.kind,
          side: first.side,
          countryCode: first.countryCode,
          figures: group.toSorted((one, other) => one.value - other.value),
          isContested: new Set(group.map(({ value }) => value)).size > 1,
        }
      : [];
  });
}
