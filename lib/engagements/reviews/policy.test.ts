import { expect, test } from "vitest";
import { mintViewer, type ViewerFacts } from "@/lib/auth/viewer";
import type { GuardedEngagement } from "../policy";
import { canReadWarnings } from "./policy";

const viewer = (facts: Partial<ViewerFacts>) =>
  mintViewer(
    {
      id: "me",
      name: "",
      email: "",
      roles: ["APPROVER"],
      nation: "USA",
      markingCeiling: "CUI",
      countries: ["JPN"],
      allCountries: false,
      posts: ["desk"],
      organisations: [],
      groups: [],
      timeZone: "UTC",
      ...facts,
    },
    "USA",
  );

const record: GuardedEngagement = {
  publication: "PUBLISHED",
  closeHold: false,
  marking: "UNCLASSIFIED",
  countryCodes: ["JPN"],
  releasableNations: [],
  readerIds: ["author"],
  readerPostIds: [],
  editorIds: ["author"],
};
const step = { postIds: ["desk"], openedAt: new Date("2026-11-02"), decision: null as string | null };
const review = { state: "OPEN" as "OPEN" | "APPROVED" | "RETURNED", writerIds: ["author"], steps: [step] };

// Each row: the viewer, the record, its latest review, and whether the viewer is told what to look at twice.
test.each<[string, Partial<ViewerFacts>, Partial<GuardedEngagement>, Partial<typeof review> | null, boolean]>(
  [
    ["who decides about a change of what was approved", {}, {}, {}, true],
    ["who only reads it", { posts: [] }, {}, {}, false],
    ["who holds the post and is no approver", { roles: ["LEADER"] }, {}, {}, false],
    ["who wrote the change and approves others", {}, {}, { writerIds: ["me"] }, false],
    ["who decided already", {}, {}, { state: "APPROVED", steps: [{ ...step, decision: "APPROVED" }] }, false],
    ["who returned it", {}, {}, { state: "RETURNED", steps: [{ ...step, decision: "RETURNED" }] }, false],
    ["an officer of the country", { roles: ["OFFICER"], posts: [] }, {}, null, true],
    ["who reads what is in review", { posts: [] }, { publication: "SUBMITTED" }, null, true],
    ["who reads what nobody reviews", { posts: [] }, {}, null, false],
  ],
)("%s", (_, facts, of, latest, isTold) => {
  const reviews = latest
    ? [
        { ...review, steps: [] },
        { ...review, ...latest },
      ]
    : [];
  expect(canReadWarnings(viewer(facts), { ...record, ...of }, reviews)).toBe(isTold);
});
