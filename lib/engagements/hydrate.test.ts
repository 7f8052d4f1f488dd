import { expect, test } from "vitest";
import { clockZoneOf, momentAsSaid } from "./hydrate";

const at = (text: string) => new Date(`${text}:00Z`);
const cairo = { status: "PLANNED", timeZone: "Africa/Cairo" } as const;
const instant = at("2027-05-10T08:00");
const ten = at("2027-05-10T10:00");

test("a plan is at the hour that was said, whatever its instant shows there now", () => {
  expect(momentAsSaid(cairo, instant, ten)).toEqual(at("2027-05-10T07:00"));
  expect(momentAsSaid(cairo, at("2027-05-10T07:00"), ten)).toEqual(at("2027-05-10T07:00"));
});

test.each([
  ["of what took place", { ...cairo, status: "COMPLETE" as const }, ten],
  ["where nobody kept the hour", cairo, null],
  ["in a zone that is not known here", { ...cairo, timeZone: "Moon/Tranquility" }, ten],
])("the instant stands %s", (_, record, local) => {
  expect(momentAsSaid(record, instant, local)).toEqual(instant);
});

test("an hour that is not known is not made up", () => {
  expect(momentAsSaid(cairo, null, null)).toBeNull();
});

test.each([
  ["Africa/Cairo", "2027-05-10T10:00", "Africa/Cairo"],
  ["Asia/Calcutta", "2027-05-10T13:30", "Asia/Calcutta"],
  ["US/Pacific", "2027-05-10T01:00", "US/Pacific"],
  ["+05:30", "2027-05-10T13:30", "+05:30"],
  ["Moon/Tranquility", "2027-05-10T17:00", "+09:00"],
  ["Moon/Tranquility", "2027-05-10T03:00", "-05:00"],
  ["Moon/Tranquility", "2027-05-10T13:45", "+05:45"],
  ["Moon/Tranquility", "2027-05-10T04:30", "-03:30"],
  ["Moon/Tranquility", "2027-05-10T08:00", "UTC"],
  ["Moon/Tranquility", null, "UTC"],
])("hours in %s, of which the start was kept as %s, are read in %s", (timeZone, local, zone) => {
  expect(clockZoneOf({ timeZone, startsAt: instant, startsLocal: local ? at(local) : null })).toBe(zone);
});
