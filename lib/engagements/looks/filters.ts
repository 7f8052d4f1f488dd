import { type AddressQuery, isOneOf, readAddress, withParts } from "@/lib/address";
import { addMonths, type CalendarDate, daysBetween, monthStart } from "@/lib/dates";
import { faultOfDay } from "@/lib/fields";
import { type EngagementFilters, engagementsHref, isNarrowed, NO_FILTERS } from "../filters";

/** Ways to look at the engagements under a filter. */
export const LOOKS = ["list", "calendar", "map", "timeline", "outcomes", "reasons"] as const;
export type Look = (typeof LOOKS)[number];

/** What the rows of the timeline stand for. */
export const LANES = ["country", "type"] as const;
export type Lane = (typeof LANES)[number];

export type LookFilters = {
  look: Look;
  /** The first day of the month shown, or of the first one; null is the usual one. */
  month: CalendarDate | null;
  lane: Lane;
};

export const USUAL_LOOK: LookFilters = { look: "list", month: null, lane: "country" };

/** Months that a timeline shows at once. */
export const TIMELINE_MONTHS = 12;

/** Reads from the address how its engagements are looked at. Never fails: what cannot be read is left out and told of. */
export function readLook(query: AddressQuery): { shown: LookFilters; notices: string[] } {
  const { notices, one } = readAddress(query);
  const month = one("month", (value) => /^\d{4}-\d{2}$/.test(value) && faultOfDay(`${value}-01`) === null);
  return {
    shown: {
      look: one("view", isOneOf(LOOKS)) ?? USUAL_LOOK.look,
      month: month && `${month}-01`,
      lane: one("by", isOneOf(LANES)) ?? USUAL_LOOK.lane,
    },
    notices,
  };
}

/** The parts of the address that say how to look; null is left out. */
export function lookParts({
  look,
  month,
  lane,
}: LookFilters): Record<"view" | "month" | "by", string | null> {
  const hasMonth = look === "calendar" || look === "timeline";
  return {
    view: look === "list" ? null : look,
    month: hasMonth && month ? month.slice(0, 7) : null,
    by: look === "timeline" && lane !== USUAL_LOOK.lane ? lane : null,
  };
}

/** The address of these engagements looked at in this way. */
export function lookHref(filters: Partial<EngagementFilters>, shown: LookFilters): string {
  return withParts(engagementsHref(filters), lookParts(shown));
}

/** Another look at the same; the list that opens by itself shows what is past, a picture of it shows all. */
export function otherLook(filters: EngagementFilters, shown: LookFilters, look: Look): string {
  const isUsual =
    shown.look === "list" && !isNarrowed({ ...filters, when: "all" }) && filters.when === "past";
  return lookHref(isUsual && look !== "list" ? { ...NO_FILTERS, sort: filters.sort } : filters, {
    ...shown,
    look,
  });
}

/** The month to show: the one asked for, else the one of today, as near to it as the filters allow. */
export function monthShown(
  { from, to }: Pick<EngagementFilters, "from" | "to">,
  { month }: LookFilters,
  today: CalendarDate,
): CalendarDate {
  if (month) return month;
  if (from && from > today) return monthStart(from);
  return monthStart(to && to < today ? to : today);
}

/** The first month of the timeline: what is past ends with this month, what is ahead begins with it. */
export function timelineStart(
  filters: EngagementFilters,
  shown: LookFilters,
  today: CalendarDate,
): CalendarDate {
  if (shown.month) return shown.month;
  const middle = monthShown(filters, shown, today);
  if (filters.when === "ahead") return middle;
  return addMonths(middle, filters.when === "past" ? 1 - TIMELINE_MONTHS : 4 - TIMELINE_MONTHS);
}

/** Months with any engagement, the last one before a stretch without and the first one after it; null where there is none. */
export type NearMonths = { before: CalendarDate | null; after: CalendarDate | null };

/**
 * Where a picture that opens by itself on nothing goes instead: to the nearer of these months. Without any, and where a month
 * was asked for, it stays. A timeline ends with the month before and begins with the one after.
 */
export function movedTo({ before, after }: NearMonths, shown: LookFilters, from: CalendarDate): CalendarDate {
  if (shown.month) return from;
  const span = shown.look === "timeline" ? TIMELINE_MONTHS : 1;
  const isAfter =
    after !== null &&
    (before === null || daysBetween(addMonths(from, span - 1), after) < daysBetween(before, from));
  if (isAfter) return after;
  return before === null ? from : addMonths(before, 1 - span);
}
