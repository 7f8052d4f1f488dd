import type { Metadata } from "next";
import { CalendarLinks } from "@/components/engagements/calendar-links";
import {
  activeEngagementFilters,
  EngagementFilterBar,
  type FilterNames,
} from "@/components/engagements/engagement-filters";
import { EngagementLook, type LookModel } from "@/components/engagements/engagement-look";
import { EngagementTable } from "@/components/engagements/engagement-table";
import { SelectionBar } from "@/components/engagements/selection-bar";
import { ExportLink } from "@/components/layout/export-link";
import { FilteredList } from "@/components/layout/filtered-list";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { SavedViews } from "@/components/saved-views/saved-views";
import { ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { ToldOnce } from "@/components/ui/told-once";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { countryName } from "@/lib/countries/labels";
import { counted } from "@/lib/counts";
import { type CalendarDate, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { hasDiscarded } from "@/lib/engagements/discards/queries";
import { LINE_FILES } from "@/lib/engagements/export/lines";
import {
  type EngagementFilters,
  engagementsHref,
  inPart,
  NO_FILTERS,
  readEngagementFilters,
  WHENS,
  type When,
} from "@/lib/engagements/filters";
import { LOOK_LABELS, WHEN_LABELS } from "@/lib/engagements/labels";
import {
  LOOKS,
  type LookFilters,
  lookHref,
  monthShown,
  movedTo,
  otherLook,
  readLook,
  timelineStart,
} from "@/lib/engagements/looks/filters";
import {
  prepareMonth,
  preparePlaces,
  preparePoints,
  prepareReasons,
  prepareTimeline,
} from "@/lib/engagements/looks/prepare";
import {
  countByCountries,
  countByLane,
  countByReason,
  listMonth,
  listPlaced,
  nearMonths,
} from "@/lib/engagements/looks/queries";
import { MOST_CHOSEN } from "@/lib/engagements/many/schema";
import { canCreate } from "@/lib/engagements/policy";
import { listEngagementsInParts, userNames } from "@/lib/engagements/queries";
import { countBySteps, countParts } from "@/lib/engagements/totals";
import type { EngagementList } from "@/lib/engagements/views";
import { exportHref } from "@/lib/exports/lists";
import type { Marking } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { bannerFor } from "@/lib/markings/rules";
import { listOutcomeIds, listOutcomesById } from "@/lib/outcomes/export/queries";
import { postNames } from "@/lib/people/posts/queries";
import { personNames } from "@/lib/people/queries";
import type { PicklistCode } from "@/lib/picklists/labels";
import { listTags } from "@/lib/picklists/queries";
import { savedViewsAt } from "@/lib/saved-views/prepare";
import { listSavedViews } from "@/lib/saved-views/queries";

export const metadata: Metadata = { title: "Engagements" };

/** Outcomes named under the numbers; the file has them all. */
const OUTCOMES_SHOWN = 50;

export default async function EngagementsPage({ searchParams }: PageProps<"/engagements">) {
  const viewer = await requireViewer();
  const query = await searchParams;
  const { filters, page, notices } = readEngagementFilters(query);
  const { shown, notices: unread } = readLook(query);
  const today = todayIn(viewer.timeZone, new Date());
  const { totals, list, picture, markings, names, views, isDiscarded } = await withViewer(
    viewer,
    async (db) => ({
      ...(await readLooked(db, viewer, filters, shown, page, today)),
      isDiscarded: await hasDiscarded(db, viewer, query.discarded),
      views: await listSavedViews(db),
      names: await readNames(db, filters),
    }),
  );
  const total = totals[filters.when];
  const active = activeEngagementFilters(filters, names, shown);
  const mayCreate = canCreate(viewer);

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(markings)} />
      <PageHeader
        title="Engagements"
        summary={`${counted(total, "engagement")}${partWords(filters, total)}`}
        action={
          mayCreate ? (
            <ButtonLink variant="primary" href="/engagements/new">
              <Icon name="plus" />
              New engagement
            </ButtonLink>
          ) : null
        }
        secondary={total > 0 ? <ExportLink list="engagements" href={engagementsHref(filters)} /> : null}
      />
      {isDiscarded ? (
        <ToldOnce param="discarded">
          <Notice tone="success">
            The draft is discarded: it stands in no list any more, and its reference is not given again.
          </Notice>
        </ToldOnce>
      ) : null}
      <FilteredList
        notices={[...notices, ...unread]}
        tabs={{
          label: "Engagements by time",
          items: WHENS.map((when) => ({
            label: WHEN_LABELS[when],
            href: lookHref(inPart(filters, when), shown),
            current: filters.when === when,
            count: totals[when],
          })),
        }}
        looks={{
          label: "Ways to look at them",
          items: LOOKS.map((look) => ({
            label: LOOK_LABELS[look],
            href: otherLook(filters, shown, look),
            current: look === shown.look,
          })),
        }}
        bar={<EngagementFilterBar filters={filters} shown={shown} names={names} />}
        saved={<SavedViews {...savedViewsAt(viewer, lookHref(filters, shown), views)} newId={newId()} />}
        active={active}
        clearHref={lookHref(inPart(NO_FILTERS, filters.when), shown)}
      >
        {picture && total > 0 ? (
          <EngagementLook filters={filters} shown={shown} picture={picture} />
        ) : list && list.rows.length > 0 ? (
          <>
            {mayCreate ? (
              <SelectionBar total={list.info.total} most={MOST_CHOSEN} allHref={allHref(filters)} />
            ) : null}
            <EngagementTable
              caption="Engagements"
              rows={list.rows}
              filters={filters}
              isSelectable={mayCreate}
            />
            <Pagination
              {...list.info}
              noun="engagements"
              href={(wanted) => engagementsHref(filters, wanted)}
            />
            <Disclosure summary="Export what stands in the records line by line" className="print:hidden">
              <ul className="flex flex-wrap gap-x-4 gap-y-1 pt-2 text-sm">
                {LINE_FILES.map(({ path, title }) => (
                  <li key={path}>
                    <a
                      href={exportHref("engagements", engagementsHref(filters), { rows: path })}
                      download
                      className="prose-link"
                    >
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            </Disclosure>
          </>
        ) : active.length > 0 ? (
          <EmptyState icon="filter" title="Nothing matches these filters">
            Remove one of them above, or clear them all. What is not open to you is not counted.
          </EmptyState>
        ) : totals.all > 0 ? (
          <EmptyState
            icon="handshake"
            title={filters.when === "ahead" ? "Nothing is ahead" : "Nothing is past"}
          >
            What is on record stands under the other tabs.
          </EmptyState>
        ) : (
          <EmptyState
            icon="handshake"
            title="No engagements yet"
            action={
              mayCreate ? (
                <ButtonLink variant="primary" href="/engagements/new">
                  Log the first one
                </ButtonLink>
              ) : null
            }
          >
            Meetings, visits, exchanges, exercises and training in your countries stand here, newest first.
          </EmptyState>
        )}
        {total > 0 ? (
          <Disclosure summary="Take it into a calendar" className="print:hidden">
            <div className="pt-2">
              <CalendarLinks href={engagementsHref(filters)} mayWithhold />
            </div>
          </Disclosure>
        ) : null}
      </FilteredList>
    </PageBody>
  );
}

type Looked = {
  totals: Record<When, number>;
  list: EngagementList | null;
  picture: LookModel | null;
  /** Of the records that the page shows by name. */
  markings: Marking[];
};

async function readLooked(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
  shown: LookFilters,
  page: number,
  today: CalendarDate,
): Promise<Looked> {
  if (shown.look === "list") {
    const { totals, ...list } = await listEngagementsInParts(db, viewer, filters, page);
    return { totals, list, picture: null, markings: list.rows.map((row) => row.marking) };
  }
  const parts = await countParts(db, viewer, filters);
  const totals = { ahead: parts.ahead.total, past: parts.past.total, all: parts.all.total };
  if (shown.look === "calendar") {
    const usual = monthShown(filters, shown, today);
    const found = await listMonth(db, viewer, filters, usual);
    const near = found.length > 0 ? null : await nearMonths(db, viewer, filters, shown.look, usual);
    const month = near ? movedTo(near, shown, usual) : usual;
    const rows = month === usual ? found : await listMonth(db, viewer, filters, month);
    const model = prepareMonth(rows, filters, month, today);
    const picture: LookModel = { look: "calendar", month, isMoved: month !== usual, near, model };
    return { totals, list: null, picture, markings: rows.map((row) => row.marking) };
  }
  if (shown.look === "map") {
    const places = preparePlaces(await countByCountries(db, viewer, filters), filters);
    const { rows, total: placed } = await listPlaced(db, viewer, filters);
    const points = preparePoints(rows);
    const picture: LookModel = { look: "map", places, points, placed, total: totals[filters.when] };
    return { totals, list: null, picture, markings: rows.map((row) => row.marking) };
  }
  if (shown.look === "outcomes") {
    const found = await listOutcomeIds(db, viewer, filters);
    const first = found.slice(0, OUTCOMES_SHOWN).map(({ id }) => id);
    const picture: LookModel = {
      look: "outcomes",
      steps: await countBySteps(db, viewer, filters),
      total: totals[filters.when],
      outcomes: await listOutcomesById(db, first),
      outcomeCount: found.length,
    };
    const shownMarkings = picture.outcomes.map(({ engagement }) => engagement.marking);
    return {
      totals,
      list: null,
      picture,
      markings: [...shownMarkings, ...picture.steps.map(({ marking }) => marking)],
    };
  }
  if (shown.look === "reasons") {
    const counts = await countByReason(db, viewer, filters);
    const model = prepareReasons(counts, filters);
    const picture: LookModel = { look: "reasons", model, total: totals[filters.when] };
    return { totals, list: null, picture, markings: counts.map(({ marking }) => marking) };
  }
  const usual = timelineStart(filters, shown, today);
  const found = await countByLane(db, viewer, filters, shown.lane, usual);
  const near = found.length > 0 ? null : await nearMonths(db, viewer, filters, "timeline", usual);
  const from = near ? movedTo(near, shown, usual) : usual;
  const counts = from === usual ? found : await countByLane(db, viewer, filters, shown.lane, from);
  const model = prepareTimeline(counts, filters, shown.lane, from, today);
  const picture: LookModel = { look: "timeline", from, isMoved: from !== usual, near, model };
  return { totals, list: null, picture, markings: [] };
}

/** What the records that the filters name are called, as far as they are open to the viewer. */
async function readNames(db: Db, filters: EngagementFilters): Promise<FilterNames> {
  const { series, organisation } = filters;
  const named = series
    ? await db.exerciseSeries.findUnique({ where: { slug: series }, select: { name: true } })
    : null;
  const offices =
    organisation.length > 0
      ? await db.organisation.findMany({
          where: { id: { in: organisation } },
          select: {
            id: true,
            name: true,
            nation: true,
            mergedInto: { select: { name: true, nation: true } },
          },
        })
      : [];
  const objectives = await db.objective.findMany({
    select: { code: true, text: true },
    orderBy: { code: "asc" },
  });
  const items = await db.picklistItem.findMany({
    where: { list: { in: ["LINE_OF_EFFORT", "CLOSING_REASON", "FUNDING_AUTHORITY", "COMPONENT"] } },
    select: { list: true, code: true, label: true },
    orderBy: [{ sort: "asc" }, { id: "asc" }],
  });
  const itemsOf = (list: PicklistCode) =>
    new Map(items.flatMap((item) => (item.list === list ? [[item.code, item.label] as const] : [])));
  return {
    series: named?.name ?? null,
    posts: await postNames(
      db,
      [filters.attendeePost, filters.authorPost].flatMap((id) => id ?? []),
    ),
    people: await personNames(db, filters.person ? [filters.person] : []),
    accounts: await userNames(
      db,
      [filters.officer, filters.author].flatMap((id) => id ?? []),
    ),
    objectives: new Map(objectives.map(({ code, text }) => [code, text])),
    efforts: itemsOf("LINE_OF_EFFORT"),
    reasons: itemsOf("CLOSING_REASON"),
    authorities: itemsOf("FUNDING_AUTHORITY"),
    components: new Map(
      [...itemsOf("COMPONENT").values(), ...(filters.component ? [filters.component] : [])].map((name) => [
        name,
        name,
      ]),
    ),
    tags: await listTags(db),
    // Ministries of many nations have one name.
    organisations: new Map(
      offices.map(({ id, mergedInto, ...office }) => {
        // An address that was kept names what was merged since.
        const { name, nation } = mergedInto ?? office;
        return [id, nation ? `${name}, ${countryName(nation)}` : name];
      }),
    ),
  };
}

/** Selects all of the list, for a change of all. */
function allHref(filters: EngagementFilters): string {
  const [, query = ""] = engagementsHref(filters).split("?");
  return `/engagements/change?all=1${query ? `&${query}` : ""}`;
}

/** Where the line between past and ahead is drawn; `lib/engagements/filters.ts` holds the rule. */
function partWords({ when }: EngagementFilters, total: number): string {
  const are = total === 1 ? "is" : "are";
  if (when === "ahead")
    return ` from today on that ${are} not complete. One known only to its month or year stays here until that is over.`;
  return when === "past" ? ` that began before today or ${are} complete.` : "";
}
