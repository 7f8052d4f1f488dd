import pg from "pg";
import { readFigures } from "../../lib/dashboards/queries";
import { todayIn } from "../../lib/dates";
import { withViewer } from "../../lib/db";
import { readEngagementFilters } from "../../lib/engagements/filters";
import { listEngagements } from "../../lib/engagements/queries";
import { searchEngagements } from "../../lib/engagements/search/queries";
import { readPlannerFilters } from "../../lib/exercises/planner/filters";
import { plannerRows } from "../../lib/exercises/planner/prepare";
import { lastDayOf, listPlannedEditions } from "../../lib/exercises/planner/queries";
import { type BenchPage, PAGES, queryOf } from "./pages";
import { measure, type Probe } from "./statistics";
import { benchViewers } from "./viewers";

// A process of its own for each database, because a process of the product knows one only. Told how many rounds to
// run, it sends the durations by probe name to its parent and waits for more.

const PERIOD_MONTHS = 12;
const SEARCH_HITS = 20;
const today = todayIn("UTC", new Date());
const pool = new pg.Pool({ connectionString: process.env.RAPPORT_APP_DATABASE_URL, max: 1 });

const probes: Probe[] = [{ name: "select 1", run: () => pool.query("select 1") }];
for (const { who, viewer } of await benchViewers()) {
  const list = (page: BenchPage): Probe => ({
    name: `${page.name}, ${who}`,
    run: (round) => {
      const { filters, page: number } = readEngagementFilters(queryOf(page, round));
      return withViewer(viewer, (db) => listEngagements(db, viewer, filters, number));
    },
  });
  probes.push(
    { name: `select 1 as a viewer, ${who}`, run: () => withViewer(viewer, (db) => db.$queryRaw`select 1`) },
    list(PAGES.first),
    list(PAGES.hundredth),
    list(PAGES.filtered),
    {
      name: `${PAGES.search.name}, ${who}`,
      run: (round) =>
        withViewer(viewer, (db) =>
          searchEngagements(db, viewer, PAGES.search.address(round).query.q, SEARCH_HITS),
        ),
    },
    {
      name: `${PAGES.planner.name}, ${who}`,
      run: () =>
        withViewer(viewer, async (db) => {
          const filters = readPlannerFilters("planner", queryOf(PAGES.planner, 0), today);
          const editions = await listPlannedEditions(db, viewer, filters);
          return plannerRows(editions, { ...filters, to: lastDayOf(filters) }, today);
        }),
    },
    {
      name: `${PAGES.dashboard.name}, ${who}`,
      run: () => withViewer(viewer, (db) => readFigures(db, viewer, PERIOD_MONTHS, today)),
    },
  );
}

process.on("message", async ({ warmUp, rounds }: { warmUp: number; rounds: number }) => {
  const durations = await measure(probes, { warmUp, rounds });
  process.send?.(Object.fromEntries(durations));
});
process.send?.("ready");
