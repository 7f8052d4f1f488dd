import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { withViewer } from "@/lib/db";
import type { Field, Fields } from "@/lib/engagements/field-sets/declare";
import {
  completed,
  PARTS,
  type Part,
  rowsOfPart,
  SET_NAMES,
  type SetValues,
  saysSomething,
} from "@/lib/engagements/field-sets/sets";
import { tellingFields } from "@/lib/engagements/field-sets/telling";
import { valuesOf } from "@/lib/engagements/form-values";
import { createEngagement, updateEngagement } from "@/lib/engagements/mutations";
import { getEngagement } from "@/lib/engagements/queries";
import { engagementSchema } from "@/lib/engagements/schema";
import { ENGAGEMENT_TYPE_CODES } from "@/lib/engagements/types";
import { readForm } from "@/lib/form-data";
import { newId } from "@/lib/ids";
import { columnOf } from "@/lib/table-rows";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { readValues } from "./form-values";

// The property: whatever is typed into a field of a set comes back as it was typed, through the form, the schema, the
// database, the page and the form again, whatever the type of the engagement.

const officer = await createViewer({ countries: ["JPN"] });
let items: { id: string; list: string }[] = [];
let returned = "";

beforeAll(async () => {
  items = await asOwner<{ id: string; list: string }>("select id, list from picklist_item");
  const made = await createEngagement(officer, newId(), engagementInput({ type: "HOST" }));
  returned = made.ok ? made.data.id : "";
});

const words = fc
  .array(fc.constantFrom("Umi", "海上", "Ärmel", "أحمد", "12 kg", "“so”", "<b>", "%_"), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(" "));
const amounts = fc.integer({ min: 0, max: 99_999_999_999_999 }).map((cents) => (cents / 100).toFixed(2));
const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function valueFor(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case "text":
      return words.map((text) => text.slice(0, field.max).trim());
    case "count":
      return fc.integer({ min: field.min, max: field.max });
    case "amount":
    case "quantity":
      return amounts;
    case "choice":
      return fc.constantFrom(...Object.keys(field.choices));
    case "choices":
      return fc.subarray(Object.keys(field.choices), { minLength: 1 });
    case "picklist":
      return fc.constantFrom(...items.filter(({ list }) => list === field.list).map(({ id }) => id));
    case "day":
      return day;
    case "time":
      return fc
        .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
        .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
    case "currency":
      return fc.constantFrom("USD", "EUR", "JPY");
    case "flag":
      return fc.boolean();
    case "country":
      return fc.constantFrom("JPN", "KOR", "NOR");
    case "countries":
      return fc.subarray(["JPN", "KOR", "NOR"], { minLength: 1 });
    case "user":
      return fc.constant(officer.id);
    case "engagement":
      return fc.constant(returned);
  }
}

/** A row with any of the fields, what it requires among them. */
function rowFor(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueFor(field)])),
    { requiredKeys: Object.keys(fields).filter((name) => fields[name]?.required) },
  );
}

/** What the rules of the sets hold against each other is put in order, so that only the way of the values is tested. */
function settled(part: Part, row: Record<string, unknown>): Record<string, unknown> {
  const next = { ...row };
  const money = Object.keys(part.fields).find((name) => part.fields[name]?.kind === "currency");
  if (money) next[money] = "USD";
  if (part.path === "exercise.figures") Object.assign(next, { total: 10_000_000, asReported: true });
  if (part.path !== "exercise")
    for (const kind of ["day", "time"]) {
      const names = Object.keys(part.fields).filter((name) => part.fields[name]?.kind === kind);
      const given = names.filter((name) => name in next);
      const sorted = given.map((name) => String(next[name])).sort();
      given.forEach((name, index) => {
        next[name] = sorted[index];
      });
    }
  if (part.path === "platform.calls") {
    const { departsOn: _d, ...rest } = next;
    return rest;
  }
  if (part.path === "visit.legs") {
    const { departsOn: _d, ...rest } = next;
    return rest;
  }
  return next;
}

function inputFor(): fc.Arbitrary<SetValues> {
  const parts = PARTS.map((part) =>
    part.list === null
      ? fc.oneof(
          fc.constant([]),
          rowFor(part.fields).map((row) => [settled(part, row)]),
        )
      : fc.array(
          rowFor(part.fields)
            .map((row) => settled(part, row))
            .filter((row) => tellingFields(part.fields).some((name) => name in row)),
          { maxLength: 3 },
        ),
  );
  return fc.tuple(...parts).map((rows) => {
    const sets: Record<string, Record<string, unknown>> = {};
    PARTS.forEach((part, index) => {
      const said = rows[index] ?? [];
      sets[part.set] = part.list === null ? { ...said[0] } : { ...sets[part.set], [part.list]: said };
    });
    return completed(sets);
  });
}

/** What the browser would send for these values. */
function asForm(values: ReturnType<typeof readValues>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "string") form.append(name, value);
    else
      value?.forEach((item, index) => {
        if (typeof item === "string") form.append(`${name}[]`, item);
        else for (const [field, text] of Object.entries(item)) form.append(`${name}.${index}.${field}`, text);
      });
  }
  return form;
}

test("every field of every set comes back as it was typed, for every type", async () => {
  const seen = new Set<string>();
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(inputFor(), async (sets) => {
      const type = ENGAGEMENT_TYPE_CODES[turn++ % ENGAGEMENT_TYPE_CODES.length];
      // Over, as its after-action review may say.
      const facts = { type, status: "COMPLETE", startsOn: "2026-03-09", countries: [{ code: "JPN" }] };
      const typed = readValues({ ...facts, sets });
      const parsed = engagementSchema.safeParse(readForm(asForm(typed)));
      expect(parsed.error?.issues).toBeUndefined();
      if (!parsed.data) return;
      expect(parsed.data.sets).toEqual(sets);

      const made = await createEngagement(officer, newId(), parsed.data);
      if (!made.ok) throw new Error(JSON.stringify(made));
      const record = await withViewer(officer, (db) => getEngagement(db, made.data.reference));
      expect(record?.sets).toEqual(sets);
      if (!record) return;
      const again = readValues({ ...valuesOf(record) });
      for (const [name, value] of Object.entries(typed))
        if (name.startsWith("sets."))
          expect({ [name]: again[name as keyof typeof again] }).toEqual({ [name]: value });

      for (const part of PARTS)
        for (const row of rowsOfPart(sets, part))
          for (const [name, value] of Object.entries(row))
            if (value !== null && !(Array.isArray(value) && value.length === 0))
              seen.add(`${part.path}.${name}`);
    }),
    { numRuns: ENGAGEMENT_TYPE_CODES.length * 2 },
  );
  const wrong = await asOwner(
    `select reference from engagement e where field_sets is distinct from array_remove(array[${PARTS.map(
      ({ path, table }) =>
        `case when exists (select 1 from ${table} where engagement_id = e.id) then '${path}' end`,
    ).join(", ")}], null)`,
  );
  expect(wrong).toEqual([]);
  const told = PARTS.flatMap(({ path, fields }) => Object.keys(fields).map((name) => `${path}.${name}`));
  expect([...seen].sort()).toEqual(
    told.filter((name) => !/(platform.calls|visit.legs).departsOn/.test(name)).sort(),
  );
}, 240_000);

test("a change of type keeps what the old type asked for, and changing back loses nothing", async () => {
  const sets = fc
    .sample(inputFor(), { numRuns: 200, seed: 7 })
    .find((one) => SET_NAMES.every((name) => saysSomething(one, name)));
  if (!sets) throw new Error("no sample says something in every set");
  const made = await createEngagement(officer, newId(), engagementInput({ type: "EX-LIVEX", sets }));
  if (!made.ok) throw new Error(JSON.stringify(made));
  const read = async () => {
    const record = await withViewer(officer, (db) => getEngagement(db, made.data.reference));
    if (!record) throw new Error("not there");
    return record;
  };
  const first = await read();
  for (const type of ["BILAT", "EX-LIVEX"] as const) {
    const record = await read();
    const changed = await updateEngagement(officer, record.id, record.version, { ...valuesOf(record), type });
    expect(changed.ok).toBe(true);
  }
  const last = await read();
  expect(last.sets).toEqual(first.sets);
  const revisions = await withViewer(officer, (db) => listRevisions(db, "engagement", last.id));
  expect(revisions.slice(0, 2).map(({ changes }) => changes.map(({ field }) => field))).toEqual([
    ["type"],
    ["type"],
  ]);
});

test("the tables hold exactly what the sets tell, each in a column of its kind", async () => {
  const columns = await asOwner<{ table: string; column: string; type: string; nullable: string }>(
    `select table_name as table, column_name as column, udt_name as type, is_nullable as nullable
     from information_schema.columns where table_schema = 'public' and table_name = any($1)`,
    [PARTS.map(({ table }) => table)],
  );
  const types: Record<Field["kind"], string> = {
    text: "text",
    count: "int4",
    amount: "numeric",
    quantity: "numeric",
    choice: "text",
    choices: "_text",
    picklist: "uuid",
    day: "date",
    time: "time",
    currency: "bpchar",
    flag: "bool",
    country: "bpchar",
    countries: "_text",
    user: "uuid",
    engagement: "uuid",
  };
  for (const { table, list, fields } of PARTS) {
    const told = Object.entries(fields).map(([name, field]) => ({
      column: columnOf(name),
      type: types[field.kind],
      nullable: field.required ? "NO" : "YES",
    }));
    const keys = ["engagement_id", ...(list === null ? [] : ["sort"])];
    const held = columns.filter((one) => one.table === table && !keys.includes(one.column));
    const byName = (rows: { column: string; type: string; nullable: string }[]) =>
      rows
        .map(({ column, type, nullable }) => `${column} ${type} ${type.startsWith("_") ? "" : nullable}`)
        .sort();
    expect({ table, columns: byName(held) }).toEqual({ table, columns: byName(told) });
  }
});
