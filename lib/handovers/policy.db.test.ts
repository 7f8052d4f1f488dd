import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { runSql } from "@/testing/crises";
import { asToday, createCoveringPost, hold } from "@/testing/handovers";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import {
  canClose,
  canPrepare,
  canReadWords,
  canSetDeparture,
  canSign,
  canViewHandover,
  type GuardedHandover,
} from "./policy";
import { getHandover } from "./queries";

// What policy.ts says for buttons and messages is what the row policies decide, for everybody who stands near a handover.

const today = todayIn("UTC", new Date());
const post = await createCoveringPost("Defence attaché", ["JPN"]);
const japan = await createCoveringPost("Desk officer", ["JPN"]);
const norway = await createCoveringPost("Other desk", ["NOR"]);

const people: Record<string, Viewer> = {};
async function person(
  name: string,
  facts: Parameters<typeof createViewer>[0],
  ...holdings: [post: string, from: string | null, to?: string | null, acting?: boolean][]
): Promise<void> {
  const viewer = await createViewer(facts);
  for (const [of, from, to, acting] of holdings) await hold(of, viewer, from, to, acting);
  people[name] = await asToday(viewer);
}
const since = "2024-01-01";
await person("leaves", {}, [post, since, addDays(today, 30)]);
await person("follows", {}, [post, addDays(today, -2)]);
await person("follows later", {}, [post, addDays(today, 5)]);
await person("stands in", {}, [post, addDays(today, -2), null, true]);
await person("has left", {}, [post, "2020-01-01", addDays(today, -1)]);
await person("reads no CUI and follows", { markingCeiling: "UNCLASSIFIED" }, [post, addDays(today, -1)]);
await person("officer of the country", {}, [japan, since]);
await person("approver of the country", { roles: ["APPROVER"] }, [japan, since]);
await person("leader of the country", { roles: ["LEADER"] }, [japan, since]);
await person("leader of another", { roles: ["LEADER"] }, [norway, since]);
await person("leader of all", { roles: ["LEADER"], allCountries: true });
await person("portfolio admin", { roles: ["PORTFOLIO_ADMIN"] });
await person("admin who covers all", { roles: ["SYSTEM_ADMIN"], allCountries: true });
await person("auditor", { roles: ["AUDITOR"], allCountries: true });
await person("looks only", { roles: ["VIEWER"], allCountries: true });
await person("ally who leads", { roles: ["LEADER"], nation: "GBR", allCountries: true });
await person("ally who holds the post", { nation: "GBR" }, [post, since]);

const outgoing = people.leaves as Viewer;
const id = newId();
await asOwner("insert into handover (id, post_id, outgoing_user_id, started_by_id) values ($1, $2, $3, $4)", [
  id,
  post,
  outgoing.id,
  setUp.id,
]);
const [plain, restricted] = [newId(), newId()];
for (const [sensitivity, marking] of [
  [plain, "UNCLASSIFIED"],
  [restricted, "CUI"],
])
  await asOwner(
    "insert into handover_sensitivity (id, handover_id, text, marking) values ($1, $2, 'The yard.', $3::marking)",
    [sensitivity, id, marking],
  );

class Undo extends Error {}

/** Whether the database lets this viewer do it; nothing of it is kept. */
async function mayDo(viewer: Viewer, act: (db: Db) => Promise<number>): Promise<boolean> {
  let done = false;
  try {
    await withViewer(viewer, async (db) => {
      done = (await act(db)) > 0;
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo) && !/row-level security/.test(String(error))) throw error;
  }
  return done;
}

async function asked(viewer: Viewer) {
  const { views, words, cui } = await withViewer(viewer, async (db) => ({
    views: await db.handover.count({ where: { id } }),
    words: await db.handoverSensitivity.count({ where: { id: plain } }),
    cui: await db.handoverSensitivity.count({ where: { id: restricted } }),
  }));
  const close = (ending: "TAKEN_OVER" | "CALLED_OFF") =>
    mayDo(
      viewer,
      (db) =>
        db.$executeRaw`update handover set ending = ${ending}::handover_ending, closed_by_id = ${viewer.id}::uuid, closed_at = now() where id = ${id}::uuid`,
    );
  return {
    views: views > 0,
    words: words > 0,
    cui: cui > 0,
    prepares: await mayDo(
      viewer,
      (db) =>
        db.$executeRaw`insert into handover_sensitivity (id, handover_id, text) values (${newId()}::uuid, ${id}::uuid, 'More.')`,
    ),
    marksReady: await mayDo(
      viewer,
      (db) =>
        db.$executeRaw`insert into handover_readiness (handover_id, section, ready_by_id) values (${id}::uuid, 'PROMISES', ${viewer.id}::uuid)`,
    ),
    signs: await mayDo(
      viewer,
      (db) =>
        db.$executeRaw`insert into handover_signature (id, handover_id, section, subject_id, subject_version, signed_by_id)
          values (${newId()}::uuid, ${id}::uuid, 'SENSITIVITIES', ${plain}::uuid, '1', ${viewer.id}::uuid)`,
    ),
    saysWhen: await mayDo(
      viewer,
      (db) =>
        db.$executeRaw`update handover set departs_on = ${addDays(today, 3)}::date where id = ${id}::uuid`,
    ),
    takesOver: await close("TAKEN_OVER"),
    callsOff: await close("CALLED_OFF"),
  };
}

function said(viewer: Viewer, handover: GuardedHandover) {
  const words = canReadWords(viewer, handover);
  return {
    views: canViewHandover(viewer, handover),
    words,
    cui: words && viewer.markingCeiling === "CUI",
    prepares: canPrepare(viewer, handover),
    marksReady: canPrepare(viewer, handover),
    signs: canSign(viewer, handover),
    saysWhen: canSetDeparture(viewer, handover),
    takesOver: canClose(viewer, handover, "TAKEN_OVER"),
    callsOff: canClose(viewer, handover, "CALLED_OFF"),
  };
}

async function guarded(): Promise<GuardedHandover> {
  const handover = await withViewer(setUp, (db) => getHandover(db, id));
  if (!handover) throw new Error("not there");
  return handover;
}

test.each(Object.keys(people))("row policies and policy.ts agree on who %s", async (name) => {
  const viewer = people[name] as Viewer;
  expect(await asked(viewer)).toEqual(said(viewer, await guarded()));
});

test("each right is somebody's and nobody has it who has no business there", async () => {
  const handover = await guarded();
  const who = (right: keyof ReturnType<typeof said>) =>
    Object.keys(people).filter((name) => said(people[name] as Viewer, handover)[right]);
  expect(who("prepares")).toEqual(["leaves"]);
  expect(who("signs")).toEqual(["follows", "reads no CUI and follows"]);
  expect(who("callsOff")).toEqual(["portfolio admin", "admin who covers all"]);
  expect(who("words")).toEqual([
    "leaves",
    "follows",
    "stands in",
    "reads no CUI and follows",
    "approver of the country",
    "leader of the country",
    "leader of all",
  ]);
  expect(who("views")).toEqual([
    ...["leaves", "follows", "follows later", "stands in", "reads no CUI and follows"],
    ...["approver of the country", "leader of the country", "leader of all"],
    ...["portfolio admin", "admin who covers all"],
  ]);
});

test("a signature is nobody else's, of now, of what is open, and for good", async () => {
  const follower = people.follows as Viewer;
  const sign = (viewer: Viewer, by: string, subject: string, at = "now()") =>
    runSql(
      viewer,
      `insert into handover_signature (id, handover_id, section, subject_id, subject_version, signed_by_id, signed_at)
       values ($1::uuid, $2::uuid, 'SENSITIVITIES', $3::uuid, '1', $4::uuid, ${at})`,
      newId(),
      id,
      subject,
      by,
    );
  await expect(sign(follower, outgoing.id, plain)).rejects.toThrow(/row-level security/);
  await expect(sign(follower, follower.id, plain, "now() - interval '1 day'")).rejects.toThrow(
    /row-level security/,
  );
  const reader = people["reads no CUI and follows"] as Viewer;
  await expect(sign(reader, reader.id, restricted)).rejects.toThrow(/row-level security/);
  // Of another pack that is as open to them.
  const [otherPack, elsewhere] = [newId(), newId()];
  const otherPost = await createCoveringPost("Assistant attaché", ["JPN"]);
  await hold(otherPost, follower, addDays(today, -2));
  await asOwner(
    "insert into handover (id, post_id, outgoing_user_id, started_by_id) values ($1, $2, $3, $3)",
    [otherPack, otherPost, outgoing.id],
  );
  await asOwner("insert into handover_sensitivity (id, handover_id, text) values ($1, $2, 'The pier.')", [
    elsewhere,
    otherPack,
  ]);
  const inBoth = await asToday(follower);
  expect(await withViewer(inBoth, (db) => db.handoverSensitivity.count({ where: { id: elsewhere } }))).toBe(
    1,
  );
  await expect(sign(inBoth, follower.id, elsewhere)).rejects.toThrow(/row-level security/);
  await sign(follower, follower.id, restricted);
  for (const sql of [
    "delete from handover_signature where handover_id = $1::uuid",
    "update handover_signature set subject_version = '2' where handover_id = $1::uuid",
  ])
    await expect(runSql(follower, sql, id)).rejects.toThrow(/permission denied/);
  await expect(asOwner("update handover_signature set subject_version = '2'")).rejects.toThrow(/append only/);
  await expect(asOwner("delete from handover_signature")).rejects.toThrow(/append only/);
  // Who may not read the item does not learn that somebody signed it.
  const seenBy = (viewer: Viewer) => withViewer(viewer, (db) => db.handoverSignature.count());
  expect([
    await seenBy(follower),
    await seenBy(reader),
    await seenBy(people["portfolio admin"] as Viewer),
  ]).toEqual([1, 0, 0]);
});

test("what is closed is changed by nobody", async () => {
  await asOwner(
    "update handover set ending = 'TAKEN_OVER', closed_by_id = $2, closed_at = now() where id = $1",
    [id, setUp.id],
  );
  const none = {
    prepares: false,
    marksReady: false,
    signs: false,
    saysWhen: false,
    takesOver: false,
    callsOff: false,
  };
  for (const viewer of Object.values(people)) expect(await asked(viewer)).toMatchObject(none);
});
