import { expect, test } from "vitest";
import { heldOn, inCareerOrder } from "./rules";

const post = (title: string, startsOn: string | null, endsOn: string | null, isActing = false) => ({
  title,
  startsOn,
  endsOn,
  isActing,
});
const career = [
  post("Plans officer", null, "2019-06-30"),
  post("Head of plans", "2019-07-01", "2021-08-31"),
  post("Director", "2021-09-01", null),
  post("Deputy chief", "2024-01-01", "2024-03-31", true),
];

test.each([
  ["1999-01-01", "Plans officer"],
  ["2019-06-30", "Plans officer"],
  ["2019-07-01", "Head of plans"],
  ["2020-02-29", "Head of plans"],
  ["2021-08-31", "Head of plans"],
  ["2024-02-01", "Director"],
  ["2030-01-01", "Director"],
])("on %s: %s", (day, title) => {
  expect(heldOn(career, day)?.title).toBe(title);
});

test("between two posts nothing is held, and standing in counts where there is nothing else", () => {
  const gap = [post("First", "2020-01-01", "2020-12-31"), post("Acting", "2021-06-01", "2021-06-30", true)];
  expect(heldOn(gap, "2021-01-01")).toBeNull();
  expect(heldOn(gap, "2021-06-15")?.title).toBe("Acting");
});

test("a career is told from its latest post back", () => {
  expect(inCareerOrder(career).map(({ title }) => title)).toEqual([
    "Director",
    "Deputy chief",
    "Head of plans",
    "Plans officer",
  ]);
});
