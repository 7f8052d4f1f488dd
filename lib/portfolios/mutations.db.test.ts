import { expect, test } from "vitest";
import { loadViewer } from "@/lib/auth/queries";
import { addDays, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createViewer, setUp } from "@/testing/people";
import { createPortfolio, deletePortfolio, savePortfolio } from "./mutations";
import { getPortfolio } from "./queries";
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
    members: [],
    ...changes,
  };
}

const member = (userId: string, startsOn = today, endsOn: string | null = null) => ({
  userId,
  startsOn,
  endsOn,
  isBackup: false,
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

test.each([
  ["a country that is none", { countries: ["ZZZ"] }, "countries"],
  ["a person who is none", { members: [member(newId())] }, "members.0.userId"],
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
