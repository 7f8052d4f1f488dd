import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { changeUserSchema, createUserSchema, userFilterSchema } from "./schema";

const good = {
  id: newId(),
  email: " New.Officer@Demo.Example ",
  password: "four plain words here",
  name: "Sam Ortega",
  nation: "USA",
  roles: ["VIEWER", "OFFICER", "OFFICER"],
  markingCeiling: "CUI",
  timeZone: "Europe/Berlin",
};

test("emails are kept in one form, roles once and in order, an unticked box is no", () => {
  expect(createUserSchema.parse(good)).toMatchObject({
    email: "new.officer@demo.example",
    roles: ["OFFICER", "VIEWER"],
    allCountries: false,
  });
});

test.each([
  ["email", "not an email"],
  ["password", ""],
  ["password", undefined],
  ["name", "  "],
  ["name", "a\u0000b"],
  ["nation", "United States"],
  ["nation", undefined],
  ["roles", []],
  ["roles", undefined],
  ["roles", ["SYSTEM"]],
  ["markingCeiling", "SECRET"],
  ["timeZone", "Mars/Olympus"],
])("%s cannot be %j", (field, value) => {
  const result = createUserSchema.safeParse({ ...good, [field]: value });
  expect(result.success).toBe(false);
  expect(result.error?.issues[0]?.path[0]).toBe(field);
});

test("an account is named by an id and a version", () => {
  const { email: _, password: __, ...settings } = good;
  expect(changeUserSchema.safeParse({ ...settings, id: "1 or 1=1", version: "1" }).success).toBe(false);
  expect(changeUserSchema.safeParse({ ...settings, id: crypto.randomUUID(), version: "0" }).success).toBe(
    false,
  );
  expect(changeUserSchema.safeParse({ ...settings, id: crypto.randomUUID(), version: "3" }).success).toBe(
    true,
  );
});

test("the address of the list never fails: what the database cannot hold is no part of it", () => {
  const asked = { q: " Riley\0Lund ", role: "SYSTEM", state: "x", page: "0" };
  expect(userFilterSchema.parse(asked)).toEqual({ q: "Riley Lund", page: 1 });
  expect(userFilterSchema.parse({ q: "\0" })).toEqual({ page: 1 });
});
