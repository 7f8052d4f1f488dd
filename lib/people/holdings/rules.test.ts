import { expect, test } from "vitest";
import { heldOn, inCareerOrder, rankOn } from "./rules";

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

test.each([
  ["2019-01-01", "Maj", "before all that is known, the first"],
  ["2020-06-15", "Maj", "within"],
  ["2021-03-01", "Maj", "nearer to the end of the one"],
  ["2021-12-01", "Lt Col", "nearer to the beginning of the next"],
  ["2026-05-01", "Col", "nearer to today"],
  ["2027-01-01", "Col", "ahead"],
])("the rank on %s is %s: %s", (day, rankText) => {
  const rank = (text: string, firstOn: string, lastOn: string) => ({
    rankText: text,
    rankCode: null,
    service: null,
    firstOn,
    lastOn,
  });
  const ranks = [
    rank("Maj", "2020-01-01", "2020-12-31"),
    rank("Lt Col", "2022-01-01", "2025-11-30"),
    rank("Col", "2026-06-01", "2026-06-01"),
  ];
  expect(rankOn(ranks, day)?.rankText).toBe(rankText);
  expect(rankOn(ranks.toReversed(), day)?.rankText).toBe(rankText);
  expect(rankOn([], day)).toBeNull();
});
