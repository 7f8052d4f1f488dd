import { expect, test } from "vitest";
import type { PreparedEngagement } from "../prepared";
import { keptSince } from "./since-import";

const filed: PreparedEngagement = {
  type: "ABROAD",
  title: "As filed",
  status: "COMPLETE",
  publication: "PUBLISHED",
  startsOn: "2026-03-09",
  timeZone: "UTC",
  city: "Manila",
  countries: [{ code: "PHL", role: "HOST" }],
};
const saved: PreparedEngagement = {
  ...filed,
  type: "BILAT",
  title: "As an officer wrote",
  startsOn: "2026-03-10",
  endsOn: "2026-03-11",
  city: "Baguio",
  venue: "Camp Aguinaldo",
  marking: "CUI",
  relTo: ["USA", "PHL"],
  tagIds: ["t"],
  sets: { exchange: { topic: "Staff course" } },
};

test.each([
  [["title"], { title: saved.title, startsOn: filed.startsOn, city: "Manila" }],
  [["endsOn"], { startsOn: "2026-03-10", endsOn: "2026-03-11", title: "As filed" }],
  [["relTo"], { marking: "CUI", relTo: ["USA", "PHL"] }],
  [["tags"], { tagIds: ["t"] }],
  [["exchange.topic"], { type: "ABROAD", sets: saved.sets }],
  [["type"], { type: "BILAT", sets: saved.sets }],
  [["venue"], { venue: "Camp Aguinaldo", city: "Baguio" }],
])("of what is said together nothing is taken when part of it was changed: %s", (touched, expected) => {
  expect(keptSince(filed, saved, touched)).toMatchObject(expected);
});

test("nothing is kept where nobody changed anything, nor what a row does not have", () => {
  expect(keptSince(filed, saved, [])).toEqual(filed);
  expect(keptSince(filed, saved, ["readers", "publishedAt"])).toEqual(filed);
});
