import { ExportLink } from "@/components/layout/export-link";
import { EmptyState } from "@/components/ui/empty-state";
import { filtersOf, optionsOf } from "@/components/ui/list-filters";
import type { CalendarDate } from "@/lib/dates";
import { LESSON_FILTER_LABELS, LESSON_KIND_LABELS } from "@/lib/exercises/labels";
import { type LessonFilters, lessonsHref, NO_LESSON_FILTERS } from "@/lib/exercises/lessons/filters";
import type { LessonRow } from "@/lib/exercises/lessons/queries";
import { LessonTable } from "./lesson-table";
import { OwnedList, type OwnedListProps, ownedFilters } from "./owned-list";

type LessonListProps = OwnedListProps<LessonFilters, LessonRow> & {
  /** Day in UTC. */
  today: CalendarDate;
};

/** The lessons of all exercises, narrowed, sorted and page by page. */
export function LessonList({ rows, series, today, ...list }: LessonListProps) {
  const { filters } = list;
  const { sort, state } = filters;
  const tell = filtersOf(filters, NO_LESSON_FILTERS, lessonsHref);
  return (
    <OwnedList
      {...list}
      noun="lesson"
      stateLabels={LESSON_FILTER_LABELS}
      listFilters={{
        q: tell("q", { label: "Words", type: "search" }),
        ...ownedFilters(tell, series),
        kind: tell("kind", { label: "Kind", options: optionsOf(LESSON_KIND_LABELS) }),
      }}
      href={lessonsHref}
      clearHref={lessonsHref({ state, sort })}
      sort={sort === NO_LESSON_FILTERS.sort ? null : sort}
      empty={
        <EmptyState icon="search" title="No lessons yet">
          What an after-action review notes on the page of its edition stands here too, over all exercises.
        </EmptyState>
      }
    >
      <p className="print:hidden">
        <ExportLink list="lessons" href={lessonsHref(filters)} />
      </p>
      <LessonTable rows={rows} today={today} filters={filters} />
    </OwnedList>
  );
}
