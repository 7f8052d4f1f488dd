import "server-only";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { Marking, Side } from "@/lib/generated/prisma/enums";
import { isId } from "@/lib/ids";
import { areNamesOpen } from "@/lib/people/queries";
import { withoutPartyNames } from "@/lib/people/rules";
import { likeLiteral } from "@/lib/text";
import { rowsOf } from "../rows";
import { type TextQuery, toTextQuery } from "../search/match";
import type { EngagementRow } from "../views";
import { NO_SERIES_FILTERS, type SeriesFilters } from "./filters";

export type SeriesView = {
  id: string;
  name: string;
  cadence: string | null;
  topics: string[];
  countryCodes: string[];
  createdById: string;
  /** Null while it goes on. */
  endedAt: Date | null;
  isFictional: boolean;
  version: number;
};

export type OpenPromise = {
  id: string;
  text: string;
  bySide: Side;
  ownerName: string | null;
  dueOn: CalendarDate | null;
  marking: Marking;
  /** Reference of the meeting it was made at. */
  reference: string;
};

export type SeriesDetail = SeriesView & {
  /** The meetings the viewer may see, the first one first. */
  meetings: EngagementRow[];
  /** What was promised at them and is not settled, what falls due first first. */
  open: OpenPromise[];
};

const select = {
  id: true,
  name: true,
  cadence: true,
  topics: true,
  countryCodes: true,
  createdById: true,
  endedAt: true,
  isFictional: true,
  version: true,
} as const;

/**
 * The series open to the viewer under the filters, by name and those that ended last, with the number of meetings that the
 * viewer may see.
 */
export async function listSeries(
  db: Db,
  { q }: SeriesFilters = NO_SERIES_FILTERS,
): Promise<(SeriesView & { meetings: number })[]> {
  const found = q ? await searchSeries(db, q, await toTextQuery(db, q)) : null;
  const series = await db.meetingSeries.findMany({
    where: found ? { id: { in: found.map(({ id }) => id) } } : {},
    select: { ...select, meetings: { select: { engagementId: true } } },
    orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
  });
  return series.map(({ meetings, ...rest }) => ({ ...rest, meetings: meetings.length }));
}

type FoundSeries = Pick<SeriesView, "id" | "name" | "cadence" | "countryCodes" | "endedAt" | "isFictional">;

/** The series with the text in their name or its words in name, cadence or agenda, in the order of the list. */
export async function searchSeries(db: Db, typed: string, query: TextQuery | null): Promise<FoundSeries[]> {
  return db.$queryRaw<FoundSeries[]>`
    select id, name, cadence, country_codes as "countryCodes", ended_at as "endedAt", is_fictional as "isFictional"
    from meeting_series
    where name ilike ${`%${likeLiteral(typed)}%`}
       or search_vector @@ ${query?.texts ?? null}::tsquery
    order by ended_at desc nulls first, name, id`;
}

/** The series with its meetings and what is still open; null when there is none, or none for this viewer. */
export async function getSeries(db: Db, id: string): Promise<SeriesDetail | null> {
  const series = isId(id) ? await db.meetingSeries.findUnique({ where: { id }, select }) : null;
  if (!series) return null;
  const ids = await db.seriesMeeting.findMany({
    where: { seriesId: id },
    orderBy: [{ engagement: { startsOn: "asc" } }, { engagementId: "asc" }],
    select: { engagementId: true },
  });
  const meetings = await rowsOf(
    db,
    ids.map(({ engagementId }) => engagementId),
  );
  return { ...series, meetings, open: await listOpenPromises(db, id) };
}

/** The series that an engagement is a meeting of; null when of none, or of none that is open to the viewer. */
export async function getSeriesOf(
  db: Db,
  engagementId: string,
): Promise<{ id: string; name: string; open: OpenPromise[] } | null> {
  const found = await db.seriesMeeting.findUnique({
    where: { engagementId },
    select: { series: { select: { id: true, name: true } } },
  });
  return found && { ...found.series, open: await listOpenPromises(db, found.series.id) };
}

async function listOpenPromises(db: Db, seriesId: string): Promise<OpenPromise[]> {
  const promises = await db.commitment.findMany({
    where: { state: { in: ["OPEN", "IN_WORK"] }, engagement: { series: { seriesId } } },
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    include: { engagement: { select: { reference: true } }, ownerUser: { select: { name: true } } },
  });
  const open = promises.map(({ id, text, bySide, ownerName, ownerUser, dueOn, marking, engagement }) => ({
    id,
    text,
    bySide,
    ownerName: ownerName ?? ownerUser?.name ?? null,
    dueOn: dueOn && calendarDateOf(dueOn),
    marking,
    reference: engagement.reference,
  }));
  return (await areNamesOpen(db)) ? open : open.map(withoutPartyNames);
}
