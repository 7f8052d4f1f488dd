import { describe, expect, it } from "vitest";
import { faultOfFigures, type SidedFigure } from "./rules";

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
