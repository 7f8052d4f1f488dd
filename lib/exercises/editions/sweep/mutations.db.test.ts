import { expect, test } from "vitest";
import { addDays, daysBetween, todayIn } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { changedPlan, createSeries, editionsOf } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createPost } from "@/testing/reviews";
import { addLesson } from "../lessons/mutations";
import { addMilestone, saveMilestone } from "../milestones/mutations";
import { saveEdition } from "../mutations";
import { saveParticipants } from "../participants/mutations";
import type { Owner } from "../schema";
import { remindOwners } from "./mutations";

const DAY = 86_400_000;
const now = new Date();
const today = todayIn("UTC", now);
const inDays = (days: number) => new Date(now.getTime() + days * DAY);
const officer = await createViewer({ countries: ["JPN"] });
const series = await createSeries();
const { create, load } = editionsOf(officer, series);

const milestone = (kind: "MPC" | "FPC", plannedOn: string, owner: Owner) => ({
  kind,
  state: "PLANNED" as const,
  plannedOn,
  heldOn: null,
  heldUntil: null,
  owner,
  note: null,
});

const remindersOf = (editionId: string) =>
  asOwner<{ kind: string; user_id: string | null; post_id: string | null }>(
    "select kind::text, user_id, post_id from notice where subject_id = $1 and kind in ('DUE_SOON', 'OVERDUE') order by created_at, id",
    [editionId],
  );
const toldOfNobody = (editionId: string) =>
  asOwner<{ user_id: string | null; post_id: string | null }>(
    "select user_id, post_id from notice where subject_id = $1 and kind = 'NOBODY_CONFIRMED' order by created_at, id",
    [editionId],
  );
const kindsOf = async (editionId: string) => (await remindersOf(editionId)).map(({ kind }) => kind);

test("an owner is told once when a milestone turns amber and once when it turns red, on however many copies", async () => {
  const owner = await createViewer();
  const edition = await create();
  const input = milestone("MPC", addDays(today, 40), { ownerUserId: owner.id, ownerPostId: null });
  await addMilestone(officer, { id: newId(), editionId: edition.id, ...input });
  await remindOwners(inDays(9));
  expect(await kindsOf(edition.id)).toEqual([]);
  await Promise.all([remindOwners(inDays(10)), remindOwners(inDays(10)), remindOwners(inDays(10))]);
  await remindOwners(inDays(40));
  expect(await remindersOf(edition.id)).toEqual([{ kind: "DUE_SOON", user_id: owner.id, post_id: null }]);
  await remindOwners(inDays(41));
  await remindOwners(inDays(300));
  expect(await kindsOf(edition.id)).toEqual(["DUE_SOON", "OVERDUE"]);
  const audited = await asOwner<{ after: unknown }>(
    "select after from audit_event where subject_id = $1 and type = 'owner.reminded' order by sequence",
    [edition.id],
  );
  expect(audited.map(({ after }) => after)).toEqual([{ dueSoon: ["MPC"] }, { overdue: ["MPC"] }]);
});

test("another day is told of anew; what is held, not needed or cancelled is not", async () => {
  const owner = await createViewer();
  const edition = await create();
  const own = { ownerUserId: owner.id, ownerPostId: null };
  await addMilestone(officer, {
    id: newId(),
    editionId: edition.id,
    ...milestone("MPC", addDays(today, 5), own),
  });
  await remindOwners(now);
  const save = async (fields: object) =>
    saveMilestone(officer, {
      ...milestone("MPC", addDays(today, 6), own),
      number: 1,
      id: edition.id,
      version: (await load(edition.reference)).version,
      ...fields,
    });
  await save({});
  await remindOwners(now);
  expect(await kindsOf(edition.id)).toEqual(["DUE_SOON", "DUE_SOON"]);
  await save({ state: "NOT_NEEDED" });
  await remindOwners(inDays(20));
  await save({});
  const held = await load(edition.reference);
  expect(await saveEdition(officer, changedPlan(held, { cancelReason: "No funds." }))).toMatchObject({
    ok: true,
  });
  await remindOwners(inDays(20));
  expect(await kindsOf(edition.id)).toEqual(["DUE_SOON", "DUE_SOON"]);
});

test("an open lesson asks the post that owns it, and one that nobody owns asks nobody", async () => {
  const post = await createPost("J7 lessons");
  const edition = await create();
  const lesson = {
    kind: "LESSON" as const,
    text: "Fuel came late.",
    action: null,
    dueOn: addDays(today, -1),
  };
  const add = (owner: Owner) => addLesson(officer, { id: newId(), editionId: edition.id, ...lesson, owner });
  await add({ ownerUserId: null, ownerPostId: post });
  await add({ ownerUserId: null, ownerPostId: null });
  await remindOwners(now);
  expect(await remindersOf(edition.id)).toEqual([{ kind: "OVERDUE", user_id: null, post_id: post }]);
});

/** An edition whose final planning conference is owned and lies ahead, and the last day before that is behind us. */
async function planned(owner: Owner) {
  const { reference } = await create({ startsOn: addDays(today, 120), endsOn: addDays(today, 130) });
  const { id, version, milestones } = await load(reference);
  const plannedOn = milestones.find(({ kind }) => kind === "FPC")?.plannedOn ?? "";
  const saved = await saveMilestone(officer, {
    id,
    version,
    number: 1,
    ...milestone("FPC", plannedOn, owner),
  });
  expect(saved).toMatchObject({ ok: true });
  return { edition: await load(reference), last: daysBetween(today, plannedOn) };
}

test("once the final planning conference is behind us with nobody confirmed, its owner is told, and told once", async () => {
  const owner = await createViewer();
  const { edition, last } = await planned({ ownerUserId: owner.id, ownerPostId: null });
  await remindOwners(inDays(last));
  expect(await toldOfNobody(edition.id)).toEqual([]);
  await Promise.all([remindOwners(inDays(last + 1)), remindOwners(inDays(last + 1))]);
  await remindOwners(inDays(last + 60));
  expect(await toldOfNobody(edition.id)).toEqual([{ user_id: owner.id, post_id: null }]);
  const audited = await asOwner<{ after: unknown }>(
    "select after from audit_event where subject_id = $1 and type = 'owner.reminded' and after ? 'unconfirmed'",
    [edition.id],
  );
  expect(audited.map(({ after }) => after)).toEqual([{ unconfirmed: ["FPC"] }]);
});

test("of a conference that nobody owns whoever made the exercise is told, and of a post's its holders", async () => {
  const post = await createPost("J7 plans");
  const unowned = await planned({ ownerUserId: null, ownerPostId: null });
  const ofPost = await planned({ ownerUserId: null, ownerPostId: post });
  await remindOwners(inDays(unowned.last + 1));
  expect(await toldOfNobody(unowned.edition.id)).toEqual([{ user_id: officer.id, post_id: null }]);
  expect(await toldOfNobody(ofPost.edition.id)).toEqual([{ user_id: null, post_id: post }]);
});

test("nobody is told where a partner is confirmed, the exercise is cancelled or over", async () => {
  const owner = { ownerUserId: officer.id, ownerPostId: null };
  const { edition: joined, last } = await planned(owner);
  const { edition: cancelled } = await planned(owner);
  const { edition: over } = await planned(owner);
  const joins = (state: "INVITED" | "CONFIRMED", version: number) =>
    saveParticipants(officer, {
      id: joined.id,
      version,
      participants: [
        { code: "JPN", role: "HOST", state: "CONFIRMED" },
        { code: "AUS", role: "PARTICIPANT", state },
      ],
    });
  expect(await joins("CONFIRMED", joined.version)).toMatchObject({ ok: true });
  expect(await saveEdition(officer, changedPlan(cancelled, { cancelReason: "No funds." }))).toMatchObject({
    ok: true,
  });
  await remindOwners(inDays(131));
  for (const { id } of [joined, cancelled, over]) expect(await toldOfNobody(id)).toEqual([]);
  // Who is asked and has not answered is nobody yet.
  expect(await joins("INVITED", (await load(joined.reference)).version)).toMatchObject({ ok: true });
  await remindOwners(inDays(last + 1));
  expect(await toldOfNobody(joined.id)).toHaveLength(1);
});
