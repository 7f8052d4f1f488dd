import { expect, test } from "vitest";
import { canonicalHref, listLabelOf } from "./rules";
import { saveViewSchema } from "./schema";

test.each([
  [
    "/engagements?status=PLANNED&country=KOR&country=JPN&page=3",
    "/engagements?country=JPN&country=KOR&status=PLANNED",
  ],
  [
    "/engagements?country=JPN&country=KOR&status=PLANNED&q=",
    "/engagements?country=JPN&country=KOR&status=PLANNED",
  ],
  ["/engagements?country=Japan", "/engagements?when=all"],
  [
    "/engagements?weekday=TUE&organisation=0190a2b4-5c6d-7e8f-9012-3456789abcde&weekday=MON&weekday=DAY",
    "/engagements?organisation=0190a2b4-5c6d-7e8f-9012-3456789abcde&weekday=MON&weekday=TUE",
  ],
  [
    "/engagements?notObjective=LOE1-01&authorPost=chief&attendeePost=0190a2b4-5c6d-7e8f-9012-3456789abcde",
    "/engagements?attendeePost=0190a2b4-5c6d-7e8f-9012-3456789abcde&notObjective=LOE1-01",
  ],
  ["/engagements", "/engagements"],
  [
    "/engagements?month=2026-03&view=calendar&country=JPN",
    "/engagements?country=JPN&month=2026-03&view=calendar",
  ],
  ["/people?service=NAVY&country=JPN", "/people?country=JPN&service=NAVY"],
  ["/commitments?state=overdue&side=OWN", "/commitments?side=OWN&state=overdue"],
])("%s is kept as %s", (href, canonical) => {
  expect(canonicalHref(href)).toBe(canonical);
  expect(canonicalHref(canonical)).toBe(canonical);
});

test.each([
  "",
  "/",
  "/admin/users",
  "//evil.example/engagements",
  "https://evil.example",
  "/engagements/KLE-1",
])("%j is no list", (href) => {
  expect(canonicalHref(href)).toBeNull();
  expect(
    saveViewSchema.safeParse({ id: "019aa000-0000-7000-8000-000000000001", name: "X", href }).success,
  ).toBe(false);
});

test("a view says which list it is of", () => {
  expect(listLabelOf("/engagements?country=JPN")).toBe("Engagements");
});
