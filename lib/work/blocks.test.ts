import { expect, test } from "vitest";
import { mintViewer, type ViewerFacts } from "@/lib/auth/viewer";
import { readCommitmentFilters } from "@/lib/commitments/filters";
import { readEngagementFilters } from "@/lib/engagements/filters";
import { readPersonFilters } from "@/lib/people/filters";
import { planBlocks } from "./blocks";

const TODAY = "2026-11-22";

function viewer(facts: Partial<ViewerFacts>) {
  return mintViewer(
    {
      id: "0196c7a2-0000-7000-8000-000000000001",
      name: "Test",
      email: "test@demo.example",
      roles: ["OFFICER"],
      nation: "USA",
      markingCeiling: "CUI",
      countries: ["JPN"],
      allCountries: false,
      posts: [],
      organisations: [],
      groups: [],
      timeZone: "UTC",
      ...facts,
    },
    "USA",
  );
}

const people: [name: string, facts: Partial<ViewerFacts>, keys: string[]][] = [
  ["an officer", {}, ["overdue", "due", "meetAgain", "unreported", "drafts", "ahead", "changed"]],
  [
    "an officer of all countries",
    { allCountries: true },
    ["overdue", "due", "unreported", "drafts", "ahead", "changed"],
  ],
  ["a leader", { roles: ["LEADER"], allCountries: true }, ["overdue", "due", "ahead", "changed"]],
  ["an admin", { roles: ["SYSTEM_ADMIN"], allCountries: true }, ["ahead", "changed"]],
  [
    "a partner",
    { roles: ["VIEWER"], nation: "GBR", allCountries: true },
    ["overdue", "due", "ahead", "changed"],
  ],
  [
    "a partner who was given the wrong role",
    { roles: ["OFFICER"], nation: "GBR" },
    ["overdue", "due", "ahead", "changed"],
  ],
];

test.each(people)("%s has what is theirs to do", (_, facts, keys) => {
  expect(planBlocks(viewer(facts), TODAY).map((block) => block.key)).toEqual(keys);
});

const READERS = {
  engagements: readEngagementFilters,
  commitments: readCommitmentFilters,
  people: readPersonFilters,
};

test.each(people)("for %s every block opens the list it counts", (_, facts) => {
  for (const block of planBlocks(viewer(facts), TODAY)) {
    const url = new URL(block.href, "http://rapport.example");
    const query = Object.fromEntries(
      [...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)]),
    );
    const read = READERS[block.of](query);
    expect(url.pathname).toBe(`/${block.of}`);
    expect(read.filters).toEqual(block.filters);
    expect(read.notices).toEqual([]);
  }
});

test("promises wait for those who answer for them, and only inform the others", () => {
  const overdue = (facts: Partial<ViewerFacts>) => planBlocks(viewer(facts), TODAY)[0]?.isDue;
  expect(overdue({})).toBe(true);
  expect(overdue({ roles: ["LEADER"] })).toBe(true);
  expect(overdue({ roles: ["VIEWER"] })).toBe(false);
});

test("14 days are 14 with today, and what passed is asked for by the day of its own place", () => {
  const byKey = new Map(planBlocks(viewer({}), TODAY).map((block) => [block.key, block.filters]));
  expect(byKey.get("due")).toMatchObject({ from: "2026-11-22", to: "2026-12-05" });
  expect(byKey.get("ahead")).toMatchObject({ from: "2026-11-22", to: "2026-12-05" });
  expect(byKey.get("meetAgain")).toMatchObject({ active: true, contactBy: "2026-12-05" });
  expect(byKey.get("unreported")).toMatchObject({ unreported: true, status: [], to: null });
});

test("an officer of all countries is shown his own, a leader everybody's", () => {
  const mineOf = (facts: Partial<ViewerFacts>) => {
    const [first] = planBlocks(viewer(facts), TODAY);
    return first?.of === "commitments" && first.filters.mine;
  };
  expect(mineOf({ allCountries: true })).toBe(true);
  expect(mineOf({ allCountries: true, roles: ["OFFICER", "LEADER"] })).toBe(false);
  expect(mineOf({})).toBe(false);
});
