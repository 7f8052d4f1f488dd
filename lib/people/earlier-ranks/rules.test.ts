import { expect, test } from "vitest";
import { rankLeft } from "./rules";

const TODAY = "2026-11-27";
const rank = (rankText: string | null, rankCode: string | null, rankSince: string | null = null) => ({
  rankText,
  rankCode,
  rankSince,
  service: "ARMY" as const,
});
const earlier = (endsOn: string | null) => ({
  id: "x",
  rankText: "Maj",
  rankCode: null,
  service: null,
  startsOn: null,
  endsOn,
});
const left = (
  before: ReturnType<typeof rank>,
  after: ReturnType<typeof rank>,
  ranks: ReturnType<typeof earlier>[] = [],
) => rankLeft(before, after, ranks, TODAY);

test("another rank from a day on leaves the one before with the days it was held", () => {
  expect(left(rank("Col", "OF-5", "2020-05-01"), rank("Brig Gen", "OF-6", "2026-03-01"))).toEqual({
    rankText: "Col",
    rankCode: "OF-5",
    service: "ARMY",
    startsOn: "2020-05-01",
    endsOn: "2026-02-28",
  });
  expect(left(rank("Col", null), rank("Brig Gen", null, "2026-03-01"))).toMatchObject({
    startsOn: null,
    endsOn: "2026-02-28",
  });
});

test("nothing is left where the rank is the same, is put right, is the first, or has no day", () => {
  for (const [before, after] of [
    [rank("Col", "OF-5"), rank("Colonel", "OF-5", "2020-05-01")],
    [rank("Col", null), rank("COL", "OF-5", "2020-05-01")],
    [rank("Col", "OF-5", "2020-05-01"), rank("Col", "OF-5", "2020-06-01")],
    [rank(null, null), rank("Col", "OF-5", "2020-05-01")],
    [rank("Col", "OF-5", "2020-05-01"), rank("Brig Gen", "OF-6")],
    [rank("Col", "OF-5", "2020-05-01"), rank(null, null)],
  ] as const)
    expect(left(before, after)).toBeNull();
});

test.each([
  ["no rank", rank("Col", null), rank(null, null, "2026-01-01"), null],
  ["a day ahead", rank("Col", null), rank("Col", null, "2026-11-28"), null],
  [
    "a new rank since the old one's day",
    rank("Col", "OF-5", "2020-05-01"),
    rank("Gen", "OF-9", "2020-05-01"),
    null,
  ],
  ["a day in the days of an earlier rank", rank("Col", null), rank("Col", null, "2019-01-01"), "2019-01-01"],
])("days that contradict are refused beside the day: %s", (_, before, after, endsOn) => {
  expect(left(before, after, endsOn ? [earlier(endsOn)] : [])).toMatchObject({
    ok: false,
    fields: { rankSince: [expect.stringMatching(/./)] },
  });
});
