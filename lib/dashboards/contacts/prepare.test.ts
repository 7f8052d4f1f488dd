import { expect, test } from "vitest";
import { COUNTRY_LOOKS, contactHref, LEVELS, readContactLook, USUAL_CONTACT_LOOK } from "./filters";
import { prepareContacts } from "./prepare";

const TODAY = "2026-11-20";
const leader = { isHome: true, allCountries: true, countries: [] };
const countries = ["AUS", "BEN", "CHL", "DEU"].map((code) => ({
  code,
  name: code,
  coverage: code === "CHL" ? [{ code, portfolio: "South", officers: [] }] : [],
}));
const contact = (code: string, band: string, year: number, month: number) => ({
  code,
  band,
  last: { year, month },
  marking: "UNCLASSIFIED" as const,
});
const contacts = [
  contact("DEU", "FOUR_STAR", 2026, 8),
  contact("DEU", "TWO_STAR", 2025, 11),
  contact("DEU", "TWO_STAR", 2025, 10),
  contact("DEU", "COMPANY", 2019, 0),
  contact("DEU", "FIELD", 2018, 12),
  contact("AUS", "ONE_STAR", 2025, 10),
  contact("AUS", "UNKNOWN", 2026, 11),
];

const rowsBy = (order: string, viewer = leader) =>
  prepareContacts(countries, contacts, viewer, readContactLook({ view: "contacts", by: order }).shown, TODAY);
const codesBy = (order: string) => rowsBy(order).map(({ code }) => code);

test("a level shows its latest contact, to the month, with its age and the list of all such contacts", () => {
  const cells = rowsBy("SENIOR").find(({ code }) => code === "DEU")?.cells ?? [];
  expect(
    cells.map(({ level, contact: last }) => [level, last && `${last.month}, ${last.ago}, ${last.age}`]),
  ).toEqual([
    ["SENIOR", "Aug 2026, 3 months ago, RECENT"],
    ["POLITICAL", null],
    ["FOUR_STAR", "Aug 2026, 3 months ago, RECENT"],
    ["THREE_STAR", null],
    ["TWO_STAR", "Nov 2025, 12 months ago, AGEING"],
    ["SENIOR_CIVILIAN", null],
    ["ONE_STAR", null],
    ["BELOW", "2019, 7 years ago, OLD"],
    ["UNKNOWN", null],
  ]);
  const href = (level: string) => cells.find((cell) => cell.level === level)?.contact?.href;
  expect(href("SENIOR")).toBe("/engagements?status=COMPLETE&country=DEU&publication=PUBLISHED&senior=1");
  expect(href("TWO_STAR")).toBe(
    "/engagements?status=COMPLETE&country=DEU&band=TWO_STAR&publication=PUBLISHED",
  );
  expect(href("BELOW")).toContain("band=FIELD&band=COMPANY&band=SENIOR_ENLISTED&band=CIVILIAN&band=OTHER");
});

test("a contact a month beyond the year is old", () => {
  const cell = rowsBy("SENIOR")
    .find(({ code }) => code === "AUS")
    ?.cells.find(({ level }) => level === "ONE_STAR");
  expect(cell?.contact).toMatchObject({ month: "Oct 2025", ago: "13 months ago", age: "OLD" });
});

test("what was never met stands before what was met longest ago; what nobody covers or ever met is last", () => {
  expect(codesBy("SENIOR")).toEqual(["CHL", "AUS", "DEU", "BEN"]);
  expect(codesBy("-SENIOR")).toEqual(["DEU", "AUS", "CHL", "BEN"]);
  expect(codesBy("UNKNOWN")).toEqual(["CHL", "DEU", "AUS", "BEN"]);
  expect(codesBy("-name")).toEqual(["DEU", "CHL", "BEN", "AUS"]);
});

test("where the record is open in part, no contact is not known, and is last in every order of a level", () => {
  const partner = { ...leader, isHome: false };
  for (const order of ["SENIOR", "-SENIOR"]) {
    const rows = rowsBy(order, partner);
    expect(rows.every(({ isWhole }) => !isWhole)).toBe(true);
    expect(rows.slice(2).map(({ code }) => code)).toEqual(["CHL", "BEN"]);
  }
});

test("a look and its address are one", () => {
  for (const look of COUNTRY_LOOKS) expect(readContactLook(queryOf(look, "SENIOR")).shown.look).toBe(look);
  for (const level of LEVELS)
    for (const order of [level, `-${level}` as const])
      expect(readContactLook(queryOf("contacts", order))).toEqual({
        shown: { look: "contacts", order },
        notices: [],
      });
  expect(contactHref({ coverage: "covered" }, USUAL_CONTACT_LOOK)).toBe("/countries?coverage=covered");
  expect(readContactLook({ view: "wall", by: "MAJOR" })).toEqual({
    shown: USUAL_CONTACT_LOOK,
    notices: [
      '"wall" is no value of the filter "view" and was left out.',
      '"MAJOR" is no value of the filter "by" and was left out.',
    ],
  });
});

function queryOf(look: (typeof COUNTRY_LOOKS)[number], order: Parameters<typeof contactHref>[1]["order"]) {
  return Object.fromEntries(new URL(contactHref({ q: "a" }, { look, order }), "http://x").searchParams);
}
