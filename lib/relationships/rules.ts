import { addMonths, type CalendarDate, monthStart } from "@/lib/dates";
import { engagementType } from "@/lib/engagements/types";
import { faultOfDay } from "@/lib/fields";
import type { Marking } from "@/lib/generated/prisma/enums";
import type { SeniorityBand } from "@/lib/people/ranks";

/** The stretch of time that is drawn: from a day to before another. */
export type Span = { from: CalendarDate; until: CalendarDate };

const MONTHS_BEFORE = 20;
const MONTHS_AHEAD = 4;

/** Two years in whole months, most of them past, so that what was promised lately falls due within. */
export function spanAround(today: CalendarDate): Span {
  return spanFrom(addMonths(monthStart(today), -MONTHS_BEFORE));
}

/** The same stretch of time from another month on, by its first day. */
export function spanFrom(from: CalendarDate): Span {
  return { from, until: addMonths(from, MONTHS_BEFORE + MONTHS_AHEAD) };
}

/** How far a step moves the line: half of it stays in sight. */
export const STEP_MONTHS = 12;

/** The first day of the line that an address asks for by its first month (`YYYY-MM`); null where it asks for none, or cannot be read. */
export function readLineStart(value: string | readonly string[] | undefined): CalendarDate | null {
  const asked = [value ?? []].flat().at(-1) ?? "";
  return /^\d{4}-\d{2}$/.test(asked) && faultOfDay(`${asked}-01`) === null ? `${asked}-01` : null;
}

/** 1 to 4, more is more senior; null where no partner of a known rank attended. */
export type Rank = 1 | 2 | 3 | 4;

const RANKS: Readonly<Partial<Record<SeniorityBand, Rank>>> = {
  POLITICAL: 4,
  FOUR_STAR: 4,
  THREE_STAR: 3,
  TWO_STAR: 3,
  SENIOR_CIVILIAN: 2,
  ONE_STAR: 2,
};

export function rankOf(band: string | null): Rank | null {
  return band === null ? null : (RANKS[band as SeniorityBand] ?? 1);
}

/** The kinds of meeting that are told apart by shape: more than four shapes nobody reads. */
export const SHAPES = ["circle", "square", "diamond", "triangle"] as const;
export type Shape = (typeof SHAPES)[number];

export function shapeOf(type: string): Shape {
  switch (engagementType(type)?.group) {
    case "DIALOGUE":
    case "PROTOCOL":
    case "CRISIS":
      return "circle";
    case "VISITS":
    case "EXCHANGE":
      return "square";
    case "EDUCATION":
    case "TRAINING":
    case "EXERCISE":
      return "diamond";
    default:
      return "triangle";
  }
}

type Marked = { readonly marking: Marking };

/** The markings of all that a line shows. */
export function markingsOf(shown: {
  meetings: readonly Marked[];
  promises: readonly Marked[];
  crises: readonly Marked[];
}): Marking[] {
  return [...shown.meetings, ...shown.promises, ...shown.crises].map(({ marking }) => marking);
}
