import "server-only";
import { isObjectiveCode } from "@/lib/address";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf, toDateColumn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { type EngagementFilters, NO_FILTERS } from "@/lib/engagements/filters";
import { isHeld } from "@/lib/engagements/held";
import { rowsOf } from "@/lib/engagements/rows";
import { type TextQuery, toTextQuery } from "@/lib/engagements/search/match";
import type { EngagementRow } from "@/lib/engagements/views";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { IndicatorCount, IndicatorKind } from "@/lib/generated/prisma/enums";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";
import type { Span } from "@/lib/paging";
import { likeLiteral } from "@/lib/text";
import type { ObjectiveFilters } from "./filters";

type ReadingView = {
  id: string;
  readOn: CalendarDate;
  value: number;
  source: string;
  recordedBy: string | null;
};

export type IndicatorView = {
  id: string;
  kind: IndicatorKind;
  name: string;
  unit: string;
  baseline: number | null;
  target: number;
  countedBy: IndicatorCount | null;
  isActive: boolean;
  /** Oldest first; of what the record counts there are none. */
  readings: ReadingView[];
};

export type ObjectiveView = {
  id: string;
  code: string;
  lineOfEffortId: string;
  lineOfEffort: string;
  /** The code of the line of effort in the list that admins keep. */
  effortCode: string;
  text: string;
  dueOn: CalendarDate | null;
  /** The day on which it is next judged by its indicators. */
  reviewOn: CalendarDate | null;
  isActive: boolean;
  /** Null where nobody is named, or nobody open to the viewer. */
  owner: { id: string; name: string } | null;
  ownerPost: { id: string; title: string } | null;
  version: number;
  /** Empty for whoever does not serve the nation that keeps the record. */
  indicators: IndicatorView[];
};

const include = {
  lineOfEffort: { select: { code: true, label: true } },
  ownerPost: { select: { id: true, title: true } },
  ownerUser: { select: { id: true, name: true } },
  indicators: {
    orderBy: [{ kind: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    include: { readings: { orderBy: [{ readOn: "asc" }, { createdAt: "asc" }] } },
  },
} as const satisfies Prisma.ObjectiveInclude;

/** The objectives under the filters by code, those that are retired last. */
export async function listObjectives(
  db: Db,
  viewer: Viewer,
  { q, mine, reviewBy }: ObjectiveFilters,
): Promise<ObjectiveView[]> {
  const found = q ? await searchObjectives(db, q, await toTextQuery(db, q)) : null;
  const own: Prisma.ObjectiveWhereInput = {
    OR: [{ ownerUserId: viewer.id }, { ownerPostId: { in: [...viewer.posts] } }],
  };
  const records = await db.objective.findMany({
    where: {
      AND: [
        found ? { id: { in: found.map(({ id }) => id) } } : {},
        mine ? own : {},
        reviewBy ? { isActive: true, reviewOn: { lte: toDateColumn(reviewBy) } } : {},
      ],
    },
    include,
    orderBy: [{ isActive: "desc" }, { code: "asc" }],
  });
  return viewsFrom(db, records);
}

type FoundObjective = {
  id: string;
  code: string;
  lineOfEffort: string;
  text: string;
  isActive: boolean;
};

/** The objectives with the words in their text or line of effort, and those whose code begins with what was typed, in the order of the list. */
export async function searchObjectives(
  db: Db,
  typed: string,
  query: TextQuery | null,
): Promise<FoundObjective[]> {
  return db.$queryRaw<FoundObjective[]>`
    select o.id, o.code, l.label as "lineOfEffort", o.text, o.is_active as "isActive"
    from objective o join picklist_item l on l.id = o.line_of_effort_id
    where o.code ilike ${`${likeLiteral(typed)}%`} or to_tsvector('english', o.text || ' ' || l.label) @@ ${query?.texts ?? null}::tsquery
    order by o.is_active desc, o.code`;
}

export type FoundIndicator = Pick<IndicatorView, "id" | "kind" | "name" | "unit"> & {
  code: string;
  /** Of the objective. */
  text: string;
};

/** Indicators in force with the words in their name or unit, by their objective, from one place to another, and how many there are. */
export async function searchIndicators(
  db: Db,
  query: TextQuery | null,
  { from, to }: Span,
): Promise<{ rows: FoundIndicator[]; total: number }> {
  if (query === null) return { rows: [], total: 0 };
  const found = await db.$queryRaw<(FoundIndicator & { total: number })[]>`
    select i.id, i.kind::text as kind, i.name, i.unit, o.code, o.text, count(*) over ()::int as total
    from indicator_visible i join objective o on o.id = i.objective_id
    where i.is_active and i.search_vector @@ ${query.texts}::tsquery
    order by o.is_active desc, o.code, i.kind, i.name, i.id limit ${to - from + 1} offset ${from - 1}`;
  return { rows: found.map(({ total: _, ...row }) => row), total: found[0]?.total ?? 0 };
}

/** The objective of this code, or null. */
export async function getObjective(db: Db, code: string): Promise<ObjectiveView | null> {
  if (!isObjectiveCode(code)) return null;
  const record = await db.objective.findUnique({ where: { code }, include });
  return record && ((await viewsFrom(db, [record]))[0] ?? null);
}

type Recorded = Prisma.ObjectiveGetPayload<{ include: typeof include }>;

async function viewsFrom(db: Db, records: readonly Recorded[]): Promise<ObjectiveView[]> {
  const ids = records.flatMap(({ indicators }) =>
    indicators.flatMap(({ readings }) => readings.map(({ recordedById }) => recordedById)),
  );
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return records.map(
    ({
      lineOfEffort,
      ownerUser,
      ownerUserId: _u,
      ownerPostId: _p,
      dueOn,
      reviewOn,
      indicators,
      ...record
    }) => ({
      ...record,
      lineOfEffort: lineOfEffort.label,
      effortCode: lineOfEffort.code,
      dueOn: dueOn && calendarDateOf(dueOn),
      reviewOn: reviewOn && calendarDateOf(reviewOn),
      owner: ownerUser,
      indicators: indicators.map(
        ({ id, kind, name, unit, baseline, target, countedBy, isActive, readings }) => ({
          id,
          kind,
          name,
          unit,
          baseline: baseline?.toNumber() ?? null,
          target: target.toNumber(),
          countedBy,
          isActive,
          readings: readings.map((reading) => ({
            id: reading.id,
            readOn: calendarDateOf(reading.readOn),
            value: reading.value.toNumber(),
            source: reading.source,
            recordedBy: names.get(reading.recordedById) ?? null,
          })),
        }),
      ),
    }),
  );
}

/** What the record counts in a quarter, by its first day: engagements held for the objective, and people of other nations trained there. */
export type QuarterCount = { quarter: CalendarDate; held: number; trained: number };

/** The filters of the list that holds exactly what `countServing` counts. */
export function servingFilters(code: string): EngagementFilters {
  return { ...NO_FILTERS, objective: code, status: ["COMPLETE"], publication: ["PUBLISHED"] };
}

/** Held, published engagements that serve the objective, by quarter, of those open to the viewer, with the last of them. */
export async function countServing(
  db: Db,
  objectiveId: string,
  shown: number,
): Promise<{ quarters: QuarterCount[]; last: EngagementRow[]; total: number; marking: MarkingLevel }> {
  const rows = await db.$queryRaw<{ quarter: Date; held: number; trained: number; marking: MarkingLevel }[]>`
    select date_trunc('quarter', e.starts_on)::date as quarter, count(*)::int as held,
           coalesce(sum(t.trained), 0)::int as trained, max(e.marking)::text as marking
    from engagement_objective o join engagement e on e.id = o.engagement_id
    left join lateral (
      select sum(number) as trained from exchange_taught where engagement_id = e.id and side <> 'OWN'
    ) t on true
    where o.objective_id = ${objectiveId}::uuid and ${isHeld("e")}
    group by 1 order by 1`;
  const last = await db.engagement.findMany({
    where: { objectives: { some: { objectiveId } }, status: "COMPLETE", publication: "PUBLISHED" },
    select: { id: true },
    orderBy: [{ startsOn: "desc" }, { id: "desc" }],
    take: shown,
  });
  return {
    quarters: rows.map(({ quarter, held, trained }) => ({ quarter: calendarDateOf(quarter), held, trained })),
    total: rows.reduce((sum, { held }) => sum + held, 0),
    last: await rowsOf(
      db,
      last.map(({ id }) => id),
    ),
    marking: bannerFor(rows.map(({ marking }) => marking)),
  };
}
