import { expect, test } from "vitest";
import { hasTakenPlace, LADDER, nextStep, proposedDay, stepProblems, topOf } from "./rules";

const TODAY = "2026-03-20";
const attended = { step: "ATTENDED", reachedOn: "2026-03-01" } as const;
const discussed = { step: "DISCUSSED", reachedOn: "2026-03-02" } as const;
const fields = (problems: { field: string }[]) => problems.map(({ field }) => field);

test("the next step is the lowest that is missing", () => {
  expect(nextStep([])).toBe("ATTENDED");
  expect(nextStep([discussed, attended])).toBe("AGREED");
  expect(nextStep(LADDER.map((step) => ({ step, reachedOn: TODAY })))).toBeNull();
  expect(topOf([attended, discussed])?.step).toBe("DISCUSSED");
  expect(topOf([])).toBeNull();
});

test.each([
  ["the next one", { step: "AGREED", reachedOn: "2026-03-02", checkOn: "2026-09-01" }, []],
  ["one above it", { step: "ACTED", reachedOn: "2026-03-10", checkOn: "2026-09-01" }, ["step"]],
  ["one already reached", { step: "DISCUSSED", reachedOn: "2026-03-10", checkOn: "2026-09-01" }, ["step"]],
  ["before the one below", { step: "AGREED", reachedOn: "2026-03-01", checkOn: "2026-09-01" }, ["reachedOn"]],
  ["tomorrow", { step: "AGREED", reachedOn: "2026-03-21", checkOn: "2026-06-01" }, ["reachedOn"]],
  ["looked at again the same day", { step: "AGREED", reachedOn: TODAY, checkOn: TODAY }, ["checkOn"]],
] as const)("a step is refused or not: %s", (_, step, wrong) => {
  const days = { startsOn: "2026-03-01", today: TODAY };
  expect(fields(stepProblems([attended, discussed], step, days))).toEqual(wrong);
});

test("nothing is reached before the engagement can have begun", () => {
  const first = (reachedOn: string) =>
    stepProblems(
      [],
      { step: "ATTENDED", reachedOn, checkOn: "2026-09-01" },
      { startsOn: "2026-03-09", today: TODAY },
    );
  expect(first("2026-03-09")).toEqual([]);
  expect(first("2026-03-08")).toEqual([
    { field: "reachedOn", message: "The engagement took place later than that." },
  ]);
});

test("it was attended on the last day of what is over, and what follows from it is seen today", () => {
  expect(proposedDay("ATTENDED", "2026-03-19", TODAY)).toBe("2026-03-19");
  expect(proposedDay("ATTENDED", "2026-03-21", TODAY)).toBe(TODAY);
  expect(proposedDay("DISCUSSED", "2026-03-19", TODAY)).toBe(TODAY);
});

test("nothing comes of what is only planned", () => {
  expect(hasTakenPlace("CONFIRMED")).toBe(false);
  expect(hasTakenPlace("COMPLETE")).toBe(true);
});
