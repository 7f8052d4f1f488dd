import { expect, test } from "vitest";
import { countryOfReference } from "../references/rules";
import { ENGAGEMENT_TYPES } from "../types";
import { heldWith, inCountryOrder, mainAmong, proposedPlace, proposedRole } from "./rules";

test("references say which country is shown first", () => {
  const rows = ["NOR", "JPN", "KOR"].map((code) => ({
    code,
    role: code === "NOR" ? "HOST" : "PARTICIPANT",
  }));
  expect(inCountryOrder(rows, countryOfReference("KLE-2026-KOR-0001")).map(({ code }) => code)).toEqual([
    "KOR",
    "NOR",
    "JPN",
  ]);
  expect(inCountryOrder(rows, countryOfReference("KLE-2026-MUL-0001")).map(({ code }) => code)).toEqual([
    "NOR",
    "JPN",
    "KOR",
  ]);
});

test("it is held with those that have not declined; of what all declined, all stay its countries", () => {
  const codesOf = (roles: Readonly<Record<string, string>>) =>
    heldWith(Object.entries(roles).map(([code, role]) => ({ code, role }))).map(({ code }) => code);
  expect(codesOf({ NOR: "OBSERVER", KOR: "INVITED_DECLINED", JPN: "HOST" })).toEqual(["NOR", "JPN"]);
  expect(codesOf({ NOR: "INVITED_DECLINED", KOR: "INVITED_DECLINED" })).toEqual(["NOR", "KOR"]);
  expect(codesOf({})).toEqual([]);
});

test("who declined is the main partner of nothing that others come to", () => {
  const countries = [
    { code: "KOR", role: "INVITED_DECLINED" },
    { code: "JPN", role: "PARTICIPANT" },
  ];
  expect(mainAmong(countries, "KOR")).toBeNull();
  expect(mainAmong(countries, "JPN")).toBe("JPN");
  expect(mainAmong(countries.slice(0, 1), "KOR")).toBe("KOR");
  expect(mainAmong(countries, "MUL")).toBeNull();
});

test("where our side travels to the partner, the first country hosts and, alone, is where it takes place", () => {
  const { ABROAD, HOST } = ENGAGEMENT_TYPES;
  expect([0, 1].map((index) => proposedRole(ABROAD, index))).toEqual(["HOST", "PARTICIPANT"]);
  expect([HOST, null].map((type) => proposedRole(type, 0))).toEqual(["PARTICIPANT", "PARTICIPANT"]);
  const placeOf = (type: typeof ABROAD | typeof HOST | null, roles: Readonly<Record<string, string>>) =>
    proposedPlace(
      type,
      Object.entries(roles).map(([code, role]) => ({ code, role })),
    );
  expect(placeOf(ABROAD, { JPN: "" })).toBe("JPN");
  expect(placeOf(ABROAD, {})).toBe("");
  expect(placeOf(ABROAD, { JPN: "HOST", KOR: "" })).toBe("");
  expect(placeOf(ABROAD, { KOR: "INVITED_DECLINED", JPN: "HOST" })).toBe("JPN");
  for (const type of [HOST, null]) expect(placeOf(type, { JPN: "" })).toBe("");
  expect(placeOf(null, { KOR: "PARTICIPANT", JPN: "HOST" })).toBe("JPN");
  expect(placeOf(null, { KOR: "HOST", JPN: "HOST" })).toBe("");
});
