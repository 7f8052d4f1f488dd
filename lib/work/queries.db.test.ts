import { expect, test } from "vitest";
import { refuseAccess } from "@/lib/audit/refusal";
import { commitmentsHref } from "@/lib/commitments/filters";
import { listCommitments } from "@/lib/commitments/queries";
import { addDays, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { readEngagementFilters } from "@/lib/engagements/filters";
import { createEngagement } from "@/lib/engagements/mutations";
import { listEngagements } from "@/lib/engagements/queries";
import { listReviews } from "@/lib/engagements/reviews/queries";
import { sweepReviews } from "@/lib/engagements/reviews/sweep/mutations";
import { addLesson } from "@/lib/exercises/editions/lessons/mutations";
import { addMilestone } from "@/lib/exercises/editions/milestones/mutations";
import { listLessons } from "@/lib/exercises/lessons/queries";
import { listMilestones } from "@/lib/exercises/milestones/queries";
import { newId } from "@/lib/ids";
import { readObjectiveFilters } from "@/lib/objectives/filters";
import { createObjective } from "@/lib/objectives/mutations";
import { listObjectives } from "@/lib/objectives/queries";
import { createObjectiveSchema } from "@/lib/objectives/schema";
import { listPeople } from "@/lib/people/queries";
import { createPortfolio } from "@/lib/portfolios/mutations";
import { engagementInput } from "@/testing/engagements";
import { createSeries, editionsOf } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
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
    // The draft of last month is one of the drafts: nobody is asked for its report.
    unreported: 0,
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
      if (block.of === "objectives") throw new Error("the officer answers for none");
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

test("what has no report is what its author is asked for: over where it was to take place, also while it goes on", async () => {
  const author = await createViewer({ countries: ["JPN"] });
  const over = addDays(todayIn("Pacific/Kiritimati", new Date()), -1);
  const publish = async (startsOn: string, timeZone: string, status = "PLANNED") => {
    const made = await createEngagement(
      author,
      newId(),
      engagementInput({ startsOn, timeZone: "UTC", purpose: "To plan.", status: "PLANNED" }),
      { publish: true },
    );
    if (!made.ok) throw new Error(JSON.stringify(made));
    await asOwner(
      "update engagement set time_zone = $2, status = $3::engagement_status, status_reason = 'Storm' where id = $1",
      [made.data.id, timeZone, status],
    );
    return made.data.id;
  };
  const due = [
    await publish(over, "Pacific/Kiritimati"),
    await publish(over, "+14:00"),
    await publish(over, "Pacific/Kiritimati", "EXECUTING"),
    await publish(addDays(over, -9), "Asia/Abolished"),
    await publish(addDays(over, -9), "Etc/GMT+12", "CONFIRMED"),
  ];
  // There the day goes on still, or nobody knows whether it does.
  for (const zone of ["Etc/GMT+12", "-12:00", "Asia/Abolished"]) await publish(over, zone);
  await publish(addDays(over, -9), "UTC", "POSTPONED");
  await publish(addDays(over, -9), "UTC", "COMPLETE");

  const blocks = await withViewer(author, (db) => readBlocks(db, author, today));
  const block = blocks.find(({ key }) => key === "unreported");
  if (block?.of !== "engagements") throw new Error("no such block");
  const { filters, notices } = readEngagementFilters(
    Object.fromEntries(new URL(block.href, "http://rapport.example").searchParams),
  );
  expect(notices).toEqual([]);
  const list = await withViewer(author, (db) => listEngagements(db, author, filters, 1));
  const own = (ids: readonly { id: string; authorId: string | null }[]) =>
    ids.filter(({ authorId }) => authorId === author.id).map(({ id }) => id);
  const authors = await asOwner<{ id: string; authorId: string }>(
    'select id, author_id as "authorId" from engagement where id = any($1)',
    [list.rows.map(({ id }) => id)],
  );
  expect(own(authors).sort()).toEqual([...due].sort());
  expect(block.total).toBe(list.info.total);

  await sweepReviews();
  const asked = await asOwner<{ id: string }>(
    "select engagement_id as id from report_request r join engagement e on e.id = r.engagement_id where e.author_id = $1",
    [author.id],
  );
  expect(asked.map(({ id }) => id).sort()).toEqual([...due].sort());
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

test("who answers for an objective finds it two weeks before its review, with the count of its list", async () => {
  const post = await createPost("Keeper of an objective");
  const holder = await createHolder([post]);
  const [line] = await asOwner<{ id: string }>(
    "select id from picklist_item where list = 'LINE_OF_EFFORT' limit 1",
  );
  for (const [code, days, owner] of [
    ["WORK-1", 13, { ownerPostId: post }],
    ["WORK-2", -1, { ownerUserId: holder.id }],
    ["WORK-3", 14, { ownerPostId: post }],
    ["WORK-4", 1, { ownerUserId: colleague.id }],
  ] as const) {
    const made = createObjectiveSchema.parse({
      id: newId(),
      code,
      lineOfEffortId: line?.id,
      text: "Patrol alone by 2028.",
      reviewOn: addDays(today, days),
      ...owner,
    });
    expect(await createObjective(admin, made)).toMatchObject({ ok: true });
  }
  expect(await totalsOf(officer)).not.toHaveProperty("objectives");
  await withViewer(holder, async (db) => {
    const block = (await readBlocks(db, holder, today)).find(({ key }) => key === "objectives");
    if (block?.of !== "objectives") throw new Error("not shown");
    expect(block).toMatchObject({ total: 2, isDue: true, rows: [{ code: "WORK-2" }, { code: "WORK-1" }] });
    const query = Object.fromEntries(new URL(block.href, "http://x").searchParams);
    const { filters, notices } = readObjectiveFilters(query);
    expect(notices).toEqual([]);
    expect(await listObjectives(db, holder, filters)).toHaveLength(block.total);
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
