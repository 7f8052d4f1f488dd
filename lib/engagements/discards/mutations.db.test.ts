import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addComment, removeComment } from "@/lib/comments/mutations";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { getUnreadCount, listInbox } from "@/lib/notices/queries";
import { recordOutcome } from "@/lib/outcomes/mutations";
import { findByReference, searchAll } from "@/lib/search/queries";
import { engagementInput, firstObjective, onEngagement } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { createChain, createHolder, createPost } from "@/testing/reviews";
import { NO_FILTERS } from "../filters";
import { valuesOf } from "../form-values";
import { createEngagement, publishEngagement, updateEngagement } from "../mutations";
import { canDiscard } from "../policy";
import { countEngagements, getEngagementById, listEngagements } from "../queries";
import { decideStep, unpublishEngagement, withdrawEngagement } from "../reviews/mutations";
import { listReviews } from "../reviews/queries";
import { beginSeries } from "../series/mutations";
import { listSeries } from "../series/queries";
import type { EngagementDetail } from "../views";
import { discardEngagement } from "./mutations";
import { hasDiscarded, listKeeps } from "./queries";
import { type Keep, keptWords } from "./rules";

const author = await createViewer({ countries: ["JPN", "MNG"], markingCeiling: "UNCLASSIFIED" });
const coAuthor = await createViewer({ countries: ["NOR"] });
const reader = await createViewer({ countries: ["JPN"] });
const colleague = await createViewer({ countries: ["JPN"] });
const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"], allCountries: true });
const auditor = await createViewer({ roles: ["AUDITOR"] });
const post = await createPost("Desk officer");
const approver = await createHolder([post]);
let objective = "";

beforeAll(async () => {
  await createChain({ countryCode: "MNG", steps: [{ posts: [post] }] });
  objective = await firstObjective();
});

const REPORT = {
  countries: [{ code: "MNG", role: "HOST" }],
  status: "COMPLETE",
  keyOutcomes: "Agreed.",
  atmospherics: "POSITIVE",
  attendance: [
    { name: "Whitlock, Avery", side: "OWN", role: "PRINCIPAL", nationality: "USA" },
    { name: "Bat, Bold", side: "PARTNER", role: "PRINCIPAL", nationality: "MNG" },
  ],
};

async function log(
  fields: Record<string, unknown> = {},
  options: { publish?: boolean; seriesId?: string } = {},
): Promise<EngagementDetail> {
  const input = engagementInput({
    title: "Talk on glacier lakes",
    coAuthors: [coAuthor.id],
    readers: [reader.id],
    purpose: "To talk.",
    objectives: [objective],
    ...fields,
  });
  const id = newId();
  const result = await createEngagement(author, id, input, options);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return read(id);
}

async function read(id: string): Promise<EngagementDetail> {
  const record = await withViewer(author, (db) => getEngagementById(db, id));
  if (!record) throw new Error("not there");
  return record;
}

const discard = ({ id, version }: { id: string; version: number }, by: Viewer = author) =>
  discardEngagement(by, { id, version, reason: "Logged twice." });

/** What the viewer is shown of it, wherever a record can be met. */
async function metBy(viewer: Viewer, { id, reference }: EngagementDetail) {
  const found = await searchAll(viewer, "glacier");
  return withViewer(viewer, async (db) => {
    const { rows } = await listEngagements(db, viewer, { ...NO_FILTERS, when: "all" }, 1);
    const inbox = await listInbox(db, viewer, 1);
    return {
      record: (await getEngagementById(db, id)) !== null,
      jump: (await findByReference(db, reference)) !== null,
      searched: found.engagements.total,
      promises: found.commitments.total,
      listed: rows.filter((row) => row.id === id).length,
      meetings: (await listSeries(db)).map(({ meetings }) => meetings),
      told: inbox.lines.filter(({ subject }) => subject.reference === reference).length,
    };
  });
}

const GONE = { record: false, jump: false, searched: 0, promises: 0, listed: 0, told: 0 };

test("a draft that is discarded is met nowhere by anybody, its number stays taken, and the trail says who, when and why", async () => {
  const seriesId = newId();
  const begun = { id: seriesId, name: "Glacier talks", cadence: null, topics: [], countries: ["JPN"] };
  expect(await beginSeries(author, begun)).toMatchObject({ ok: true });
  const commitments = [{ text: "Send the glacier survey", bySide: "OWN", dueOn: "2026-09-01" }];
  const draft = await log({ commitments }, { seriesId });
  await updateEngagement(coAuthor, draft.id, 1, { ...valuesOf(draft), city: "Sapporo" });
  const counted = (by: Viewer) => withViewer(by, (db) => countEngagements(db, by, NO_FILTERS));
  const rowsOpenTo = (by: Viewer) => withViewer(by, (db) => db.engagement.count());
  const tallies = () => asOwner("select * from tally order by scope, facet, value, period");
  const there = { record: true, jump: true, searched: 1, promises: 1, listed: 1 };
  expect(await metBy(author, draft)).toEqual({ ...there, meetings: [1], told: 1 });
  expect(await getUnreadCount(author, 10)).toBe(1);
  for (const by of [coAuthor, reader]) expect(await metBy(by, draft)).toMatchObject(there);
  const before = { tallies: await tallies(), mine: await counted(author) };

  expect(await discard({ ...draft, version: 2 })).toEqual({ ok: true, data: null });
  for (const by of [author, coAuthor, reader, colleague, admin, setUp]) {
    expect(await metBy(by, draft), by.name).toMatchObject(GONE);
    expect(await counted(by), by.name).toBe(await rowsOpenTo(by));
  }
  expect((await metBy(author, draft)).meetings).toEqual([0]);
  expect(await getUnreadCount(author, 10)).toBe(0);
  expect({ tallies: await tallies(), mine: await counted(author) }).toEqual({
    ...before,
    mine: before.mine - 1,
  });

  const next = await log();
  const numberOf = ({ reference }: { reference: string }) => Number(reference.slice(-4));
  expect(numberOf(next)).toBe(numberOf(draft) + 1);
  expect(await asOwner("select reference from engagement where id = $1", [draft.id])).toEqual([
    { reference: draft.reference },
  ]);
  const trail = await withViewer(auditor, (db) =>
    db.auditEvent.findMany({ where: { subjectId: draft.id, type: "engagement.discarded" } }),
  );
  expect(trail).toMatchObject([
    { actorId: author.id, subjectName: draft.reference, after: { reason: "Logged twice." } },
  ]);
  expect(await discard(draft)).toMatchObject({ ok: false, code: "not-found" });
});

test("nothing gives a discarded draft readers again", async () => {
  const draft = await log();
  await discard(draft);
  await asOwner("delete from engagement_access where engagement_id = $1", [draft.id]);
  await asOwner("update engagement set author_id = $2 where id = $1", [draft.id, colleague.id]);
  expect(await asOwner("select reader_ids, editor_ids from engagement where id = $1", [draft.id])).toEqual([
    { reader_ids: [], editor_ids: [] },
  ]);
});

test("author and co-authors discard; a named reader is refused, and to others it is not there", async () => {
  const draft = await log();
  expect(canDiscard(author, draft) && canDiscard(coAuthor, draft)).toBe(true);
  expect(canDiscard(reader, draft)).toBe(false);
  expect(await discard(draft, reader)).toMatchObject({ ok: false, code: "forbidden" });
  expect(await discard(draft, colleague)).toMatchObject({ ok: false, code: "not-found" });
  for (const by of [reader, colleague, admin]) {
    const data = [{ engagementId: draft.id, reason: "Mine.", doneById: by.id }];
    await expect(withViewer(by, (db) => db.discard.createMany({ data }))).rejects.toThrow(
      /row-level security/,
    );
  }
  expect(await discard({ ...draft, version: 7 })).toMatchObject({ ok: false, code: "stale" });
  expect(await discard(draft, coAuthor)).toMatchObject({ ok: true });
});

test("only whoever discarded a draft is told so, whatever an address says", async () => {
  const draft = await log();
  const isTold = (by: Viewer, said: string | string[] | undefined = draft.id) =>
    withViewer(by, (db) => hasDiscarded(db, by, said));
  expect(await isTold(coAuthor)).toBe(false);
  await discard(draft, coAuthor);
  expect(await isTold(coAuthor)).toBe(true);
  for (const by of [author, reader, colleague, admin]) expect(await isTold(by), by.name).toBe(false);
  for (const said of ["1", newId(), [draft.id, draft.id]])
    expect(await isTold(coAuthor, said), String(said)).toBe(false);
});

test("only a draft is discarded, and one that was submitted or published once is no longer one that nobody had", async () => {
  const published = await log({}, { publish: true });
  expect(await discard(published)).toMatchObject({ ok: false, code: "conflict" });
  const data = [{ engagementId: published.id, reason: "Gone.", doneById: author.id }];
  await expect(withViewer(author, (db) => db.discard.createMany({ data }))).rejects.toThrow(
    /row-level security/,
  );
  const { id, version } = published;
  await unpublishEngagement(admin, { id, version, reason: "By mistake." });
  expect(await discard(await read(id))).toMatchObject({ ok: false, message: keptWords(["PUBLISHED"]) });

  const submitted = await log(REPORT, { publish: true });
  expect(submitted.publication).toBe("SUBMITTED");
  expect(await discard(submitted)).toMatchObject({ ok: false, code: "conflict" });
  await withdrawEngagement(author, submitted.id, submitted.version);
  expect(await discard(await read(submitted.id))).toMatchObject({
    ok: false,
    message: keptWords(["SUBMITTED"]),
  });
  expect(await publishEngagement(author, submitted.id, submitted.version + 1)).toMatchObject({
    ok: true,
    data: { isSent: true },
  });
  const [waiting] = (await withViewer(approver, (db) => listReviews(db, approver, "mine", 1))).rows;
  await decideStep(approver, {
    stepId: waiting?.step?.id ?? "",
    version: submitted.version + 2,
    decision: "RETURNED",
    comment: "Say who asked.",
  });
  expect(await discard(await read(submitted.id))).toMatchObject({ ok: false, code: "conflict" });
});

/** Lets the co-author, or a record beside it, hold something of the draft. */
const HELD: [Keep, (draft: EngagementDetail) => Promise<unknown>][] = [
  ["COMMENT", ({ id }) => addComment(coAuthor, { id: newId(), of: onEngagement(id), text: "Was it he?" })],
  ["OUTCOME", ({ id }) => recordOutcome(coAuthor, { id: newId(), engagementId: id, text: "A survey" })],
  [
    "PROMISE",
    ({ commitments }) =>
      asOwner(
        `insert into commitment_answer (id, commitment_id, answer, asked_on, recorded_by_id) values ($1, $2, 'STILL_OPEN', '2026-03-10', $3)`,
        [newId(), commitments[0]?.id, coAuthor.id],
      ),
  ],
  [
    "PROMISE",
    async ({ id }) => {
      const other = await log({ commitments: [{ text: "Send the map", bySide: "OWN" }] });
      await asOwner(
        `insert into commitment_answer (id, commitment_id, engagement_id, answer, asked_on, recorded_by_id)
         values ($1, $2, $3, 'STILL_OPEN', '2026-03-10', $4)`,
        [newId(), other.commitments[0]?.id, id, author.id],
      );
    },
  ],
  [
    "RETURN",
    async ({ id }) => {
      const other = await log();
      await asOwner("insert into engagement_visit (engagement_id, returns_id) values ($1, $2)", [
        other.id,
        id,
      ]);
    },
  ],
];

test.each(HELD)("what others hold of a draft keeps it: %s", async (keep, hold) => {
  const draft = await log({ ...REPORT, commitments: [{ text: "Send the survey", bySide: "OWN" }] });
  expect(await withViewer(author, (db) => listKeeps(db, draft.id))).toEqual([]);
  await hold(draft);
  expect(await withViewer(author, (db) => listKeeps(db, draft.id))).toEqual([keep]);
  expect(await discard(draft)).toMatchObject({ ok: false, message: keptWords([keep]) });
  expect(await withViewer(author, (db) => getEngagementById(db, draft.id))).not.toBeNull();
});

/** Lets another draft lean on this one. */
const LEANING: [string, (other: EngagementDetail, draft: EngagementDetail) => Promise<unknown>][] = [
  [
    "a visit that returns it",
    (other, draft) =>
      asOwner("insert into engagement_visit (engagement_id, returns_id) values ($1, $2)", [
        other.id,
        draft.id,
      ]),
  ],
  [
    "an exchange that returns it",
    (other, draft) =>
      asOwner("insert into engagement_exchange (engagement_id, returns_id) values ($1, $2)", [
        other.id,
        draft.id,
      ]),
  ],
  [
    "a promise of which it tells",
    (other, draft) =>
      asOwner(
        `insert into commitment_answer (id, commitment_id, engagement_id, answer, asked_on, recorded_by_id)
         values ($1, $2, $3, 'STILL_OPEN', '2026-03-10', $4)`,
        [newId(), other.commitments[0]?.id, draft.id, author.id],
      ),
  ],
];

test.each(LEANING)("what is discarded itself keeps no draft: %s", async (_, lean) => {
  const draft = await log();
  const other = await log({ commitments: [{ text: "Send the map", bySide: "OWN" }] });
  await lean(other, draft);
  expect(await discard(draft)).toMatchObject({ ok: false, code: "conflict" });
  expect(await discard(other)).toMatchObject({ ok: true });
  expect(await withViewer(author, (db) => listKeeps(db, draft.id))).toEqual([]);
  expect(await discard(draft)).toMatchObject({ ok: true });
});

test("one's own comment keeps nothing, nor does one that was taken back", async () => {
  const draft = await log();
  const theirs = newId();
  await addComment(author, { id: newId(), of: onEngagement(draft.id), text: "A note to myself." });
  await addComment(coAuthor, { id: theirs, of: onEngagement(draft.id), text: "Was it he?" });
  await removeComment(coAuthor, theirs);
  expect(await discard(draft)).toMatchObject({ ok: true });
});

test("a file that the author may not see keeps the draft without being told of", async () => {
  const draft = await log();
  await asOwner(
    `insert into attachment (id, engagement_id, name, kind, size, sha256, marking, uploaded_by_id, uploaded_by_name, completed_at)
     values ($1, $2, 'plan.png', 'PNG', 68, $3, 'CUI', $4, 'Co-author', now())`,
    [newId(), draft.id, "0".repeat(64), coAuthor.id],
  );
  expect(await withViewer(author, (db) => listKeeps(db, draft.id))).toEqual([]);
  expect(await discard(draft)).toMatchObject({
    ok: false,
    code: "conflict",
    message: expect.stringContaining("not open to you"),
  });
  expect(await withViewer(coAuthor, (db) => listKeeps(db, draft.id))).toEqual([]);
  expect(await read(draft.id)).toMatchObject({ version: draft.version });
});

test("of a comment and a discard at one moment one is refused, so that no comment is lost", async () => {
  for (let round = 0; round < 6; round += 1) {
    const draft = await log();
    const comment = { id: newId(), of: onEngagement(draft.id), text: "Is this the second entry?" };
    const [commented, discarded] = await Promise.all([addComment(reader, comment), discard(draft)]);
    expect([commented.ok, discarded.ok].toSorted()).toEqual([false, true]);
  }
});

const GUESTS = ["Ganbold, Tuya", "Enkh, Saran"].map((name) => ({
  name,
  rankText: "Col",
  service: "ARMY",
  position: "Head of plans",
  side: "PARTNER",
  role: "PLUS_ONE",
  nationality: "MNG",
}));

/** Logs a draft that puts two people on record. Gives it with their ids. */
async function logWithGuests() {
  const draft = await log({ attendance: GUESTS });
  const [guest = "", other = ""] = draft.attendance.map(({ personId }) => personId ?? "");
  return { draft, guest, other };
}

const onRecord = async (ids: readonly string[]) =>
  (await asOwner<{ id: string }>("select id from person where id = any($1) order by id", [ids])).map(
    ({ id }) => id,
  );

test("whom a draft alone put on record goes with it, whoever of its writers discards it, and the trail says so", async () => {
  const { draft, guest, other } = await logWithGuests();
  expect(await onRecord([guest, other])).toHaveLength(2);
  expect(await discard(draft, coAuthor)).toMatchObject({ ok: true });
  expect(await onRecord([guest, other])).toEqual([]);
  expect(
    await asOwner("select name, position, person_id from attendance where engagement_id = $1 order by sort", [
      draft.id,
    ]),
  ).toEqual(GUESTS.map(({ name, position }) => ({ name, position, person_id: null })));
  const trail = await withViewer(auditor, (db) =>
    db.auditEvent.findMany({
      where: { subjectId: { in: [guest, other] }, type: "person.discarded" },
      orderBy: { subjectName: "asc" },
    }),
  );
  expect(trail).toMatchObject(
    ["Enkh, Saran", "Ganbold, Tuya"].map((subjectName) => ({
      actorId: coAuthor.id,
      subjectName,
      after: { discardedWith: draft.reference },
    })),
  );
});

/** Lets something else than the draft bear the guest. */
const BEARING: [string, (guest: string) => Promise<unknown>][] = [
  [
    "another record, closed to whoever discards",
    async (guest) => {
      const neighbour = await createViewer({ countries: ["MNG"] });
      const attendance = [{ ...GUESTS[0], personId: guest }];
      const input = engagementInput({ title: "Talk on rivers", attendance });
      expect(await createEngagement(neighbour, newId(), input)).toMatchObject({ ok: true });
    },
  ],
  [
    "a promise of another record",
    async (guest) => {
      const { commitments } = await log({ commitments: [{ text: "Send the map", bySide: "OWN" }] });
      await asOwner("update commitment set to_person_id = $2 where id = $1", [commitments[0]?.id, guest]);
    },
  ],
  ["a correction", (guest) => asOwner("update person set version = 2 where id = $1", [guest])],
  [
    "an address",
    (guest) =>
      asOwner("insert into person_contact (id, person_id, kind, value) values ($1, $2, 'PHONE', '+976 1')", [
        newId(),
        guest,
      ]),
  ],
  [
    "a watch",
    (guest) =>
      asOwner(
        "insert into watch (id, user_id, subject_type, subject_key, created_by_id) values ($1, $2, 'person', $3, $2)",
        [newId(), colleague.id, guest],
      ),
  ],
  [
    "the word that they are someone else",
    async (guest) => {
      const { other } = await logWithGuests();
      await asOwner(
        "insert into person_distinction (id, one_id, other_id, said_by_id) values ($1, $2, $3, $4)",
        [newId(), other, guest, colleague.id],
      );
    },
  ],
  [
    "a merge",
    async (guest) => {
      const { other } = await logWithGuests();
      await asOwner(
        `insert into person_merge (id, winner_id, loser_id, merged_by_id, before, after) values ($1, $2, $3, $4, '{}', '{}')`,
        [newId(), guest, other, colleague.id],
      );
    },
  ],
];

test.each(BEARING)("whom something else bears stays when the draft goes: %s", async (_, bear) => {
  const { draft, guest, other } = await logWithGuests();
  await bear(guest);
  expect(await discard(draft)).toMatchObject({ ok: true });
  expect(await onRecord([guest, other])).toEqual([guest]);
});

test("whom the draft only names stays, and who was kept by another draft goes with that one", async () => {
  const { draft: first, guest, other } = await logWithGuests();
  const second = await log({ attendance: [{ ...GUESTS[0], personId: guest }] });
  await discard(first);
  expect(await onRecord([guest, other])).toEqual([guest]);
  await discard(second);
  expect(await onRecord([guest])).toEqual([]);

  const { guest: kept } = await logWithGuests();
  const third = await log({ attendance: [{ ...GUESTS[0], personId: kept }] });
  await discard(third);
  expect(await onRecord([kept])).toEqual([kept]);
});

test("of a discard and a record that names its guest at one moment neither loses anybody", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { draft, guest } = await logWithGuests();
    const naming = new pg.Client({ connectionString: process.env.RAPPORT_OWNER_DATABASE_URL });
    await naming.connect();
    const other = await log();
    await naming.query("begin");
    await naming.query(
      `insert into attendance (id, engagement_id, person_id, name, side, role, sort)
       values ($1, $2, $3, 'Ganbold, Tuya', 'PARTNER', 'PLUS_ONE', 0)`,
      [newId(), other.id, guest],
    );
    const discarding = discard(draft);
    await naming.query("select pg_sleep(0.1)");
    await naming.query("commit");
    await naming.end();
    expect(await discarding).toMatchObject({ ok: true });
    expect(await onRecord([guest])).toEqual([guest]);
  }
});

test("a form that comes again after what it was saved as was discarded is told so, and so is one that was to change it", async () => {
  const id = newId();
  const input = engagementInput({ title: "Talk on glacier lakes" });
  const save = () => createEngagement(author, id, input);
  expect(await save()).toMatchObject({ ok: true });
  expect(await save()).toMatchObject({ ok: true, data: { version: 1 } });
  const unread = { field: "endsOn", message: "2026-02-30 is not a day on the calendar.", isLeftOut: true };
  expect(await createEngagement(author, id, input, { faults: [unread] })).toMatchObject({ ok: false });
  const draft = await read(id);
  expect(await discard(draft)).toMatchObject({ ok: true });
  expect(await save()).toMatchObject({ ok: false, code: "discarded" });
  const otherWords = { ...input, purpose: "To compare." };
  expect(await createEngagement(author, id, otherWords)).toMatchObject({ ok: false, code: "discarded" });
  const change = { ...valuesOf(draft), purpose: "To compare." };
  expect(await updateEngagement(author, id, 1, change)).toMatchObject({
    ok: false,
    message: expect.stringContaining("You discarded this draft"),
  });
  expect(await updateEngagement(colleague, id, 1, change)).toMatchObject({ ok: false, code: "not-found" });
});
