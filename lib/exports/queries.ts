import "server-only";
import type { AddressQuery } from "@/lib/address";
import type { Viewer } from "@/lib/auth/viewer";
import { COMMITMENT_COLUMNS } from "@/lib/commitments/export/columns";
import { commitmentsHref, readCommitmentFilters } from "@/lib/commitments/filters";
import { listCommitmentIds, listCommitmentsById } from "@/lib/commitments/queries";
import { type CsvColumn, csvCells } from "@/lib/csv";
import { todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import {
  EXPORT_HEADS,
  exportCells,
  LIST_PARTS,
  listCells,
  listHeads,
  listTitle,
} from "@/lib/engagements/export/columns";
import { planExport as planEngagements } from "@/lib/engagements/export/queries";
import { engagementsHref, readEngagementFilters } from "@/lib/engagements/filters";
import { listDetails } from "@/lib/engagements/queries";
import { listFigures } from "@/lib/exercises/editions/queries";
import { EDITION_COLUMNS, FIGURE_COLUMNS } from "@/lib/exercises/export/columns";
import { plannerHref, readPlannerFilters, readView } from "@/lib/exercises/planner/filters";
import { plannerRows } from "@/lib/exercises/planner/prepare";
import { lastDayOf, listPlannedEditions } from "@/lib/exercises/planner/queries";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";
import { OBJECTIVE_COLUMNS } from "@/lib/objectives/export/columns";
import { objectivesHref, readObjectiveFilters } from "@/lib/objectives/filters";
import { listObjectives } from "@/lib/objectives/queries";
import { OUTCOME_COLUMNS } from "@/lib/outcomes/export/columns";
import { listOutcomeIds, listOutcomesById } from "@/lib/outcomes/export/queries";
import { PERSON_COLUMNS } from "@/lib/people/export/columns";
import { peopleHref, readPersonFilters } from "@/lib/people/filters";
import { listPersonFacts, listPersonIds } from "@/lib/people/queries";
import type { ExportList } from "./lists";

/** What a file of a list will hold; its rows are read in parts, so that memory holds no more of it than one. */
export type ExportPlan = {
  /** The highest marking of all that it says. */
  marking: MarkingLevel;
  /** The address of the list that it is of. */
  list: string;
  /** What its rows are of, where they are not the records themselves. */
  rowsOf: string | null;
  /** Records of the list. */
  total: number;
  heads: readonly string[];
  /** The cells of the rows of the records from one place to another, from 0. */
  read: (db: Db, from: number, to: number) => Promise<string[][]>;
};

type Planner = (
  db: Db,
  viewer: Viewer,
  query: AddressQuery,
  rows: string | null,
) => Promise<ExportPlan | null>;

/** What the file of a list under the filters of the address holds: exactly what the list shows the viewer. Null when it has no such rows. */
export function planExport(
  list: ExportList,
  ...[db, viewer, query, rows]: Parameters<Planner>
): Promise<ExportPlan | null> {
  return PLANNERS[list](db, viewer, query, rows);
}

const PLANNERS: Readonly<Record<ExportList, Planner>> = {
  engagements: async (db, viewer, query, rows) => {
    const part = rows === null ? null : LIST_PARTS.find(({ path }) => path === rows);
    if (part === undefined) return null;
    const { filters } = readEngagementFilters(query);
    const { ids, marking } = await planEngagements(db, viewer, filters, part);
    return {
      marking,
      list: engagementsHref(filters),
      rowsOf: part && listTitle(part),
      total: ids.length,
      heads: part ? listHeads(part) : EXPORT_HEADS,
      read: async (then, from, to) => {
        const records = await listDetails(then, ids.slice(from, to));
        return part ? records.flatMap((record) => listCells(part, record)) : records.map(exportCells);
      },
    };
  },

  people: async (db, _viewer, query, rows) => {
    if (rows !== null) return null;
    const { filters } = readPersonFilters(query);
    const ids = await listPersonIds(db, filters);
    return {
      ...tableOf(PERSON_COLUMNS),
      list: peopleHref(filters),
      total: ids.length,
      read: async (then, from, to) =>
        cellsOf(PERSON_COLUMNS, await listPersonFacts(then, ids.slice(from, to))),
    };
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
        cellsOf(COMMITMENT_COLUMNS, await listCommitmentsById(then, ids.slice(from, to))),
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
      return {
        ...tableOf(EDITION_COLUMNS),
        ...plan,
        read: async (_, from, to) => cellsOf(EDITION_COLUMNS, editions.slice(from, to)),
      };
    if (rows !== "numbers") return null;
    return {
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
          cellsOf(
            FIGURE_COLUMNS,
            figures
              .filter(({ editionId }) => editionId === edition.id)
              .map((figure) => ({ ...figure, edition })),
          ),
        );
      },
    };
  },

  objectives: async (db, _viewer, query, rows) => {
    if (rows !== null) return null;
    const filters = readObjectiveFilters(query);
    const objectives = await listObjectives(db, filters);
    return {
      ...tableOf(OBJECTIVE_COLUMNS),
      list: objectivesHref(filters),
      total: objectives.length,
      read: async (_, from, to) => cellsOf(OBJECTIVE_COLUMNS, objectives.slice(from, to)),
    };
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
        cellsOf(OUTCOME_COLUMNS, await listOutcomesById(then, ids.slice(from, to))),
    };
  },
};

/** What a file of nothing but open facts begins with. */
function tableOf<Row>(columns: readonly CsvColumn<Row>[]) {
  return { marking: bannerFor([]), rowsOf: null, heads: columns.map(({ head }) => head) };
}

function cellsOf<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string[][] {
  return rows.map((row) => csvCells(columns, row));
}
