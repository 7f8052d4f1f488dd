import { expect, test } from "vitest";
import { portfolioSchema } from "./schema";

const anna = "0196c7a2-0000-7000-8000-000000000001";
const ben = "0196c7a2-0000-7000-8000-000000000002";
const good = {
  name: "Western Pacific",
  startsOn: "2026-01-01",
  endsOn: "",
  countries: ["PHL", "JPN", "PHL"],
  members: [{ userId: anna, startsOn: "2026-01-01", endsOn: "2026-06-30", isBackup: "on" }],
};

const pathsOf = (input: unknown) =>
  portfolioSchema.safeParse(input).error?.issues.map((issue) => issue.path.join("."));

test("countries come once and in order, an empty end is open, an unticked box is no", () => {
  expect(portfolioSchema.parse(good)).toMatchObject({
    endsOn: null,
    countries: ["JPN", "PHL"],
    members: [{ isBackup: true }],
  });
  expect(portfolioSchema.parse({ ...good, members: undefined }).members).toEqual([]);
});

test.each([
  [{ name: "" }, "name"],
  [{ startsOn: "2026-02-30" }, "startsOn"],
  [{ startsOn: "26-01-01" }, "startsOn"],
  [{ startsOn: undefined }, "startsOn"],
  [{ endsOn: "2025-12-31" }, "endsOn"],
  [{ countries: [] }, "countries"],
  [{ countries: undefined }, "countries"],
  [{ countries: ["Japan"] }, "countries.0"],
  [{ members: [{ userId: "", startsOn: "2026-01-01" }] }, "members.0.userId"],
  [{ members: [{ userId: anna, startsOn: "" }] }, "members.0.startsOn"],
  [{ members: [{ userId: anna, startsOn: "2026-02-01", endsOn: "2026-01-01" }] }, "members.0.endsOn"],
])("%j is refused at %s", (change, path) => {
  expect(pathsOf({ ...good, ...change })).toEqual([path]);
});

test("nobody covers the same days twice, but may come back later", () => {
  const [first] = good.members;
  expect(pathsOf({ ...good, members: [first, { userId: anna, startsOn: "2026-06-30" }] })).toEqual([
    "members.1.userId",
  ]);
  expect(pathsOf({ ...good, members: [first, { userId: anna, startsOn: "2026-07-01" }] })).toBeUndefined();
  expect(pathsOf({ ...good, members: [first, { userId: ben, startsOn: "2026-01-01" }] })).toBeUndefined();
});
