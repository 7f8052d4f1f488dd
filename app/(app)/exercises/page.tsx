import type { Metadata } from "next";
import { AttentionList } from "@/components/exercises/attention-list";
import { LessonList } from "@/components/exercises/lesson-list";
import { MilestoneList } from "@/components/exercises/milestone-list";
import { Planner } from "@/components/exercises/planner";
import { activePlannerFilters, PlannerFilterBar } from "@/components/exercises/planner-filters";
import { activeSeriesFilters, SeriesFilterBar } from "@/components/exercises/series-filters";
import { SeriesTable } from "@/components/exercises/series-table";
import { ExportLink } from "@/components/layout/export-link";
import { FilteredList } from "@/components/layout/filtered-list";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { SavedViews } from "@/components/saved-views/saved-views";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Tabs } from "@/components/ui/tabs";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { counted, countFound } from "@/lib/counts";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { listLiveEditions } from "@/lib/exercises/editions/queries";
import { exercisesHref, readSeriesFilters } from "@/lib/exercises/filters";
import { LESSON_STATE_FILTERS, lessonsHref, readLessonFilters } from "@/lib/exercises/lessons/filters";
import { countLessons, listLessons } from "@/lib/exercises/lessons/queries";
import {
  MILESTONE_STATE_FILTERS,
  milestonesHref,
  readMilestoneFilters,
} from "@/lib/exercises/milestones/filters";
import { countMilestones, listMilestones } from "@/lib/exercises/milestones/queries";
import {
  keptPlannerHref,
  type PlannerFilters,
  plannerHref,
  readList,
  readPlannerFilters,
  readView,
  unnarrowed,
} from "@/lib/exercises/planner/filters";
import { lastDayOf, listPlannedEditions, listPlannedSeries } from "@/lib/exercises/planner/queries";
import { canManageSeries } from "@/lib/exercises/policy";
import { editionsInNeed } from "@/lib/exercises/prepare";
import { findSeries } from "@/lib/exercises/queries";
import { newId } from "@/lib/ids";
import { countParts } from "@/lib/paging";
import { listTags } from "@/lib/picklists/queries";
import { savedViewsAt } from "@/lib/saved-views/prepare";
import { listSavedViews } from "@/lib/saved-views/queries";

export const metadata: Metadata = { title: "Exercises" };

export default async function ExercisesPage({ searchParams }: PageProps<"/exercises">) {
  const viewer = await requireViewer();
  const query = await searchParams;
  const view = readView(query);
  const list = readList(query);
  const today = todayIn("UTC", new Date());
  const planned = (which: PlannerFilters["view"]) =>
    plannerHref(readPlannerFilters(which, view === null ? {} : query, today));
  return (
    <PageBody>
      <PageHeader
        title="Exercises"
        summary="Recurring exercises, what is planned of each edition, and what came of it."
        action={
          canManageSeries(viewer) && view === null && list === null ? (
            <>
              <ButtonLink href="/exercises/template">Planning templates</ButtonLink>
              <ButtonLink variant="primary" href="/exercises/new">
                Add a series
              </ButtonLink>
            </>
          ) : null
        }
      />
      <Tabs
        label="Views of exercises"
        wraps
        items={[
          { href: "/exercises", label: "Series", current: view === null && list === null },
          { href: planned("planner"), label: "Year planner", current: view === "planner" },
          { href: planned("calendar"), label: "Calendar", current: view === "calendar" },
          { href: milestonesHref({ state: "open" }), label: "Milestones", current: list === "milestones" },
          // What a review brought stays with the nation that keeps the record.
          ...(viewer.isHome
            ? [{ href: lessonsHref({ state: "open" }), label: "Lessons", current: list === "lessons" }]
            : []),
        ]}
      />
      {list === "lessons" ? (
        <LessonsView viewer={viewer} query={query} />
      ) : list === "milestones" ? (
        <MilestonesView viewer={viewer} query={query} />
      ) : view === null ? (
        <SeriesView viewer={viewer} query={query} />
      ) : (
        <PlannerView viewer={viewer} filters={readPlannerFilters(view, query, today)} />
      )}
    </PageBody>
  );
}

async function PlannerView({ viewer, filters }: { viewer: Viewer; filters: PlannerFilters }) {
  const { editions, views, ...names } = await withViewer(viewer, async (db) => ({
    editions: await listPlannedEditions(db, viewer, filters),
    series: await listPlannedSeries(db),
    tags: await listTags(db),
    views: await listSavedViews(db),
  }));
  const today = todayIn("UTC", new Date());
  return (
    <FilteredList
      saved={<SavedViews {...savedViewsAt(viewer, keptPlannerHref(filters, today), views)} newId={newId()} />}
      bar={<PlannerFilterBar filters={filters} {...names} />}
      active={activePlannerFilters(filters, names)}
      clearHref={plannerHref(unnarrowed(filters))}
    >
      {editions.length > 0 ? (
        <p className="flex flex-wrap gap-2 print:hidden">
          <ExportLink list="exercises" href={plannerHref(filters)} />
          <ExportLink list="exercises" href={plannerHref(filters)} rows="numbers">
            Export the numbers
          </ExportLink>
        </p>
      ) : null}
      <Planner editions={editions} filters={filters} to={lastDayOf(filters)} today={today} />
    </FilteredList>
  );
}

async function LessonsView({ viewer, query }: SeriesViewProps) {
  if (!viewer.isHome)
    return (
      <EmptyState icon="ban" title="Lessons are not open to you">
        What a review taught stays with the nation that keeps this record.
      </EmptyState>
    );
  const { filters, page, notices } = readLessonFilters(query);
  const { views, ...list } = await withViewer(viewer, async (db) => ({
    ...(await listLessons(db, viewer, filters, page)),
    counts: await countParts(LESSON_STATE_FILTERS, (state) =>
      countLessons(db, viewer, { ...filters, state }),
    ),
    series: await listPlannedSeries(db),
    views: await listSavedViews(db),
  }));
  return (
    <LessonList
      {...list}
      {...{ filters, notices }}
      saved={<SavedViews {...savedViewsAt(viewer, lessonsHref(filters), views)} newId={newId()} />}
      today={todayIn("UTC", new Date())}
    />
  );
}

async function MilestonesView({ viewer, query }: SeriesViewProps) {
  const { filters, page, notices } = readMilestoneFilters(query);
  const { views, ...list } = await withViewer(viewer, async (db) => ({
    ...(await listMilestones(db, viewer, filters, page)),
    counts: await countParts(MILESTONE_STATE_FILTERS, (state) =>
      countMilestones(db, viewer, { ...filters, state }),
    ),
    series: await listPlannedSeries(db),
    views: await listSavedViews(db),
  }));
  return (
    <MilestoneList
      {...list}
      {...{ filters, notices }}
      saved={<SavedViews {...savedViewsAt(viewer, milestonesHref(filters), views)} newId={newId()} />}
      today={todayIn("UTC", new Date())}
    />
  );
}

type SeriesViewProps = { viewer: Viewer; query: Parameters<typeof readSeriesFilters>[0] };

async function SeriesView({ viewer, query }: SeriesViewProps) {
  const filters = readSeriesFilters(query);
  const { series, rows, isNear, live } = await withViewer(viewer, async (db) => ({
    ...(await findSeries(db, filters)),
    live: await listLiveEditions(db, viewer),
  }));
  const inNeed = editionsInNeed(live, todayIn("UTC", new Date()));
  const active = activeSeriesFilters(filters);
  return (
    <>
      {inNeed.length > 0 && active.length === 0 ? (
        <Section
          title="Editions that need somebody"
          note="Red: a milestone is overdue, or the final planning conference is behind us and nobody besides the host is confirmed. Amber: something falls due within 30 days, or a lesson has no owner."
        >
          <AttentionList editions={inNeed} />
        </Section>
      ) : null}
      <Section
        title="Series"
        note={`${counted(countFound({ total: rows.length, isNear }), "series", "series")}. A search reads every name a series ever had.`}
      >
        <FilteredList bar={<SeriesFilterBar filters={filters} />} active={active} clearHref="/exercises">
          {isNear && rows.length > 0 ? <Notice>Nothing is spelled so. These come close.</Notice> : null}
          {rows.length > 0 ? (
            <>
              <p className="print:hidden">
                <ExportLink list="exercise-series" href={exercisesHref(filters)} />
              </p>
              <SeriesTable rows={rows} />
            </>
          ) : series.length > 0 ? (
            <EmptyState icon="filter" title="No series matches these filters">
              Try an older name, or clear the filters above.
            </EmptyState>
          ) : (
            <EmptyState icon="target" title="No exercise series yet">
              Recurring exercises stand here with their names through the years and what sources say of each
              edition. They come with the reference data; admins add others.
            </EmptyState>
          )}
        </FilteredList>
      </Section>
    </>
  );
}
