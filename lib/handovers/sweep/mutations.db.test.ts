import { expect, test } from "vitest";
import { addDays, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { listInbox } from "@/lib/notices/queries";
import { asToday, createCoveringPost, hold } from "@/testing/handovers";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createPost } from "@/testing/reviews";
import { closeHandover } from "../mutations";
import { getHandover } from "../queries";
import { HANDOVER_DAYS } from "../rules";
import { startHandovers } from "./mutations";

const now = new Date();
const today = todayIn("UTC", now);
const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const elsewhere = await createViewer({ roles: ["APPROVER"] });

const handoversOf = (postId: string) =>
  asOwner<{ id: string; outgoing_user_id: string; ending: string | null }>(
    "select id, outgoing_user_id, ending::text from handover where post_id = $1 order by started_at",
    [postId],
  );
const toldOf = (id: string) =>
  asOwner<{ kind: string; user_id: string }>(
    "select kind::text, user_id from notice where subject_id = $1 order by kind, user_id",
    [id],
  );

test("a handover starts once, 60 days before the last day, on however many copies, and tells who leaves, leads and looks after them", async () => {
  const officer = await createViewer();
  const post = await createCoveringPost("Naval attaché", ["JPN"]);
  await hold(post, officer, "2024-01-01", addDays(today, HANDOVER_DAYS + 1));
  await startHandovers(now);
  expect(await handoversOf(post)).toEqual([]);
  const dayAfter = new Date(now.getTime() + 86_400_000);
  await Promise.all([startHandovers(dayAfter), startHandovers(dayAfter), startHandovers(dayAfter)]);
  await startHandovers(new Date(now.getTime() + 3 * 86_400_000));
  const [handover, ...others] = await handoversOf(post);
  expect(others).toEqual([]);
  expect(handover).toMatchObject({ outgoing_user_id: officer.id, ending: null });
  const told = (await toldOf(handover?.id ?? "")).map((row) => row.user_id);
  expect(new Set(told).size).toBe(told.length);
  expect(told).toEqual(expect.arrayContaining([officer.id, leader.id, admin.id]));
  expect(told).not.toContain(elsewhere.id);
  const { lines } = await withViewer(leader, (db) => listInbox(db, leader, 1));
  expect(lines.map(({ kind, subject }) => [kind, subject.title, subject.href])).toContainEqual([
    "HANDOVER_STARTED",
    "Naval attaché",
    `/handovers/${handover?.id}`,
  ]);
  const audited = await asOwner<{ actor_name: string }>(
    "select actor_name from audit_event where type = 'handover.started' and subject_id = $1",
    [handover?.id],
  );
  expect(audited).toHaveLength(1);
});

test("no handover of who stands in, goes on, has left, is yet to come, or holds a post that is closed", async () => {
  const soon = addDays(today, 20);
  const posts = new Map<string, string>();
  for (const what of ["acting", "renewed", "left", "future", "closed", "open"])
    posts.set(what, await createPost(`Post ${what}`));
  const of = (what: string) => posts.get(what) ?? "";
  const officer = await createViewer();
  await hold(of("acting"), officer, "2024-01-01", soon, true);
  await hold(of("renewed"), officer, "2024-01-01", soon);
  await hold(of("renewed"), officer, addDays(soon, 1), null);
  await hold(of("left"), officer, "2024-01-01", addDays(today, -1));
  await hold(of("future"), officer, addDays(today, 5), soon);
  await hold(of("closed"), officer, "2024-01-01", soon);
  await hold(of("open"), officer, "2024-01-01", null);
  await asOwner("update post set is_active = false where id = $1", [of("closed")]);
  await startHandovers(now);
  for (const post of posts.values()) expect(await handoversOf(post)).toEqual([]);
});

test("whoever is named to follow is told once, and who is named in their place as well", async () => {
  const [officer, first, second] = [await createViewer(), await createViewer(), await createViewer()];
  const post = await createPost("Air attaché");
  await hold(post, officer, "2024-01-01", addDays(today, 30));
  await startHandovers(now);
  const [handover] = await handoversOf(post);
  const id = handover?.id ?? "";
  const namedIn = async () =>
    (await toldOf(id)).filter(({ kind }) => kind === "HANDOVER_NAMED").map((row) => row.user_id);
  expect(await namedIn()).toEqual([]);
  const holding = await hold(post, first, addDays(today, 20));
  await startHandovers(now);
  await startHandovers(now);
  expect(await namedIn()).toEqual([first.id]);
  await asOwner("update post_holding set user_id = $2 where id = $1", [holding, second.id]);
  await startHandovers(now);
  expect((await namedIn()).toSorted()).toEqual([first.id, second.id].toSorted());
});

test("one that was called off starts again for a later last day only, one that was taken over never in that term", async () => {
  const officer = await createViewer();
  const post = await createPost("Army attaché");
  const holding = await hold(post, officer, "2024-01-01", addDays(today, 30));
  await startHandovers(now);
  const close = async (ending: "CALLED_OFF" | "TAKEN_OVER") => {
    const open = (await handoversOf(post)).find((row) => row.ending === null);
    const saved = await withViewer(admin, (db) => getHandover(db, open?.id ?? ""));
    if (!saved) throw new Error("not there");
    return closeHandover(await asToday(admin), { id: saved.id, version: saved.version, ending });
  };
  expect(await close("CALLED_OFF")).toMatchObject({ ok: true });
  await startHandovers(now);
  expect(await handoversOf(post)).toHaveLength(1);
  const moveTo = (days: number) =>
    asOwner("update post_holding set ends_on = $2 where id = $1", [holding, addDays(today, days)]);
  await moveTo(50);
  await startHandovers(now);
  expect(await handoversOf(post)).toHaveLength(2);
  expect(await close("TAKEN_OVER")).toMatchObject({ ok: true });
  await moveTo(55);
  await startHandovers(now);
  expect(await handoversOf(post)).toHaveLength(2);
});
