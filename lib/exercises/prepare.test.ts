import { describe, expect, it } from "vitest";
import { exercisesHref, readSeriesFilters } from "./filters";
import { groupFigures, prepareSeriesList } from "./prepare";
import type { Series, SeriesListItem } from "./queries";

const series = (name: string, more: Partial<SeriesListItem> = {}): SeriesListItem => ({
  slug: name.toLowerCase(),
  name,
  lead: "",
  domains: ["LAND"],
  cadence: null,
  firstYear: null,
  firstYearSource: null,
  firstYearVerified: false,
  status: "ACTIVE",
  isVerified: true,
  successor: null,
  aliases: [],
  editions: 0,
  ...more,
});

describe("prepareSeriesList", () => {
  const all = [
    series("Ulchi Freedom Shield", { aliases: ["Ulchi Focus Lens", "Ulchi-Freedom Guardian"] }),
    series("Árbol", { domains: ["MARITIME"], status: "DISCONTINUED" }),
  ];
  const names = (query: Record<string, string>) =>
    prepareSeriesList(all, readSeriesFilters(query)).map((row) => [row.name, row.foundBy]);

  it("finds a series by an old name and says by which", () => {
    expect(names({ q: "focus" })).toEqual([["Ulchi Freedom Shield", ["Ulchi Focus Lens"]]]);
    expect(names({ q: "ulchi" })).toEqual([["Ulchi Freedom Shield", []]]);
  });

  it("reads past accents and case", () => {
    expect(names({ q: "ARBOL" })).toEqual([["Árbol", []]]);
  });

  it("adds filters up and leaves out what it cannot read", () => {
    expect(names({ domain: "MARITIME", status: "ACTIVE" })).toEqual([]);
    expect(names({ domain: "SEA", status: "old" })).toHaveLength(2);
  });
});

it("writes the address it reads", () => {
  const filters = { q: "gold", status: "ACTIVE", domain: "SOF" } as const;
  const query = Object.fromEntries(new URL(exercisesHref(filters), "http://x").searchParams);
  expect(readSeriesFilters(query)).toEqual(filters);
});

it("keeps every figure and says where sources disagree", () => {
  const figure = (kind: string, value: number) =>
    ({ kind, value }) as Series["editions"][number]["figures"][number];
  expect(
    groupFigures([
      figure("TROOPS", 9000),
      figure("TROOPS", 8700),
      figure("NATIONS", 29),
      figure("NATIONS", 29),
    ]).map((group) => [group.kind, group.figures.map((one) => one.value), group.isContested]),
  ).toEqual([
    ["TROOPS", [8700, 9000], true],
    ["NATIONS", [29, 29], false],
  ]);
});
