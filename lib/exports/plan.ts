import type { AddressQuery } from "@/lib/address";
import type { Viewer } from "@/lib/auth/viewer";
import { type CsvColumn, csvCells } from "@/lib/csv";
import type { Db } from "@/lib/db";
import type { CalendarEvent } from "@/lib/ical";
import { bannerFor, type MarkingLevel, writtenLevel } from "@/lib/markings/rules";

/** A row of a file with the highest marking of what it says. */
type ExportRow = { marking: MarkingLevel; cells: string[] };

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

/** Plans the file of one list under the filters of its address, as far as the list shows the viewer; null when it has no rows of this kind. */
export type Planner = (
  db: Db,
  viewer: Viewer,
  query: AddressQuery,
  rows: string | null,
) => Promise<ExportPlan | null>;

/** Records read at a time. */
export const PART = 200;

/** What a table is of: the records of a list, and the rows that it has of some of them. */
type Source<Row> = Pick<ExportPlan, "list" | "total"> & {
  rowsOf?: string | null;
  read: (db: Db, from: number, to: number) => Promise<readonly Row[]>;
};

/** A table of what is marked as records are. `marking` is the highest of all its rows now, `markingOf` that of a row by then. */
export function markedTable<Row>(
  columns: readonly CsvColumn<Row>[],
  {
    marking,
    markingOf,
    rowsOf = null,
    read,
    ...source
  }: Source<Row> & { marking: MarkingLevel; markingOf: (row: Row) => MarkingLevel },
): ExportPlan {
  return {
    ...source,
    marking,
    rowsOf,
    heads: columns.map(({ head }) => head),
    calendar: null,
    read: async (db, from, to) =>
      (await read(db, from, to)).map((row) => ({ marking: markingOf(row), cells: csvCells(columns, row) })),
  };
}

/**
 * A table of what keeps no marking of its own: it is marked as far as somebody wrote a mark into it. All its rows are read once for its
 * banner. `markingOf` is what else a row is marked by.
 */
export async function plainTable<Row>(
  db: Db,
  columns: readonly CsvColumn<Row>[],
  {
    rowsOf = null,
    read,
    markingOf = () => "UNCLASSIFIED",
    ...source
  }: Source<Row> & { markingOf?: (row: Row) => MarkingLevel },
): Promise<ExportPlan> {
  const plan = {
    ...source,
    rowsOf,
    heads: columns.map(({ head }) => head),
    calendar: null,
    read: async (then: Db, from: number, to: number): Promise<ExportRow[]> =>
      (await read(then, from, to)).map((row) => {
        const cells = csvCells(columns, row);
        return { marking: bannerFor([markingOf(row), ...cells.map(writtenLevel)]), cells };
      }),
  };
  let marking = bannerFor([]);
  for (let from = 0; from < plan.total; from += PART) {
    const rows = await plan.read(db, from, Math.min(from + PART, plan.total));
    marking = bannerFor([marking, ...rows.map((row) => row.marking)]);
  }
  return { ...plan, marking };
}

/** The records with these ids, read part by part. */
export function byIds<Row>(
  ids: readonly string[],
  read: (db: Db, ids: readonly string[]) => Promise<readonly Row[]>,
) {
  return {
    total: ids.length,
    read: (db: Db, from: number, to: number) => read(db, ids.slice(from, to)),
  };
}

/** Records that are read already, because their list is read as a whole. */
export function inMemory<Row>(rows: readonly Row[]) {
  return { total: rows.length, read: async (_: Db, from: number, to: number) => rows.slice(from, to) };
}
