import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { runSql } from "@/testing/crises";
import { CLIENT, createSession, createViewer, setUp } from "@/testing/people";
import { signIn } from "../mutations";
import { loadViewer } from "../queries";
import { resumeSession } from "../sessions/mutations";
import type { Viewer } from "../viewer";
import { changeUser, createUser, setDisabled, setPassword } from "./mutations";
import { getUser, listUsers } from "./queries";
import type { ChangeUserInput } from "./schema";

const admin = await createViewer({ roles: ["SYSTEM_ADMIN"] });
const portfolioAdmin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
const officer = await createViewer();

function settingsOf(viewer: Viewer, changes: Partial<ChangeUserInput> = {}): ChangeUserInput {
  return {
    id: viewer.id,
    version: 1,
    name: viewer.name,
    nation: viewer.nation,
    roles: ["OFFICER"],
    markingCeiling: viewer.markingCeiling,
    allCountries: viewer.allCountries,
    timeZone: viewer.timeZone,
    ...changes,
  };
}

function newAccount(email = `${newId()}@test.example`) {
  return {
    id: newId(),
    email,
    password: "four plain words here",
    name: "Sam Ortega",
    nation: "USA",
    roles: ["OFFICER" as const],
    markingCeiling: "UNCLASSIFIED" as const,
    allCountries: false,
    timeZone: "UTC",
  };
}

const lastEvents = (subjectId: string) =>
  withViewer(admin, (db) => db.auditEvent.findMany({ where: { subjectId }, orderBy: { sequence: "desc" } }));

const accountOf = (id: string) => withViewer(admin, (db) => getUser(db, id));

test("a new account can sign in, and its password is nowhere on record", async () => {
  const input = newAccount();
  const created = await createUser(portfolioAdmin, input);
  if (!created.ok) throw new Error(created.message);
  expect(await signIn(input, CLIENT)).toMatchObject({
    ok: true,
    data: { viewer: { id: created.data.id } },
  });
  const events = await lastEvents(created.data.id);
  expect(events.map((event) => event.type)).toEqual(["session.started", "user.created"]);
  expect(JSON.stringify(events.map((event) => event.after))).not.toMatch(/password|argon2/);
});

test("an email has one account", async () => {
  expect(await createUser(admin, newAccount(officer.email))).toMatchObject({
    ok: false,
    fields: { email: ["This email already has an account."] },
  });
});

test("a nation that is not there today is refused", async () => {
  expect(await createUser(admin, { ...newAccount(), nation: "ZZZ" })).toMatchObject({ code: "invalid" });
});

test("who serves another nation can be a viewer only", async () => {
  expect(await createUser(admin, { ...newAccount(), nation: "GBR" })).toMatchObject({
    code: "invalid",
    fields: { roles: expect.anything() },
  });
  expect(await createUser(admin, { ...newAccount(), nation: "GBR", roles: ["VIEWER"] })).toMatchObject({
    ok: true,
  });
});

test("a narrower scope works on the next request and leaves its before and after", async () => {
  const user = await createViewer({ allCountries: true, roles: ["LEADER"] });
  expect(
    await changeUser(admin, settingsOf(user, { allCountries: false, roles: ["OFFICER"] })),
  ).toMatchObject({
    ok: true,
  });
  expect(await loadViewer(user.id)).toMatchObject({ allCountries: false, roles: ["OFFICER"] });
  expect((await lastEvents(user.id))[0]).toMatchObject({
    type: "user.changed",
    actorId: admin.id,
    before: { allCountries: true, roles: ["LEADER"] },
    after: { allCountries: false, roles: ["OFFICER"] },
  });
});

test("a stale save changes nothing", async () => {
  const user = await createViewer();
  await changeUser(admin, settingsOf(user, { name: "First" }));
  expect(await changeUser(portfolioAdmin, settingsOf(user, { name: "Second" }))).toMatchObject({
    code: "stale",
  });
  expect(await setDisabled(admin, { id: user.id, version: 1, disabled: true })).toMatchObject({
    code: "stale",
  });
  expect(await accountOf(user.id)).toMatchObject({ name: "First", version: 2, disabledAt: null });
});

test.each([
  ["create", () => createUser(officer, newAccount())],
  ["change", () => changeUser(officer, settingsOf(officer, { allCountries: true }))],
  ["disable", () => setDisabled(officer, { id: admin.id, version: 1, disabled: true })],
  ["set the password of", () => setPassword(officer, { id: admin.id, password: "four plain words here" })],
])("an officer who tries to %s an account is refused, and that is recorded", async (_, attempt) => {
  const countBefore = await withViewer(admin, (db) =>
    db.auditEvent.count({ where: { actorId: officer.id } }),
  );
  expect(await attempt()).toMatchObject({ ok: false, code: "forbidden" });
  const events = await withViewer(admin, (db) =>
    db.auditEvent.findMany({ where: { actorId: officer.id }, orderBy: { sequence: "asc" } }),
  );
  expect(events.slice(countBefore)).toMatchObject([{ type: "access.refused", outcome: "refused" }]);
});

test.each([
  [
    "give the role auditor",
    (user: Viewer) => changeUser(portfolioAdmin, settingsOf(user, { roles: ["AUDITOR"] })),
  ],
  [
    "make a system admin",
    () => createUser(portfolioAdmin, { ...newAccount(), roles: ["OFFICER", "SYSTEM_ADMIN"] }),
  ],
  [
    "become system admin",
    () => changeUser(portfolioAdmin, settingsOf(portfolioAdmin, { roles: ["SYSTEM_ADMIN"] })),
  ],
  ["disable a system admin", () => setDisabled(portfolioAdmin, { id: admin.id, version: 1, disabled: true })],
  [
    "set a system admin's password",
    () => setPassword(portfolioAdmin, { id: admin.id, password: "four plain words here" }),
  ],
])("a portfolio admin cannot %s", async (_, attempt) => {
  const user = await createViewer();
  expect(await attempt(user)).toMatchObject({ ok: false, code: "forbidden" });
});

test("the database holds the same line when the code is passed by", async () => {
  await expect(
    withViewer(portfolioAdmin, (db) =>
      db.user.updateMany({ where: { id: officer.id }, data: { roles: ["SYSTEM_ADMIN"] } }),
    ),
  ).rejects.toThrow(/row-level security/);
  await expect(
    withViewer(admin, (db) => db.user.updateMany({ where: { id: officer.id }, data: { roles: ["SYSTEM"] } })),
  ).rejects.toThrow(/row-level security/);
  await expect(
    withViewer(portfolioAdmin, (db) => db.$executeRaw`select set_password_hash(${admin.id}::uuid, 'x')`),
  ).rejects.toThrow(/does not manage/);
  await expect(
    withViewer(officer, (db) => db.$executeRaw`select set_password_hash(${officer.id}::uuid, 'x')`),
  ).rejects.toThrow(/does not manage/);
  const { count } = await withViewer(portfolioAdmin, (db) =>
    db.user.updateMany({ where: { id: admin.id }, data: { name: "Nobody" } }),
  );
  expect(count).toBe(0);
});

test("the last system admin cannot step down or be disabled; one of two can", async () => {
  expect(await changeUser(admin, settingsOf(admin, { roles: ["VIEWER"] }))).toMatchObject({
    code: "conflict",
  });
  expect(await setDisabled(admin, { id: admin.id, version: 1, disabled: true })).toMatchObject({
    code: "conflict",
  });
  expect(
    await changeUser(admin, settingsOf(admin, { timeZone: "Asia/Tokyo", roles: ["SYSTEM_ADMIN"] })),
  ).toMatchObject({
    ok: true,
  });

  const second = await createViewer({ roles: ["SYSTEM_ADMIN"] });
  expect(await setDisabled(admin, { id: second.id, version: 1, disabled: true })).toMatchObject({ ok: true });
  expect(await setDisabled(admin, { id: admin.id, version: 2, disabled: true })).toMatchObject({
    code: "conflict",
  });
});

test("no admin makes themselves an officer, past the form neither; the least role is theirs to take", async () => {
  const own = await createViewer({ roles: ["SYSTEM_ADMIN"] });
  const roles = (given: ChangeUserInput["roles"]) => changeUser(own, settingsOf(own, { roles: given }));
  expect(await roles(["OFFICER", "SYSTEM_ADMIN"])).toMatchObject({ code: "forbidden" });
  const giveSelf = (given: string) =>
    runSql(
      own,
      "update app_user set roles = $2::role[], version = version + 1 where id = $1::uuid",
      own.id,
      given,
    );
  await expect(giveSelf("{OFFICER,SYSTEM_ADMIN}")).rejects.toThrow(/nobody gives themselves a role/);
  expect(await accountOf(own.id)).toMatchObject({ roles: ["SYSTEM_ADMIN"] });
  expect(await changeUser(admin, settingsOf(own, { roles: ["OFFICER", "SYSTEM_ADMIN"] }))).toMatchObject({
    ok: true,
  });
  expect(await changeUser(own, settingsOf(own, { version: 2, roles: ["VIEWER"] }))).toMatchObject({
    ok: true,
  });
});

test("of two admins who step down at the same moment one stays", async () => {
  const second = await createViewer({ roles: ["SYSTEM_ADMIN"] });
  const { version } = (await accountOf(admin.id)) ?? { version: 0 };
  const results = await Promise.all([
    changeUser(second, settingsOf(admin, { version, roles: ["OFFICER"] })),
    changeUser(admin, settingsOf(second, { roles: ["OFFICER"] })),
  ]);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  await withViewer(setUp, (db) =>
    db.user.updateMany({ where: { id: admin.id }, data: { roles: ["SYSTEM_ADMIN"] } }),
  );
});

test("a new password ends the sessions begun under the old one, on record as one act", async () => {
  const user = await createViewer({ roles: ["LEADER"] });
  const sessions = [await createSession(user), await createSession(user), await createSession(user)];
  const password = "four plain words here";
  expect(await setPassword(admin, { id: user.id, password })).toMatchObject({ ok: true });
  for (const session of sessions) expect(await resumeSession(session, "each minute")).toBeNull();
  expect(await signIn({ email: user.email, password }, CLIENT)).toMatchObject({ ok: true });
  const ended = (await lastEvents(user.id)).filter(({ type }) => type === "session.ended");
  expect(ended).toMatchObject([
    { actorId: admin.id, after: { reason: "a new password was set", sessions: [...sessions].sort() } },
  ]);
  expect((await lastEvents(user.id)).map((event) => event.type)).toContain("password.changed");
});

test("nobody sets their own password without the one they have, and the attempt is on record", async () => {
  const own = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
  const session = await createSession(own);
  const password = "four plain words here";
  expect(await setPassword(own, { id: own.id, password })).toMatchObject({
    code: "forbidden",
    message: expect.stringContaining("preferences"),
  });
  expect(await resumeSession(session, "each minute")).not.toBeNull();
  expect(await signIn({ email: own.email, password }, CLIENT)).toMatchObject({ ok: false });
  expect(await lastEvents(own.id)).toMatchObject([{ type: "access.refused", actorId: own.id }]);
});

test("no admin sets the password of a demonstration account, which others use too", async () => {
  const shown = await createViewer({ email: "leader@demo.example" });
  expect(await setPassword(admin, { id: shown.id, password: "four plain words here" })).toMatchObject({
    code: "conflict",
  });
  expect(await lastEvents(shown.id)).toEqual([]);
});

test("disabling an account ends its sessions for good", async () => {
  const user = await createViewer();
  const session = await createSession(user);
  await setDisabled(admin, { id: user.id, version: 1, disabled: true });
  expect(await resumeSession(session, "each minute")).toBeNull();
  await setDisabled(admin, { id: user.id, version: 2, disabled: false });
  expect(await resumeSession(session, "each minute")).toBeNull();
  expect(await accountOf(user.id)).toMatchObject({ disabledAt: null, enabledAt: expect.any(Date) });
});

test("accounts are found by words of name and email; the product's own never are", async () => {
  const mark = newId().slice(-8);
  const wanted = await createViewer({ name: `Quill ${mark}` });
  const find = (q: string) => withViewer(portfolioAdmin, (db) => listUsers(db, { q, page: 1 }));
  expect((await find(`quill ${mark}`)).rows.map((row) => row.id)).toEqual([wanted.id]);
  expect((await find("rapport.invalid")).info.total).toBe(0);
  expect((await find("%")).info.total).toBe(0);
  expect(await accountOf(setUp.id)).toBeNull();
  expect(await changeUser(admin, settingsOf(setUp, { roles: ["OFFICER"] }))).toMatchObject({
    code: "not-found",
  });
});
