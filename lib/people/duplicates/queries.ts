import "server-only";
import type { Db } from "@/lib/db";
import { listPeopleById, type PersonRow } from "../queries";
import { listedName } from "../rules";

/** The names of somebody who may be on record already. */
type NamesOfPerson = {
  familyName: string;
  givenName: string;
  nativeName: string | null;
  otherNames: readonly string[];
  nationality: string;
};

/** How many are offered for one person. */
const MOST = 5;
/** From this share of three-letter pieces in common on, two names differ by no more than a slip of the hand. */
const NEAR = 0.5;

/**
 * Who on record may be the same person, the likeliest first: of the same nation, with the same native name, names that
 * come to the same consonants in any order (which is what transliterations share), or names that differ by a slip.
 * `exceptId` is left out, and with it whoever was said not to be the same.
 */
export async function findLikelyDuplicates(
  db: Db,
  { familyName, givenName, nativeName, otherNames, nationality }: NamesOfPerson,
  exceptId: string | null = null,
): Promise<{ id: string; name: string }[]> {
  const full = `${familyName} ${givenName}`;
  const found = await db.$queryRaw<{ id: string; familyName: string; givenName: string }[]>`
    select v.id, v.family_name as "familyName", v.given_name as "givenName" from person_visible v
    where v.nationality = ${nationality} and v.id is distinct from ${exceptId}::uuid
      and (v.name_keys && name_keys(${familyName}, ${givenName}, ${nativeName}, ${[...otherNames]}::text[])
           or (fold_name(${full}) <% v.name_text
               and similarity(fold_name(${full}), fold_name(v.family_name || ' ' || v.given_name)) >= ${NEAR}))
      and not exists (select 1 from person_distinction d
                      where (d.one_id, d.other_id) in ((v.id, ${exceptId}::uuid), (${exceptId}::uuid, v.id)))
    order by similarity(fold_name(${full}), fold_name(v.family_name || ' ' || v.given_name)) desc, v.id limit ${MOST}`;
  return found.map(({ id, ...names }) => ({ id, name: listedName(names) }));
}

/** The same with all that is on record of each. */
export async function listLikelyDuplicates(
  db: Db,
  names: NamesOfPerson,
  exceptId: string | null = null,
): Promise<PersonRow[]> {
  const found = await findLikelyDuplicates(db, names, exceptId);
  return listPeopleById(
    db,
    found.map(({ id }) => id),
  );
}

/** What a list of names has to do with each other and with people on record. */
type ComparedName = {
  /** People of the nations asked for who may be meant, at most three, the likeliest first. */
  ids: string[];
  /** Whether the first of them is spelled exactly so, and is the only one who is. */
  isExact: boolean;
  /** Place in the list of an earlier name that may be the same person; null when there is none. */
  twin: number | null;
};

/** Compares the names of a pasted list, in its order, in one statement for the whole of it. */
export async function compareNames(
  db: Db,
  names: readonly string[],
  nations: readonly string[],
): Promise<ComparedName[]> {
  const rows = await db.$queryRaw<{ place: number; twin: number | null; ids: string[]; exact: number }[]>`
    with asked as materialized (
      select place::int - 1 as place, in_order(fold_name(name)) as ordered, name_key(name) as key
      from unnest(${[...names]}::text[]) with ordinality as t(name, place)
    )
    select a.place, (select min(b.place) from asked b where b.key = a.key and b.place < a.place) as twin,
           coalesce(f.ids, '{}') as ids, coalesce(f.exact, 0) as exact
    from asked a cross join lateral (
      select (array_agg(id::text order by is_exact desc, id))[1:3] as ids, count(*) filter (where is_exact)::int as exact
      from (select v.id, in_order(fold_name(v.family_name || ' ' || v.given_name)) = a.ordered as is_exact
            from person_visible v
            where v.name_keys @> array[a.key] and v.is_active and v.nationality = any(${[...nations]}::bpchar[])) fitting) f
    order by a.place`;
  return rows.map(({ ids, exact, twin }) => ({ ids, twin, isExact: exact === 1 }));
}

type LikelyPair = { one: PersonRow; other: PersonRow };

/** Pairs shown on one page of the review. */
const MOST_PAIRS = 50;

/** Pairs on record that may be one person, as far as both are open to the viewer, without those said to be two. */
export async function listLikelyPairs(db: Db): Promise<{ pairs: LikelyPair[]; total: number }> {
  const found = await db.$queryRaw<{ one: string; other: string; total: number }[]>`
    with keyed as (select id, nationality, created_at, unnest(name_keys) as key from person_visible)
    select a.id as one, b.id as other, count(*) over ()::int as total
    from keyed a join keyed b on b.key = a.key and b.nationality = a.nationality and b.id > a.id
    where not exists (select 1 from person_distinction d
                      where (d.one_id, d.other_id) in ((a.id, b.id), (b.id, a.id)))
    group by a.id, b.id order by a.id desc, b.id desc limit ${MOST_PAIRS}`;
  const people = new Map(
    (await listPeopleById(db, [...new Set(found.flatMap(({ one, other }) => [one, other]))])).map((row) => [
      row.id,
      row,
    ]),
  );
  return {
    pairs: found.flatMap(({ one, other }) => {
      const [first, second] = [people.get(one), people.get(other)];
      return first && second ? [{ one: first, other: second }] : [];
    }),
    total: found[0]?.total ?? 0,
  };
}
