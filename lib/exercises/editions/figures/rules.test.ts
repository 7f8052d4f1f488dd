import { describe, expect, it } from "vitest";
import { faultOfFigures, figureWarnings, type SidedFigure } from "./rules";

describe("own and partner numbers", () => {
  const figure = (side: SidedFigure["side"], value: number, source = "J7", isAsReported = false) => ({
    kind: "TROOPS" as const,
    side,
    countryCode: null as string | null,
    value,
    source,
    isAsReported,
  });

  it.each([
    [
      "fit the total of their source",
      [figure("OWN", 400), figure("PARTNER", 600), figure("TOTAL", 1000)],
      true,
    ],
    ["exceed it", [figure("OWN", 401), figure("PARTNER", 600), figure("TOTAL", 1000)], false],
    [
      "exceed it and are kept as reported",
      [figure("OWN", 401, "J7", true), figure("PARTNER", 600), figure("TOTAL", 1000)],
      true,
    ],
    [
      "exceed the total of another source that is not theirs",
      [figure("OWN", 900), figure("TOTAL", 1000), figure("TOTAL", 500, "Press")],
      true,
    ],
    [
      "exceed every total on record, their source giving none",
      [figure("OWN", 1100), figure("TOTAL", 1000, "Press")],
      false,
    ],
    [
      "of countries fit the total of their source beside its own and partner",
      [
        figure("OWN", 400),
        figure("PARTNER", 600),
        { ...figure("TOTAL", 300), countryCode: "JPN" },
        { ...figure("TOTAL", 700), countryCode: "KOR" },
        figure("TOTAL", 1000),
      ],
      true,
    ],
    [
      "of countries exceed it",
      [
        { ...figure("TOTAL", 301), countryCode: "JPN" },
        { ...figure("TOTAL", 700), countryCode: "KOR" },
        figure("TOTAL", 1000),
      ],
      false,
    ],
    ["stand without any total", [figure("OWN", 400), figure("PARTNER", 600)], true],
  ] as const)("%s", (_, figures, fits) => {
    const fault = faultOfFigures(figures);
    if (fits) expect(fault).toBeNull();
    else expect(fault).toMatch(/more than the total of 1,000/);
  });
});

describe("numbers that do not make their total", () => {
  const figure = (side: SidedFigure["side"], value: number, fields: object = {}) => ({
    ...{ kind: "TROOPS" as const, side, value, countryCode: null as string | null },
    ...{ source: "J7", asOf: "2026-03-09" as string | null, qualifier: null as string | null },
    ...{ isAsReported: false, ...fields },
  });
  const [own, partner, total] = [figure("OWN", 400), figure("PARTNER", 500), figure("TOTAL", 1000)];

  it("are asked about, with what they make", () => {
    expect(figureWarnings([own, partner, total])).toEqual([
      {
        text: "Troops of “J7”, 9 Mar 2026: own 400 and partner 500 make 900, and the total is 1,000. Is one of them missing somebody?",
      },
    ]);
  });

  it("are asked about by each kind and source", () => {
    const ships = [own, partner, total].map((one) => ({ ...one, kind: "SHIPS" as const, source: "Press" }));
    expect(figureWarnings([own, partner, total, ...ships]).map(({ text }) => text.split(",")[0])).toEqual([
      "Troops of “J7”",
      "Ships of “Press”",
    ]);
    const written = [own, { ...partner, source: "j7" }, total];
    expect(figureWarnings(written)).toHaveLength(1);
  });

  it.each([
    ["make it", [own, figure("PARTNER", 600), total]],
    ["make it by one of two numbers", [own, partner, figure("PARTNER", 600), total]],
    ["make one of two totals", [own, partner, total, figure("TOTAL", 900)]],
    ["are kept as reported", [figure("OWN", 700, { isAsReported: true }), partner, total]],
    ["are of one side only", [own, total]],
    ["have no total", [own, partner]],
    ["are of other sources", [own, { ...partner, source: "Press" }, total]],
    ["are of other days", [own, { ...partner, asOf: "2026-03-10" }, total]],
    ["are said otherwise", [own, partner, { ...total, qualifier: "about" }]],
    [
      "are of some countries",
      [
        { ...figure("TOTAL", 300), countryCode: "JPN" },
        { ...figure("TOTAL", 200), countryCode: "KOR" },
        total,
      ],
    ],
  ])("and nothing is asked of those that %s", (_, figures) => {
    expect(figureWarnings(figures)).toEqual([]);
  });
});
