import "server-only";
import type { AddressQuery } from "@/lib/address";
import type { Viewer } from "@/lib/auth/viewer";
import { COMMITMENT_COLUMNS } from "@/lib/commitments/export/columns";
import { commitmentsHref, readCommitmentFilters } from "@/lib/commitments/filters";
import { listCommitmentIds, listCommitmentsById } from "@/lib/commitments/queries";
import { type CsvColumn, csvCells } from "@/lib/csv";
import { todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { eventOf } from "@/lib/engagements/export/calendar";
import {
  EXPORT_HEADS,
  exportCells,
  LIST_PARTS,
  listCells,
  listHeads,
  listTitle,
} from "@/lib/engagements/export/columns";
import { planExport as planEngagements, readMarkings } from "@/lib/engagements/export/queries";
import { engagementsHref, NO_FILTERS, readEngagementFilters } from "@/lib/engagements/filters";
import { isReference, listDetails } from "@/lib/engagements/queries";
import { listFigures } from "@/lib/exercises/editions/queries";
import { EDITION_COLUMNS, FIGURE_COLUMNS, LESSON_COLUMNS } from "@/lib/exercises/export/columns";
import { lessonsHref, readLessonFilters } from "@/lib/exercises/lessons/filters";
import { listLessonIds, listLessonsById } from "@/lib/exercises/lessons/queries";
import { plannerHref, readPlannerFilters, readView } from "@/lib/exercises/planner/filters";
import { plannerRows } from "@/lib/exercises/planner/prepare";
import { lastDayOf, listPlannedEditions } from "@/lib/exercises/planner/queries";
import type { CalendarEvent } from "@/lib/ical";
import { bannerFor, type MarkingLevel, writtenLevel } from "@/lib/markings/rules";
import { OBJECTIVE_COLUMNS } from "@/lib/objectives/export/columns";
import { objectivesHref, readObjectiveFilters } from "@/lib/objectives/filters";
import { listObjectives } from "@/lib/objectives/queries";
import { OUTCOME_COLUMNS } from "@/lib/outcomes/export/columns";
import { listOutcomeIds, listOutcomesById } from "@/lib/outcomes/export/queries";
import { PERSON_COLUMNS } from "@/lib/people/export/columns";
import { peopleHref, readPersonFilters } from "@/lib/people/filters";
import { listPeopleById, listPersonFacts, listPersonIds, markingsOfPeople } from "@/lib/people/queries";
import type { ExportList } from "./lists";

/** A row of a file with the highest marking of what it says. */
export type ExportRow = { marking: MarkingLevel; cells: string[] };

/** What a file of a list will hold; its rows are read in parts, so that memory holds no more of it than one. */
export type ExportPlan = {
  /** The highest marking of all that it says, as the record is now. */
  marking: MarkingLevel;
  /** The address of the list that it is of. */
  list: string;
  /** What its rows are of, where they are not the records themselves. */
  rowsOf: string | null;
  /** Records of the list. */
  total: number;
  heads: readonly string[];
  /** The rows of the records from one place to another, from 0, as the record is then: they may have become more than the plan says. */
  read: (db: Db, from: number, to: number) => Promise<ExportRow[]>;
  /** The same records as a calendar; null where they have no days. */
  calendar: {
    marking: MarkingLevel;
    /** @param isWhole whether with the text of what is marked or close hold */
    read: (
      db: Db,
      from: number,
      to: number,
      isWhole: boolean,
    ) => Promise<{ marking: MarkingLevel; event: CalendarEvent }[]>;
  } | null;
};

/** Records read at a time. */
export const PART = 200;

type Planner = (
  db: Db,
  viewer: Viewer,
  query: AddressQuery,
  rows: string | null,
) => Promise<ExportPlan | null>;

/**
 * What the file of a list under the filters of the address holds: exactly what the list shows the viewer, of which `only` is one
 * engagement. Null when it has no such rows.
 */
export async function planExport(
  list: ExportList,
  ...[db, viewer, query, rows]: Parameters<Planner>
): Promise<ExportPlan | null> {
  if (list !== "engagements" && onlyOf(query) !== null) return null;
  return PLANNERS[list](db, viewer, query, rows);
}

function onlyOf({ only }: AddressQuery): string | null {
  return [only ?? []].flat().at(-1) ?? null;
}

const PLANNERS: Readonly<Record<ExportList, Planner>> = {
  engagements: async (db, viewer, query, rows) => {
    const part = rows === null ? null : LIST_PARTS.find(({ path }) => path === rows);
    if (part === undefined) return null;
    const only = onlyOf(query);
    if (only !== null && !isReference(only)) return null;
    const filters = only === null ? readEngagementFilters(query).filters : NO_FILTERS;
    const { ids, marking, ownMarking } = await planEngagements(db, viewer, filters, { part, only });
    if (only !== null && ids.length === 0) return null;
    return {
      marking,
      list: only === null ? engagementsHref(filters) : `/engagements/${only}`,
      rowsOf: part && listTitle(part),
      total: ids.length,
      heads: part ? listHeads(part) : EXPORT_HEADS,
      read: async (then, from, to) => {
        const records = await listDetails(then, ids.slice(from, to));
        const markings = await readMarkings(then, ids.slice(from, to));
        return records.flatMap((record) =>
          (part ? listCells(part, record) : [exportCells(record)]).map((cells) => ({
            marking: bannerFor([record.marking, markings.get(record.id) ?? record.marking]),
            cells,
          })),
        );
      },
      calendar: part
        ? null
        : {
            marking: ownMarking,
            read: async (then, from, to, isWhole) =>
              (await listDetails(then, ids.slice(from, to))).map((record) => ({
                marking: record.marking,
                event: eventOf(record, isWhole),
              })),
          },
    };
  },

  people: async (db, _viewer, query, rows) => {
    if (rows !== null) return null;
    const { filters } = readPersonFilters(query);
    const ids = await listPersonIds(db, filters);
    return withMarking(db, {
      ...tableOf(PERSON_COLUMNS),
      list: peopleHref(filters),
      total: ids.length,
      read: async (then, from, to) => {
        const part = ids.slice(from, to);
        if (filters.contactBy === null) return rowsOf(PERSON_COLUMNS, await listPersonFacts(then, part));
        // Who is to be met again by a day is what records say of them.
        const people = await listPeopleById(then, part);
        return people.flatMap((person) =>
          rowsOf(PERSON_COLUMNS, [person]).map(({ marking, cells }) => ({
            marking: bannerFor([marking, ...markingsOfPeople([person])]),
            cells,
          })),
        );
      },
    });
  },

  commitments: async (db, viewer, query, rows) => {
    if (rows !== null) return null;
    const { filters } = readCommitmentFilters(query);
    const found = await listCommitmentIds(db, viewer, filters);
    const ids = found.map(({ id }) => id);
    return {
      ...tableOf(COMMITMENT_COLUMNS),
      marking: bannerFor(found.map(({ marking }) => marking)),
      list: commitmentsHref(filters),
      total: ids.length,
      read: async (then, from, to) =>
        (await listCommitmentsById(then, ids.slice(from, to))).map((row) => ({
          marking: bannerFor([row.marking, row.engagement.marking]),
          cells: csvCells(COMMITMENT_COLUMNS, row),
        })),
    };
  },

  exercises: async (db, viewer, query, rows) => {
    const today = todayIn("UTC", new Date());
    const filters = readPlannerFilters(readView(query) ?? "planner", query, today);
    const judged = await listPlannedEditions(db, viewer, filters);
    const shown = new Map(
      plannerRows(judged, { ...filters, to: lastDayOf(filters) }, today).map((row) => [row.key, row]),
    );
    const editions = judged.flatMap((edition) => {
      const row = shown.get(edition.id);
      return row ? [{ ...edition, phase: row.phase, findings: row.findings }] : [];
    });
    const plan = { list: plannerHref(filters), total: editions.length };
    if (rows === null)
      return withMarking(db, {
        ...tableOf(EDITION_COLUMNS),
        ...plan,
        read: async (_, from, to) => rowsOf(EDITION_COLUMNS, editions.slice(from, to)),
      });
    if (rows !== "numbers") return null;
    return withMarking(db, {
      ...tableOf(FIGURE_COLUMNS),
      ...plan,
      rowsOf: "Numbers",
      read: async (then, from, to) => {
        const part = editions.slice(from, to);
        const figures = await listFigures(
          then,
          part.map(({ id }) => id),
        );
        return part.flatMap((edition) =>
          rowsOf(
            FIGURE_COLUMNS,
            figures
              .filter(({ editionId }) => editionId === edition.id)
              .map((figure) => ({ ...figure, edition })),
          ),
        );
      },
    });
  },

  lessons: async (db, viewer, query, rows) => {
    if (rows !== null) return null;
    const { filters } = readLessonFilters(query);
    const ids = await listLessonIds(db, viewer, filters);
    return withMarking(db, {
      ...tableOf(LESSON_COLUMNS),
      list: lessonsHref(filters),
      total: ids.length,
      read: async (then, from, to) =>
        rowsOf(LESSON_COLUMNS, await listLessonsById(then, ids.slice(from, to))),
    });
  },

  objectives: async (db, viewer, query, rows) => {
    if (rows !== null) return null;
    const { filters } = readObjectiveFilters(query);
    const objectives = await listObjectives(db, viewer, filters);
    return withMarking(db, {
      ...tableOf(OBJECTIVE_COLUMNS),
      list: objectivesHref(filters),
      total: objectives.length,
      read: async (_, from, to) => rowsOf(OBJECTIVE_COLUMNS, objectives.slice(from, to)),
    });
  },

  outcomes: async (db, viewer, query, rows) => {
    if (rows !== null) return null;
    const { filters } = readEngagementFilters(query);
    const found = await listOutcomeIds(db, viewer, filters);
    const ids = found.map(({ id }) => id);
    return {
      ...tableOf(OUTCOME_COLUMNS),
      marking: bannerFor(found.map(({ marking }) => marking)),
      list: engagementsHref(filters),
      total: ids.length,
      read: async (then, from, to) =>
        (await listOutcomesById(then, ids.slice(from, to))).map((row) => ({
          marking: row.engagement.marking,
          cells: csvCells(OUTCOME_COLUMNS, row),
        })),
    };
  },
};

function tableOf<Row>(columns: readonly CsvColumn<Row>[]) {
  return { rowsOf: null, heads: columns.map(({ head }) => head), calendar: null };
}

/** Rows of what keeps no marking of its own: it is marked as far as somebody wrote a mark into it. */
function rowsOf<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): ExportRow[] {
  return rows.map((row) => {
    const cells = csvCells(columns, row);
    return { marking: bannerFor(cells.map(writtenLevel)), cells };
  });
}

/** The plan with the marking of all its rows, which are read once for it. */
async function withMarking(db: Db, plan: Omit<ExportPlan, "marking">): Promise<ExportPlan> {
  let marking = bannerFor([]);
  for (let from = 0; from < plan.total; from += PART) {
    const rows = await plan.read(db, from, Math.min(from + PART, plan.total));
    marking = bannerFor([marking, ...rows.map((row) => row.marking)]);
  }
  return { ...plan, marking };
}
