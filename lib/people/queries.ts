import "server-only";
import { type CalendarDate, calendarDateOf, type DatePrecision } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { isId } from "@/lib/ids";
import type { MarkingLevel } from "@/lib/markings/rules";
import { type PageInfo, pageInfo, pageWindow } from "@/lib/paging";
import type { PersonFilters } from "./filters";
import { bandOf, isRankCode, type SeniorityBand, type Service } from "./ranks";
import { listedName } from "./rules";

/** A day that is taken from a record is marked as the record is; of several records of one day, as the highest. */
export type LastMet = { on: CalendarDate; precision: DatePrecision; marking: MarkingLevel };

export type PersonRow = {
  id: string;
  /** "Tanaka, Haruto" */
  name: string;
  familyName: string;
  givenName: string;
  nativeName: string | null;
  nationality: string;
  countryName: string;
  service: Service | null;
  rankText: string | null;
  rankCode: string | null;
  band: SeniorityBand | null;
  position: string | null;
  organisation: string | null;
  isActive: boolean;
  isFictional: boolean;
  /** Start of the last complete engagement they attended, of those open to the viewer; null when there is none. */
  lastMet: LastMet | null;
  /** For policy.ts. */
  createdById: string;
  version: number;
};

const include = { country: { select: { name: true } } } as const satisfies Prisma.PersonInclude;

/** One page of people, 50 rows, by name. */
export async function listPeople(
  db: Db,
  filters: PersonFilters,
  page: number,
): Promise<{ rows: PersonRow[]; info: PageInfo }> {
  const where = whereOf(filters);
  const info = pageInfo(await db.person.count({ where }), page);
  const { limit, offset, isReversed } = pageWindow(info);
  const sort = isReversed ? ("desc" as const) : ("asc" as const);
  const records = await db.person.findMany({
    where,
    include,
    orderBy: [{ familyName: sort }, { givenName: sort }, { id: sort }],
    take: limit,
    skip: offset,
  });
  const rows = await rowsFrom(db, records);
  return { rows: isReversed ? rows.reverse() : rows, info };
}

export function countPeople(db: Db, filters: PersonFilters): Promise<number> {
  return db.person.count({ where: whereOf(filters) });
}

/** The person, or null when there is none, or none for this viewer. */
export async function getPerson(db: Db, id: string): Promise<PersonRow | null> {
  if (!isId(id)) return null;
  const record = await db.person.findUnique({ where: { id }, include });
  const [row] = record ? await rowsFrom(db, [record]) : [];
  return row ?? null;
}

function whereOf({ q, country, service, active }: PersonFilters): Prisma.PersonWhereInput {
  const words = (q ?? "")
    .split(/[\s,]+/)
    .filter(Boolean)
    .slice(0, 6);
  return {
    AND: [
      country.length > 0 ? { nationality: { in: country } } : {},
      service.length > 0 ? { service: { in: service } } : {},
      active === null ? {} : { isActive: active },
      ...words.map((word) => {
        const contains = { contains: word, mode: "insensitive" as const };
        return {
          OR: [
            { familyName: contains },
            { givenName: contains },
            { nativeName: contains },
            { position: contains },
            { organisation: contains },
          ],
        };
      }),
    ],
  };
}

type PersonRecord = Prisma.PersonGetPayload<{ include: typeof include }>;

async function rowsFrom(db: Db, records: readonly PersonRecord[]): Promise<PersonRow[]> {
  const ids = records.map(({ id }) => id);
  const met = await db.$queryRaw<{ id: string; on: Date; precision: DatePrecision; marking: MarkingLevel }[]>`
    select distinct on (a.person_id)
           a.person_id as id, e.starts_on as on, e.date_precision::text as precision, e.marking::text as marking
    from attendance a join engagement e on e.id = a.engagement_id
    where a.person_id = any(${ids}::uuid[]) and a.attended and e.status = 'COMPLETE'
    order by a.person_id, e.starts_on desc, e.marking desc, e.date_precision`;
  const lastMet = new Map(
    met.map(({ id, on, precision, marking }) => [id, { on: calendarDateOf(on), precision, marking }]),
  );
  return records.map(({ country, createdAt: _c, updatedAt: _u, ...person }) => ({
    ...person,
    name: listedName(person),
    countryName: country.name,
    band: person.rankCode !== null && isRankCode(person.rankCode) ? bandOf(person.rankCode) : null,
    lastMet: lastMet.get(person.id) ?? null,
  }));
}
