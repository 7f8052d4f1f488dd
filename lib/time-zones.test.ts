import { expect, test } from "vitest";
import { COUNTRIES } from "./countries/data";
import { isTimeZone } from "./dates";
import { listTimeZones } from "./time-zones";

const zones = listTimeZones();

test("lists zones that are known, each once, UTC first and the others by name", () => {
  expect(zones[0]).toBe("UTC");
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones.every(isTimeZone)).toBe(true);
  expect(zones.slice(1)).toEqual(zones.slice(1).toSorted());
});

test("lists the zone of each capital under the name it has in the list of countries", () => {
  expect(COUNTRIES.flatMap(({ timeZone }) => timeZone ?? []).filter((zone) => !zones.includes(zone))).toEqual(
    [],
  );
});

test("lists a zone under one of its names", () => {
  const places = zones.map(
    (zone) => new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone,
  );
  expect(new Set(places).size).toBe(places.length);
});

test.each(["Asia/Calcutta", "US/Pacific", "+05:30", "Moon/Tranquility"])(
  "lists %s where it is in use",
  (zone) => {
    expect(zones).not.toContain(zone);
    expect(listTimeZones(zone)).toEqual(expect.arrayContaining([zone, ...zones]));
  },
);
