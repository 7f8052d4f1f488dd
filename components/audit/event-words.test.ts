import { expect, test } from "vitest";
import { describeChanges } from "@/lib/audit/describe";
import { eventWords } from "./event-words";

const names = new Map([
  ["officer@demo.example", "Riley Castellanos"],
  ["0199", "Riley Castellanos"],
]);
const objectives = new Map([["LOE1-01", "Open two berths"]]);

function told(subjectType: string, before: Record<string, unknown>, after: Record<string, unknown>) {
  const event = { type: `${subjectType}.changed`, actorName: "Admin", subjectName: "It", before, after };
  return describeChanges(event, eventWords({ subjectType, before, after }, names, objectives)).map(
    ({ to }) => to,
  );
}

test("what a portfolio gained and lost reads as countries and people", () => {
  const member = (email: string) => ({ email, startsOn: "2026-01-01", endsOn: null, isBackup: false });
  const before = { countries: ["JPN", "KOR"], people: [member("gone@demo.example")] };
  const after = { countries: ["JPN", "NOR"], people: [member("officer@demo.example")] };
  expect(told("portfolio", before, after)).toEqual([
    "Japan, Norway",
    "Riley Castellanos (officer@demo.example) · first day 1 Jan 2026",
  ]);
  expect(told("portfolio", after, before)).toEqual([
    "Japan, South Korea",
    "gone@demo.example · first day 1 Jan 2026",
  ]);
});

test("other records read in the words of their own histories", () => {
  const engagement = {
    type: "KLE",
    countries: ["JPN HOST"],
    status: "COMPLETE",
    objectives: ["LOE1-01", "LOE9-99"],
  };
  expect(told("engagement", {}, engagement)).toEqual([
    "Key leader engagement",
    "Japan (host)",
    "Complete",
    "LOE1-01 Open two berths, LOE9-99",
  ]);
  expect(told("commitment", { ownerUserId: null }, { ownerUserId: "0199", bySide: "OWN" })).toEqual([
    "Riley Castellanos",
    "Own side",
  ]);
  expect(told("post", { nation: "USA" }, { nation: "JPN" })).toEqual(["Japan"]);
});
