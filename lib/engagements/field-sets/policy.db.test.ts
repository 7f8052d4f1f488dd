import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { createViewer } from "@/testing/people";
import { valuesOf } from "../form-values";
import { createEngagement, updateEngagement } from "../mutations";
import { getEngagement } from "../queries";
import { readSets } from "./queries";
import { completed, PARTS, rowsOfPart, type SomeSetValues } from "./sets";
import { changeSets } from "./write";

// Every table of a set is behind the wall of its engagement: whoever may read the one reads the other, whoever may change
// the one changes the other, and nobody else either.

const author = await createViewer({ countries: ["JPN"] });
const colleague = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });

const SAID: SomeSetValues = {
  visit: {
    honours: "Guard",
    legs: [{ arrivesIn: "Tokyo" }],
    clearances: [{ kind: "COUNTRY", state: "GRANTED" }],
    calls: [{ withWhom: "Minister" }],
  },
  platform: { agent: "Agency", calls: [{ kind: "SHIP", name: "Kestrel" }] },
  exchange: { topic: "Diving", taught: [{ side: "PARTNER", number: 3 }] },
  exercise: {
    phases: "Two",
    figures: [{ kind: "TROOPS", own: 1, source: "Return" }],
    units: [{ name: "1st", side: "OWN" }],
    objectives: [{ objective: "Move" }],
  },
  money: { remarks: "None", lines: [{ planned: "1.00", currency: "USD" }] },
  agreement: { title: "Terms" },
  humanitarian: { event: "Flood", deliveries: [{ what: "Water" }] },
  signal: { audience: "All", message: "Here we are" },
};
let id = "";
let reference = "";

beforeAll(async () => {
  const made = await createEngagement(
    author,
    newId(),
    engagementInput({ type: "DEMO", purpose: "To be seen.", sets: completed(SAID) }),
    { publish: true },
  );
  if (!made.ok) throw new Error(JSON.stringify(made));
  ({ id, reference } = made.data);
});

const said = (viewer: Viewer) =>
  withViewer(viewer, async (db) => {
    const setsOf = await readSets(db, [{ id, fieldSets: PARTS.map(({ path }) => path) }]);
    return setsOf(id);
  });

test("every table is read with its engagement, and by nobody else", async () => {
  for (const viewer of [author, colleague, leader]) expect(await said(viewer)).toEqual(completed(SAID));
  expect(await said(elsewhere)).toEqual(completed({}));
});

test("whoever may not change the engagement changes no table of it", async () => {
  for (const viewer of [leader, elsewhere])
    for (const { table } of PARTS)
      await withViewer(viewer, async (db) => {
        const name = Prisma.raw(table);
        expect(await db.$executeRaw`delete from ${name} where engagement_id = ${id}::uuid`).toBe(0);
      });
  for (const viewer of [leader, elsewhere])
    for (const part of PARTS) {
      const only = { [part.set]: SAID[part.set] } as SomeSetValues;
      await expect(
        withViewer(viewer, (db) => changeSets(db, id, {}, only)),
        part.path,
      ).rejects.toThrow(/row-level security|duplicate key/);
    }
  expect(await said(author)).toEqual(completed(SAID));
});

test("a colleague's change touches what it changes, and the texts of the sets are found by search", async () => {
  const record = await withViewer(colleague, (db) => getEngagement(db, reference));
  if (!record) throw new Error("not there");
  const sets = {
    ...record.sets,
    agreement: { ...record.sets.agreement, title: "Terms of the quixotic arrangement" },
  };
  const changed = await updateEngagement(colleague, id, record.version, { ...valuesOf(record), sets });
  expect(changed).toMatchObject({ ok: true });
  const now = await said(colleague);
  for (const part of PARTS)
    if (part.path !== "agreement") expect(rowsOfPart(now, part)).toEqual(rowsOfPart(completed(SAID), part));
  const found = await withViewer(
    colleague,
    (db) =>
      db.$queryRaw<{ id: string }[]>`
      select id from engagement_visible where search_vector @@ websearch_to_tsquery('english', 'quixotic')`,
  );
  expect(found).toEqual([{ id }]);
});

test("what a form names must be there: a word of the right list, an engagement open to the officer", async () => {
  const [item] = await withViewer(author, (db) =>
    db.picklistItem.findMany({ where: { list: "SCENARIO_CLASS" }, take: 1 }),
  );
  const hidden = await createEngagement(
    elsewhere,
    newId(),
    engagementInput({ countries: [{ code: "NOR" }] }),
  );
  if (!hidden.ok) throw new Error("not created");
  const result = await createEngagement(
    author,
    newId(),
    engagementInput({
      sets: completed({
        visit: { protocolId: item?.id ?? "", returnsId: hidden.data.id },
        money: { lines: [{ authorityId: hidden.data.id }] },
        platform: { calls: [{ kind: "SHIP", name: "Kestrel", flagCode: "QQQ" }] },
      }),
    }),
  );
  expect(result).toMatchObject({
    ok: false,
    fields: {
      "sets.visit.protocolId": expect.anything(),
      "sets.visit.returnsId": expect.anything(),
      "sets.money.lines.0.authorityId": expect.anything(),
      "sets.platform.calls.0.flagCode": expect.anything(),
    },
  });
});
