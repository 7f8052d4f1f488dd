import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { markSubjectsRead } from "@/lib/notices/mutations";
import { countUnreadOf, listInbox } from "@/lib/notices/queries";
import { watch } from "@/lib/watches/mutations";
import { createViewer } from "@/testing/people";
import { changeContacts } from "./contacts/mutations";
import { contactsSchema } from "./contacts/schema";
import { changeCareer } from "./holdings/mutations";
import { careerSchema } from "./holdings/schema";
import { mergePeople, undoMerge } from "./merges/mutations";
import { listMerges } from "./merges/queries";
import { mergeSchema } from "./merges/schema";
import { createPerson, deactivatePeople, verifyPeople } from "./mutations";
import { getPerson } from "./queries";
import { createPersonSchema } from "./schema";

const officer = await createViewer({ countries: ["JOR"] });
const someone = () => createViewer({ roles: ["LEADER"], allCountries: true });

async function add(familyName: string): Promise<string> {
  const input = { id: newId(), familyName, givenName: "Rania", nationality: "JOR", isDistinct: "on" };
  const result = await createPerson(officer, createPersonSchema.parse(input));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.id;
}

async function versionOf(id: string): Promise<number> {
  return (await withViewer(officer, (db) => getPerson(db, id)))?.version ?? 0;
}

async function follow(by: Viewer, id: string): Promise<void> {
  expect(await watch(by, { type: "person", key: id, post: null })).toMatchObject({ ok: true });
}

const linesOf = async (by: Viewer) => (await withViewer(by, (db) => listInbox(db, by, 1))).lines;

async function setCareer(id: string): Promise<void> {
  const career = [{ id: "", position: "Head of plans", organisation: "", startsOn: "", endsOn: "" }];
  const held = (await withViewer(officer, (db) => getPerson(db, id)))?.career[0]?.id;
  const input = careerSchema.parse({
    id,
    version: await versionOf(id),
    career: career.map((row) => ({ ...row, id: held ?? "" })),
  });
  expect(await changeCareer(officer, input)).toMatchObject({ ok: true });
}

test("who watches a person hears of posts, contact details and checks, in one line; a save that changes nothing tells nobody", async () => {
  const id = await add("Haddadin");
  const watcher = await someone();
  await follow(watcher, id);
  await setCareer(id);
  await setCareer(id);
  expect(await linesOf(watcher)).toMatchObject([{ kind: "CHANGED", subjectId: id, count: 1 }]);
  const contacts = [{ kind: "EMAIL", value: "r@example.org" }];
  for (let round = 0; round < 2; round++)
    await changeContacts(officer, contactsSchema.parse({ id, version: await versionOf(id), contacts }));
  await verifyPeople(officer, [id]);
  await deactivatePeople(officer, [id]);
  expect(await linesOf(watcher)).toMatchObject([{ subjectId: id, count: 4, isRead: false }]);
  expect(await linesOf(officer)).toEqual([]);
});

test("a merge and its undoing tell who watches either; what was told of the one who went is read on the page of the other", async () => {
  const [winner, loser] = [await add("Qattan"), await add("Sarayreh")];
  const [ofWinner, ofLoser] = [await someone(), await someone()];
  await follow(ofWinner, winner);
  await follow(ofLoser, loser);
  await setCareer(loser);
  const [winnerVersion, loserVersion] = [await versionOf(winner), await versionOf(loser)];
  const input = mergeSchema.parse({ winnerId: winner, loserId: loser, winnerVersion, loserVersion });
  expect(await mergePeople(officer, input)).toMatchObject({ ok: true });

  expect((await linesOf(ofWinner)).map(({ subjectId }) => subjectId)).toEqual([winner]);
  expect((await linesOf(ofLoser)).map(({ subjectId }) => subjectId)).toEqual([winner, loser]);
  const [merge] = await withViewer(ofLoser, (db) => listMerges(db, winner));
  const everyone = [winner, ...(merge ? [merge.loserId] : [])];
  const unread = () => withViewer(ofLoser, (db) => countUnreadOf(db, ofLoser, "person", everyone));
  expect(await unread()).toBe(2);
  await markSubjectsRead(ofLoser, "person", everyone);
  expect(await unread()).toBe(0);

  expect(await undoMerge(officer, merge?.id ?? "")).toMatchObject({ ok: true });
  expect((await linesOf(ofWinner))[0]).toMatchObject({ subjectId: winner, count: 2 });
  expect((await linesOf(ofLoser))[0]).toMatchObject({ subjectId: loser, isRead: false });
});

test("the page of the one who stays holds the history of everyone who was merged into them, until that is undone", async () => {
  const [first, second, third] = [await add("Majali"), await add("Tarawneh"), await add("Kabariti")];
  await setCareer(first);
  const merge = async (winnerId: string, loserId: string) => {
    const [winnerVersion, loserVersion] = [await versionOf(winnerId), await versionOf(loserId)];
    const input = mergeSchema.parse({ winnerId, loserId, winnerVersion, loserVersion });
    expect(await mergePeople(officer, input)).toMatchObject({ ok: true });
  };
  await merge(second, first);
  await merge(third, second);
  const merges = () => withViewer(officer, (db) => listMerges(db, third));
  const [last, before] = await merges();
  expect(last).toMatchObject({ loserId: second, through: null });
  expect(before).toMatchObject({ loserId: first, through: "Tarawneh, Rania" });
  expect(before?.revisions.map(({ changes }) => changes.map(({ field }) => field))).toEqual([
    ["mergedInto"],
    ["career"],
    expect.arrayContaining(["familyName"]),
  ]);
  await undoMerge(officer, last?.id ?? "");
  expect(await merges()).toEqual([]);
  expect(await withViewer(officer, (db) => listMerges(db, second))).toMatchObject([{ loserId: first }]);
});
