import fc from "fast-check";
import { expect, test } from "vitest";
import { loadViewer } from "@/lib/auth/queries";
import { setDisabled } from "@/lib/auth/users/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { changeHolders } from "@/lib/people/holdings/mutations";
import { holdersSchema } from "@/lib/people/holdings/schema";
import { updatePost } from "@/lib/people/posts/mutations";
import { editPostSchema } from "@/lib/people/posts/schema";
import { runSql } from "@/testing/crises";
import { asOwner } from "@/testing/owner";
import { createViewer, HOME, setUp } from "@/testing/people";
import { createPortfolio, deletePortfolio, savePortfolio } from "./mutations";
import { getPortfolio } from "./queries";
import { coverOn } from "./rules";
import type { CreatePortfolioInput } from "./schema";

const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN", "SYSTEM_ADMIN"] });
const officer = await createViewer();
const today = todayIn("UTC", new Date());

function given(changes: Partial<CreatePortfolioInput> = {}): CreatePortfolioInput {
  return {
    id: newId(),
    name: `Portfolio ${newId()}`,
    startsOn: addDays(today, -30),
    endsOn: null,
    countries: ["JPN", "PHL"],
    posts: [],
    members: [],
    ...changes,
  };
}

const foreignPost = newId();
await withViewer(setUp, (db) =>
  db.post.create({ data: { id: foreignPost, title: "Attaché", nation: "JPN", createdById: setUp.id } }),
);

const member = (userId: string, startsOn = today, endsOn: string | null = null) => ({
  userId,
  startsOn,
  endsOn,
  isBackup: false,
});

type Holding = { userId: string; startsOn?: string; endsOn?: string; isActing?: boolean };

/** An own post with these holders. */
async function createPost(...holdings: Holding[]): Promise<string> {
  const id = newId();
  await withViewer(setUp, async (db) => {
    await db.post.create({ data: { id, title: `Post ${id}`, nation: HOME, createdById: setUp.id } });
    await hold(db, id, holdings);
  });
  return id;
}

async function hold(db: Db, postId: string, holdings: Holding[]): Promise<void> {
  await db.postHolding.createMany({
    data: holdings.map(({ userId, startsOn, endsOn, isActing = false }) => ({
      id: newId(),
      postId,
      userId,
      isActing,
      startsOn: startsOn ? new Date(startsOn) : null,
      endsOn: endsOn ? new Date(endsOn) : null,
    })),
  });
}

const post = (postId: string, changes: Partial<CreatePortfolioInput["posts"][number]> = {}) => ({
  postId,
  startsOn: addDays(today, -20),
  endsOn: null,
  isBackup: false,
  ...changes,
});

async function create(input: CreatePortfolioInput): Promise<string> {
  const result = await createPortfolio(admin, input);
  if (!result.ok) throw new Error(result.message);
  return result.data.id;
}

const countriesOf = async (userId: string) => (await loadViewer(userId))?.countries;

const lastEvent = (subjectId: string) =>
  withViewer(admin, (db) => db.auditEvent.findFirst({ where: { subjectId }, orderBy: { sequence: "desc" } }));

test("giving and taking a country works on the next request", async () => {
  const person = await createViewer();
  const input = given({ members: [member(person.id)] });
  const id = await create(input);
  expect(await countriesOf(person.id)).toEqual(["JPN", "PHL"]);

  await savePortfolio(admin, { ...input, id, version: 1, countries: ["KOR"] });
  expect(await countriesOf(person.id)).toEqual(["KOR"]);
  expect(await lastEvent(id)).toMatchObject({
    type: "portfolio.changed",
    before: { countries: ["JPN", "PHL"] },
    after: { countries: ["KOR"] },
  });
});

test("cover begins on its first day and ends after its last, and with the portfolio", async () => {
  const [past, present, future] = [await createViewer(), await createViewer(), await createViewer()];
  const input = given({
    members: [
      member(past.id, addDays(today, -20), addDays(today, -1)),
      member(present.id, addDays(today, -20), today),
      member(future.id, addDays(today, 1)),
    ],
  });
  const id = await create(input);
  expect(await countriesOf(past.id)).toEqual([]);
  expect(await countriesOf(present.id)).toEqual(["JPN", "PHL"]);
  expect(await countriesOf(future.id)).toEqual([]);

  await savePortfolio(admin, { ...input, id, version: 1, endsOn: addDays(today, -1) });
  expect(await countriesOf(present.id)).toEqual([]);
});

test("a successor covers the same countries the day the other leaves", async () => {
  const [old, successor] = [await createViewer(), await createViewer()];
  const input = given({ members: [member(old.id, addDays(today, -20))] });
  const id = await create(input);
  await savePortfolio(admin, {
    ...input,
    id,
    version: 1,
    members: [member(old.id, addDays(today, -20), addDays(today, -1)), member(successor.id)],
  });
  expect(await countriesOf(old.id)).toEqual([]);
  expect(await countriesOf(successor.id)).toEqual(["JPN", "PHL"]);
});

test("whoever holds a post covers its countries, and the successor from the day they take it", async () => {
  const [old, present, next] = [await createViewer(), await createViewer(), await createViewer()];
  const desk = await createPost(
    { userId: old.id, endsOn: addDays(today, -1) },
    { userId: present.id, startsOn: today, endsOn: today },
    { userId: next.id, startsOn: addDays(today, 1) },
  );
  const input = given({ posts: [post(desk)] });
  const id = await create(input);
  expect(await countriesOf(old.id)).toEqual([]);
  expect(await countriesOf(present.id)).toEqual(["JPN", "PHL"]);
  expect(await countriesOf(next.id)).toEqual([]);
  expect((await withViewer(admin, (db) => getPortfolio(db, id)))?.cover).toMatchObject([
    { userId: old.id, postId: desk, startsOn: addDays(today, -20), endsOn: addDays(today, -1) },
    { userId: present.id, startsOn: today, endsOn: today },
    { userId: next.id, startsOn: addDays(today, 1), endsOn: null },
  ]);
  expect((await lastEvent(id))?.after).toMatchObject({
    posts: [{ title: `Post ${desk}`, isBackup: false }],
  });

  await withViewer(setUp, (db) =>
    db.postHolding.updateMany({ where: { userId: next.id }, data: { startsOn: new Date(today) } }),
  );
  expect(await countriesOf(next.id)).toEqual(["JPN", "PHL"]);
  await savePortfolio(admin, {
    ...input,
    id,
    version: 1,
    posts: [post(desk, { endsOn: addDays(today, -1) })],
  });
  expect(await countriesOf(present.id)).toEqual([]);
  await savePortfolio(admin, { ...input, id, version: 2, endsOn: addDays(today, -1) });
  expect(await countriesOf(next.id)).toEqual([]);
});

test("a post that is closed covers nothing, and who stands in for its holder covers as the holder does", async () => {
  const [holder, acting] = [await createViewer(), await createViewer()];
  const desk = await createPost({ userId: holder.id }, { userId: acting.id, isActing: true });
  await create(given({ posts: [post(desk)] }));
  expect(await countriesOf(holder.id)).toEqual(["JPN", "PHL"]);
  expect(await countriesOf(acting.id)).toEqual(["JPN", "PHL"]);
  await withViewer(setUp, (db) => db.post.updateMany({ where: { id: desk }, data: { isActive: false } }));
  expect(await countriesOf(holder.id)).toEqual([]);
  expect(await countriesOf(acting.id)).toEqual([]);
});

test("a backup covers while the post is vacant or its holder cannot sign in, as holder of a post or directly", async () => {
  const [main, reserve, deputy] = [await createViewer(), await createViewer(), await createViewer()];
  const desk = await createPost({ userId: main.id });
  const deputyDesk = await createPost({ userId: deputy.id });
  await create(
    given({
      posts: [post(desk), post(deputyDesk, { isBackup: true })],
      members: [{ ...member(reserve.id), isBackup: true }],
    }),
  );
  const backups = async () => [await countriesOf(reserve.id), await countriesOf(deputy.id)];
  const all = ["JPN", "PHL"];
  expect(await backups()).toEqual([[], []]);
  await withViewer(setUp, (db) =>
    db.user.updateMany({ where: { id: main.id }, data: { disabledAt: new Date() } }),
  );
  expect(await backups()).toEqual([all, all]);
  await withViewer(setUp, (db) => db.user.updateMany({ where: { id: main.id }, data: { disabledAt: null } }));
  expect(await backups()).toEqual([[], []]);
  await withViewer(setUp, (db) => db.postHolding.deleteMany({ where: { postId: desk } }));
  expect(await backups()).toEqual([all, all]);
  const next = await createViewer();
  await withViewer(setUp, (db) => hold(db, desk, [{ userId: next.id }]));
  expect(await backups()).toEqual([[], []]);
  expect(await countriesOf(next.id)).toEqual(all);
});

const named = fc.record({
  by: fc.constantFrom("person" as const, "post" as const),
  isBackup: fc.boolean(),
  isDisabled: fc.boolean(),
  from: fc.integer({ min: -3, max: 3 }),
  days: fc.option(fc.integer({ min: 0, max: 4 })),
});

test("what the page says of who covers is what the database gives them", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(named, { minLength: 1, maxLength: 4 }), async (rows) => {
      const people = await Promise.all(rows.map(() => createViewer()));
      const input = given();
      for (const [index, { by, isBackup, isDisabled, from, days }] of rows.entries()) {
        const userId = people[index]?.id ?? "";
        const [startsOn, endsOn] = [addDays(today, from), days === null ? null : addDays(today, from + days)];
        if (by === "person") input.members.push({ userId, startsOn, endsOn, isBackup });
        else {
          const desk = await createPost({ userId, startsOn, ...(endsOn ? { endsOn } : {}) });
          input.posts.push(post(desk, { isBackup }));
        }
        if (isDisabled)
          await withViewer(setUp, (db) =>
            db.user.updateMany({ where: { id: userId }, data: { disabledAt: new Date() } }),
          );
      }
      const id = await create(input);
      const view = await withViewer(admin, (db) => getPortfolio(db, id));
      const said = coverOn(view?.cover ?? [], today).filter(({ covers }) => covers);
      const granted = await asOwner<{ user_id: string }>(
        "select user_id from cover_on((now() at time zone 'UTC')::date) where portfolio_id = $1 and covers",
        [id],
      );
      expect(said.map(({ userId }) => userId).sort()).toEqual(granted.map((row) => row.user_id).sort());
    }),
    { numRuns: 25 },
  );
});

test("a portfolio without countries can be made, and gives nothing", async () => {
  const person = await createViewer();
  await create(given({ countries: [], members: [member(person.id)] }));
  expect(await countriesOf(person.id)).toEqual([]);
});

test.each([
  ["a country that is none", { countries: ["ZZZ"] }, "countries"],
  ["a person who is none", { members: [member(newId())] }, "members.0.userId"],
  ["a post that is none", { posts: [post(newId())] }, "posts.0.postId"],
  ["a post of another nation", { posts: [post(foreignPost)] }, "posts.0.postId"],
  ["one of the product's own actors", { members: [member(setUp.id)] }, "members.0.userId"],
])("%s is refused beside its field", async (_, change, field) => {
  expect(await createPortfolio(admin, given(change))).toMatchObject({
    code: "invalid",
    fields: { [field]: expect.anything() },
  });
});

test("two portfolios cannot share a name", async () => {
  const input = given();
  await create(input);
  expect(await createPortfolio(admin, { ...input, id: newId() })).toMatchObject({
    code: "invalid",
    fields: { name: expect.anything() },
  });
});

test("two that take the same name at once: one is told so", async () => {
  const [one, other] = [given(), given()];
  const ids = [await create(one), await create(other)];
  const name = `Portfolio ${newId()}`;
  const results = await Promise.all(ids.map((id) => savePortfolio(admin, { ...one, name, id, version: 1 })));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.find((result) => !result.ok)).toMatchObject({
    code: "invalid",
    fields: { name: expect.anything() },
  });
});

test("all that is wrong is said at once", async () => {
  const input = given();
  await create(input);
  expect(await createPortfolio(admin, { ...input, id: newId(), countries: ["ZZZ"] })).toMatchObject({
    code: "invalid",
    fields: { name: expect.anything(), countries: expect.anything() },
  });
});

test("a stale save changes nothing", async () => {
  const input = given();
  const id = await create(input);
  await savePortfolio(admin, { ...input, id, version: 1, countries: ["KOR"] });
  expect(await savePortfolio(admin, { ...input, id, version: 1, countries: ["PHL"] })).toMatchObject({
    code: "stale",
  });
  const saved = await withViewer(admin, (db) => getPortfolio(db, id));
  expect(saved).toMatchObject({ version: 2, countries: [{ code: "KOR" }] });
});

test("one with people is ended, not deleted; an unused one can go", async () => {
  const used = await create(
    given({ members: [member(officer.id, addDays(today, -20), addDays(today, -10))] }),
  );
  expect(await deletePortfolio(admin, { id: used, version: 1 })).toMatchObject({ code: "conflict" });
  const unused = await create(given());
  expect(await deletePortfolio(admin, { id: unused, version: 2 })).toMatchObject({ code: "stale" });
  expect(await deletePortfolio(admin, { id: unused, version: 1 })).toMatchObject({ ok: true });
  expect(await lastEvent(unused)).toMatchObject({
    type: "portfolio.deleted",
    before: { countries: ["JPN", "PHL"] },
  });
});

test("an officer who gives himself a country is refused, on record, and by the database too", async () => {
  const id = await create(given());
  const attempts = [
    await createPortfolio(officer, given({ members: [member(officer.id)] })),
    await savePortfolio(officer, { ...given({ members: [member(officer.id)] }), id, version: 1 }),
    await deletePortfolio(officer, { id, version: 1 }),
  ];
  expect(attempts.map((result) => !result.ok && result.code)).toEqual([
    "forbidden",
    "forbidden",
    "forbidden",
  ]);
  const refusals = await withViewer(admin, (db) =>
    db.auditEvent.count({ where: { actorId: officer.id, type: "access.refused", outcome: "refused" } }),
  );
  expect(refusals).toBe(3);
  expect(await countriesOf(officer.id)).toEqual([]);
  await expect(
    withViewer(officer, (db) =>
      db.portfolioMember.createMany({
        data: [{ portfolioId: id, userId: officer.id, startsOn: new Date("2026-01-01") }],
      }),
    ),
  ).rejects.toThrow(/row-level security/);
});

test("nobody names themselves, by name or by a post, nor widens what another admin named them for", async () => {
  const post = await createPost({ userId: admin.id, startsOn: addDays(today, -9) });
  const self = await loadViewer(admin.id);
  if (!self) throw new Error("no admin");
  expect(await createPortfolio(self, given({ members: [member(self.id)] }))).toMatchObject({
    fields: { "members.0.userId": [expect.stringContaining("ask another admin")] },
  });
  const byPost = { postId: post, startsOn: today, endsOn: null, isBackup: false };
  expect(await createPortfolio(self, given({ posts: [byPost] }))).toMatchObject({
    fields: { "posts.0.postId": [expect.stringContaining("ask another admin")] },
  });
  const other = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
  const made = given({ members: [member(self.id), member(officer.id)] });
  expect(await createPortfolio(other, made)).toMatchObject({ ok: true });
  const more = { ...made, version: 1, countries: ["JPN", "PHL", "NOR"] };
  expect(await savePortfolio(self, more)).toMatchObject({ fields: { countries: [expect.anything()] } });
  const less = { ...made, version: 1, countries: ["JPN"], members: [member(self.id)] };
  expect(await savePortfolio(self, less)).toMatchObject({ ok: true });
});

test("nor a post that they hold later, or that is closed for now, in the database too", async () => {
  const later = await createPost({ userId: admin.id, startsOn: addDays(today, 9) });
  const closed = await createPost({ userId: admin.id });
  const left = await createPost({ userId: admin.id, endsOn: addDays(today, -2) });
  await asOwner("update post set is_active = false where id = $1", [closed]);
  const self = await loadViewer(admin.id);
  if (!self) throw new Error("no admin");
  expect([later, closed].filter((id) => self.posts.includes(id))).toEqual([]);
  const other = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
  const free = given();
  expect(await createPortfolio(other, free)).toMatchObject({ ok: true });
  const startsOn = new Date("2026-01-01");
  const add = (postId: string) =>
    withViewer(self, (db) =>
      db.portfolioPost.createMany({ data: [{ portfolioId: free.id, postId, startsOn }] }),
    );
  // A closed post is not in the form's list; the wall knows it.
  expect(await createPortfolio(self, given({ posts: [post(later)] }))).toMatchObject({
    fields: { "posts.0.postId": [expect.stringContaining("ask another admin")] },
  });
  for (const id of [later, closed]) {
    await expect(add(id)).rejects.toThrow(/row-level security/);
    const named = given({ posts: [post(id)] });
    expect(await createPortfolio(other, named)).toMatchObject({ ok: true });
    const more = { ...named, version: 1, countries: ["JPN", "PHL", "NOR"] };
    expect(await savePortfolio(self, more)).toMatchObject({ fields: { countries: [expect.anything()] } });
    await expect(
      withViewer(self, (db) =>
        db.portfolioCountry.createMany({ data: [{ portfolioId: named.id, countryCode: "NOR" }] }),
      ),
    ).rejects.toThrow(/row-level security/);
  }
  await add(left);
});

test("no backup makes way for themselves: not in the portfolio, not by the holders of its post, not by closing it", async () => {
  const backup = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
  const other = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
  const main = await createPost({ userId: officer.id, startsOn: addDays(today, -9) });
  const [holding] = await asOwner<{ id: string }>("select id from post_holding where post_id = $1", [main]);
  const made = given({
    posts: [post(main)],
    members: [member(officer.id, addDays(today, -9)), { ...member(backup.id), isBackup: true }],
  });
  expect(await createPortfolio(other, made)).toMatchObject({ ok: true });
  expect(await countriesOf(backup.id)).toEqual([]);

  const said = [expect.stringContaining("ask another admin")];
  const own = { ...member(backup.id), isBackup: true };
  const saved = { ...made, version: 1 };
  expect(await savePortfolio(backup, { ...saved, members: [own] })).toMatchObject({
    fields: { members: said },
  });
  const shorter = member(officer.id, addDays(today, -9), today);
  expect(await savePortfolio(backup, { ...saved, members: [shorter, own] })).toMatchObject({
    fields: { members: said },
  });
  expect(await savePortfolio(backup, { ...saved, posts: [] })).toMatchObject({ fields: { posts: said } });
  expect(await savePortfolio(backup, { ...saved, posts: [post(main, { isBackup: true })] })).toMatchObject({
    fields: { posts: said },
  });
  const holders = (endsOn: string) =>
    holdersSchema.parse({
      id: main,
      version: 1,
      holders: [{ id: holding?.id, userId: officer.id, startsOn: addDays(today, -9), endsOn }],
    });
  expect(await changeHolders(backup, holders(today))).toMatchObject({ fields: { holders: said } });
  expect(await changeHolders(backup, { ...holders(""), holders: [] })).toMatchObject({
    fields: { holders: said },
  });
  const closing = editPostSchema.parse({
    id: main,
    version: 1,
    title: `Post ${main}`,
    nation: HOME,
    isActive: "",
  });
  expect(await updatePost(backup, closing)).toMatchObject({ code: "forbidden" });

  // Nor past the forms.
  expect(
    await runSql(
      backup,
      "delete from portfolio_member where portfolio_id = $1::uuid and not is_backup",
      made.id,
    ),
  ).toBe(0);
  expect(await runSql(backup, "delete from portfolio_post where portfolio_id = $1::uuid", made.id)).toBe(0);
  expect(await runSql(backup, "delete from post_holding where post_id = $1::uuid", main)).toBe(0);
  expect(
    await runSql(backup, "update post_holding set ends_on = current_date where post_id = $1::uuid", main),
  ).toBe(0);
  await expect(runSql(backup, "update post set is_active = false where id = $1::uuid", main)).rejects.toThrow(
    /no backup closes/,
  );
  expect(await countriesOf(backup.id)).toEqual([]);

  // Whoever is in danger is shut out at once: the others hear of it.
  const stranger = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
  const shut = (by: Viewer, version: number, disabled: boolean) =>
    setDisabled(by, { id: officer.id, version, disabled });
  const told = () =>
    asOwner<{ user_id: string }>("select user_id from notice where kind = 'CHANGED' and subject_id = $1", [
      officer.id,
    ]);
  expect(await shut(stranger, 1, true)).toMatchObject({ ok: true });
  expect(await told()).toEqual([]);
  const open = () => asOwner("update app_user set disabled_at = null where id = $1", [officer.id]);
  await open();
  expect(await shut(backup, 2, true)).toMatchObject({ ok: true });
  expect(await countriesOf(backup.id)).toEqual(["JPN", "PHL"]);
  expect((await told()).map(({ user_id }) => user_id)).toEqual(
    expect.arrayContaining([other.id, stranger.id]),
  );
  expect(await told()).not.toContainEqual({ user_id: backup.id });
  await open();

  // One more beside them takes nothing from anybody, and another admin does all of it.
  const more = { ...saved, members: [...made.members, member(other.id)] };
  expect(await savePortfolio(backup, more)).toMatchObject({ ok: true });
  expect(await changeHolders(other, holders(today))).toMatchObject({ ok: true });
  expect(
    await savePortfolio(await createViewer({ roles: ["PORTFOLIO_ADMIN"] }), {
      ...saved,
      version: 2,
      posts: [],
      members: [own],
    }),
  ).toMatchObject({ ok: true });
  expect(await countriesOf(backup.id)).toEqual(["JPN", "PHL"]);
});

test("the database says the same where the code is passed by", async () => {
  const post = await createPost({ userId: admin.id, startsOn: addDays(today, -9) });
  const self = await loadViewer(admin.id);
  if (!self) throw new Error("no admin");
  const other = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
  const named = await createPortfolio(other, given({ members: [member(self.id)] }));
  const free = await createPortfolio(other, given());
  if (!named.ok || !free.ok) throw new Error("no portfolios");
  const refused = (work: (db: Db) => Promise<unknown>) =>
    expect(withViewer(self, work)).rejects.toThrow(/row-level security|permission denied|nobody decides/);
  const startsOn = new Date("2026-01-01");
  const portfolioId = free.data.id;
  await refused((db) =>
    db.portfolioMember.createMany({ data: [{ portfolioId, userId: self.id, startsOn }] }),
  );
  await refused((db) => db.portfolioPost.createMany({ data: [{ portfolioId, postId: post, startsOn }] }));
  await refused((db) =>
    db.portfolioCountry.createMany({ data: [{ portfolioId: named.data.id, countryCode: "NOR" }] }),
  );
  await refused((db) =>
    db.portfolioMember.updateMany({ where: { portfolioId: named.data.id }, data: { startsOn } }),
  );
  await refused((db) =>
    db.portfolioCountry.updateMany({ where: { portfolioId: named.data.id }, data: { countryCode: "NOR" } }),
  );
  await refused((db) => db.portfolio.updateMany({ where: { id: named.data.id }, data: { startsOn } }));
  await withViewer(self, async (db) => {
    await db.portfolio.updateMany({ where: { id: portfolioId }, data: { startsOn } });
    await db.portfolioMember.createMany({ data: [{ portfolioId, userId: officer.id, startsOn }] });
  });
});
