import { expect, test } from "vitest";
import { mintViewer, type ViewerFacts } from "@/lib/auth/viewer";
import { canCreate, canDiscard, canEdit, canPublish, canView, type GuardedEngagement } from "./policy";

const viewer = (facts: Partial<ViewerFacts>) =>
  mintViewer(
    {
      id: "me",
      name: "",
      email: "",
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

const shared: GuardedEngagement = {
  publication: "PUBLISHED",
  closeHold: false,
  marking: "UNCLASSIFIED",
  countryCodes: ["JPN", "KOR"],
  releasableNations: [],
  readerIds: ["author"],
  readerPostIds: [],
  editorIds: ["author"],
};
const mine = { readerIds: ["me"], editorIds: ["me"] };

// Each row: the viewer, the record, and whether the viewer may view, edit, publish and discard it.
test.each<[string, Partial<ViewerFacts>, Partial<GuardedEngagement>, string]>([
  ["an officer of the country", {}, {}, "view edit"],
  ["an officer of another country", { countries: ["NOR"] }, {}, ""],
  ["an officer of no country", { countries: [] }, {}, ""],
  ["an officer of all countries", { countries: [], allCountries: true }, {}, "view edit"],
  ["a leader", { roles: ["LEADER"], allCountries: true }, {}, "view"],
  ["an admin without a country", { roles: ["SYSTEM_ADMIN"], countries: [] }, {}, ""],
  ["someone else's draft", {}, { publication: "DRAFT" }, ""],
  ["the author's draft", {}, { publication: "DRAFT", ...mine }, "view edit publish discard"],
  [
    "a co-author's draft out of scope",
    { countries: [] },
    { publication: "DRAFT", ...mine },
    "view edit publish discard",
  ],
  ["a named reader's draft", {}, { publication: "DRAFT", readerIds: ["me"], countryCodes: ["NOR"] }, "view"],
  [
    "a named reader who covers the country",
    {},
    { publication: "DRAFT", readerIds: ["me"] },
    "view edit publish",
  ],
  [
    "in review by a post of the viewer",
    { roles: ["LEADER"], posts: ["desk"] },
    { publication: "SUBMITTED", readerPostIds: ["desk"] },
    "view",
  ],
  [
    "in review by another post",
    { roles: ["LEADER"], posts: ["desk"] },
    { publication: "SUBMITTED", readerPostIds: ["chief"] },
    "",
  ],
  ["returned to its author", {}, { publication: "RETURNED", ...mine }, "view edit publish"],
  ["in review, its author's", {}, { publication: "SUBMITTED", ...mine }, "view edit"],
  ["close hold", {}, { closeHold: true }, ""],
  ["close hold, named", {}, { closeHold: true, readerIds: ["me"], countryCodes: ["NOR"] }, "view"],
  ["above the ceiling", { markingCeiling: "UNCLASSIFIED" }, { marking: "CUI" }, ""],
  [
    "above the ceiling, but the author's",
    { markingCeiling: "UNCLASSIFIED" },
    { marking: "CUI", ...mine },
    "view edit",
  ],
  ["an ally, not releasable", { nation: "GBR", allCountries: true }, {}, ""],
  [
    "an ally, releasable",
    { nation: "GBR", allCountries: true },
    { marking: "CUI", releasableNations: ["GBR", "USA"] },
    "view",
  ],
  [
    "an ally who is named",
    { nation: "GBR", countries: [] },
    { readerIds: ["me"], editorIds: ["me"] },
    "view",
  ],
  ["a record of no country", {}, { countryCodes: [] }, ""],
])("%s", (_name, facts, record, may) => {
  const who = viewer(facts);
  const what = { ...shared, ...record };
  const able = [
    canView(who, what) ? "view" : "",
    canEdit(who, what) ? "edit" : "",
    canPublish(who, what) ? "publish" : "",
    canDiscard(who, what) ? "discard" : "",
  ];
  expect(able.filter(Boolean).join(" ")).toBe(may);
});

test.each<[Partial<ViewerFacts>, boolean]>([
  [{}, true],
  [{ nation: "GBR" }, false],
  [{ roles: ["LEADER"] }, false],
  [{ roles: ["VIEWER", "OFFICER"] }, true],
  [{ roles: ["SYSTEM"] }, true],
])("%o may log: %s", (facts, may) => {
  expect(canCreate(viewer(facts))).toBe(may);
});
