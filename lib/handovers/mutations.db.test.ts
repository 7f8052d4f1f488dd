import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { answerCommitment } from "@/lib/commitments/mutations";
import { answerCommitmentSchema } from "@/lib/commitments/schema";
import { addDays, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { discardEngagement } from "@/lib/engagements/discards/mutations";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { getPost } from "@/lib/people/posts/queries";
import { createCrisis, createLogEntry, publishReport } from "@/testing/crises";
import { engagementInput } from "@/testing/engagements";
import { asToday, createCoveringPost, hold } from "@/testing/handovers";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import {
  addSensitivity,
  changeSensitivity,
  removeSensitivity,
  saveCounterparts,
  setDeparture,
  setReady,
  setSuccession,
  signItems,
  startHandover,
} from "./mutations";
import { type Pack, readPack } from "./pack/queries";
import { getHandover, type HandoverView } from "./queries";
import { type Item, SECTIONS } from "./rules";
import { saveCounterpartsSchema, setSuccessionSchema, signItemsSchema, startHandoverSchema } from "./schema";

const today = todayIn("UTC", new Date());
const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });

type Scene = { post: string; leaving: Viewer; following: Viewer; id: string };

/** A post that covers the country, whose holder leaves in ten days and whose next holder came yesterday; the handover is under way. */
async function scene(country: string, facts: Parameters<typeof createViewer>[0] = {}): Promise<Scene> {
  const post = await createCoveringPost(`Attaché, ${country}`, [country]);
  const [leaving, following] = [await createViewer(), await createViewer(facts)];
  await hold(post, leaving, "2024-01-01", addDays(today, 10));
  await hold(post, following, addDays(today, -1));
  const outgoing = await asToday(leaving);
  return { post, leaving: outgoing, following: await asToday(following), id: await start(outgoing, post) };
}

async function start(viewer: Viewer, post: string, userId = viewer.id): Promise<string> {
  const form = startHandoverSchema.parse({ id: newId(), holding: `${post}:${userId}` });
  const made = await startHandover(viewer, form);
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.data.id;
}

const seenBy = (viewer: Viewer, id: string) =>
  withViewer(viewer, async (db): Promise<(Pack & { handover: HandoverView }) | null> => {
    const handover = await getHandover(db, id);
    return handover && { handover, ...(await readPack(db, viewer, handover)) };
  });

async function packOf(viewer: Viewer, id: string) {
  const found = await seenBy(viewer, id);
  if (!found) throw new Error("not open");
  return found;
}

const itemsOf = ({ counterparts, promises, engagements, reports, sensitivities }: Pack) =>
  [...counterparts, ...promises, ...engagements, ...reports, ...sensitivities].map(({ item }) => item);

const sign = (viewer: Viewer, id: string, items: readonly Item[]) =>
  signItems(
    viewer,
    signItemsSchema.parse({ id, items: items.map((one) => `${one.section}:${one.id}:${one.version}`) }),
  );

async function person(country: string, familyName: string, by: Viewer): Promise<string> {
  const id = newId();
  await asOwner(
    `insert into person (id, family_name, given_name, nationality, rank_text, created_by_id, updated_at)
     values ($1, $2, 'K', $3, 'Colonel', $4, now())`,
    [id, familyName, country, by.id],
  );
  return id;
}

/** `isHeld` writes down that it took place, past the form that would ask what came of it. */
async function meet(
  by: Viewer,
  country: string,
  startsOn: string,
  { isHeld = false, ...fields }: Record<string, unknown> & { isHeld?: boolean } = {},
  publish = true,
): Promise<string> {
  const input = engagementInput({
    startsOn,
    countries: [{ code: country, role: "HOST" }],
    purpose: "Talks.",
    ...fields,
  });
  const made = await createEngagement(by, newId(), input, { publish });
  if (!made.ok) throw new Error(JSON.stringify(made));
  if (isHeld) await asOwner("update engagement set status = 'COMPLETE' where id = $1", [made.data.id]);
  return made.data.id;
}

/** Attendance of people on record, own people by name. */
const attended = (country: string, ids: readonly string[], own: string) => [
  ...ids.map((personId) => ({
    personId,
    name: `K ${personId.slice(-4)}`,
    side: "PARTNER",
    role: "PRINCIPAL",
    nationality: country,
  })),
  { name: own, side: "OWN", role: "PRINCIPAL", nationality: "USA" },
];

test("a pack is gathered for each reader through the wall, and counts nothing that is closed to them", async () => {
  const { leaving, following, post, id } = await scene("JPN");
  const [mori, ueda] = [await person("JPN", "Mori", leaving), await person("JPN", "Ueda", leaving)];
  const held = { isHeld: true };
  await meet(leaving, "JPN", addDays(today, -500), {
    ...held,
    attendance: attended("JPN", [mori], "Whitlock, A"),
  });
  await meet(leaving, "JPN", addDays(today, -100), {
    ...held,
    attendance: attended("JPN", [mori, ueda], "Castlebury, R"),
    commitments: [
      {
        text: "Send charts",
        bySide: "OWN",
        ownerName: "Whitlock",
        ownerPostId: post,
        dueOn: addDays(today, 40),
      },
      { text: "Open the range", bySide: "PARTNER", ownerName: "Mori", dueOn: addDays(today, 20) },
    ],
  });
  const planned = { status: "PLANNED" };
  const plan = await meet(leaving, "JPN", addDays(today, 30), planned);
  const draft = await meet(leaving, "JPN", addDays(today, 35), planned, false);
  const closed = await meet(leaving, "JPN", addDays(today, 36), {
    ...planned,
    closeHold: true,
    marking: "CUI",
    categories: ["DL-INTL"],
  });
  await meet(leaving, "JPN", addDays(today, 95), planned);
  const crisis = await createCrisis({ countries: ["JPN"] });
  const report = await publishReport(leaving, crisis.id, await createLogEntry(crisis.id, 1));
  const over = await createCrisis({ countries: ["JPN"] });
  await publishReport(leaving, over.id, await createLogEntry(over.id, 1));
  await asOwner("update crisis set closed_at = now() where id = $1", [over.id]);

  const own = await packOf(leaving, id);
  expect(own.counterparts.map(({ person: { id: personId } }) => personId)).toEqual([mori, ueda]);
  expect(own.counterparts[1]?.firstMet).toMatchObject({
    own: ["Castlebury, R"],
    known: [expect.stringContaining(mori.slice(-4))],
    on: addDays(today, -100),
  });
  expect(own.counterparts[0]?.firstMet?.known).toEqual([]);
  expect(own.promises.map(({ of }) => of.text)).toEqual(["Open the range", "Send charts"]);
  expect(own.engagements.map(({ of }) => of.id)).toEqual([plan, draft, closed]);
  expect(own.reports.map(({ of }) => of.id)).toEqual([report.id]);

  const theirs = await packOf(following, id);
  expect(theirs.engagements.map(({ of }) => of.id)).toEqual([plan]);
  expect(theirs.readiness).toMatchObject({ percent: 0, items: own.readiness.items - 2 });
  expect(theirs.promises).toHaveLength(2);
  expect(JSON.stringify(theirs)).not.toContain(draft);
  expect((await packOf(leader, id)).engagements.map(({ of }) => of.id)).toEqual([plan]);
  for (const stranger of [
    await createViewer({ countries: ["JPN"] }),
    await createViewer({ nation: "GBR", allCountries: true }),
  ])
    expect(await seenBy(stranger, id)).toBeNull();
  // Who names holders sees that there is one, and nothing of what is said in it.
  expect(await seenBy(admin, id)).toMatchObject({
    counterparts: [],
    sensitivities: [],
    engagements: [],
    promises: [],
  });
});

test("who leaves prepares, alone; what they say is marked, and closed to who may not read its marking", async () => {
  const { leaving, following, id } = await scene("KOR", { markingCeiling: "UNCLASSIFIED" });
  const [kim, lee] = [await person("KOR", "Kim", leaving), await person("KOR", "Lee", leaving)];
  const rows = (version: number, note = "Ask for his sailing first.") =>
    saveCounterpartsSchema.parse({
      id,
      version,
      counterparts: [
        { personId: kim, note, marking: "UNCLASSIFIED" },
        { personId: lee, note: "Owes us one.", marking: "CUI" },
      ],
    });
  for (const other of [following, leader, admin])
    expect(await saveCounterparts(other, rows(1))).toMatchObject({ code: "forbidden" });
  expect(await saveCounterparts(leaving, rows(1))).toMatchObject({ ok: true });
  expect(await saveCounterparts(leaving, rows(1))).toMatchObject({ code: "stale" });
  const twice = { ...rows(2), counterparts: [...rows(2).counterparts, ...rows(2).counterparts] };
  expect(await saveCounterparts(leaving, twice)).toMatchObject({
    code: "invalid",
    fields: { "counterparts.2.personId": [expect.stringMatching(/already/)] },
  });
  expect((await packOf(leaving, id)).counterparts.map(({ note }) => note)).toEqual([
    "Ask for his sailing first.",
    "Owes us one.",
  ]);
  const theirs = await packOf(following, id);
  expect(theirs.counterparts.map(({ person: { id: personId } }) => personId)).toEqual([kim]);
  expect(JSON.stringify(theirs)).not.toContain("Owes us one");

  const sensitivity = {
    id: newId(),
    handoverId: id,
    text: "Never mention the pier.",
    marking: "CUI" as const,
  };
  expect(await addSensitivity(following, sensitivity)).toMatchObject({ code: "forbidden" });
  const added = await Promise.all([
    addSensitivity(leaving, sensitivity),
    addSensitivity(leaving, sensitivity),
  ]);
  expect(added).toMatchObject([{ ok: true }, { ok: true }]);
  expect((await packOf(leaving, id)).sensitivities).toHaveLength(1);
  expect((await packOf(following, id)).sensitivities).toEqual([]);
  const changed = { id: sensitivity.id, version: 1, text: "Nor the pier.", marking: "UNCLASSIFIED" as const };
  expect(await changeSensitivity(leaving, changed)).toMatchObject({ ok: true });
  expect(await changeSensitivity(leaving, { ...changed, text: "Again." })).toMatchObject({ code: "stale" });
  expect((await packOf(following, id)).sensitivities.map(({ of }) => of.text)).toEqual(["Nor the pier."]);
  expect(await removeSensitivity(following, { id: sensitivity.id, version: 2 })).toMatchObject({
    code: "forbidden",
  });
  expect(await removeSensitivity(leaving, { id: sensitivity.id, version: 2 })).toMatchObject({ ok: true });

  const trail = await asOwner<{ text: string }>(
    "select coalesce(before::text, '') || coalesce(after::text, '') as text from audit_event where subject_id = $1",
    [id],
  );
  expect(trail.map(({ text }) => text).join()).not.toMatch(/sailing|Owes|pier/);
});

test("items are signed one by one, in the state they are in; what changes asks again, and readiness says so", async () => {
  const { leaving, following, post, id } = await scene("PHL");
  const santos = await person("PHL", "Santos", leaving);
  await meet(leaving, "PHL", addDays(today, -50), {
    isHeld: true,
    attendance: attended("PHL", [santos], "Whitlock, A"),
    commitments: [
      {
        text: "Send radios",
        bySide: "OWN",
        ownerName: "Whitlock",
        ownerPostId: post,
        dueOn: addDays(today, 20),
      },
    ],
  });
  await addSensitivity(leaving, { id: newId(), handoverId: id, text: "The bay.", marking: "UNCLASSIFIED" });
  for (const section of SECTIONS)
    expect(await setReady(leaving, { id, section, isReady: true })).toMatchObject({ ok: true });
  expect(await setReady(following, { id, section: "REPORTS", isReady: false })).toMatchObject({
    code: "forbidden",
  });
  const before = await packOf(following, id);
  expect(before.isChosen, "what was proposed is the list from then on").toBe(true);
  expect(before.readiness).toMatchObject({ percent: 50, ready: 5, signed: 0, items: 3 });
  const items = itemsOf(before);

  for (const other of [leaving, leader, admin])
    expect(await sign(other, id, items)).toMatchObject({ code: "forbidden" });
  const [first, ...rest] = items;
  if (!first) throw new Error("nothing to sign");
  expect(await sign(following, id, [first])).toMatchObject({ ok: true });
  expect((await packOf(leader, id)).readiness).toMatchObject({ percent: 66, signed: 1 });
  const stale = [{ ...first, version: "9" }, ...rest];
  expect(await sign(following, id, stale)).toMatchObject({ code: "stale" });
  const other = { section: "PROMISES" as const, id: newId(), version: "1" };
  expect(await sign(following, id, [other, ...rest])).toMatchObject({ code: "stale" });
  expect((await packOf(leader, id)).readiness.signed).toBe(1);
  expect(await sign(following, id, items)).toMatchObject({ ok: true });
  const signed = await packOf(leader, id);
  expect(signed.readiness).toMatchObject({ percent: 100, signed: 3 });
  expect(signed.promises[0]?.signature).toMatchObject({ by: following.name, at: expect.any(Date) });
  const audited = await asOwner<{ section: string }>(
    "select after->>'section' as section from audit_event where type = 'handover.signed' and subject_id = $1",
    [id],
  );
  expect(audited.map(({ section }) => section).toSorted()).toEqual([
    "COUNTERPARTS",
    "PROMISES",
    "SENSITIVITIES",
  ]);

  const promise = signed.promises[0]?.of;
  const form = { id: promise?.id, version: promise?.version, answerId: newId(), askedOn: today };
  const later = { answer: "RENEGOTIATED", note: "Late.", askedBySide: "PARTNER", dueOn: addDays(today, 60) };
  expect(await answerCommitment(leaving, answerCommitmentSchema.parse({ ...form, ...later }))).toMatchObject({
    ok: true,
  });
  const again = await packOf(following, id);
  expect(again.promises[0]).toMatchObject({ isChanged: true, signature: { by: following.name } });
  expect(again.readiness).toMatchObject({ percent: 83, signed: 2, items: 3 });
  expect(await sign(following, id, [again.promises[0]?.item as Item])).toMatchObject({ ok: true });
  expect((await packOf(following, id)).readiness.percent).toBe(100);
  expect(await setReady(leaving, { id, section: "REPORTS", isReady: false })).toMatchObject({ ok: true });
  expect((await packOf(leader, id)).readiness).toMatchObject({ percent: 90, ready: 4 });
});

test("whoever heads a body of many nations is a counterpart where nobody of the partner was there", async () => {
  const { leaving, id } = await scene("PER");
  const [head, aide, guest] = [
    await person("PER", "Head", leaving),
    await person("PER", "Aide", leaving),
    await person("PER", "Guest", leaving),
  ];
  const rows = (side: "PARTNER" | "THIRD", ...ids: string[]) =>
    attended("PER", ids, "Whitlock, A").map((row) => (row.side === "PARTNER" ? { ...row, side } : row));
  const held = { isHeld: true };
  await meet(leaving, "PER", addDays(today, -60), { ...held, attendance: rows("THIRD", head) });
  await meet(leaving, "PER", addDays(today, -40), { ...held, attendance: rows("THIRD", head, aide) });
  // Beside a partner the third party is not whom the own side meets.
  await meet(leaving, "PER", addDays(today, -20), {
    ...held,
    attendance: [...rows("THIRD", guest), { name: "Of Peru", side: "PARTNER", role: "PRINCIPAL" }],
  });
  const { counterparts } = await packOf(leaving, id);
  expect(counterparts.map(({ person: { id: personId } }) => personId)).toEqual([head, aide]);
  expect(counterparts[1]?.firstMet?.known).toEqual([expect.stringContaining(head.slice(-4))]);
});

test("access follows the days of the overlap, by the holders of the post and no other way", async () => {
  const post = await createCoveringPost("Attaché, NOR", ["NOR"]);
  const [leaving, next] = [await createViewer(), await createViewer()];
  await hold(post, leaving, "2024-01-01", addDays(today, 30));
  const outgoing = await asToday(leaving);
  const id = await start(outgoing, post);
  const version = async () => (await withViewer(admin, (db) => getPost(db, post)))?.version ?? 0;
  const say = async (viewer: Viewer, days: { incomingId?: string; overlapFrom?: string; lastOn?: string }) =>
    setSuccession(viewer, setSuccessionSchema.parse({ id, version: await version(), ...days }));
  const named = { incomingId: next.id, overlapFrom: addDays(today, 1), lastOn: addDays(today, 10) };

  // Neither who leaves, nor an admin for themselves.
  expect(await say(outgoing, named)).toMatchObject({ code: "forbidden" });
  expect(await say(admin, { ...named, incomingId: admin.id })).toMatchObject({
    code: "invalid",
    fields: { incomingId: [expect.stringMatching(/another admin/)] },
  });
  expect(await say(admin, { ...named, incomingId: leaving.id })).toMatchObject({ code: "invalid" });
  expect(await say(admin, { ...named, overlapFrom: "2023-12-31" })).toMatchObject({
    fields: { overlapFrom: expect.any(Array) },
  });
  expect(await asToday(next)).toMatchObject({ countries: [], posts: [] });

  expect(await say(admin, named)).toMatchObject({ ok: true });
  // The day before: they know of it and see nothing more.
  const before = await asToday(next);
  expect(before).toMatchObject({ countries: [], posts: [] });
  expect((await packOf(before, id)).handover).toMatchObject({
    incomingId: next.id,
    overlapFrom: addDays(today, 1),
    lastOn: addDays(today, 10),
    departsOn: addDays(today, 10),
  });
  await addSensitivity(outgoing, {
    id: newId(),
    handoverId: id,
    text: "The fjord.",
    marking: "UNCLASSIFIED",
  });
  expect((await packOf(before, id)).sensitivities).toEqual([]);
  const told = await asOwner(
    "select 1 from notice where kind = 'HANDOVER_NAMED' and subject_id = $1 and user_id = $2",
    [id, next.id],
  );
  expect(told).toHaveLength(1);

  // The first day, on which both cover what the post covers; roles, ceiling and countries of the account are untouched.
  expect(await say(admin, { ...named, overlapFrom: today })).toMatchObject({ ok: true });
  const during = await asToday(next);
  expect(during).toMatchObject({
    countries: ["NOR"],
    posts: [post],
    roles: next.roles,
    allCountries: false,
    markingCeiling: "CUI",
  });
  expect(await asToday(leaving)).toMatchObject({ countries: ["NOR"], posts: [post] });
  expect((await packOf(during, id)).sensitivities).toHaveLength(1);

  // The day after the last one: whoever left covers nothing, does not find the handover and changes nothing in it.
  expect(await say(admin, { ...named, overlapFrom: today, lastOn: addDays(today, -1) })).toMatchObject({
    ok: true,
  });
  const after = await asToday(leaving);
  expect(after).toMatchObject({ countries: [], posts: [] });
  expect(await seenBy(after, id)).toBeNull();
  expect(await setReady(after, { id, section: "REPORTS", isReady: true })).toMatchObject({
    code: "not-found",
  });
  expect((await packOf(await asToday(next), id)).sensitivities).toHaveLength(1);

  const stale = setSuccessionSchema.parse({ id, version: 1, ...named });
  expect(await setSuccession(admin, stale)).toMatchObject({ code: "stale" });
});

test("a follower who has not begun gives way to another, and one who has begun stays", async () => {
  const { post, leaving, following, id } = await scene("VNM");
  const [first, second] = [await createViewer(), await createViewer()];
  const version = async () => (await withViewer(admin, (db) => getPost(db, post)))?.version ?? 0;
  const holders = () =>
    asOwner<{ user_id: string; ends_on: Date | null }>(
      "select user_id, ends_on from post_holding where post_id = $1 order by starts_on",
      [post],
    );
  expect((await holders()).map((row) => row.user_id)).toEqual([leaving.id, following.id]);
  const say = async (incomingId: string, overlapFrom: string) =>
    setSuccession(
      admin,
      setSuccessionSchema.parse({
        id,
        version: await version(),
        incomingId,
        overlapFrom,
        lastOn: addDays(today, 10),
      }),
    );
  expect(await say(first.id, addDays(today, 5))).toMatchObject({ ok: true });
  expect((await holders()).map((row) => row.user_id)).toEqual([leaving.id, following.id, first.id]);
  const bare = await createCoveringPost("Attaché, THA", ["THA"]);
  await hold(bare, leaving, "2024-01-01", addDays(today, 10));
  const other = await start(await asToday(leaving), bare);
  for (const incomingId of [first.id, second.id]) {
    const post = await withViewer(admin, (db) => getPost(db, bare));
    const form = {
      id: other,
      version: post?.version,
      incomingId,
      overlapFrom: addDays(today, 3),
      lastOn: addDays(today, 10),
    };
    expect(await setSuccession(admin, setSuccessionSchema.parse(form))).toMatchObject({ ok: true });
  }
  const now = await asOwner<{ user_id: string }>(
    "select user_id from post_holding where post_id = $1 order by starts_on",
    [bare],
  );
  expect(now.map((row) => row.user_id)).toEqual([leaving.id, second.id]);
});

test("of a post that nobody holds the pack stays, and whoever holds it next signs", async () => {
  const { post, leaving, following, id } = await scene("THA");
  await addSensitivity(leaving, { id: newId(), handoverId: id, text: "The river.", marking: "UNCLASSIFIED" });
  await asOwner("delete from post_holding where post_id = $1 and user_id = $2", [post, following.id]);
  await asOwner("update post_holding set ends_on = $2 where post_id = $1", [post, addDays(today, -1)]);
  expect(await seenBy(await asToday(leaving), id)).toBeNull();
  expect((await packOf(leader, id)).handover).toMatchObject({ incomingId: null, closedAt: null });
  const next = await createViewer();
  await hold(post, next, today);
  const follower = await asToday(next);
  const pack = await packOf(follower, id);
  expect(pack.handover).toMatchObject({ incomingId: next.id, overlapFrom: today });
  expect(await sign(follower, id, itemsOf(pack))).toMatchObject({ ok: true });
  expect((await packOf(leader, id)).readiness).toMatchObject({ signed: 1, items: 1 });
});

test("a handover is started by hand once, by its holder or an admin, with a day that can be", async () => {
  const post = await createPostOf("FJI");
  const officer = await createViewer();
  await hold(post, officer, "2024-01-01");
  const holder = await asToday(officer);
  const other = await createViewer({ countries: ["FJI"] });
  const by = (viewer: Viewer, departsOn: string, id = newId()) =>
    startHandover(viewer, startHandoverSchema.parse({ id, holding: `${post}:${officer.id}`, departsOn }));
  for (const stranger of [other, leader])
    expect(await by(stranger, addDays(today, 5))).toMatchObject({ fields: { holding: expect.any(Array) } });
  expect(await by(holder, "")).toMatchObject({
    fields: { departsOn: [expect.stringMatching(/no last day/)] },
  });
  expect(await by(holder, addDays(today, -1))).toMatchObject({ fields: { departsOn: expect.any(Array) } });
  const id = newId();
  const sent = await Promise.all([by(holder, addDays(today, 5), id), by(holder, addDays(today, 5), id)]);
  expect(sent).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await by(admin, addDays(today, 5))).toMatchObject({ fields: { holding: expect.any(Array) } });

  const departs = (version: number, departsOn: string | null) =>
    setDeparture(holder, { id, version, departsOn });
  expect(await departs(1, addDays(today, 8))).toMatchObject({ ok: true });
  expect(await departs(1, addDays(today, 9))).toMatchObject({ code: "stale" });
  expect(await departs(2, null)).toMatchObject({ fields: { departsOn: expect.any(Array) } });
  // Once a last day is set, nobody departs after it.
  await asOwner("update post_holding set ends_on = $2 where post_id = $1", [post, addDays(today, 6)]);
  expect((await packOf(holder, id)).handover).toMatchObject({
    departsOn: addDays(today, 6),
    lastOn: addDays(today, 6),
  });
  expect(await departs(2, addDays(today, 7))).toMatchObject({
    fields: { departsOn: [expect.stringMatching(/admin/)] },
  });
});

test("who is handed over stays on record when the draft that named them first is discarded", async () => {
  const { leaving, id } = await scene("MNG");
  const draft = await meet(
    leaving,
    "MNG",
    addDays(today, -3),
    {
      attendance: [
        { name: "Bat-Erdene", newPerson: "yes", side: "PARTNER", role: "PRINCIPAL", nationality: "MNG" },
      ],
    },
    false,
  );
  const [met] = await asOwner<{ person_id: string | null }>(
    "select person_id from attendance where engagement_id = $1",
    [draft],
  );
  if (!met?.person_id) throw new Error("the draft put nobody on record");
  const chosen = [{ personId: met.person_id, note: null, marking: "UNCLASSIFIED" as const }];
  expect(await saveCounterparts(leaving, { id, version: 1, counterparts: chosen })).toMatchObject({
    ok: true,
  });
  expect(await discardEngagement(leaving, { id: draft, version: 1, reason: "Twice." })).toMatchObject({
    ok: true,
  });
  expect(await asOwner("select 1 from person where id = $1", [met.person_id])).toHaveLength(1);
});

function createPostOf(country: string): Promise<string> {
  return createCoveringPost(`Attaché, ${country}`, [country]);
}
