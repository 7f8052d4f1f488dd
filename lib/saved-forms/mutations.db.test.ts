import { describe, expect, test } from "vitest";
import { createUser } from "@/lib/auth/users/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import { addLogEntry } from "@/lib/crises/log/mutations";
import { openCrisis } from "@/lib/crises/mutations";
import { startCorrection } from "@/lib/crises/sitreps/corrections/mutations";
import { saveSitrep } from "@/lib/crises/sitreps/mutations";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { createPerson } from "@/lib/people/mutations";
import { createPersonSchema } from "@/lib/people/schema";
import { createPortfolio } from "@/lib/portfolios/mutations";
import type { Result } from "@/lib/result";
import {
  createCrisis,
  createLogEntry,
  entryInput,
  publishReport,
  reportInput,
  runSql,
} from "@/testing/crises";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";

const roles = ["OFFICER", "SYSTEM_ADMIN"] as const;
const author = await createViewer({ roles, countries: ["JPN"] });
const colleague = await createViewer({ roles, countries: ["JPN"] });
const crisis = await createCrisis();
const logged = await createLogEntry(crisis.id, 1);

const short = (id: string) => id.slice(-12).toUpperCase();

const report = await publishReport(author, crisis.id, logged);

type Create = (by: Viewer, id: string, words?: string) => Promise<Result<object>>;

/** Every form that makes a record: how it is sent with this id and these words, and the table it writes to. */
const forms: [what: string, table: string, create: Create][] = [
  [
    "engagement",
    "engagement",
    (by, id, purpose = "Talks.") =>
      createEngagement(
        by,
        id,
        engagementInput({
          purpose,
          attendance: [{ name: `Mori ${id}`, nationality: "JPN", side: "PARTNER" }],
          commitments: [{ text: "Call back.", bySide: "OWN" }],
        }),
      ),
  ],
  [
    "person",
    "person",
    (by, id, familyName = "Mori") =>
      createPerson(by, createPersonSchema.parse({ id, familyName, nationality: "JPN", isDistinct: "yes" })),
  ],
  [
    "crisis",
    "crisis",
    (by, id, title = "Strait closed") =>
      openCrisis(by, {
        id,
        title,
        nickname: short(id),
        summary: "Two freighters were turned back.",
        countries: ["JPN"],
        alert: "WATCH",
        openedAt: "2026-01-02 10:00",
        timeZone: "UTC",
        marking: "UNCLASSIFIED",
        tags: [],
        relTo: [],
      }),
  ],
  [
    "log entry",
    "crisis_log_entry",
    (by, id, text = "A boat was rammed.") => addLogEntry(by, { ...entryInput(crisis.id), id, text }),
  ],
  [
    "situation report",
    "sitrep",
    (by, id, bluf = "A boat was rammed.") =>
      saveSitrep(by, { ...reportInput(crisis.id, [logged], "SAVE"), draft: { id }, bluf }),
  ],
  [
    "correction",
    "sitrep",
    (by, draftId, reason = "Two boats.") => startCorrection(by, { id: report.id, draftId, reason }),
  ],
  [
    "portfolio",
    "portfolio",
    (by, id, name = `Portfolio ${id}`) =>
      createPortfolio(by, {
        id,
        name,
        startsOn: "2026-01-01",
        endsOn: null,
        countries: ["JPN"],
        posts: [],
        members: [],
      }),
  ],
  [
    "account",
    "app_user",
    (by, id, name = "Sam Ortega") =>
      createUser(by, {
        id,
        email: `${id}@test.example`,
        password: "four plain words here",
        name,
        nation: "USA",
        roles: ["OFFICER"],
        markingCeiling: "CUI",
        allCountries: false,
        timeZone: "UTC",
      }),
  ],
];

/** How many rows there are of this record and of all that is written with it. */
const written = async (table: string) =>
  Object.fromEntries(
    await Promise.all(
      [table, "audit_event", "revision", "person", "commitment", "saved_form"].map(async (name) => {
        const [row] = await asOwner<{ n: number }>(`select count(*)::int as n from "${name}"`);
        return [name, row?.n];
      }),
    ),
  );

describe.each(forms)("a form that makes a record: %s", (what, table, create) => {
  test("two at the same moment, and one more later, make one record and get one answer", async () => {
    const id = newId();
    const [one, other] = await Promise.all([create(author, id), create(author, id)]);
    expect(one).toMatchObject({ ok: true, data: { id } });
    expect(other).toEqual(one);
    expect(await asOwner(`select id from "${table}" where id = $1`, [id])).toHaveLength(1);
    const made = await written(table);
    expect(await create(author, id)).toEqual(one);
    expect(await written(table)).toEqual(made);
  });

  test("the id with other words, or from someone else, is refused and nothing is written", async () => {
    const id = what === "correction" ? await idOfDraft() : newId();
    if (what !== "correction") expect(await create(author, id)).toMatchObject({ ok: true });
    const made = await written(table);
    expect(await create(author, id, "Other")).toMatchObject({ code: "conflict" });
    expect(await create(colleague, id, "Other")).toMatchObject({ code: "conflict" });
    expect(await written(table)).toEqual(made);
    // As for a record that no form made.
    await asOwner("delete from saved_form where id = $1", [id]);
    expect(await create(author, id, "Other")).toMatchObject({ code: "conflict" });
    expect(await written(table)).toEqual({ ...made, saved_form: (made.saved_form ?? 0) - 1 });
  });
});

test("a form that was refused may be sent again", async () => {
  const id = newId();
  const send = (nationality: string) =>
    createPerson(
      author,
      createPersonSchema.parse({ id, familyName: "Mori", nationality, isDistinct: "yes" }),
    );
  expect(await send("ZZZ")).toMatchObject({ code: "invalid" });
  expect(await send("JPN")).toMatchObject({ ok: true, data: { id } });
});

test("nobody sees the forms that others sent, or changes one", async () => {
  const id = newId();
  await createPerson(
    author,
    createPersonSchema.parse({ id, familyName: "Mori", nationality: "JPN", isDistinct: "yes" }),
  );
  const seenBy = (viewer: Viewer) => withViewer(viewer, (db) => db.savedForm.count({ where: { id } }));
  expect([await seenBy(author), await seenBy(colleague)]).toEqual([1, 0]);
  for (const sql of [
    "delete from saved_form where id = $1::uuid",
    "update saved_form set answer = '{}' where id = $1::uuid",
  ])
    await expect(runSql(author, sql, id)).rejects.toThrow(/permission denied/);
});

/** A draft that was made by its form. */
async function idOfDraft(): Promise<string> {
  const id = newId();
  await saveSitrep(author, { ...reportInput(crisis.id, [logged], "SAVE"), draft: { id } });
  return id;
}
