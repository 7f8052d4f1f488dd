import { getFile, listFiles, searchFiles } from "@/lib/attachments/queries";
import { listRevisions } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { listComments } from "@/lib/comments/queries";
import { type CommitmentFilters, NO_COMMITMENT_FILTERS } from "@/lib/commitments/filters";
import { listCommitments, listFirstCommitments } from "@/lib/commitments/queries";
import { monthStart } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { listAttended } from "@/lib/engagements/attended";
import { exportCells } from "@/lib/engagements/export/columns";
import { planExport } from "@/lib/engagements/export/queries";
import { type EngagementFilters, NO_FILTERS } from "@/lib/engagements/filters";
import { countByCountries, countByLane, listMonth, listPlaced } from "@/lib/engagements/looks/queries";
import { listChosen, listChosenBy } from "@/lib/engagements/many/queries";
import {
  countEngagements,
  getEngagement,
  listDetails,
  listEngagements,
  listFirstEngagements,
} from "@/lib/engagements/queries";
import { readTyped } from "@/lib/engagements/search/match";
import { searchEngagements } from "@/lib/engagements/search/queries";
import { countByMonth } from "@/lib/engagements/totals";
import { readPack } from "@/lib/handovers/pack/queries";
import { newId } from "@/lib/ids";
import { listInbox } from "@/lib/notices/queries";
import { listOutcomeIds, listOutcomesById } from "@/lib/outcomes/export/queries";
import { listOutcomes, listToCheck } from "@/lib/outcomes/queries";
import { PAGE_SIZE, type PageInfo } from "@/lib/paging";
import { readFormWarnings } from "@/lib/preparations/queries";
import { getRelationship } from "@/lib/relationships/queries";
import { findAround } from "@/lib/search/around/queries";
import type { Kind } from "@/lib/search/filters";
import { findByReference } from "@/lib/search/queries";
import { listWatches } from "@/lib/watches/queries";
import { engagementInput } from "../engagements";
import { mayKnowPeople, mayRead, mayReadFile, type Person, type Record_ } from "./policy";
import type { World } from "./world";

/** Every way by which something of a record reaches somebody, as the pages and routes go it. */

type Channel = {
  /** The ids of the records of which this way gives the viewer anything. */
  ask: (db: Db, viewer: Viewer, world: World) => Promise<readonly string[]>;
  /** Whether it may. */
  may: (person: Person, record: Record_) => boolean;
};

const isJapans = (person: Person, record: Record_) =>
  mayRead(person, record) && record.countries.includes("JPN");

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

/** The ids on all pages of a list. */
async function paged(
  read: (page: number) => Promise<{ ids: readonly string[]; info: PageInfo }>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let page = 1; ; page++) {
    const { ids, info } = await read(page);
    found.push(...ids);
    if (page >= info.pages) return found;
  }
}

function listed(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<readonly string[]> {
  return paged(async (page) => {
    const { rows, info } = await listEngagements(db, viewer, filters, page);
    return { ids: rows.map(({ id }) => id), info };
  });
}

function promised(db: Db, viewer: Viewer, filters: CommitmentFilters): Promise<readonly string[]> {
  return paged(async (page) => {
    const { rows, info } = await listCommitments(db, viewer, filters, page);
    return { ids: rows.map(({ engagement }) => engagement.id), info };
  });
}

const MANY = 10_000;

/** What a search finds of what stands on records, each under the address of its record. */
async function foundAround(db: Db, world: World, kind: Extract<Kind, "outcomes" | "comments">) {
  const { query } = await readTyped(db, world.word);
  const { rows } = (await findAround(db, world.word, query?.texts ?? null, { from: 1, to: MANY }))[kind];
  return world.records
    .filter(({ reference }) => rows.some(({ href }) => href.startsWith(`/engagements/${reference}#`)))
    .map(({ id }) => id);
}

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
    may: isJapans,
  },
  "list of an objective": {
    ask: (db, viewer, { objective }) => listed(db, viewer, { ...NO_FILTERS, objective }),
    may: mayRead,
  },
  "list of a person": {
    ask: (db, viewer, { attendeeId }) => listed(db, viewer, { ...NO_FILTERS, person: attendeeId }),
    may: mayReadWithNames,
  },
  "list of what something came of": {
    ask: (db, viewer) => listed(db, viewer, { ...NO_FILTERS, ladder: ["ATTENDED"] }),
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
  "chosen to be changed together": {
    ask: async (db, _, { records }) =>
      (
        await listChosen(
          db,
          records.map(({ id }) => id),
        )
      ).map(({ id }) => id),
    may: mayRead,
  },
  "all of a list chosen": {
    ask: async (db, viewer) => (await listChosenBy(db, viewer, NO_FILTERS)).map(({ id }) => id),
    may: mayRead,
  },
  map: {
    ask: async (db, viewer) => (await listPlaced(db, viewer, NO_FILTERS)).rows.map(({ id }) => id),
    may: mayRead,
  },
  "countries of the map": {
    ask: (db, viewer, world) =>
      each(world, async ({ startsOn }) => {
        const filters = { ...NO_FILTERS, country: ["JPN"], from: startsOn, to: startsOn };
        return (await countByCountries(db, viewer, filters)).length > 0;
      }),
    may: isJapans,
  },
  timeline: {
    ask: (db, viewer, world) =>
      each(world, async ({ startsOn }) => {
        const lanes = await countByLane(db, viewer, NO_FILTERS, "type", monthStart(startsOn));
        return lanes.some(({ month }) => month === 0);
      }),
    may: mayRead,
  },
  "relationship line of a country": {
    ask: (db, viewer, world) =>
      each(world, async ({ id, startsOn }) => {
        const { meetings } = await getRelationship(db, viewer, { country: "JPN" }, startsOn);
        return meetings.some((meeting) => meeting.id === id);
      }),
    may: (person, record) => isJapans(person, record) && record.publication === "PUBLISHED",
  },
  "relationship line of a person": {
    ask: (db, viewer, world) =>
      each(world, async ({ id, startsOn }) => {
        const person = { country: "JPN", personId: world.attendeeId };
        const { meetings } = await getRelationship(db, viewer, person, startsOn);
        return meetings.some((meeting) => meeting.id === id);
      }),
    may: (person, record) => mayReadWithNames(person, record) && record.publication === "PUBLISHED",
  },
  "block of my work": {
    // A block shows a page at most, so it is asked for the day of each record.
    ask: (db, viewer, world) =>
      each(world, async ({ id, startsOn }) => {
        const filters = { ...NO_FILTERS, from: startsOn, to: startsOn };
        const { rows } = await listFirstEngagements(db, viewer, filters, PAGE_SIZE);
        return rows.some((row) => row.id === id);
      }),
    may: mayRead,
  },
  inbox: {
    ask: (db, viewer) =>
      paged(async (page) => {
        const { lines, info } = await listInbox(db, viewer, page);
        return { ids: lines.map(({ subjectId }) => subjectId), info };
      }),
    may: mayRead,
  },
  watches: {
    ask: async (db, viewer, world) => {
      const watched = await listWatches(db, viewer);
      return named(
        world,
        watched.flatMap(({ reference }) => reference ?? []),
      );
    },
    may: mayRead,
  },
  promises: {
    ask: (db, viewer) => promised(db, viewer, NO_COMMITMENT_FILTERS),
    may: mayRead,
  },
  "promises under a word": {
    ask: (db, viewer, { word }) => promised(db, viewer, { ...NO_COMMITMENT_FILTERS, q: word }),
    may: mayRead,
  },
  "promises of my work": {
    ask: async (db, viewer) =>
      (await listFirstCommitments(db, viewer, NO_COMMITMENT_FILTERS, MANY)).rows.map(
        ({ engagement }) => engagement.id,
      ),
    may: mayRead,
  },
  // Of another nation nobody knows who held which post, and no handover is open to anybody.
  "pack of a handover": {
    ask: async (db, viewer, { deskId: postId, countries: countryCodes }) => {
      const nobody = { holderIds: [], laterIds: [], closedAt: null, ready: [] };
      const handover = { id: newId(), postId, outgoingId: newId(), countryCodes, ...nobody };
      const { promises } = await readPack(db, viewer, handover);
      return promises.map(({ of }) => of.engagement.id);
    },
    // What was promised with no country is nobody's to answer for by the countries of a post.
    may: (person, record) =>
      person.nation === "USA" && mayRead(person, record) && record.countries.length > 0,
  },
  outcomes: {
    ask: (db, _, world) => each(world, async ({ id }) => (await listOutcomes(db, id)).length > 0),
    may: mayRead,
  },
  "outcomes of a list": {
    ask: async (db, viewer) => {
      const found = await listOutcomeIds(db, viewer, NO_FILTERS);
      const rows = await listOutcomesById(
        db,
        found.map(({ id }) => id),
      );
      return rows.map(({ engagement }) => engagement.id);
    },
    may: mayRead,
  },
  "outcomes to look at again": {
    ask: async (db, viewer) => {
      const asked = { today: "2099-12-31", isOwn: false, span: { from: 1, to: MANY } };
      const { rows } = await listToCheck(db, viewer, asked);
      return rows.map(({ engagement }) => engagement.id);
    },
    may: mayRead,
  },
  comments: {
    ask: (db, viewer, world) =>
      each(world, async ({ id }) => (await listComments(db, viewer, { type: "engagement", id })).length > 0),
    may: mayRead,
  },
  history: {
    ask: (db, _, world) =>
      each(world, async ({ id }) => (await listRevisions(db, "engagement", id)).length > 0),
    may: mayReadWithNames,
  },
  files: {
    ask: (db, viewer, world) =>
      each(world, async ({ id }) => (await listFiles(db, viewer, { type: "engagement", id })).length > 0),
    may: mayReadFile,
  },
  download: {
    ask: (db, _, world) => each(world, async ({ file }) => (await getFile(db, file.id)) !== null),
    may: mayReadFile,
  },
  "search of outcomes": { ask: (db, _, world) => foundAround(db, world, "outcomes"), may: mayRead },
  "search of comments": { ask: (db, _, world) => foundAround(db, world, "comments"), may: mayRead },
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
  "page of a person": {
    ask: (db, _, { attendeeId }) =>
      paged(async (page) => {
        const { rows, info } = await listAttended(db, attendeeId, page);
        return { ids: rows.map(({ engagement }) => engagement.id), info };
      }),
    may: mayReadWithNames,
  },
  "warnings of a form": {
    ask: (db, viewer, world) =>
      each(world, async ({ reference, startsOn }) => {
        const plan = engagementInput({
          title: "Named like nothing else",
          startsOn,
          attendance: [{ personId: world.attendeeId, name: "Sato", side: "PARTNER", role: "PRINCIPAL" }],
        });
        const warnings = await readFormWarnings(db, viewer, { ...plan, id: newId(), faults: [] });
        return warnings.some((warning) => warning.reference === reference);
      }),
    may: mayReadWithNames,
  },
};
