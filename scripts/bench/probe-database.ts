import pg from "pg";
import type { Viewer } from "../../lib/auth/viewer";
import { readCountryPage } from "../../lib/dashboards/country/queries";
import { readPersonPage } from "../../lib/dashboards/person/queries";
import { readDashboard } from "../../lib/dashboards/queries";
import { todayIn } from "../../lib/dates";
import { withViewer } from "../../lib/db";
import { readEngagementFilters } from "../../lib/engagements/filters";
import { valuesOf } from "../../lib/engagements/form-values";
import { createEngagement, updateEngagement } from "../../lib/engagements/mutations";
import { lookupPeople } from "../../lib/engagements/pickers/queries";
import { getEngagement, listEngagements } from "../../lib/engagements/queries";
import { readTyped } from "../../lib/engagements/search/match";
import { searchEngagements } from "../../lib/engagements/search/queries";
import type { EngagementDetail } from "../../lib/engagements/views";
import { readPlannerFilters } from "../../lib/exercises/planner/filters";
import { plannerRows } from "../../lib/exercises/planner/prepare";
import { lastDayOf, listPlannedEditions } from "../../lib/exercises/planner/queries";
import { newId } from "../../lib/ids";
import type { Result } from "../../lib/result";
import { HITS_SHOWN, searchAll } from "../../lib/search/queries";
import { fullReport, type ReportParties } from "./full-report";
import { metered } from "./metered";
import { type BenchPage, PAGES, queryOf } from "./pages";
import { measure, type Probe } from "./statistics";
import { benchViewers } from "./viewers";

// A process of its own for each database, because a process of the product knows one only. Told what to do and how many
// rounds of it, it sends what each took by probe name to its parent and waits for more.

const PERIOD_MONTHS = 12;
const today = todayIn("UTC", new Date());
const pool = new pg.Pool({ connectionString: process.env.RAPPORT_APP_DATABASE_URL, max: 1 });

/** Names as they are typed: from the first letters on, in full, with a slip, in another spelling and in another script. */
const TYPED = [
  "l",
  "lu",
  "lund",
  "lundstr",
  "lundstrom",
  "lundström a",
  "lundstorm",
  "lundström lundström",
  "луна",
];

const reading: Probe[] = [{ name: "select 1", run: () => pool.query("select 1") }];
const writing: Probe[] = [];
for (const { who, viewer } of await benchViewers()) {
  const countries = await sampleCountries(viewer);
  const people = await samplePeople(viewer);
  const list = (page: BenchPage): Probe => ({
    name: `${page.name}, ${who}`,
    run: (round) => {
      const { filters, page: number } = readEngagementFilters(queryOf(page, round));
      return withViewer(viewer, (db) => listEngagements(db, viewer, filters, number));
    },
  });
  reading.push(
    { name: `select 1 as a viewer, ${who}`, run: () => withViewer(viewer, (db) => db.$queryRaw`select 1`) },
    list(PAGES.first),
    list(PAGES.hundredth),
    list(PAGES.filtered),
    {
      name: `${PAGES.search.name}, ${who}`,
      run: (round) =>
        withViewer(viewer, async (db) => {
          const typed = await readTyped(db, PAGES.search.address(round).query.q);
          return searchEngagements(db, viewer, typed, HITS_SHOWN);
        }),
    },
    {
      name: `search with facets, ${who}`,
      run: (round) => searchAll(viewer, PAGES.search.address(round).query.q),
    },
    {
      name: `country page, ${who}`,
      run: (round) => readCountryPage(viewer, countries[round % countries.length] ?? "", today),
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
      name: `attendee lookup, ${who}`,
      run: (round) => withViewer(viewer, (db) => lookupPeople(db, viewer, TYPED[round % TYPED.length] ?? "")),
    },
    {
      name: `person page, ${who}`,
      run: (round) =>
        withViewer(viewer, (db) => readPersonPage(db, viewer, people[round % people.length] ?? "", 1, today)),
    },
    {
      name: `${PAGES.dashboard.name}, ${who}`,
      run: () => withViewer(viewer, (db) => readDashboard(db, viewer, PERIOD_MONTHS, today)),
    },
  );
  if (who === "officer") writing.push(...reportsOf(viewer, await partiesOf(viewer, countries[0] ?? "")));
}

/** The officer writes one report after another as a draft, then opens it, changes it and publishes it. They stay: a bench has
 * its own databases. */
function reportsOf(viewer: Viewer, parties: ReportParties): Probe[] {
  let written = 0;
  let reference = "";
  let opened: EngagementDetail | null = null;
  return [
    {
      name: "full report written, officer",
      run: async () => {
        written += 1;
        const report = fullReport(parties, today, written);
        ({ reference } = dataOf(await createEngagement(viewer, newId(), report)));
      },
    },
    {
      name: "full report published, officer",
      before: async () => {
        opened = await withViewer(viewer, (db) => getEngagement(db, reference));
      },
      run: async () => {
        if (!opened) throw new Error(`${reference} is not there`);
        const changed = {
          ...valuesOf(opened),
          title: "Counterpart visit, as corrected",
          city: "Second city",
          assessment: "Less so.",
        };
        dataOf(await updateEngagement(viewer, opened.id, opened.version, changed, { publish: true }));
      },
    },
  ];
}

function dataOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the bench's report was refused: ${JSON.stringify(result)}`);
  return result.data;
}

/** Ten people open to the viewer, half of them ours: partners of frequent and of rare countries, met often or never. Ten of
 * whom they find none where nobody is open to them. */
async function samplePeople(viewer: Viewer): Promise<string[]> {
  const rows = await withViewer(
    viewer,
    (db) => db.$queryRaw<{ id: string }[]>`
      select id from (
        select id, row_number() over sides as n, count(*) over (partition by nationality = ${viewer.nation}) as total
        from person_visible
        window sides as (partition by nationality = ${viewer.nation} order by id)
      ) people
      where n % greatest(total / 5, 1) = 0 and n / greatest(total / 5, 1) <= 5
      order by id`,
  );
  return rows.length > 0 ? rows.map(({ id }) => id) : Array.from({ length: 10 }, newId);
}

/** Five people of each side and an objective, for a report with the country. */
async function partiesOf(viewer: Viewer, country: string): Promise<ReportParties> {
  return withViewer(viewer, async (db) => {
    const ids = async (nationality: string) =>
      (await db.person.findMany({ where: { nationality }, take: 5, orderBy: { id: "asc" } })).map(
        ({ id }) => id,
      );
    const objectives = await db.objective.findMany({ take: 1, orderBy: { id: "asc" } });
    return {
      country,
      own: await ids(viewer.nation),
      partners: await ids(country),
      objectives: objectives.map(({ id }) => id),
    };
  });
}

/** Partner countries by how often they were met: the first, one in the middle and one near the end. */
async function sampleCountries(viewer: Viewer): Promise<string[]> {
  const rows = await withViewer(
    viewer,
    (db) => db.$queryRaw<{ code: string }[]>`
      select code from (select unnest(country_codes) as code from engagement_visible) met
      group by code order by count(*) desc, code`,
  );
  return [0, 0.3, 0.9].flatMap((share) => rows[Math.floor(share * rows.length)]?.code ?? []);
}

process.on(
  "message",
  async ({ does, ...count }: { does: "reading" | "writing"; warmUp: number; rounds: number }) => {
    const taken = await measure({ reading, writing }[does], count, metered);
    process.send?.(Object.fromEntries(taken));
  },
);
process.send?.("ready");
