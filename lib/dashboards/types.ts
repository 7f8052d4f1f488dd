import type { MarkingLevel } from "@/lib/markings/rules";
import type { Placed } from "./rules";

/** Engagements of one value that began in one year: held ones of a type, a band or a step of the ladder, or those of a status. */
export type YearCount = {
  value: string;
  year: number;
  /** January to December. */
  months: readonly number[];
  /** Those of which only the year is known. */
  unplaced: number;
};

export type CountryCount = {
  /** Alpha-3. */
  code: string;
  /** Held in the period and in the one before it. */
  held: number;
  previous: number;
  /** Known only to a year that lies partly in the period. */
  doubtful: number;
  /** The last held engagement on record, and the last with senior contact; null when there is none. */
  lastHeld: Placed | null;
  lastSenior: Placed | null;
};

/** Engagements still to come that begin on one day, or within days that are not told apart. */
export type PlannedCount = { status: string; earliest: string; latest: string; count: number };

/** Promises by one side that are open, and those of them that were due before today. */
export type PromiseCount = { side: string; open: number; overdue: number };

/** All that the dashboard counts, as one viewer may see it. */
export type Figures = {
  types: readonly YearCount[];
  bands: readonly YearCount[];
  /** By the highest step of what came of them; without what nothing is recorded of. */
  ladder: readonly YearCount[];
  /** What was cancelled or postponed, by status, at the days it was planned for. */
  calledOff: readonly YearCount[];
  countries: readonly CountryCount[];
  /** Countries of today's portfolios within the viewer's scope; null when no portfolio is open to the viewer. */
  covered: readonly string[] | null;
  planned: readonly PlannedCount[];
  promises: readonly PromiseCount[];
  /** The highest marking of what was counted. */
  marking: MarkingLevel;
};
