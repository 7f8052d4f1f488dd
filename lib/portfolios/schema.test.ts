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
  expect(portfolioSchema.parse({ ...good, members: undefined })).toMatchObject({ posts: [], members: [] });
  expect(portfolioSchema.parse({ ...good, countries: undefined }).countries).toEqual([]);
});

test.each([
  [{ name: "" }, "name"],
  [{ startsOn: "2026-02-30" }, "startsOn"],
  [{ startsOn: "26-01-01" }, "startsOn"],
  [{ startsOn: undefined }, "startsOn"],
  [{ endsOn: "2025-12-31" }, "endsOn"],
  [{ countries: ["Japan"] }, "countries.0"],
  [{ posts: [{ postId: "desk", startsOn: "2026-01-01" }] }, "posts.0.postId"],
  [{ posts: [{ postId: anna, startsOn: "2026-02-01", endsOn: "2026-01-01" }] }, "posts.0.endsOn"],
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
  const post = { postId: anna, startsOn: "2026-01-01", endsOn: "" };
  expect(pathsOf({ ...good, posts: [post, { ...post, startsOn: "2030-01-01" }] })).toEqual([
    "posts.1.postId",
  ]);
  expect(
    pathsOf({
      ...good,
      posts: [
        { ...post, endsOn: "2029-12-31" },
        { ...post, startsOn: "2030-01-01" },
      ],
    }),
  ).toBeUndefined();
});
