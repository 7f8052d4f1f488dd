import type { ReactNode } from "react";
import { ExportLink } from "@/components/layout/export-link";
import { FilteredList } from "@/components/layout/filtered-list";
import { EmptyState } from "@/components/ui/empty-state";
import { type ActiveFilter, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { COUNTRY_CHOICES, countryName } from "@/lib/countries/labels";
import type { CalendarDate } from "@/lib/dates";
import { LESSON_FILTER_LABELS, LESSON_KIND_LABELS, OWNER_FILTER_LABELS } from "@/lib/exercises/labels";
import {
  LESSON_OWNERS,
  LESSON_STATE_FILTERS,
  type LessonFilters,
  lessonsHref,
  NO_LESSON_FILTERS,
} from "@/lib/exercises/lessons/filters";
import type { LessonRow } from "@/lib/exercises/lessons/queries";
import type { PageInfo } from "@/lib/paging";
import { LessonTable } from "./lesson-table";

type LessonListProps = {
  filters: LessonFilters;
  notices: readonly string[];
  rows: readonly LessonRow[];
  info: PageInfo;
  counts: Readonly<Record<"all" | (typeof LESSON_STATE_FILTERS)[number], number>>;
  series: readonly SeriesChoice[];
  /** Views of this list that are kept under a name. */
  saved: ReactNode;
  /** Day in UTC. */
  today: CalendarDate;
};

export type SeriesChoice = { slug: string; name: string };

/** The lessons of all exercises, narrowed, sorted and page by page. */
export function LessonList({ filters, notices, rows, info, counts, series, saved, today }: LessonListProps) {
  const { q, kind, owner, country, sort, state } = filters;
  const active = activeLessonFilters(filters, series);
  return (
    <FilteredList
      notices={notices}
      tabs={{
        label: "Lessons by state",
        items: [null, ...LESSON_STATE_FILTERS].map((one) => ({
          label: one ? LESSON_FILTER_LABELS[one] : "All",
          href: lessonsHref({ ...filters, state: one }),
          current: state === one,
          count: counts[one ?? "all"],
        })),
      }}
      bar={
        <FilterBar
          key={lessonsHref(filters)}
          action="/exercises"
          noun="lessons"
          isFiltered={active.length > 0}
          keep={{ view: "lessons", state, sort: sort === NO_LESSON_FILTERS.sort ? null : sort }}
        >
          <FilterField label="Words" name="q" type="search" defaultValue={q ?? ""} />
          <FilterField
            label="Exercise"
            name="series"
            defaultValue={filters.series ?? ""}
            options={series.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          <FilterField
            label="Owned by"
            name="owner"
            defaultValue={owner ?? ""}
            anyLabel="Anyone"
            options={LESSON_OWNERS.map((value) => ({ value, label: OWNER_FILTER_LABELS[value] }))}
          />
          <FilterField
            label="Country"
            name="country"
            defaultValue={country ?? ""}
            options={COUNTRY_CHOICES}
          />
          <FilterField
            label="Kind"
            name="kind"
            defaultValue={kind ?? ""}
            options={Object.entries(LESSON_KIND_LABELS).map(([value, label]) => ({ value, label }))}
          />
        </FilterBar>
      }
      saved={saved}
      active={active}
      clearHref={lessonsHref({ state, sort })}
    >
      {rows.length > 0 ? (
        <>
          <p className="print:hidden">
            <ExportLink list="lessons" href={lessonsHref(filters)} />
          </p>
          <LessonTable rows={rows} today={today} filters={filters} />
          <Pagination {...info} noun="lessons" href={(page) => lessonsHref(filters, page)} />
        </>
      ) : active.length > 0 || state ? (
        <EmptyState icon="filter" title="No lesson matches these filters">
          Choose another state or remove a filter.
        </EmptyState>
      ) : (
        <EmptyState icon="search" title="No lessons yet">
          What an after-action review notes on the page of its edition stands here too, over all exercises.
        </EmptyState>
      )}
    </FilteredList>
  );
}

/** The filters in force besides the state, each with the address without it. */
function activeLessonFilters(filters: LessonFilters, series: readonly SeriesChoice[]): ActiveFilter[] {
  const one = (label: string, value: string | null, without: Partial<LessonFilters>) =>
    value ? [{ label, value, removeHref: lessonsHref({ ...filters, ...without }) }] : [];
  const { q, kind, owner, country } = filters;
  return [
    ...one("Words", q, { q: null }),
    ...one(
      "Exercise",
      filters.series && (series.find(({ slug }) => slug === filters.series)?.name ?? filters.series),
      { series: null },
    ),
    ...one("Owned by", owner && OWNER_FILTER_LABELS[owner], { owner: null }),
    ...one("Country", country && countryName(country), { country: null }),
    ...one("Kind", kind && LESSON_KIND_LABELS[kind], { kind: null }),
  ];
}
