import { expect, test } from "vitest";
import { mintViewer } from "@/lib/auth/viewer";
import { savedViewsAt } from "./prepare";
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
  ["/objectives?reviewBy=2026-12-31&mine=1&page=2", "/objectives?mine=1&reviewBy=2026-12-31"],
  [
    "/countries?view=contacts&region=Europe&coverage=covered&by=-FIELD",
    "/countries?coverage=covered&region=Europe&view=contacts",
  ],
  ["/countries?senior=none-6m&by=FOUR_STAR", "/countries?senior=none-6m"],
  [
    "/exercises?view=planner&year=2027&country=JPN&health=RED",
    "/exercises?country=JPN&health=RED&view=planner&year=2027",
  ],
  // Without a year it is that of the day on which it is opened.
  ["/exercises?view=planner&phase=PLANNING&month=2026-03", "/exercises?phase=PLANNING&view=planner"],
  ["/exercises?view=calendar&month=2026-03&year=2027", "/exercises?month=2026-03&view=calendar"],
  ["/exercises?view=calendar", "/exercises?view=calendar"],
  ["/exercises?view=lessons&state=open&owner=me&page=4", "/exercises?owner=me&state=open&view=lessons"],
  ["/exercises?view=milestones&kind=FPC&to=2027-01-31", "/exercises?kind=FPC&to=2027-01-31&view=milestones"],
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
  "/exercises",
  "/exercises?view=wall",
])("%j is no list", (href) => {
  expect(canonicalHref(href)).toBeNull();
  expect(
    saveViewSchema.safeParse({ id: "019aa000-0000-7000-8000-000000000001", name: "X", href }).success,
  ).toBe(false);
});

test("a view says which list it is of", () => {
  expect(listLabelOf("/engagements?country=JPN&view=calendar")).toBe("Engagements");
  expect(listLabelOf("/exercises?view=milestones")).toBe("Milestones");
  expect(listLabelOf("/exercises?state=open&view=lessons")).toBe("Lessons");
  expect(listLabelOf("/exercises?view=calendar")).toBe("Exercise planner");
  expect(listLabelOf("/countries?view=contacts")).toBe("Last contacts");
  expect(listLabelOf("/countries?view=list")).toBe("Countries");
  expect(listLabelOf("/former?country=JPN")).toBe("/former");
});

test("a page finds the views of its own list among those at its address", () => {
  const view = (href: string) => ({
    id: href,
    name: href,
    href,
    isShared: false,
    ownerId: "1",
    ownerName: "A",
    version: 1,
  });
  const views = [
    "/exercises?view=lessons",
    "/exercises?state=open&view=milestones",
    "/objectives?mine=1",
  ].map(view);
  const viewer = mintViewer(
    {
      id: "019aa000-0000-7000-8000-000000000001",
      name: "Test",
      email: "test@demo.example",
      roles: ["OFFICER"],
      nation: "USA",
      markingCeiling: "CUI",
      countries: [],
      allCountries: false,
      posts: [],
      organisations: [],
      groups: [],
      timeZone: "UTC",
    },
    "USA",
  );
  const found = savedViewsAt(viewer, "/exercises?view=milestones&state=open", views);
  expect(found.href).toBe("/exercises?state=open&view=milestones");
  expect(found.views.map(({ href }) => href)).toEqual(["/exercises?state=open&view=milestones"]);
});
