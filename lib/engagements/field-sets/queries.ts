import "server-only";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";
import { columnOf } from "@/lib/table-rows";
import { type Field, type FieldValue, isUnsaid } from "./declare";
import {
  eachValue,
  PARTS,
  type Part,
  type Row,
  type SetValues,
  type SomeSetValues,
  valuesFrom,
} from "./sets";
import type { SetWords } from "./words";

type Stored = Record<string, unknown>;

/** An engagement and the parts of its field sets that hold something. */
type Holder = { id: string; fieldSets: readonly string[] };

/**
 * The field sets of these engagements, as far as the viewer may see them; one that holds nothing has them all empty. Only
 * the tables that one of them fills are read, and all in one statement: the way to the database and back, and the wall
 * before each table, are most of what they cost.
 */
export async function readSets(db: Db, holders: readonly Holder[]): Promise<(id: string) => SetValues> {
  const held = new Set(holders.flatMap(({ fieldSets }) => fieldSets));
  const parts = PARTS.filter(({ path }) => held.has(path));
  const ids = holders.filter(({ fieldSets }) => fieldSets.length > 0).map(({ id }) => id);
  const found =
    parts.length === 0
      ? []
      : await db.$queryRaw<{ id: string; parts: Record<string, Stored[] | null> }[]>`
          select e.id, jsonb_build_object(${Prisma.raw(parts.map(rowsIn).join(", "))}) as parts
          from unnest(${ids}::uuid[]) e(id)`;
  const byId = new Map(found.map((one) => [one.id, one.parts]));
  return (id) => valuesFrom((part) => (byId.get(id)?.[part.path] ?? []).map((row) => fromColumns(part, row)));
}

/** The rows of a part as JSON, in their order, for the engagement `e`. */
function rowsIn({ path, table, list }: Part): string {
  const order = list === null ? "" : " order by t.sort";
  return `'${path}', (select jsonb_agg(to_jsonb(t)${order}) from ${table} t where t.engagement_id = e.id)`;
}

/**
 * What the ids and countries in these sets are called, and the highest marking of the records among them. What the viewer
 * may not see has no word.
 */
export async function namesInSets(
  db: Db,
  sets: readonly SomeSetValues[],
): Promise<{ setWords: SetWords; setMarking: MarkingLevel }> {
  const wanted = {
    picklist: new Set<string>(),
    user: new Set<string>(),
    engagement: new Set<string>(),
    country: new Set<string>(),
  };
  for (const values of sets)
    for (const { field, value } of eachValue(values)) {
      if (isUnsaid(value)) continue;
      if (field.kind === "countries") for (const code of value as string[]) wanted.country.add(code);
      else if (field.kind in wanted) wanted[field.kind as keyof typeof wanted].add(String(value));
    }
  const idIn = (ids: Set<string>) => ({ where: { id: { in: [...ids] } } });
  const items = wanted.picklist.size > 0 ? await db.picklistItem.findMany(idIn(wanted.picklist)) : [];
  const users =
    wanted.user.size > 0
      ? await db.user.findMany({ ...idIn(wanted.user), select: { id: true, name: true } })
      : [];
  const engagements =
    wanted.engagement.size > 0
      ? await db.engagement.findMany({
          ...idIn(wanted.engagement),
          select: { id: true, reference: true, title: true, marking: true },
        })
      : [];
  const countries =
    wanted.country.size > 0
      ? await db.country.findMany({
          where: { code: { in: [...wanted.country] } },
          select: { code: true, name: true },
        })
      : [];
  const setWords = Object.fromEntries([
    ...items.map(({ id, label }) => [id, label]),
    ...users.map(({ id, name }) => [id, name]),
    ...engagements.map(({ id, reference, title }) => [id, `${reference} ${title}`]),
    ...countries.map(({ code, name }) => [code, name]),
  ]);
  return { setWords, setMarking: bannerFor(engagements.map(({ marking }) => marking)) };
}

function fromColumns({ fields }: Part, row: Stored): Row {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, fromColumn(field, row[columnOf(name)])]),
  );
}

function fromColumn(field: Field, stored: unknown): FieldValue {
  if (isUnsaid(stored)) return null;
  if (field.kind === "amount" || field.kind === "quantity") return Number(stored).toFixed(2);
  if (field.kind === "time") return String(stored).slice(0, 5);
  return stored as FieldValue;
}
