import { expect, test } from "vitest";
import { KINDS, type Kind } from "./filters";
import { markTyped, prepareFacets, prepareKinds } from "./prepare";

const status = { facet: "status", value: "COMPLETE", text: null, count: 3 } as const;
const objective = (code: string, count: number) =>
  ({ facet: "objective", value: code, text: "Open two berths", count }) as const;
const read = (...counts: Parameters<typeof prepareFacets>[0]) =>
  prepareFacets([status, ...counts], "pier").map(({ name, values }) => [name, values]);

test("an objective that some of the results serve narrows them, by its code and words", () => {
  const href = "/engagements?objective=LOE1-01&q=pier";
  expect(read(objective("LOE1-01", 2))).toEqual([
    ["objective", [{ label: "LOE1-01 Open two berths", count: 2, href }]],
  ]);
});

test("a facet of which each value has all of the results narrows nothing, nor does one without values", () => {
  expect(read()).toEqual([]);
  expect(read(objective("LOE1-01", 3), objective("LOE1-02", 3))).toEqual([]);
});

test("typed words and what begins with them are marked in a name, accents and capitals aside, those left out are not", () => {
  const marked = (name: string, typed: string) =>
    markTyped(name, typed).flatMap(({ text, hit }) => (hit ? [text] : []));
  expect(marked("Attaché's pier-survey_final.pdf", "ATTACHE surv -final")).toEqual(["Attaché", "survey"]);
  expect(marked("A post of a staff", "a")).toEqual(["A", "a"]);
  expect(
    markTyped("No hit", "pier")
      .map(({ text }) => text)
      .join(""),
  ).toBe("No hit");
});

test("what only comes close stands apart and is not counted", () => {
  const none = Object.fromEntries(KINDS.map((kind) => [kind, { total: 0 }])) as Record<
    Kind,
    { total: number }
  >;
  expect(
    prepareKinds({
      ...none,
      countries: { total: 2, isNear: true },
      engagements: { total: 9 },
      posts: { total: 11, isNear: true },
      people: { total: 0, isNear: true },
      files: { total: 1, isNear: false },
    }),
  ).toEqual({ total: 10, exact: ["engagements", "files"], near: ["countries", "posts"] });
});
