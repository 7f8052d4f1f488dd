import { getFile, listFiles, searchFiles } from "@/lib/attachments/queries";
import { listRevisions } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { listComments } from "@/lib/comments/queries";
import { NO_COMMITMENT_FILTERS } from "@/lib/commitments/filters";
import { listCommitments } from "@/lib/commitments/queries";
import type { Db } from "@/lib/db";
import { exportCells } from "@/lib/engagements/export/columns";
import { planExport } from "@/lib/engagements/export/queries";
import { type EngagementFilters, NO_FILTERS } from "@/lib/engagements/filters";
import { listMonth } from "@/lib/engagements/looks/queries";
import {
  countEngagements,
  getEngagement,
  listDetails,
  listEngagements,
  listEngagementsOfPerson,
} from "@/lib/engagements/queries";
import { readTyped } from "@/lib/engagements/search/match";
import { searchEngagements } from "@/lib/engagements/search/queries";
import { countByMonth } from "@/lib/engagements/totals";
import { listConflicts } from "@/lib/engagements/warnings/queries";
import { findByReference } from "@/lib/search/queries";
import { mayKnowPeople, mayRead, mayReadFile, type Person, type Record_ } from "./policy";
import type { World } from "./world";

/** Every way by which something of a record reaches somebody, as the pages and routes go it. */

type Channel = {
  /** The ids of the records of which this way gives the viewer anything. */
  ask: (db: Db, viewer: Viewer, world: World) => Promise<readonly string[]>;
  /** Whether it may. */
  may: (person: Person, record: Record_) => boolean;
};

const mayReadWithNames = (person: Person, record: Record_) =>
  mayKnowPeople(person) && mayRead(person, record);

/** Each record is asked for by itself, and those that answer are kept. */
async function each(
  { records }: World,
  answers: (record: Record_) => Promise<boolean>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const record of records) if (await answers(record)) found.push(record.id);
  return found;
}

function named({ records }: World, references: readonly string[]): readonly string[] {
  return records.filter(({ reference }) => references.includes(reference)).map(({ id }) => id);
}

async function listed(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<readonly string[]> {
  const found: string[] = [];
  for (let page = 1; ; page++) {
    const { rows, info } = await listEngagements(db, viewer, filters, page);
    found.push(...rows.map(({ id }) => id));
    if (page >= info.pages) return found;
  }
}

const MANY = 10_000;

export const CHANNELS: Readonly<Record<string, Channel>> = {
  page: {
    ask: (db, _, world) =>
      each(world, async ({ reference }) => (await getEngagement(db, reference)) !== null),
    may: mayRead,
  },
  "jump by its reference": {
    ask: (db, _, world) =>
      each(world, async ({ reference }) => (await findByReference(db, reference)) !== null),
    may: mayRead,
  },
  list: { ask: (db, viewer) => listed(db, viewer, NO_FILTERS), may: mayRead },
  "list of a country": {
    ask: (db, viewer) => listed(db, viewer, { ...NO_FILTERS, country: ["JPN"] }),
    may: (person, record) => mayRead(person, record) && record.countries.includes("JPN"),
  },
  "list of an objective": {
    ask: (db, viewer, { objective }) => listed(db, viewer, { ...NO_FILTERS, objective }),
    may: mayRead,
  },
  "list under a word": {
    ask: (db, viewer, { word }) => listed(db, viewer, { ...NO_FILTERS, q: word }),
    may: mayRead,
  },
  "count under days": {
    ask: (db, viewer, world) =>
      each(world, async ({ startsOn }) => {
        const filters = { ...NO_FILTERS, from: startsOn, to: startsOn };
        return (await countEngagements(db, viewer, filters)) > 0;
      }),
    may: mayRead,
  },
  "figure of a month": {
    ask: async (db, viewer, { records }) => {
      const months = (await countByMonth(db, viewer, NO_FILTERS)) ?? [];
      const counted = months.map(({ year, month }) => `${year}-${String(month).padStart(2, "0")}-15`);
      return records.filter(({ startsOn }) => counted.includes(startsOn)).map(({ id }) => id);
    },
    may: mayRead,
  },
  calendar: {
    ask: (db, viewer, world) =>
      each(world, async ({ startsOn }) => {
        const month = `${startsOn.slice(0, 7)}-01`;
        return (await listMonth(db, viewer, NO_FILTERS, month)).length > 0;
      }),
    may: mayRead,
  },
  search: {
    ask: async (db, viewer, { word }) =>
      (await searchEngagements(db, viewer, await readTyped(db, word), MANY)).map(({ id }) => id),
    may: mayRead,
  },
  snippet: {
    ask: async (db, viewer, { word }) =>
      (await searchEngagements(db, viewer, await readTyped(db, word), MANY)).flatMap(({ id, snippet }) =>
        snippet.length > 0 ? id : [],
      ),
    may: mayRead,
  },
  export: {
    ask: async (db, viewer) => {
      const { ids } = await planExport(db, viewer, NO_FILTERS);
      return (await listDetails(db, ids))
        .filter((record) => exportCells(record).length > 0)
        .map(({ id }) => id);
    },
    may: mayRead,
  },
  "export of what was asked for by its id": {
    ask: async (db, _, { records }) =>
      (
        await listDetails(
          db,
          records.map(({ id }) => id),
        )
      ).map(({ id }) => id),
    may: mayRead,
  },
  promises: {
    ask: async (db, viewer) => {
      const found: string[] = [];
      for (let page = 1; ; page++) {
        const { rows, info } = await listCommitments(db, viewer, NO_COMMITMENT_FILTERS, page);
        found.push(...rows.map(({ engagement }) => engagement.id));
        if (page >= info.pages) return found;
      }
    },
    may: mayRead,
  },
  comments: {
    ask: (db, _, world) => each(world, async ({ id }) => (await listComments(db, id)).length > 0),
    may: mayRead,
  },
  history: {
    ask: (db, _, world) =>
      each(world, async ({ id }) => (await listRevisions(db, "engagement", id)).length > 0),
    may: mayReadWithNames,
  },
  files: {
    ask: (db, _, world) => each(world, async ({ id }) => (await listFiles(db, id)).length > 0),
    may: mayReadFile,
  },
  download: {
    ask: (db, _, world) => each(world, async ({ file }) => (await getFile(db, file.id)) !== null),
    may: mayReadFile,
  },
  "search of files": {
    ask: async (db, _, world) => {
      const { query } = await readTyped(db, world.word);
      const { rows } = await searchFiles(db, query, { from: 1, to: MANY });
      return named(
        world,
        rows.map(({ reference }) => reference),
      );
    },
    may: mayReadFile,
  },
  "meetings of a person": {
    ask: async (db, _, { attendeeId }) =>
      (await listEngagementsOfPerson(db, attendeeId, MANY)).map(({ engagement }) => engagement.id),
    may: mayReadWithNames,
  },
  "who is busy then": {
    ask: async (db, _, world) => {
      const days = { startsOn: "1980-01-01", startsLatestOn: "1980-01-01", endsOn: "2099-12-31" };
      const conflicts = await listConflicts(db, {
        ...days,
        id: world.attendeeId,
        datePrecision: "DAY",
        startsAt: null,
        endsAt: null,
        attendance: [{ personId: world.attendeeId, attended: true }],
      });
      return named(
        world,
        conflicts.map(({ reference }) => reference),
      );
    },
    may: mayReadWithNames,
  },
};
