import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { changeCommitment } from "@/lib/commitments/mutations";
import { changeCommitmentSchema } from "@/lib/commitments/schema";
import { changeCrisis } from "@/lib/crises/mutations";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { saveParticipants } from "@/lib/exercises/editions/participants/mutations";
import { newId } from "@/lib/ids";
import { createPerson, updatePerson } from "@/lib/people/mutations";
import { createPersonSchema, editPersonSchema } from "@/lib/people/schema";
import type { Result } from "@/lib/result";
import { createCrisis } from "@/testing/crises";
import { engagementInput } from "@/testing/engagements";
import { createSeries, editionsOf } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { staleSince } from "./stale";

// Whoever comes second is told who came first, of every record that keeps its versions.

const officer = await createViewer({ name: "First, Officer", countries: ["JPN"] });
const other = await createViewer({ name: "Other, Officer", countries: ["JPN"] });

/** Of what the second says who saves the version that was opened first: the sentence before what became of it. */
function told(result: Result<unknown>): string {
  if (result.ok) throw new Error("it was saved");
  expect(result.code).toBe("stale");
  return result.message.split(". ")[0] ?? "";
}

/** The other saves, then the officer twice from the version before: as somebody else's, and as their own from another window. */
async function tellBoth(save: (by: Viewer, version: number) => Promise<Result<unknown>>) {
  expect(await save(other, 1)).toMatchObject({ ok: true });
  const first = told(await save(officer, 1));
  expect(await save(officer, 2)).toMatchObject({ ok: true });
  return [first, told(await save(officer, 2))];
}

const words = (what: string) => [
  `Other, Officer changed this ${what} since you opened it`,
  `You changed this ${what} in another window since you opened it here`,
];

test("of a person", async () => {
  const facts = {
    id: newId(),
    familyName: "Stale",
    givenName: "Kenji",
    nationality: "JPN",
    isDistinct: "on",
  };
  expect(await createPerson(officer, createPersonSchema.parse(facts))).toMatchObject({ ok: true });
  const said = await tellBoth((by, version) =>
    updatePerson(
      by,
      editPersonSchema.parse({ ...facts, isActive: "on", version, source: `${by.name} ${version}` }),
    ),
  );
  expect(said).toEqual(words("person"));
});

test("of an edition", async () => {
  const { create } = editionsOf(officer, await createSeries());
  const { id } = await create();
  const said = await tellBoth((by, version) =>
    saveParticipants(by, {
      ...{ id, version },
      participants: [{ code: "JPN", role: "HOST", state: version === 1 ? "INVITED" : "CONFIRMED" }],
    }),
  );
  expect(said).toEqual(words("edition"));
});

test("of a promise", async () => {
  const commitments = [{ text: "Send the dates.", bySide: "OWN", ownerName: "Desk", dueOn: "2031-09-01" }];
  const made = await createEngagement(
    officer,
    newId(),
    engagementInput({ startsOn: "2030-03-09", purpose: "Talks.", commitments }),
    { publish: true },
  );
  if (!made.ok) throw new Error(JSON.stringify(made));
  const [row] = await asOwner<{ id: string }>("select id from commitment where engagement_id = $1", [
    made.data.id,
  ]);
  const said = await tellBoth((by, version) =>
    changeCommitment(
      by,
      changeCommitmentSchema.parse({
        ...{ id: row?.id, version, ownerName: `Desk of ${by.name} ${version}` },
        ...{ dueOn: "2031-09-01", state: "OPEN", toSide: "PARTNER" },
      }),
    ),
  );
  expect(said).toEqual(words("promise"));
});

test("of a crisis", async () => {
  const { id } = await createCrisis({ countries: ["JPN"], alert: "WATCH" });
  const said = await tellBoth((by, version) =>
    changeCrisis(by, {
      ...{ id, version, title: `Crisis of ${by.name} ${version}`, summary: "It goes on.", tags: [] },
      ...{ alert: "WATCH", reason: "Better words." },
    }),
  );
  expect(said).toEqual(words("crisis"));
});

test("nobody is named to whoever may not know accounts", async () => {
  const { create } = editionsOf(officer, await createSeries());
  const { id } = await create();
  const subject = { type: "exercise_edition" as const, id };
  const say = (viewer: Viewer) =>
    withViewer(viewer, (db) => staleSince(db, viewer, subject, 0, "edition").then(told));
  expect(await say(other)).toBe("First, Officer changed this edition since you opened it");
  // An admin of another nation reads the history of it, and no accounts.
  const abroad = await createViewer({ nation: "JPN", roles: ["PORTFOLIO_ADMIN"] });
  expect(await say(abroad)).toBe(
    "This edition was changed since you opened it, by someone else or by you in another window",
  );
});
