import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeWords } from "./change-words";

const read = (value: unknown, zone = "UTC") =>
  changeWords(value, {
    field: "rows",
    words: { "rows.side": (code) => (code === "OWN" ? "Own side" : code) },
    zone,
  });

describe("changeWords", () => {
  it("says that there was nothing", () => {
    for (const value of [null, undefined, "", []]) expect(read(value)).toEqual(["nothing"]);
  });

  it("reads days, moments, codes and ticks", () => {
    expect(read("2026-11-20")).toEqual(["20 Nov 2026"]);
    expect(read("2026-11-20T09:30:00.000Z", "Asia/Tokyo")).toEqual(["20 Nov 2026 18:30 UTC+9"]);
    expect(read("SENIOR_VISIT")).toEqual(["senior visit"]);
    expect(read("LOE-1")).toEqual(["LOE-1"]);
    expect(read("COMPLETE")).toEqual(["Complete"]);
    expect(read(true)).toEqual(["yes"]);
  });

  it("reads a code by the words of its field", () => {
    const words = { alert: (code: string) => `Alert: ${code.toLowerCase()}` };
    expect(changeWords("WATCH", { field: "alert", words, zone: "UTC" })).toEqual(["Alert: watch"]);
    expect(changeWords(["WATCH"], { field: "alert", words, zone: "UTC" })).toEqual(["Alert: watch"]);
  });

  it("gives a line for each row of a table", () => {
    expect(
      read([
        { name: "Mori", side: "PARTNER", attended: true, rankText: null },
        { name: "Whitlock", side: "OWN" },
      ]),
    ).toEqual(["Mori · PARTNER · Attended", "Whitlock · Own side"]);
  });

  it("never fails on what an old record holds", () => {
    expect(read([{ toString: true, constructor: "COMPLETE" }])).toEqual(["Complete · To string"]);
    expect(changeWords("said", { field: "constructor", words: {}, zone: "UTC" })).toEqual(["said"]);
    fc.assert(fc.property(fc.jsonValue(), (value) => read(value).length > 0));
  });
});
