import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeWords } from "./change-words";

describe("changeWords", () => {
  it("says that there was nothing", () => {
    for (const value of [null, undefined, "", []]) expect(changeWords(value, "UTC")).toEqual(["nothing"]);
  });

  it("reads days, moments, codes and ticks", () => {
    expect(changeWords("2026-11-20", "UTC")).toEqual(["20 Nov 2026"]);
    expect(changeWords("2026-11-20T09:30:00.000Z", "Asia/Tokyo")).toEqual(["20 Nov 2026 18:30 UTC+9"]);
    expect(changeWords("SENIOR_VISIT", "UTC")).toEqual(["senior visit"]);
    expect(changeWords("LOE-1", "UTC")).toEqual(["LOE-1"]);
    expect(changeWords("COMPLETE", "UTC")).toEqual(["Complete"]);
    expect(changeWords("PHL CO_HOST", "UTC")).toEqual(["PHL co host"]);
    expect(changeWords(true, "UTC")).toEqual(["yes"]);
  });

  it("gives a line for each row of a table", () => {
    expect(
      changeWords(
        [
          { name: "Mori", side: "PARTNER", attended: true, rankText: null },
          { name: "Whitlock", side: "OWN" },
        ],
        "UTC",
      ),
    ).toEqual(["Mori · Partner", "Whitlock · OWN"]);
  });

  it("never fails on what an old record holds", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => changeWords(value, "UTC").length > 0));
  });
});
