import { expect, test } from "vitest";
import { describeChanges, describeEvent } from "@/lib/audit/describe";
import { eventFields, eventWords } from "./event-words";

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

test("people, promises and the legs of a visit are told without ids, codes or names of columns", () => {
  const after = {
    attendance: [
      {
        name: "Mori, Kenji",
        rankText: "Lt Gen",
        rankCode: "OF-8",
        position: "J5",
        nationality: "JPN",
        side: "PARTNER",
      },
      { name: "Whitlock, Avery", role: "NOTE_TAKER", attended: true },
      { name: "Ito, Ken", attended: false },
    ],
    commitments: [{ text: "Send the survey", bySide: "OWN", ownerName: "Riley", dueOn: "2026-05-01" }],
    deliverables: [{ kind: "Minutes", title: "Minutes of round 1" }],
    "visit.legs": ["To: Tokyo · Country: Japan"],
    closingReasonId: "Weather",
    relTo: ["JPN"],
  };
  const event = { type: "engagement.changed", actorName: "Admin", subjectName: "HOST-1", before: {}, after };
  const names = eventFields("engagement");
  expect(describeEvent(event, names)).toBe(
    "Admin changed the engagement HOST-1: people, commitments, deliverables, itinerary, reason for the status, REL TO.",
  );
  const words = eventWords({ subjectType: "engagement", before: {}, after }, new Map(), objectives);
  expect(describeChanges(event, words, names).map(({ to }) => to)).toEqual([
    "Mori, Kenji · Lt Gen · OF-8 · J5 · Japan · Partner; Whitlock, Avery · Note-taker · Attended; Ito, Ken · Did not attend",
    "Send the survey · Own side · Riley · due date 1 May 2026",
    "Minutes · Minutes of round 1",
    "To: Tokyo · Country: Japan",
    "Weather",
    "JPN",
  ]);
});
