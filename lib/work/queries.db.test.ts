import { expect, test } from "vitest";
import { refuseAccess } from "@/lib/audit/refusal";
import { commitmentsHref } from "@/lib/commitments/filters";
import { listCommitments } from "@/lib/commitments/queries";
import { addDays, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { listEngagements } from "@/lib/engagements/queries";
import { listReviews } from "@/lib/engagements/reviews/queries";
import { addLesson } from "@/lib/exercises/editions/lessons/mutations";
import { addMilestone } from "@/lib/exercises/editions/milestones/mutations";
import { listLessons } from "@/lib/exercises/lessons/queries";
import { listMilestones } from "@/lib/exercises/milestones/queries";
import { newId } from "@/lib/ids";
import { listPeople } from "@/lib/people/queries";
import { createPortfolio } from "@/lib/portfolios/mutations";
import { engagementInput } from "@/testing/engagements";
import { createSeries, editionsOf } from "@/testing/exercises";
import { createViewer } from "@/testing/people";
import { createHolder, createPost } from "@/testing/reviews";
import { readAdminWork, readBlocks } from "./queries";

const today = todayIn("UTC", new Date());
const officer = await createViewer({ countries: ["JPN"] });
const colleague = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const admin = await createViewer({ roles: ["SYSTEM_ADMIN"] });

async function plan(fields: Record<string, unknown>) {
  const result = await createEngagement(officer, newId(), engagementInput(fields));
  if (!result.ok) throw new Error(result.message);
}

await plan({ title: "Draft of last month", startsOn: addDays(today, -30), status: "PLANNED" });
await plan({ title: "Draft of next week", startsOn: addDays(today, 7), status: "PLANNED" });

await plan({
  title: "A meeting that says when to meet again",
  startsOn: addDays(today, -10),
  status: "COMPLETE",
  attendance: [
    {
      name: "Again, Soon",
      nationality: "JPN",
      side: "PARTNER",
      role: "PRINCIPAL",
      nextContactOn: addDays(today, 5),
    },
    { name: "Again, Later", nationality: "JPN", side: "PARTNER", nextContactOn: addDays(today, 50) },
  ],
});

const totalsOf = async (viewer: typeof officer) => {
  const blocks = await withViewer(viewer, (db) => readBlocks(db, viewer, today));
  return Object.fromEntries(blocks.map((block) => [block.key, block.total]));
};

test("an officer finds drafts, what passed without a report and what comes", async () => {
  expect(await totalsOf(officer)).toEqual({
    overdue: 0,
    due: 0,
    meetAgain: 1,
    unreported: 1,
    drafts: 3,
    ahead: 1,
    changed: 3,
  });
});

test.each([
  ["a colleague of the same country", colleague],
  ["an officer of another", elsewhere],
])("%s is not shown another's drafts", async (_, viewer) => {
  expect(await totalsOf(viewer)).toMatchObject({ unreported: 0, drafts: 0, ahead: 0, changed: 0 });
});

test("each block counts what the list behind it holds", async () => {
  await withViewer(officer, async (db) => {
    for (const block of await readBlocks(db, officer, today)) {
      const { info } =
        block.of === "engagements"
          ? await listEngagements(db, officer, block.filters, 1)
          : block.of === "commitments"
            ? await listCommitments(db, officer, block.filters, 1)
            : block.of === "people"
              ? await listPeople(db, block.filters, 1)
              : block.of === "lessons"
                ? await listLessons(db, officer, block.filters, 1)
                : block.of === "milestones"
                  ? await listMilestones(db, officer, block.filters, 1)
                  : await listReviews(db, officer, block.part, 1);
      expect([block.key, block.total]).toEqual([block.key, info.total]);
      if (block.of === "commitments") expect(block.href).toBe(commitmentsHref(block.filters));
    }
  });
});

test("who owns lessons and milestones of exercises, or holds a post that does, finds them with the count of their list", async () => {
  const post = await createPost("Exercise planner");
  const holder = await createHolder([post]);
  const edition = await editionsOf(officer, await createSeries()).create();
  const owner = { ownerUserId: null, ownerPostId: post };
  const target = { editionId: edition.id, owner };
  const lesson = { kind: "LESSON" as const, text: "Fuel came late.", action: null, dueOn: null };
  await addLesson(officer, { id: newId(), ...target, ...lesson });
  await addLesson(officer, { id: newId(), ...target, ...lesson, dueOn: addDays(today, -3) });
  for (const [kind, days] of [
    ["IPC", -40],
    ["MPC", 20],
    ["FPC", 90],
  ] as const)
    await addMilestone(officer, {
      id: newId(),
      ...target,
      kind,
      state: "PLANNED",
      plannedOn: addDays(today, days),
      heldOn: null,
      heldUntil: null,
      note: null,
    });
  expect(await totalsOf(holder)).toMatchObject({ lessons: 2, milestones: 2 });
  expect(await totalsOf(officer)).not.toHaveProperty("lessons");
  await withViewer(holder, async (db) => {
    for (const block of await readBlocks(db, holder, today)) {
      const found =
        block.of === "lessons"
          ? await listLessons(db, holder, block.filters, 1)
          : block.of === "milestones"
            ? await listMilestones(db, holder, block.filters, 1)
            : null;
      if (found) expect(found.info.total).toBe(block.total);
    }
  });
});

test("an admin finds portfolios and refusals; nobody else does", async () => {
  await createPortfolio(admin, {
    id: newId(),
    name: "Nobody's",
    startsOn: today,
    endsOn: null,
    countries: ["JPN"],
    posts: [],
    members: [],
  });
  await withViewer(officer, (db) =>
    refuseAccess(db, officer, {
      subject: { type: "page", id: null, name: "/admin/users" },
      attempt: "open a page",
      reason: "Not yours.",
    }),
  );
  const work = await withViewer(admin, (db) => readAdminWork(db, admin, today));
  expect(work?.portfolios?.map((portfolio) => portfolio.name)).toEqual(["Nobody's"]);
  expect(work?.refusals).toMatchObject({ total: 1, rows: [{ actorId: officer.id }] });
  expect(await withViewer(officer, (db) => readAdminWork(db, officer, today))).toBeNull();
});
