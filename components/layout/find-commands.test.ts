import { expect, it } from "vitest";
import { findCommands } from "./find-commands";

const ITEMS = [
  { href: "/inbox", label: "Inbox", group: "Pages" },
  {
    href: "/engagements/new?log&type=BILAT&country=JPN",
    label: "Bilateral meeting, Japan",
    group: "Log again",
  },
  { href: "/engagements/new?type=BILAT", label: "Bilateral meeting", group: "New", keywords: "new log" },
  {
    href: "/engagements/new?type=ABROAD",
    label: "Visit abroad by own senior",
    group: "New",
    keywords: "new log",
  },
  { href: "/countries/JPN", label: "Japan", group: "Country", keywords: "JPN" },
  { href: "/countries/JOR", label: "Jordan", group: "Country", keywords: "JOR" },
  { href: "/countries/NZL", label: "New Zealand", group: "Country", keywords: "NZL" },
];

const hrefsOf = (query: string) => findCommands(ITEMS, query).map(({ href }) => href);

it.each(["visit abroad jordan", "jordan visit", "Visit JOR"])(
  "%s starts a log of that type with that country",
  (query) => {
    expect(hrefsOf(query)[0]).toBe("/engagements/new?log&type=ABROAD&country=JOR");
  },
);

it("offers what was logged before once, and first", () => {
  expect(hrefsOf("bilateral japan")).toEqual([
    "/engagements/new?log&type=BILAT&country=JPN",
    "/search?q=bilateral%20japan",
  ]);
});

it("takes no word of every new engagement for a type, and the last item searches", () => {
  expect(hrefsOf("new zealand")).toEqual(["/countries/NZL", "/search?q=new%20zealand"]);
  expect(hrefsOf("")).toEqual(ITEMS.map(({ href }) => href));
  expect(findCommands(ITEMS, "bilat-2026-jpn-0042").at(-1)).toMatchObject({ group: "Record" });
});
