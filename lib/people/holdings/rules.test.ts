import { expect, test } from "vitest";
import { ALWAYS, EVER_SINCE, heldOn, inCareerOrder, rankOn } from "./rules";

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
    isDated: false,
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

test.each([
  ["2015-06-01", null, "before all that is dated, none: it is known that none of these was held"],
  ["2019-06-01", "Maj", "within the days of the rank, whatever was written down"],
  ["2021-06-01", "Lt Col", "of two whose days say so, the one that began later"],
  ["2024-03-01", "Col", "from the date of rank on"],
  ["2040-01-01", "Col", "on a day ahead the present one"],
])("by dates of rank, on %s it is %s: %s", (day, rankText, _why) => {
  const dated = (text: string, firstOn: string, lastOn: string, isDated = true) => ({
    rankText: text,
    rankCode: null,
    service: "ARMY" as const,
    firstOn,
    lastOn,
    isDated,
  });
  const ranks = [
    dated("Maj", "2018-01-01", "2021-12-31"),
    dated("Lt Col", "2021-01-01", "2024-02-29"),
    dated("Col", "2024-03-01", EVER_SINCE),
  ];
  expect(rankOn(ranks, day)).toMatchObject({ rankText, service: "ARMY" });
  const written = dated("Oberst", "2019-06-01", "2019-06-01", false);
  expect(rankOn([written, ...ranks], day)?.rankText).toBe(rankText ?? "Oberst");
  // What began nobody knows when yields to what began on a day, and to what ended sooner.
  const ended = [dated("Capt", ALWAYS, "2010-12-31"), dated("Any", ALWAYS, "2030-01-01")];
  expect(rankOn([...ended, ...ranks], day)?.rankText).toBe(rankText ?? "Any");
  expect(rankOn(ended, "2009-01-01")?.rankText).toBe("Capt");
});
