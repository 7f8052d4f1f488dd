import { describe, expect, it } from "vitest";
import { parseDtg } from "@/lib/dtg";
import { minimumToPublish, type SitrepDraft } from "./rules";

function instant(dtg: string): Date {
  const reading = parseDtg(dtg, { pivotYear: 1962 });
  if (!reading.ok) throw new Error(reading.message);
  return reading.instant;
}

describe("minimumToPublish", () => {
  const ready: SitrepDraft = {
    crisisReference: "CR-1962-CUBA",
    marking: "UNCLASSIFIED",
    precedence: "FLASH",
    convention: "SUPERSEDES",
    originator: "Watch team",
    asOfAt: instant("271530ZOCT62"),
    periodFrom: null,
    bluf: "A U-2 is missing over Cuba.",
    factCount: 1,
    nextReportAt: instant("271700ZOCT62"),
    decisionBy: null,
    decisions: "",
    isFinal: false,
  };
  const missing = (changes: Partial<SitrepDraft>) =>
    minimumToPublish({ ...ready, ...changes }).map(({ field }) => field);

  it("lets go a FLASH with header, BLUF, one fact and the time of the next report", () => {
    expect(minimumToPublish(ready)).toEqual([]);
  });

  it.each([
    ["crisisReference", { crisisReference: " " }],
    ["marking", { marking: "" }],
    ["precedence", { precedence: null }],
    ["convention", { convention: null }],
    ["originator", { originator: "" }],
    ["asOfAt", { asOfAt: null }],
    ["bluf", { bluf: "" }],
    ["bluf", { bluf: "One. Two. Three. Four." }],
    ["factCount", { factCount: 0 }],
    ["nextReportAt", { nextReportAt: null }],
    ["nextReportAt", { nextReportAt: instant("271530ZOCT62") }],
    ["decisionBy", { decisionBy: instant("271800ZOCT62"), decisions: " " }],
    ["periodFrom", { periodFrom: instant("271531ZOCT62") }],
  ] satisfies [keyof SitrepDraft, Partial<SitrepDraft>][])("holds it back for its %s", (field, changes) => {
    expect(missing(changes)).toEqual([field]);
  });

  it("lets go a decision with its deadline", () => {
    expect(missing({ decisionBy: instant("271800ZOCT62"), decisions: "Whether to answer." })).toEqual([]);
  });

  it("names all that is missing at once", () => {
    expect(missing({ precedence: null, bluf: "", factCount: 0 })).toEqual([
      "precedence",
      "bluf",
      "factCount",
    ]);
  });

  it("asks the last report for no next one", () => {
    expect(missing({ isFinal: true, nextReportAt: null })).toEqual([]);
  });
});
