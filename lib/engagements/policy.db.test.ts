import fc from "fast-check";
import { expect, test } from "vitest";
import { mintViewer, type Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { canKnowPeople } from "@/lib/people/policy";
import { asOwner } from "@/testing/owner";
import { createViewer, HOME } from "@/testing/people";
import { createPost } from "@/testing/reviews";
import {
  canCreate,
  canDecideAccess,
  canDiscard,
  canEdit,
  canNameWriter,
  canTakeOver,
  canView,
  type GuardedEngagement,
  type Succession,
} from "./policy";
import { canSubmit } from "./reviews/policy";
import { getSuccession } from "./reviews/queries";

// The property: for random viewers and records, what the policies show and let change is what policy.ts allows, and the
// fast views and every table that hangs on the engagement agree. So it is with who decides about access, takes over what others wrote,
// submits it and discards a draft.

const COUNTRIES = ["JPN", "KOR", "PHL", "NOR"];
const NATIONS = [HOME, "GBR", "AUS"];
const MARKINGS = ["UNCLASSIFIED", "CUI"] as const;
const POSTS: [string, string] = [await createPost("Attaché"), await createPost("Desk officer")];
const ORGANISATIONS = [newId(), newId()];
const GROUPS = [newId(), newId()];
const TOGETHER = [...POSTS, ...ORGANISATIONS, ...GROUPS];
// One is there and covers every country, the other has left; each wrote in a post of their own.
const author = await createViewer({ allCountries: true });
const departed = await createViewer({ allCountries: true });
const reader = await createViewer();
const outsider = await createViewer();
const successor = await createViewer({ allCountries: true });
await asOwner("insert into reader (id) select unnest($1::uuid[])", [[...ORGANISATIONS, ...GROUPS]]);
await asOwner("update app_user set disabled_at = now() where id = $1", [departed.id]);
for (const [holder, post] of [
  [author.id, POSTS[0]],
  [departed.id, POSTS[1]],
])
  await asOwner("insert into post_holding (id, post_id, user_id) values (gen_random_uuid(), $1, $2)", [
    post,
    holder,
  ]);

type Record_ = GuardedEngagement & { id: string; decision: Decision; succession: Succession };

/** The ways to let someone find a record or to keep them from it. */
const DECISIONS = [
  "hold it or let it go",
  "add a reader",
  "make a reader write",
  "take a reader off",
  "write the column of readers",
  "write the column of editors",
] as const;
type Decision = (typeof DECISIONS)[number];

const viewerFacts = fc.record({
  roles: fc.subarray(["OFFICER", "LEADER", "VIEWER", "PORTFOLIO_ADMIN", "SYSTEM_ADMIN", "AUDITOR"] as const, {
    minLength: 1,
  }),
  nation: fc.constantFrom(...NATIONS),
  markingCeiling: fc.constantFrom(...MARKINGS),
  countries: fc.subarray(COUNTRIES),
  allCountries: fc.boolean(),
  posts: fc.subarray(POSTS),
  organisations: fc.subarray(ORGANISATIONS),
  groups: fc.subarray(GROUPS),
});

const recordFacts = fc.record({
  publication: fc.constantFrom("DRAFT", "SUBMITTED", "RETURNED", "PUBLISHED", "PUBLISHED", "PUBLISHED"),
  readerPostIds: fc.subarray(POSTS),
  closeHold: fc.oneof(
    { weight: 4, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  marking: fc.constantFrom(...MARKINGS),
  invited: fc.subarray(COUNTRIES),
  /** Of those who declined; it is held with the others, or called off with all. */
  declined: fc.subarray(COUNTRIES),
  releasableNations: fc.subarray(["AUS", "GBR"]),
  /** Which viewers, by their place in the run, have a personal grant. */
  coAuthors: fc.subarray([0, 1, 2, 3]),
  readers: fc.subarray([0, 1, 2, 3]),
  /** Posts, organisations and reader groups that it names. */
  together: fc.oneof(fc.constant([]), fc.subarray(TOGETHER, { maxLength: 2 })),
  decision: fc.constantFrom(...DECISIONS),
  hasAuthor: fc.boolean(),
  /** Which viewer is its responsible officer. */
  responsible: fc.option(fc.nat(3)),
});

let serial = 0;

type RecordFacts = typeof recordFacts extends fc.Arbitrary<infer Facts> ? Facts : never;

async function arrange(facts: RecordFacts, viewers: readonly Viewer[]): Promise<Record_> {
  const id = newId();
  const idsAt = (places: readonly number[]) => places.flatMap((place) => viewers[place]?.id ?? []);
  const coAuthors = idsAt(facts.coAuthors);
  const readers = idsAt(facts.readers).filter((reader) => !coAuthors.includes(reader));
  const writer = facts.hasAuthor ? author : departed;
  const responsible = facts.responsible === null ? null : (viewers[facts.responsible]?.id ?? null);
  serial += 1;
  await asOwner(
    `insert into engagement (id, reference, type, title, publication, starts_on, starts_latest_on, time_zone, marking,
                             releasable_nations, close_hold, author_id, reader_post_ids, responsible_officer_id, updated_at)
     values ($1, $2, 'KLE', 'Talks', $3::publication, '2026-03-01', '2026-03-01', 'UTC', $4::marking, $5, $6, $7, $8, $9, now())`,
    [
      id,
      `KLE-2026-MUL-${String(serial).padStart(4, "0")}`,
      facts.publication,
      facts.marking,
      facts.releasableNations,
      facts.closeHold,
      writer.id,
      facts.readerPostIds,
      responsible,
    ],
  );
  const coming = facts.invited.filter((code) => !facts.declined.includes(code));
  const declining = facts.invited.filter((code) => facts.declined.includes(code));
  await asOwner(
    `insert into engagement_country (engagement_id, country_code, role)
     select $1::uuid, unnest($2::text[]), 'PARTICIPANT'::country_role union all select $1::uuid, unnest($3::text[]), 'INVITED_DECLINED'`,
    [id, coming, declining],
  );
  await asOwner(
    `insert into engagement_access (engagement_id, reader_id, kind)
     select $1::uuid, unnest($2::uuid[]), 'CO_AUTHOR'::access_kind union all select $1::uuid, unnest($3::uuid[]), 'READER'`,
    [id, coAuthors, [...readers, ...facts.together, reader.id]],
  );
  await asOwner(
    "insert into attendance (id, engagement_id, name, side, role, sort) values ($1, $2, 'A. Person', 'PARTNER', 'PRINCIPAL', 0)",
    [newId(), id],
  );
  await asOwner(
    "insert into engagement_objective (engagement_id, objective_id) select $1, id from objective order by code limit 1",
    [id],
  );
  await asOwner(
    `insert into attachment (id, engagement_id, name, kind, size, sha256, marking, uploaded_by_id, uploaded_by_name, completed_at)
     select gen_random_uuid(), $1, 'Paper.pdf', 'PDF', 1, repeat('0', 64), level, $2, 'Author', now()
     from unnest(enum_range(null::marking)) level`,
    [id, author.id],
  );
  await asOwner(
    "insert into commitment (id, engagement_id, text, by_side, updated_at) values ($1, $2, 'A promise', 'OWN', now())",
    [newId(), id],
  );
  const others = viewers.filter(
    ({ id: who, roles, nation }) => coAuthors.includes(who) && roles.includes("OFFICER") && nation === HOME,
  );
  return {
    id,
    ...facts,
    countryCodes: coming.length > 0 ? coming : declining,
    editorIds: [writer.id, ...coAuthors],
    readerIds: [writer.id, ...coAuthors, ...readers, ...facts.together, reader.id],
    succession: {
      responsibleId: responsible,
      authorPostIds: [facts.hasAuthor ? POSTS[0] : POSTS[1]],
      hasWriter: facts.hasAuthor || others.some(({ allCountries }) => allCountries),
      hasAccount: facts.hasAuthor || others.length > 0,
      takenOverByIds: [],
    },
  };
}

const takeOver = async (db: Db, { id }: Record_, viewer: Viewer): Promise<number> =>
  (await db.takeover.createMany({ data: [{ engagementId: id, userId: viewer.id }] })).count;

const nameWriter = async (db: Db, { id }: Record_): Promise<number> => {
  const data = [{ engagementId: id, readerId: successor.id, kind: "CO_AUTHOR" as const }];
  return (await db.engagementAccess.createMany({ data })).count;
};

/** Submits the record, having taken it over where it is not the viewer's; gives the rows it wrote. */
async function submit(db: Db, record: Record_, viewer: Viewer): Promise<number> {
  // Nothing is submitted twice, whoever asks.
  if (record.publication === "SUBMITTED") return 0;
  if (!canDecideAccess(viewer, record)) await takeOver(db, record, viewer);
  const review = { id: newId(), engagementId: record.id, chainId: newId(), chainName: "Chain" };
  const data = [{ ...review, kind: "REPORT" as const, submittedById: viewer.id }];
  const { count } = await db.review.createMany({ data });
  const [seen] = await db.$queryRaw<{ publication: string }[]>`
    select publication::text from engagement where id = ${record.id}::uuid`;
  expect(seen, "whoever submits it sees it in review").toEqual({ publication: "SUBMITTED" });
  return count;
}

async function seen(db: Db, ids: string[]) {
  const sorted = (rows: { id: string }[]) => rows.map((row) => row.id).sort();
  const where = { engagementId: { in: ids } };
  return {
    policy: sorted(await db.engagement.findMany({ where: { id: { in: ids } }, select: { id: true } })),
    view: sorted(
      await db.$queryRaw<{ id: string }[]>`select id from engagement_visible where id = any(${ids}::uuid[])`,
    ),
    parts: sorted(
      await db.$queryRaw<{ id: string }[]>`
        select id from engagement_shared where id = any(${ids}::uuid[])
        union all select id from engagement_personal where id = any(${ids}::uuid[])`,
    ),
    attended: sorted(
      await db.$queryRaw<{ id: string }[]>`
        select engagement_id as id from attendance_visible where engagement_id = any(${ids}::uuid[])`,
    ),
    attendance: sorted((await db.attendance.findMany({ where })).map((row) => ({ id: row.engagementId }))),
    unnamed: sorted(
      await db.$queryRaw<{ id: string }[]>`
        select engagement_id as id from attendance_unnamed where engagement_id = any(${ids}::uuid[])`,
    ),
    served: sorted(
      await db.$queryRaw<{ id: string }[]>`
        select engagement_id as id from objective_served where engagement_id = any(${ids}::uuid[])`,
    ),
    serving: sorted(
      (await db.engagementObjective.findMany({ where })).map((row) => ({ id: row.engagementId })),
    ),
    commitments: sorted((await db.commitment.findMany({ where })).map((row) => ({ id: row.engagementId }))),
    files: sorted(await db.attachment.findMany({ where, select: { id: true } })),
    filesFound: sorted(
      await db.$queryRaw<{ id: string }[]>`
        select id from attachment_visible where engagement_id = any(${ids}::uuid[])`,
    ),
  };
}

/** Takes the decision drawn for the record; gives the rows it changed. */
async function decide(db: Db, { id, closeHold, decision }: Record_): Promise<number> {
  const where = { engagementId: id, readerId: reader.id };
  switch (decision) {
    case "hold it or let it go":
      return (await db.engagement.updateMany({ where: { id }, data: { closeHold: !closeHold } })).count;
    case "add a reader": {
      const data = [{ engagementId: id, readerId: outsider.id, kind: "READER" as const }];
      return (await db.engagementAccess.createMany({ data })).count;
    }
    case "make a reader write":
      return (await db.engagementAccess.updateMany({ where, data: { kind: "CO_AUTHOR" } })).count;
    case "take a reader off":
      return (await db.engagementAccess.deleteMany({ where })).count;
    case "write the column of readers":
      return db.$executeRaw`
        update engagement set reader_ids = reader_ids || ${outsider.id}::uuid where id = ${id}::uuid`;
    case "write the column of editors":
      return db.$executeRaw`
        update engagement set editor_ids = editor_ids || ${outsider.id}::uuid where id = ${id}::uuid`;
  }
}

/** Discards the draft; gives the rows it wrote. */
async function discard(db: Db, { id }: Record_, viewer: Viewer): Promise<number> {
  const data = [{ engagementId: id, reason: "Logged twice.", doneById: viewer.id }];
  return (await db.discard.createMany({ data })).count;
}

/** Asks in one transaction of which nothing stays; to open one costs more than most of what is asked. */
async function ask(viewer: Viewer, questions: (db: Db) => Promise<void>): Promise<void> {
  const undo = new Error("undone");
  await withViewer(viewer, async (db) => {
    await questions(db);
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
}

/** Whether the database lets the viewer do so; nothing of it stays. */
async function isLet(db: Db, act: (db: Db) => Promise<number>): Promise<boolean> {
  await db.$executeRaw`savepoint before`;
  try {
    return (await act(db)) > 0;
  } catch (error) {
    if (!/row-level security|decided by its author/.test(String(error))) throw error;
    return false;
  } finally {
    await db.$executeRaw`rollback to savepoint before`;
  }
}

test("the database shows and lets change exactly what policy.ts allows", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(viewerFacts, { minLength: 4, maxLength: 4 }),
      fc.array(recordFacts, { minLength: 6, maxLength: 6 }),
      async (people, facts) => {
        const viewers = await Promise.all(people.map((person) => createViewer(person)));
        const records: Record_[] = [];
        for (const fact of facts) records.push(await arrange(fact, viewers));
        for (const viewer of [...viewers, author]) {
          const allowed = records
            .filter((record) => canView(viewer, record))
            .map((record) => record.id)
            .sort();
          const shown = await withViewer(viewer, (db) =>
            seen(
              db,
              records.map((record) => record.id),
            ),
          );
          expect(shown.filesFound).toEqual(shown.files);
          expect(shown).toMatchObject({
            policy: allowed,
            view: allowed,
            parts: allowed,
            attended: canKnowPeople(viewer) ? allowed : [],
            attendance: canKnowPeople(viewer) ? allowed : [],
            unnamed: allowed,
            served: allowed,
            serving: allowed,
            commitments: allowed,
          });

          const editable = records.filter((record) => canEdit(viewer, record)).map((record) => record.id);
          const changed = await withViewer(viewer, (db) =>
            db.engagement.updateManyAndReturn({
              where: { id: { in: records.map((record) => record.id) } },
              data: { city: "Oslo" },
              select: { id: true },
            }),
          );
          expect(changed.map((row) => row.id).sort(), "rows changed").toEqual(editable.sort());
          await ask(viewer, async (db) => {
            for (const record of records) {
              const isLetDecide = await isLet(db, (inside) => decide(inside, record));
              expect(isLetDecide, record.decision).toBe(canDecideAccess(viewer, record));
              const { succession } = record;
              // An ally, who submits nothing, knows no account of ours.
              if (viewer.isHome && allowed.includes(record.id))
                expect(await getSuccession(db, record.id)).toEqual(succession);
              // Whoever is named could change it before: no close hold opens, nor what came back from its review.
              const isOpen = record.publication === "PUBLISHED" && !record.closeHold;
              const isLetName = await isLet(db, (inside) => nameWriter(inside, record));
              expect(isLetName, "names a co-author").toBe(
                canDecideAccess(viewer, record) || (isOpen && canNameWriter(viewer, record, succession)),
              );
              const isLetTakeOver = await isLet(db, (inside) => takeOver(inside, record, viewer));
              expect(isLetTakeOver, "takes it over").toBe(canTakeOver(viewer, record, succession));
              const isLetSubmit = await isLet(db, (inside) => submit(inside, record, viewer));
              const isWaiting = record.publication === "SUBMITTED";
              expect(isLetSubmit, "submits").toBe(!isWaiting && canSubmit(viewer, record, succession));
            }
          });
        }
        // A file of somebody else keeps a draft from its co-authors (discards/mutations.db.test.ts).
        await asOwner("delete from attachment where engagement_id = any($1)", [records.map(({ id }) => id)]);
        for (const viewer of [...viewers, author])
          await ask(viewer, async (db) => {
            for (const record of records) {
              const isLetDiscard = await isLet(db, (inside) => discard(inside, record, viewer));
              expect(isLetDiscard, "discards").toBe(canDiscard(viewer, record));
            }
          });
      },
    ),
    { numRuns: 25 },
  );
}, 300_000);

test("a record of every country, open to every nation, fits the index by day", async () => {
  const id = newId();
  await asOwner(
    `insert into engagement (id, reference, type, title, publication, starts_on, starts_latest_on, time_zone, marking,
                             releasable_nations, close_hold, author_id, updated_at)
     select $1, 'KLE-2026-MUL-9999', 'KLE', 'Everybody', 'PUBLISHED', '2026-03-01', '2026-03-01', 'UTC', 'UNCLASSIFIED',
            array_agg(trim(code) order by code), false, $2, now() from country`,
    [id, author.id],
  );
  await asOwner("insert into engagement_country (engagement_id, country_code) select $1, code from country", [
    id,
  ]);
  const [kept] = await asOwner<{ codes: number; nations: number; all: number }>(
    `select cardinality(country_codes) as codes, cardinality(releasable_nations) as nations,
            (select count(*)::int from country) as all from engagement where id = $1`,
    [id],
  );
  expect(kept?.all).toBeGreaterThan(240);
  expect(kept).toEqual({ codes: kept?.all, nations: kept?.all, all: kept?.all });
});

test("whoever may not create cannot insert, and nobody inserts in another's name", async () => {
  const insert = (viewer: Viewer, authorId: string) => {
    serial += 1;
    const reference = `KLE-2026-MUL-${String(serial).padStart(4, "0")}`;
    const day = new Date("2026-03-01");
    return withViewer(viewer, (db) =>
      db.engagement.createMany({
        data: [
          {
            reference,
            type: "KLE",
            title: "Talks",
            startsOn: day,
            startsLatestOn: day,
            timeZone: "UTC",
            authorId,
          },
        ],
      }),
    );
  };
  for (const facts of [
    { roles: ["OFFICER"] as const },
    { roles: ["LEADER"] as const },
    { roles: ["OFFICER"] as const, nation: "GBR" },
  ]) {
    const viewer = await createViewer(facts);
    if (canCreate(viewer)) await expect(insert(viewer, viewer.id)).resolves.toEqual({ count: 1 });
    else await expect(insert(viewer, viewer.id)).rejects.toThrow(/row-level security/);
    await expect(insert(viewer, author.id)).rejects.toThrow(/row-level security/);
  }
});

test("without settings nothing is visible, in any table that the app may read", async () => {
  const nobody = mintViewer(
    {
      id: "",
      name: "",
      email: "",
      roles: [],
      nation: "",
      markingCeiling: "" as "CUI",
      countries: [],
      allCountries: false,
      posts: [],
      organisations: [],
      groups: [],
      timeZone: "UTC",
    },
    HOME,
  );
  const tables = await asOwner<{ name: string }>(
    `select table_name as name from information_schema.role_table_grants
     where grantee = 'rapport_app' and privilege_type = 'SELECT' order by 1`,
  );
  expect(tables.length).toBeGreaterThan(40);
  for (const { name } of tables) {
    const rows = await withViewer(nobody, (db) =>
      db.$queryRawUnsafe<{ n: number }[]>(`select count(*)::int as n from "${name}"`),
    );
    expect({ name, rows: rows[0]?.n }).toEqual({ name, rows: 0 });
  }
});

test("every table but the migrations' own has row-level security on", async () => {
  const open = await asOwner<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
     and not relrowsecurity and relname <> '_prisma_migrations'`,
  );
  expect(open).toEqual([]);
});

test("of the functions that run as the owner, the app may call only those that answer a question of the wall", async () => {
  const callable = await asOwner<{ name: string }>(
    `select proname as name from pg_proc
     where pronamespace = 'public'::regnamespace and prosecdef and prorettype <> 'trigger'::regtype
       and has_function_privilege('rapport_app', oid, 'execute') order by 1`,
  );
  expect(callable.map(({ name }) => name)).toEqual([
    "audit_first_broken",
    // Answers to the product alone.
    "editions_in_use",
    "hand_on_what_came_back",
    "knows_password_of",
    "may_decide_access",
    "may_edit_crisis",
    "may_edit_engagement",
    "may_place_organisation",
    "may_submit",
    "may_take_over",
    "merge_refusal",
    "set_password_hash",
    "succession_of",
    "undo_refusal",
    "viewer_posts_ahead",
    "writers_to_name",
  ]);
});
