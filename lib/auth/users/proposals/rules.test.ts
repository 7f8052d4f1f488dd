import fc from "fast-check";
import { expect, test } from "vitest";
import type { Role } from "@/lib/generated/prisma/enums";
import { type Access, accessAtOnce, faultOf, isWider } from "./rules";

const officer: Access = {
  nation: "USA",
  roles: ["OFFICER"],
  markingCeiling: "UNCLASSIFIED",
  allCountries: false,
};

test.each<[string, Partial<Access>, boolean]>([
  ["approver", { roles: ["OFFICER", "APPROVER"] }, true],
  ["leader", { roles: ["LEADER"] }, true],
  ["portfolio admin", { roles: ["OFFICER", "PORTFOLIO_ADMIN"] }, true],
  ["system admin", { roles: ["SYSTEM_ADMIN"] }, true],
  ["auditor", { roles: ["OFFICER", "AUDITOR"] }, true],
  ["a higher ceiling", { markingCeiling: "CUI" }, true],
  ["all countries", { allCountries: true }, true],
  ["another nation", { nation: "GBR", roles: ["VIEWER"] }, true],
  ["viewer", { roles: ["OFFICER", "VIEWER"] }, false],
  ["nothing", {}, false],
])("%s is wider for an officer: %j is %s", (_, change, expected) => {
  expect(isWider(officer, { ...officer, ...change })).toBe(expected);
});

test("a new account is an officer or a viewer of the unclassified, of one nation, by one admin", () => {
  expect(isWider(null, officer)).toBe(false);
  expect(isWider(null, { ...officer, nation: "GBR", roles: ["VIEWER"] })).toBe(false);
  expect(isWider(null, { ...officer, markingCeiling: "CUI" })).toBe(true);
  expect(accessAtOnce(null, { ...officer, roles: ["OFFICER", "LEADER"], markingCeiling: "CUI" })).toEqual(
    officer,
  );
  expect(accessAtOnce(null, { ...officer, roles: ["AUDITOR"] }).roles).toEqual(["VIEWER"]);
});

test("what is taken away goes at once, while what is given in its place waits", () => {
  const admin: Access = { ...officer, roles: ["PORTFOLIO_ADMIN", "OFFICER"], markingCeiling: "CUI" };
  const wanted: Access = { ...officer, roles: ["AUDITOR"], allCountries: true };
  expect(accessAtOnce(admin, wanted)).toEqual({ ...officer, roles: ["VIEWER"] });
});

const access = fc.record({
  nation: fc.constantFrom("USA", "GBR"),
  roles: fc.subarray(
    ["OFFICER", "APPROVER", "LEADER", "VIEWER", "PORTFOLIO_ADMIN", "SYSTEM_ADMIN", "AUDITOR"] as const,
    { minLength: 1 },
  ),
  markingCeiling: fc.constantFrom("UNCLASSIFIED" as const, "CUI" as const),
  allCountries: fc.boolean(),
});

test("what holds at once is never wider, and is all of it where nothing is", () => {
  fc.assert(
    fc.property(fc.option(access), access, (was, wanted) => {
      const now = accessAtOnce(was, wanted);
      expect(isWider(was, now)).toBe(false);
      if (!isWider(was, wanted)) expect(now).toEqual(wanted);
      if (was)
        expect(now.roles.filter((role) => !(["VIEWER", ...wanted.roles] as Role[]).includes(role))).toEqual(
          [],
        );
    }),
  );
});

test.each([
  [{}, {}, null],
  [{ state: "WITHDRAWN" as const }, {}, /decided already/],
  [{}, { version: 3 }, /has changed since/],
  [{}, { disabledAt: new Date() }, /is disabled/],
  [{ expiresAt: new Date("2026-03-01T08:00:00Z") }, {}, /more than 7 days/],
])("a proposal %j of an account %j", (change, accountChange, fault) => {
  const proposal = { state: "WAITING" as const, expiresAt: new Date("2026-03-08T08:00:00Z"), userVersion: 2 };
  const account = { version: 2, disabledAt: null };
  const said = faultOf(
    { ...proposal, ...change },
    { ...account, ...accountChange },
    new Date("2026-03-01T08:00:00Z"),
  );
  if (fault) expect(said).toMatch(fault);
  else expect(said).toBeNull();
});
