import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import type { Role } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { createViewer, HOME, setUp } from "@/testing/people";
import { changeOwnPassword } from "../../passwords/mutations";
import { loadViewer } from "../../queries";
import type { Viewer } from "../../viewer";
import { changeUser, createUser, setDisabled, setPassword } from "../mutations";
import type { ChangeUserInput } from "../schema";
import { confirmProposal, refuseProposal, withdrawProposal } from "./mutations";
import { listWaitingProposals } from "./queries";

const first = await createViewer({ roles: ["SYSTEM_ADMIN"] });
const second = await createViewer({ roles: ["SYSTEM_ADMIN", "AUDITOR"] });
const third = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });

const wider = (viewer: Viewer, changes: Partial<ChangeUserInput> = {}): ChangeUserInput => ({
  id: viewer.id,
  version: 1,
  name: viewer.name,
  nation: viewer.nation,
  roles: ["OFFICER", "LEADER"],
  markingCeiling: "CUI",
  allCountries: true,
  timeZone: "UTC",
  ...changes,
});

const waitingFor = (userId: string) => withViewer(setUp, (db) => listWaitingProposals(db, userId));

/** An officer for whom the first admin has proposed wider access, with the proposal's id. */
async function proposed(changes: Partial<ChangeUserInput> = {}, by: Viewer = first) {
  const officer = await createViewer();
  expect(await changeUser(by, wider(officer, changes))).toMatchObject({ ok: true });
  const [proposal] = await waitingFor(officer.id);
  if (!proposal) throw new Error("nothing was proposed");
  return { officer, id: proposal.id };
}

const eventsOf = (subjectId: string) =>
  asOwner<{ type: string; actor_id: string; before: unknown; after: unknown }>(
    "select type, actor_id, before, after from audit_event where subject_id = $1 order by sequence",
    [subjectId],
  );
const told = (kind: string, subject: string) =>
  asOwner<{ user_id: string }>(
    "select user_id from notice where kind = $1::notice_kind and subject_id = $2",
    [kind, subject],
  );
const ids = (rows: { user_id: string }[]) => rows.map((row) => row.user_id).sort();

test("wider access has no effect until a second admin confirms it, and is on record at both", async () => {
  const { officer, id } = await proposed();
  expect(await loadViewer(officer.id)).toMatchObject({ roles: ["OFFICER"], allCountries: false });
  expect(ids(await told("ACCESS_PROPOSED", officer.id))).toEqual([second.id, third.id].sort());

  expect(await confirmProposal(third, id)).toEqual({ ok: true, data: { userId: officer.id } });
  expect(await loadViewer(officer.id)).toMatchObject({ roles: ["OFFICER", "LEADER"], allCountries: true });
  const difference = {
    before: { roles: ["OFFICER"], allCountries: false },
    after: { roles: ["OFFICER", "LEADER"], allCountries: true },
  };
  expect(await eventsOf(officer.id)).toMatchObject([
    { type: "proposal.made", actor_id: first.id, ...difference },
    { type: "proposal.confirmed", actor_id: third.id, ...difference },
  ]);
  expect(ids(await told("ACCESS_CONFIRMED", officer.id))).toEqual([first.id]);
});

test("what takes access away holds at once, also in a change that widens it elsewhere", async () => {
  const leader = await createViewer({ roles: ["LEADER", "APPROVER"], allCountries: true });
  await changeUser(first, wider(leader, { roles: ["OFFICER", "APPROVER", "AUDITOR"], allCountries: false }));
  expect(await loadViewer(leader.id)).toMatchObject({ roles: ["OFFICER", "APPROVER"], allCountries: false });
  expect((await eventsOf(leader.id)).map(({ type }) => type)).toEqual(["user.changed", "proposal.made"]);
  expect(await waitingFor(leader.id)).toMatchObject([{ roles: ["OFFICER", "APPROVER", "AUDITOR"] }]);
});

test("a new account opens nothing more than the ordinary before a second admin confirms it", async () => {
  const id = newId();
  const account = {
    ...wider({ ...first, id, name: "Robin Farrow" }, { roles: ["AUDITOR"] }),
    email: `${id}@test.example`,
    password: "four plain words here",
  };
  expect(await createUser(first, account)).toMatchObject({ ok: true });
  const opened = { roles: ["VIEWER"], markingCeiling: "UNCLASSIFIED", allCountries: false };
  expect(await loadViewer(id)).toMatchObject(opened);
  const [proposal] = await waitingFor(id);
  expect(await confirmProposal(second, proposal?.id ?? "")).toMatchObject({ ok: true });
  expect(await loadViewer(id)).toMatchObject({
    roles: ["AUDITOR"],
    markingCeiling: "CUI",
    allCountries: true,
  });
});

test("nobody widens their own access, nor confirms what is for them or what they proposed", async () => {
  expect(await changeUser(third, wider(third, { roles: ["PORTFOLIO_ADMIN"] }))).toMatchObject({
    code: "forbidden",
  });
  const { officer, id } = await proposed();
  expect(await confirmProposal(first, id)).toMatchObject({ code: "forbidden" });
  await changeUser(first, wider(third, { roles: ["PORTFOLIO_ADMIN"] }));
  const [own] = await waitingFor(third.id);
  expect(await confirmProposal(third, own?.id ?? "")).toMatchObject({ code: "forbidden" });
  expect(await withdrawProposal(first, own?.id ?? "")).toMatchObject({ ok: true });
  expect((await eventsOf(officer.id)).at(-1)).toMatchObject({
    type: "access.refused",
    actor_id: first.id,
    after: { attempt: "confirm what they proposed themselves" },
  });
  expect(await loadViewer(officer.id)).toMatchObject({ allCountries: false });
});

test("who could not give it does not confirm it", async () => {
  const { officer, id } = await proposed({ roles: ["OFFICER", "AUDITOR"] });
  expect(ids(await told("ACCESS_PROPOSED", officer.id))).toEqual([second.id]);
  for (const stranger of [third, officer, await createViewer({ roles: ["AUDITOR"] })])
    for (const decide of [confirmProposal, refuseProposal, withdrawProposal])
      expect(await decide(stranger, id)).toMatchObject({ code: "forbidden" });
  expect(await confirmProposal(second, newId())).toMatchObject({ code: "not-found" });
  expect(await waitingFor(officer.id)).toHaveLength(1);
});

test("of an account that has changed or is disabled since, nothing is confirmed", async () => {
  const renamed = await proposed();
  await changeUser(
    second,
    wider(renamed.officer, { version: 2, name: "Another", roles: ["OFFICER"], allCountries: false }),
  );
  expect(await confirmProposal(second, renamed.id)).toMatchObject({
    code: "conflict",
    message: /has changed since/,
  });
  const left = await proposed();
  await setDisabled(second, { id: left.officer.id, version: 2, disabled: true });
  expect(await confirmProposal(second, left.id)).toMatchObject({ code: "conflict", message: /is disabled/ });
  expect(await changeUser(first, wider(left.officer, { version: 3 }))).toMatchObject({ code: "conflict" });
});

test("after 7 days nothing is confirmed, and the same may be proposed again", async () => {
  const { officer, id } = await proposed();
  await asOwner("update access_proposal set expires_at = now() where id = $1", [id]);
  expect(await confirmProposal(second, id)).toMatchObject({ code: "conflict", message: /more than 7 days/ });
  expect(await changeUser(first, wider(officer, { version: 2 }))).toMatchObject({ ok: true });
  const again = (await waitingFor(officer.id)).at(-1);
  expect(await confirmProposal(second, again?.id ?? "")).toMatchObject({ ok: true });
});

test("while one waits, nobody proposes another", async () => {
  const { officer } = await proposed();
  expect(await changeUser(second, wider(officer, { version: 2, roles: ["AUDITOR"] }))).toMatchObject({
    code: "conflict",
    message: /waits for a second admin already/,
  });
});

test.each<[string, (proposer: Viewer) => Promise<unknown>]>([
  [
    "is no admin any more",
    (one) => changeUser(second, wider(one, { roles: ["OFFICER"], allCountries: false })),
  ],
  [
    "may no longer give this role",
    (one) => changeUser(second, wider(one, { roles: ["VIEWER"], allCountries: false })),
  ],
  ["is disabled", (one) => setDisabled(second, { id: one.id, version: 1, disabled: true })],
])("what somebody proposed who %s cannot be confirmed", async (_, lose) => {
  const proposer = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
  const { officer, id } = await proposed({}, proposer);
  await lose(proposer);
  expect(await confirmProposal(second, id)).toMatchObject({
    code: "conflict",
    message: /may no longer give/,
  });
  expect(await loadViewer(officer.id)).toMatchObject({ allCountries: false });
});

test("of two who decide at the same moment one does", async () => {
  const both = await proposed();
  const confirmed = await Promise.all([confirmProposal(second, both.id), confirmProposal(third, both.id)]);
  expect(confirmed.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await eventsOf(both.officer.id)).filter(({ type }) => type === "proposal.confirmed")).toHaveLength(
    1,
  );

  const taken = await proposed();
  const results = await Promise.all([withdrawProposal(first, taken.id), confirmProposal(second, taken.id)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toMatchObject({ message: "This proposal is decided already." });
});

test("who proposed it withdraws it, another admin refuses it, and the account stays as it is", async () => {
  const mine = await proposed();
  expect(await withdrawProposal(second, mine.id)).toMatchObject({ code: "conflict" });
  expect(await refuseProposal(first, mine.id)).toMatchObject({ code: "conflict" });
  expect(await withdrawProposal(first, mine.id)).toMatchObject({ ok: true });
  expect((await eventsOf(mine.officer.id)).at(-1)?.type).toBe("proposal.withdrawn");
  const theirs = await proposed();
  expect(await refuseProposal(second, theirs.id)).toMatchObject({ ok: true });
  expect((await eventsOf(theirs.officer.id)).at(-1)?.type).toBe("proposal.refused");
  expect(ids(await told("ACCESS_REFUSED", theirs.officer.id))).toEqual([first.id]);
  for (const { officer, id } of [mine, theirs]) {
    expect(await confirmProposal(third, id)).toMatchObject({ code: "conflict" });
    expect(await loadViewer(officer.id)).toMatchObject({ roles: ["OFFICER"], allCountries: false });
  }
});

test("where there is one admin, the command line is the second", async () => {
  const { officer, id } = await proposed({ roles: ["SYSTEM_ADMIN"] });
  expect(await confirmProposal(setUp, id)).toMatchObject({ ok: true });
  expect(await loadViewer(officer.id)).toMatchObject({ roles: ["SYSTEM_ADMIN"] });
});

test("nobody sets the password of another admin, who would then be both", async () => {
  const password = "four plain words here";
  expect(await setPassword(first, { id: third.id, password })).toMatchObject({ code: "forbidden" });
  await expect(
    withViewer(first, (db) => db.$executeRaw`select set_password_hash(${third.id}::uuid, 'x')`),
  ).rejects.toThrow(/nobody sets the password of another admin/);
});

test("the database holds the same line when the code is passed by", async () => {
  const officer = await createViewer();
  const change = (by: Viewer, data: { roles?: Role[]; allCountries?: boolean; nation?: string }) =>
    withViewer(by, (db) => db.user.updateMany({ where: { id: officer.id }, data: { ...data, version: 2 } }));
  await expect(change(first, { roles: ["LEADER"] })).rejects.toThrow(/needs a second admin/);
  await expect(change(first, { allCountries: true })).rejects.toThrow(/needs a second admin/);
  await expect(change(first, { nation: "GBR" })).rejects.toThrow(/needs a second admin/);
  await expect(
    withViewer(first, (db) =>
      db.user.createMany({
        data: [{ email: `${newId()}@test.example`, name: "Nobody", nation: HOME, roles: ["LEADER"] }],
      }),
    ),
  ).rejects.toThrow(/needs a second admin/);

  const { officer: grantee, id } = await proposed();
  const decide = (by: Viewer, data: object) =>
    withViewer(by, (db) => db.accessProposal.updateMany({ where: { id }, data }));
  const confirmed = { state: "CONFIRMED", decidedAt: new Date() };
  await expect(decide(first, { ...confirmed, decidedById: first.id })).rejects.toThrow(/needs_two/);
  await expect(decide(first, { ...confirmed, decidedById: second.id })).rejects.toThrow(/row-level security/);
  await expect(decide(second, { roles: ["SYSTEM_ADMIN"] })).rejects.toThrow(/permission denied/);
  expect(await decide(officer, { ...confirmed, decidedById: officer.id })).toEqual({ count: 0 });
  await decide(second, { ...confirmed, decidedById: second.id });
  // Confirmed is not given: that is the second admin's as well, and no more than what was confirmed.
  const give = (by: Viewer, roles: Role[]) =>
    withViewer(by, (db) => db.user.updateMany({ where: { id: grantee.id }, data: { roles, version: 3 } }));
  await expect(give(first, ["LEADER"])).rejects.toThrow(/needs a second admin/);
  await expect(give(second, ["LEADER", "APPROVER"])).rejects.toThrow(/needs a second admin/);
  expect(await give(second, ["OFFICER", "LEADER"])).toEqual({ count: 1 });

  const forged = (data: object) =>
    withViewer(first, (db) =>
      db.accessProposal.createMany({
        data: [
          {
            id: newId(),
            userId: officer.id,
            userVersion: 1,
            nation: HOME,
            roles: ["LEADER"],
            markingCeiling: "CUI",
            allCountries: true,
            proposedById: first.id,
            ...data,
          },
        ],
      }),
    );
  await expect(forged({ proposedById: second.id })).rejects.toThrow(/row-level security/);
  await expect(forged({ userId: first.id })).rejects.toThrow(/needs_two/);
  await expect(forged({ expiresAt: new Date("2030-01-01") })).rejects.toThrow(/row-level security/);
  await expect(forged({ state: "CONFIRMED", decidedById: second.id, decidedAt: new Date() })).rejects.toThrow(
    /row-level security/,
  );
});

test("an account that is opened again opens what one admin may give, and the rest waits for a second", async () => {
  const leader = await createViewer({ roles: ["LEADER", "OFFICER"], allCountries: true });
  await setDisabled(first, { id: leader.id, version: 1, disabled: true });
  expect(await setDisabled(first, { id: leader.id, version: 2, disabled: false })).toMatchObject({
    ok: true,
  });
  const opened = { roles: ["OFFICER"], markingCeiling: "UNCLASSIFIED", allCountries: false };
  expect(await loadViewer(leader.id)).toMatchObject(opened);
  const [proposal] = await waitingFor(leader.id);
  expect(await confirmProposal(first, proposal?.id ?? "")).toMatchObject({ code: "forbidden" });
  expect(await confirmProposal(second, proposal?.id ?? "")).toMatchObject({ ok: true });
  expect(await loadViewer(leader.id)).toMatchObject({
    roles: ["LEADER", "OFFICER"],
    markingCeiling: "CUI",
    allCountries: true,
  });
});

test("nobody becomes an admin whose password somebody else set, by code or past it, until they set their own", async () => {
  const officer = await createViewer();
  const given = "four plain words here";
  expect(await setPassword(first, { id: officer.id, password: given })).toMatchObject({ ok: true });
  await changeUser(first, wider(officer, { roles: ["OFFICER", "SYSTEM_ADMIN"] }));
  const [proposal] = await waitingFor(officer.id);
  const id = proposal?.id ?? "";
  const refused = await confirmProposal(second, id);
  expect(refused).toMatchObject({ code: "conflict" });
  expect(refused.ok ? "" : refused.message).toContain(first.name);
  await expect(
    withViewer(second, async (db) => {
      await db.accessProposal.updateMany({
        where: { id },
        data: { state: "CONFIRMED", decidedById: second.id, decidedAt: new Date() },
      });
      await db.user.updateMany({
        where: { id: officer.id, version: 2 },
        data: { roles: ["OFFICER", "SYSTEM_ADMIN"], allCountries: true, version: { increment: 1 } },
      });
    }),
  ).rejects.toThrow(/sets their password themselves/);
  const own = { current: given, password: "another four plain words" };
  expect(await changeOwnPassword(officer, own, null)).toMatchObject({ ok: true });
  expect(await confirmProposal(second, id)).toMatchObject({ ok: true });
});
