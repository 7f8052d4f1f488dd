import "server-only";
import { formerWords } from "@/lib/audit/queries";
import { countFound } from "@/lib/counts";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { OrganisationKind } from "@/lib/generated/prisma/enums";
import { isId } from "@/lib/ids";
import type { PageInfo } from "@/lib/paging";
import { likeLiteral } from "@/lib/text";
import type { PlaceFilters } from "../place-filters";
import {
  findOrComeClose,
  fitsOf,
  isLike,
  patternOf,
  readFits,
  readPlaceIds,
  readPlacePage,
  type SearchWord,
  type WordRule,
} from "../search";

export type OrganisationRow = {
  id: string;
  name: string;
  nativeName: string | null;
  abbreviation: string | null;
  kind: OrganisationKind;
  /** Alpha-3 and name of the nation; null for what belongs to several. */
  nation: string | null;
  nationName: string | null;
  parentId: string | null;
  parentName: string | null;
  /** Active posts in it, those of its parts apart. */
  posts: number;
  isActive: boolean;
  isFictional: boolean;
  /** Names that a merge gave up. */
  otherNames: string[];
  /** The organisation this one was merged into. */
  mergedIntoId: string | null;
  version: number;
};

/** One page of organisations, 50 rows, by name. When none has the words of the search, those that come close: `isNear` says so, and
 * none of them is in `found`, which is how many were found. */
export async function listOrganisations(
  db: Db,
  filters: PlaceFilters,
  page: number,
): Promise<{ rows: OrganisationRow[]; info: PageInfo; isNear: boolean; found: number }> {
  const all = await findOrganisations(db, filters);
  const { ids, info } = await readPlacePage(db, "organisation", all, page);
  return { rows: await listOrganisationsById(db, ids), info, isNear: all.isNear, found: countFound(all) };
}

/** All organisations of the list under these filters, in its order. */
export async function listOrganisationIds(db: Db, filters: PlaceFilters): Promise<string[]> {
  return readPlaceIds(db, "organisation", (await findOrganisations(db, filters)).where);
}

/** The condition of the list, over organisation_visible as `v`, and how many it holds. */
async function findOrganisations(db: Db, { q, country }: PlaceFilters) {
  const ofNation = country ? Prisma.sql`v.nation = ${country}` : Prisma.sql`true`;
  return findOrComeClose(await readFits(db, IN_ORGANISATION, q), async (fits) => {
    const where = Prisma.sql`${ofNation} and ${fits}`;
    const [counted] = await db.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from organisation_visible v where ${where}`;
    return { where, total: counted?.total ?? 0 };
  });
}

type FoundOrganisation = { id: string; name: string; nationName: string | null; isFictional: boolean };

/** The organisations that the list under these words holds, those first that are most like the text, and how many it holds. */
export async function searchOrganisations(
  db: Db,
  text: string,
  words: readonly SearchWord[],
  most: number,
): Promise<{ rows: FoundOrganisation[]; total: number; isNear: boolean }> {
  return findOrComeClose(fitsOf(IN_ORGANISATION, words), async (fits) => {
    const rows = await db.$queryRaw<(FoundOrganisation & { total: number })[]>`
      select v.id, v.name, c.name as "nationName", v.is_fictional as "isFictional", count(*) over ()::int as total
      from organisation_visible v left join country c on c.code = v.nation
      where ${fits} order by word_similarity(lower(${text}), lower(v.name)) desc, v.name, v.id limit ${most}`;
    return { rows, total: rows[0]?.total ?? 0 };
  });
}

/** The organisation, or null when there is none, or none for this viewer. */
export async function getOrganisation(db: Db, id: string): Promise<OrganisationRow | null> {
  const record = isId(id) ? await db.organisation.findUnique({ where: { id }, include }) : null;
  return record && rowOf(record);
}

/** These organisations in the order of the ids; those that are not open to the viewer are left out. */
export async function listOrganisationsById(db: Db, ids: readonly string[]): Promise<OrganisationRow[]> {
  if (ids.length === 0) return [];
  const records = await db.organisation.findMany({ where: { id: { in: [...ids] } }, include });
  return records.map(rowOf).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** Whether the viewer says what the organisation is called and where it belongs: with users in it or below it, an admin does who is none of these, as the
 * database says. */
export async function mayPlaceOrganisation(db: Db, id: string): Promise<boolean> {
  const [row] = await db.$queryRaw<[{ may: boolean }]>`select may_place_organisation(${id}::uuid) as may`;
  return row.may;
}

/** A name that an organisation had before; days are inclusive, and null where nobody knows them. */
export type FormerName = {
  id: string;
  name: string;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
};

/** What the organisation was called before, the latest first. */
export async function listFormerNames(db: Db, id: string): Promise<FormerName[]> {
  const rows = await db.organisationName.findMany({
    where: { organisationId: id },
    orderBy: [
      { endsOn: { sort: "desc", nulls: "last" } },
      { startsOn: { sort: "desc", nulls: "last" } },
      { name: "asc" },
    ],
  });
  return rows.map(({ organisationId: _, startsOn, endsOn, ...row }) => ({
    ...row,
    startsOn: startsOn && calendarDateOf(startsOn),
    endsOn: endsOn && calendarDateOf(endsOn),
  }));
}

/** The organisations right below, by name. */
export async function listParts(db: Db, id: string): Promise<OrganisationRow[]> {
  const records = await db.organisation.findMany({
    where: { parentId: id, mergedIntoId: null },
    include,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return records.map(rowOf);
}

/** The organisations above, the nearest last. */
export async function listAbove(db: Db, id: string): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw<{ id: string; name: string }[]>`
    with recursive above as (
      select o.id, o.name, o.parent_id, 1 as step from organisation o join organisation c on c.parent_id = o.id where c.id = ${id}::uuid
      union all
      select o.id, o.name, o.parent_id, a.step + 1 from organisation o join above a on a.parent_id = o.id where a.step < 30
    ) select id, name from above order by step desc`;
}

/**
 * The organisations and all below them, by name and alpha-3 of the nation, and by what they were called before unless another
 * is called so today; what is not there, or not for this viewer, is left out.
 */
export async function listWithBelow(
  db: Db,
  ids: readonly string[],
): Promise<{ name: string; nation: string | null }[]> {
  const below = await db.$queryRaw<{ id: string; name: string; nation: string | null }[]>`
    with recursive below as (
      select o.id, o.name, o.nation from organisation o
      where o.id in (select coalesce(merged_into_id, id) from organisation where id = any(${[...ids]}::uuid[]))
      union
      select o.id, o.name, o.nation from organisation o join below b on o.parent_id = b.id where o.merged_into_id is null
    ) select id, name, nation from below`;
  return [...below, ...(await formerNames(db, below))].map(({ name, nation }) => ({ name, nation }));
}

/** What these organisations were called before, by their former names and by their history, or until they were merged, unless another
 * of the nation is called so today. */
export async function formerNames(
  db: Db,
  organisations: readonly { id: string; nation: string | null }[],
): Promise<{ name: string; nation: string | null }[]> {
  const ids = organisations.map(({ id }) => id);
  const known = await db.organisation.findMany({
    where: {
      id: { in: ids },
      OR: [{ formerNames: { some: {} } }, { NOT: { otherNames: { isEmpty: true } } }],
    },
    select: { id: true, otherNames: true, formerNames: { select: { name: true } } },
  });
  const former = [
    ...(await formerWords(db, "organisation", ids, "name")),
    ...known.flatMap(({ id, otherNames, formerNames: dated }) =>
      [...dated.map(({ name }) => name), ...otherNames].map((words) => ({ id, words })),
    ),
  ];
  if (former.length === 0) return [];
  const nations = new Map(organisations.map(({ id, nation }) => [id, nation]));
  const borne = await db.organisation.findMany({
    where: { name: { in: former.map(({ words }) => words) }, mergedIntoId: null },
    select: { name: true, nation: true },
  });
  return former
    .map(({ id, words }) => ({ name: words, nation: nations.get(id) ?? null }))
    .filter((one) => !borne.some(({ name, nation }) => name === one.name && nation === one.nation));
}

/** The same comparison as `officeKey` in SQL, of a column with the name of an organisation. */
export function officeKeyIn(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`lower(regexp_replace(btrim(${column}), '\\s+', ' ', 'g'))`;
}

/** Offered at once to whoever types. */
const MOST_FOUND = 20;

type OrganisationOption = { value: string; label: string; hint: string; keywords: string };

/** Active organisations for a picker, by name; the text narrows where there are too many for one list. */
export async function listOrganisationOptions(db: Db): Promise<OrganisationOption[]> {
  return listOptions(db, { isActive: true }, 2000);
}

/** At most 20 organisations, active or not, that hold each of these words in a name of today or before or of what was merged into it, the abbreviation
 * or the name of their nation, by name; where none does, those with names that come close. */
export async function findOrganisationOptions(db: Db, words: string): Promise<OrganisationOption[]> {
  const holding = words.split(/\s+/).flatMap((word) => {
    const contains = { contains: likeLiteral(word), mode: "insensitive" as const };
    const fields = [
      { name: contains },
      { nativeName: contains },
      { abbreviation: contains },
      { formerWords: contains },
    ];
    // What was merged into it has its own name still.
    const merged = { merged: { some: { OR: fields } } };
    return word ? { OR: [...fields, merged, { country: { name: contains } }] } : [];
  });
  const found = await listOptions(db, { AND: holding }, MOST_FOUND);
  if (found.length > 0) return found;
  const { near } = await readFits(db, IN_ORGANISATION, words);
  const close = await db.$queryRaw<{ id: string }[]>`
    select v.id from organisation_visible v where ${near} order by v.name, v.id limit ${MOST_FOUND}`;
  return listOptions(db, { id: { in: close.map(({ id }) => id) } }, MOST_FOUND);
}

async function listOptions(
  db: Db,
  where: Prisma.OrganisationWhereInput,
  most: number,
): Promise<OrganisationOption[]> {
  const records = await db.organisation.findMany({
    where: { ...where, mergedIntoId: null },
    include: { country: { select: { name: true } } },
    orderBy: [{ name: "asc" }, { nation: "asc" }],
    take: most,
  });
  return records.map(({ id, name, country, abbreviation, nativeName, otherNames, formerWords: former }) => ({
    value: id,
    label: name,
    hint: country?.name ?? "International",
    keywords: [abbreviation, nativeName, ...otherNames, former].filter(Boolean).join(" "),
  }));
}

const include = {
  country: { select: { name: true } },
  parent: { select: { name: true } },
  _count: { select: { posts: { where: { isActive: true } } } },
} as const satisfies Prisma.OrganisationInclude;

function rowOf(record: Prisma.OrganisationGetPayload<{ include: typeof include }>): OrganisationRow {
  const {
    country,
    parent,
    _count,
    createdById: _b,
    createdAt: _c,
    updatedAt: _u,
    formerWords: _f,
    ...row
  } = record;
  return { ...row, nationName: country?.name ?? null, parentName: parent?.name ?? null, posts: _count.posts };
}

/** Over organisation_visible: a word stands in a name of today or before, in the abbreviation or in a name that a merge gave up. As of
 * posts, those with a word are looked up once for each word, by its index. */
const IN_ORGANISATION: WordRule = {
  has: (word) => Prisma.sql`
    select id from organisation_visible where name_text like ${patternOf(word)}
    union all
    select id from organisation_other_names where words like ${patternOf(word)}`,
  comesClose: (word) => Prisma.sql`
    select id from organisation_visible where ${isLike(word, Prisma.sql`name_text`, Prisma.sql`name_bones`)}
    union all
    select id from organisation_other_names where ${isLike(word, Prisma.sql`words`, Prisma.sql`bones`)}`,
  all: (organisations) =>
    Prisma.sql`v.id in (${Prisma.join(
      organisations.map((each) => Prisma.sql`(${each})`),
      " intersect ",
    )})`,
};
