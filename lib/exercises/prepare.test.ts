import { describe, expect, it } from "vitest";
import type { FigureKind, FigureSide } from "@/lib/generated/prisma/enums";
import { exercisesHref, readSeriesFilters } from "./filters";
import { groupFigures, prepareSeriesList } from "./prepare";
import type { SeriesListItem } from "./queries";

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
  isFictional: false,
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
  const figure = (
    kind: FigureKind,
    value: number,
    side: FigureSide = "TOTAL",
    countryCode: string | null = null,
  ) => ({ kind, side, countryCode, value });
  expect(
    groupFigures([
      figure("TROOPS", 9000),
      figure("TROOPS", 8700),
      figure("TROOPS", 400, "OWN"),
      figure("NATIONS", 29),
      figure("NATIONS", 29),
      figure("TROOPS", 300, "TOTAL", "JPN"),
    ]).map((group) => [group.kind, group.side, group.figures.map((one) => one.value), group.isContested]),
  ).toEqual([
    ["TROOPS", "TOTAL", [8700, 9000], true],
    ["TROOPS", "OWN", [400], false],
    ["NATIONS", "TOTAL", [29, 29], false],
    ["TROOPS", "TOTAL", [300], false],
  ]);
});
