import { expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { lookupPeople } from "@/lib/engagements/pickers/queries";
import { getEngagement } from "@/lib/engagements/queries";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { rankOn } from "../holdings/rules";
import { mergePeople, undoMerge } from "../merges/mutations";
import { mergeSchema } from "../merges/schema";
import { createPerson, updatePerson } from "../mutations";
import { getPerson } from "../queries";
import { createPersonSchema, editPersonSchema } from "../schema";
import { changeEarlierRanks } from "./mutations";
import { listEarlierRanks } from "./queries";
import { ranksSchema } from "./schema";

const officer = await createViewer({ countries: ["JOR"] });
const elsewhere = await createViewer({ countries: ["NOR"] });

async function add(fields: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  const facts = {
    familyName: "Ranker",
    givenName: "Omar",
    nationality: "JOR",
    isDistinct: "on",
    service: "ARMY",
  };
  const result = await createPerson(officer, createPersonSchema.parse({ ...facts, ...fields, id }));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return id;
}

async function person(id: string) {
  const found = await withViewer(officer, (db) => getPerson(db, id));
  if (!found) throw new Error("not visible");
  return found;
}

const earlier = async (id: string, viewer = officer) =>
  (await withViewer(viewer, (db) => listEarlierRanks(db, id))).map(
    ({ rankText, rankCode, startsOn, endsOn }) => [rankText, rankCode, startsOn, endsOn],
  );

/** The edit form as it comes filled in, with these fields typed over. */
async function edit(id: string, fields: Record<string, unknown>) {
  const { name: _n, otherNames, ...facts } = await person(id);
  const typed = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, value ?? ""]));
  return updatePerson(
    officer,
    editPersonSchema.parse({ ...typed, otherNames: otherNames.join("\n"), isActive: "on", ...fields }),
  );
}

const change = async (id: string, ranks: Record<string, unknown>[], viewer = officer) =>
  changeEarlierRanks(viewer, ranksSchema.parse({ id, version: (await person(id)).version, ranks }));

async function rankThen(personId: string, startsOn: string) {
  const made = await createEngagement(
    officer,
    newId(),
    engagementInput({
      startsOn,
      countries: [{ code: "JOR", role: "HOST" }],
      attendance: [{ personId, side: "PARTNER", role: "PRINCIPAL" }],
      venue: "Ministry",
      city: "Amman",
    }),
  );
  if (!made.ok) throw new Error(JSON.stringify(made));
  const record = await withViewer(officer, (db) => getEngagement(db, made.data.reference));
  return record?.attendance[0]?.rankText;
}

test("a promotion with its day keeps the rank before, and a report of an earlier day says what was held then", async () => {
  const id = await add({ rankText: "Colonel", rankSince: "2022-05-01" });
  expect(
    await edit(id, { rankText: "Brigadier General", rankCode: "", rankSince: "2026-03-01" }),
  ).toMatchObject({
    ok: true,
  });
  expect(await person(id)).toMatchObject({
    rankText: "Brigadier General",
    rankCode: "OF-6",
    rankSince: "2026-03-01",
  });
  expect(await earlier(id)).toEqual([["Colonel", "OF-5", "2022-05-01", "2026-02-28"]]);
  const [revision] = await withViewer(officer, (db) => listRevisions(db, "person", id));
  expect(JSON.stringify(revision)).toContain("2026-02-28");

  expect(await rankThen(id, "2026-02-28")).toBe("Colonel");
  expect(await rankThen(id, "2026-03-01")).toBe("Brigadier General");
  expect(await rankThen(id, "2021-01-01"), "known to be none of these").toBeNull();

  const offered = await withViewer(officer, (db) => lookupPeople(db, officer, "ranker"));
  const option = offered.find(({ value }) => value === id);
  expect(rankOn(option?.ranks ?? [], "2024-01-01")?.rankText).toBe("Colonel");
});

test("earlier ranks are put on record later, put right and taken away, each with what it was in history", async () => {
  const id = await add({ rankText: "Colonel", rankSince: "2022-05-01" });
  expect(
    await change(id, [
      { rankText: "Lieutenant Colonel", startsOn: "2018-01-01", endsOn: "2022-04-30" },
      { rankText: "Major", endsOn: "2017-12-31" },
    ]),
  ).toMatchObject({ ok: true });
  expect(await earlier(id)).toEqual([
    ["Lieutenant Colonel", "OF-4", "2018-01-01", "2022-04-30"],
    ["Major", "OF-3", null, "2017-12-31"],
  ]);
  expect(await rankThen(id, "2019-01-01")).toBe("Lieutenant Colonel");
  const [kept] = await withViewer(officer, (db) => listEarlierRanks(db, id));
  expect(await change(id, [{ ...kept, service: "NAVY" }])).toMatchObject({ ok: true });
  expect(await earlier(id)).toHaveLength(1);
  const [last] = await withViewer(officer, (db) => listRevisions(db, "person", id));
  expect(JSON.stringify(last)).toContain("Major");
});

test("what contradicts the days, is stale, or is not theirs to change changes nothing", async () => {
  const id = await add({ rankText: "Colonel", rankSince: "2022-05-01" });
  const row = { rankText: "Major", startsOn: "2018-01-01", endsOn: "2022-05-01" };
  expect(await change(id, [row])).toMatchObject({
    ok: false,
    fields: { "ranks.0.endsOn": [/present rank/] },
  });
  expect(await change(id, [{ id: newId(), rankText: "Major" }])).toMatchObject({ ok: false, code: "stale" });
  const input = ranksSchema.parse({ id, version: 1, ranks: [{ rankText: "Major", endsOn: "2018-01-01" }] });
  const both = await Promise.all([changeEarlierRanks(officer, input), changeEarlierRanks(officer, input)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await change(id, [], elsewhere)).toMatchObject({ ok: false });
  expect(await earlier(id)).toHaveLength(1);
  const added = withViewer(elsewhere, (db) =>
    db.personRank.createMany({ data: [{ id: newId(), personId: id, rankText: "Private" }] }),
  );
  await expect(added).rejects.toThrow(/row-level security/);
});

test("a merge of two people brings the earlier ranks along, and its undo gives them back", async () => {
  const [winner, loser] = [await add(), await add({ rankText: "Major", rankSince: "2020-01-01" })];
  await change(loser, [{ rankText: "Captain", endsOn: "2019-12-31" }]);
  const input = mergeSchema.parse({
    winnerId: winner,
    loserId: loser,
    winnerVersion: (await person(winner)).version,
    loserVersion: (await person(loser)).version,
    fields: { rank: "loser" },
  });
  expect(await mergePeople(officer, input)).toMatchObject({ ok: true });
  expect(await person(winner)).toMatchObject({ rankText: "Major", rankSince: "2020-01-01" });
  expect((await earlier(winner)).map(([text]) => text)).toEqual(["Captain"]);
  const [merge] = await asOwner<{ id: string }>("select id from person_merge where winner_id = $1", [winner]);
  expect(await undoMerge(officer, merge?.id ?? "")).toMatchObject({ ok: true });
  expect(await person(winner)).toMatchObject({ rankText: null, rankSince: null });
  expect((await earlier(loser)).map(([text]) => text)).toEqual(["Captain"]);
});
