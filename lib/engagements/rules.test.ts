import { describe, expect, test } from "vitest";
import { completed } from "./field-sets/sets";
import {
  canMove,
  contradictions,
  countryOfReference,
  defaultTitle,
  formatReference,
  givenTitle,
  heldWith,
  inCountryOrder,
  keptWords,
  mainAmong,
  newProblems,
  parseReference,
  proposedPlace,
  proposedRole,
  publishingProblems,
  referenceCountry,
  referencePrefix,
  type StatusFacts,
  statusesFrom,
  statusProblems,
} from "./rules";
import { STATUSES } from "./schema";
import { ENGAGEMENT_TYPES } from "./types";

const TODAY = "2026-03-10";
const DECLINED = { role: "INVITED_DECLINED" };
const principal = (side: string) => ({ side, role: "PRINCIPAL", attended: true });

const held: StatusFacts = {
  type: "BILAT",
  status: "COMPLETE",
  countries: [{ role: "PARTICIPANT" }],
  statusReason: null,
  closingReasonId: null,
  startsOn: "2026-03-09",
  endsOn: null,
  objectives: ["one"],
  keyOutcomes: "Agreed.",
  atmospherics: "POSITIVE",
  atmosphericsReason: null,
  attendance: [principal("OWN"), principal("PARTNER")],
  commitments: [{ ownerName: "Mori", ownerUserId: null, dueOn: "2026-04-01" }],
  sets: completed({}),
};

test("who led a side is added, or chosen from those who stand there", () => {
  const said = (attendance: StatusFacts["attendance"]) =>
    statusProblems({ ...held, attendance }, TODAY).map(({ message }) => message);
  expect(said([principal("OWN")])).toEqual([
    "Add who led the partner, as its principal; “Not known” where nobody can say.",
  ]);
  expect(said([principal("OWN"), { ...principal("PARTNER"), role: "PLUS_ONE" }])).toEqual([
    "Mark one person of the partner as its principal.",
  ]);
});

test("a call on the head of a body of many nations is held with the third party, which then has one principal", () => {
  const said = (...others: StatusFacts["attendance"]) =>
    statusProblems({ ...held, attendance: [principal("OWN"), ...others] }, TODAY).map(
      ({ message }) => message,
    );
  const away = { ...principal("PARTNER"), attended: false };
  expect(said(principal("THIRD"))).toEqual([]);
  expect(said(principal("THIRD"), away)).toEqual([]);
  expect(said({ ...principal("THIRD"), role: "PLUS_ONE" })).toEqual([
    "Mark one person of the third party as its principal.",
  ]);
  expect(said(principal("THIRD"), principal("THIRD"))).toEqual([
    "The third party has 2 principals; keep one.",
  ]);
  // Where somebody of the partner is there, they are met, and the third party stands by.
  expect(said(principal("THIRD"), { ...principal("PARTNER"), role: "PLUS_ONE" })).toEqual([
    "Mark one person of the partner as its principal.",
  ]);
  expect(said({ ...principal("THIRD"), attended: false })).toEqual([
    "Add who led the partner, as its principal; “Not known” where nobody can say.",
  ]);
});

describe("what a status asks for", () => {
  test.each<[Partial<StatusFacts>, string[]]>([
    [{}, []],
    [{ objectives: [] }, ["objectives"]],
    [{ keyOutcomes: null }, ["keyOutcomes"]],
    [{ keyOutcomes: null, type: "ATTLIA" }, []],
    [{ atmospherics: null }, ["atmospherics"]],
    [{ atmospherics: "NEUTRAL" }, ["atmosphericsReason"]],
    [{ atmospherics: "NEUTRAL", atmosphericsReason: "Short." }, []],
    // Who cannot tell explains nothing.
    [{ atmospherics: "UNKNOWN" }, []],
    [{ startsOn: TODAY }, []],
    [{ startsOn: "2026-03-11" }, ["startsOn"]],
    [{ startsOn: "2026-03-09", endsOn: "2026-03-11" }, ["endsOn"]],
    [{ attendance: [] }, ["attendance", "attendance"]],
    [{ type: "EX-FTX", attendance: [] }, []],
    [{ type: "EX-FTX", attendance: [principal("PARTNER")] }, ["attendance"]],
    [{ attendance: [], status: "EXECUTING" }, []],
    [{ attendance: [principal("PARTNER")] }, ["attendance"]],
    [{ attendance: [...held.attendance, principal("OWN")] }, ["attendance"]],
    [{ attendance: [principal("OWN"), { ...principal("PARTNER"), attended: false }] }, ["attendance"]],
    [{ attendance: [...held.attendance, principal("THIRD")] }, []],
    [
      { commitments: [{ ownerName: null, ownerUserId: null, dueOn: null }] },
      ["commitments.0.ownerName", "commitments.0.dueOn"],
    ],
    [{ commitments: [{ ownerName: null, ownerUserId: "id", dueOn: TODAY }] }, []],
    [{ commitments: [{ ownerName: null, ownerUserId: null, ownerPostId: "id", dueOn: TODAY }] }, []],
    [
      { commitments: [{ ownerName: null, ownerUserId: null, ownerPost: { id: "id" }, dueOn: null }] },
      ["commitments.0.dueOn"],
    ],
    [{ status: "CONFIRMED", objectives: [] }, ["objectives"]],
    [{ status: "EXECUTING", objectives: [] }, ["objectives"]],
    [{ status: "CONFIRMED", keyOutcomes: null, startsOn: "2027-01-01" }, []],
    [{ status: "PLANNED", objectives: [], keyOutcomes: null, atmospherics: null }, []],
    [{ status: "PROPOSED", objectives: [], keyOutcomes: null, atmospherics: null }, []],
    [{ status: "CANCELLED" }, ["closingReasonId"]],
    [{ status: "POSTPONED", objectives: [] }, ["closingReasonId"]],
    [{ status: "CANCELLED", statusReason: "Storm." }, []],
    [{ status: "CANCELLED", closingReasonId: "an item" }, []],
    [{ countries: [DECLINED, DECLINED] }, ["countries"]],
    [{ countries: [DECLINED, { role: "OBSERVER" }] }, []],
    [{ status: "PLANNED", countries: [DECLINED] }, ["countries"]],
    [{ status: "CANCELLED", closingReasonId: "an item", countries: [DECLINED] }, []],
    [{ status: "POSTPONED", closingReasonId: "an item", countries: [DECLINED] }, []],
  ])("%o", (facts, fields) => {
    expect(statusProblems({ ...held, ...facts }, TODAY).map(({ field }) => field)).toEqual(fields);
  });

  test("an edit answers for what it makes worse, not for what was there", () => {
    const before = statusProblems({ ...held, objectives: [] }, TODAY);
    const after = statusProblems({ ...held, objectives: [], keyOutcomes: null }, TODAY);
    expect(newProblems(before, after).map(({ field }) => field)).toEqual(["keyOutcomes"]);
  });
});

test("a draft may lack what it lacks, but not contradict itself", () => {
  const bare = { ...held, objectives: [], keyOutcomes: null, atmospherics: null };
  expect(contradictions(statusProblems(bare, TODAY))).toEqual([]);
  const ahead = contradictions(statusProblems({ ...bare, startsOn: "2026-03-11" }, TODAY));
  expect(ahead.map(({ field }) => field)).toEqual(["startsOn"]);
  const unended = contradictions(statusProblems({ ...bare, endsOn: "2026-03-11" }, TODAY));
  expect(unended.map(({ field }) => field)).toEqual(["endsOn"]);
  const early = { ...bare, status: "PLANNED" as const, sets: completed({ exercise: { review: "HELD" } }) };
  expect(contradictions(statusProblems(early, TODAY)).map(({ field }) => field)).toEqual([
    "sets.exercise.review",
  ]);
});

test("a status may stay, go on, and be taken back by the ways there are", () => {
  for (const status of STATUSES) expect(canMove(status, status)).toBe(true);
  expect(canMove("PROPOSED", "COMPLETE")).toBe(true);
  expect(canMove("COMPLETE", "PROPOSED")).toBe(false);
  expect(canMove("COMPLETE", "EXECUTING")).toBe(true);
  expect(canMove("CANCELLED", "COMPLETE")).toBe(false);
  expect(canMove("CANCELLED", "PLANNED")).toBe(true);
  expect(canMove("EXECUTING", "POSTPONED")).toBe(false);
  expect(statusesFrom("EXECUTING")).toEqual(["EXECUTING", "COMPLETE", "CANCELLED"]);
});

test.each([
  [{}, []],
  [{ purpose: null }, []],
  [{ purpose: null, keyOutcomes: null }, ["purpose"]],
  [{ purpose: null, status: "PLANNED" as const }, ["purpose"]],
  [{ keyOutcomes: null, status: "PLANNED" as const }, []],
  [{ title: " " }, ["title"]],
  [{ publication: "PUBLISHED" as const }, ["form"]],
  [{ type: "DEMO" }, ["sets.signal.audience", "sets.signal.message"]],
])("to publish %o", (facts, fields) => {
  const draft = {
    publication: "DRAFT" as const,
    status: "COMPLETE" as const,
    title: "Talks",
    purpose: "To talk.",
    keyOutcomes: "Talked.",
    type: "BILAT",
    sets: completed({}),
  };
  expect(publishingProblems({ ...draft, ...facts }).map(({ field }) => field)).toEqual(fields);
});

describe("references", () => {
  const country = (...rows: [string, string][]) =>
    referenceCountry(
      rows.map(([code, role]) => ({ code, role })),
      "USA",
    );

  test.each<[string, [string, string][]]>([
    ["JPN", [["JPN", "HOST"]]],
    [
      "JPN",
      [
        ["JPN", "HOST"],
        ["USA", "PARTICIPANT"],
      ],
    ],
    [
      "JPN",
      [
        ["JPN", "HOST"],
        ["KOR", "OBSERVER"],
      ],
    ],
    [
      "JPN",
      [
        ["KOR", "INVITED_DECLINED"],
        ["JPN", "PARTICIPANT"],
      ],
    ],
    [
      "MUL",
      [
        ["JPN", "HOST"],
        ["KOR", "CO_HOST"],
      ],
    ],
    [
      "MUL",
      [
        ["JPN", "OBSERVER"],
        ["KOR", "OBSERVER"],
      ],
    ],
    ["KOR", [["KOR", "OBSERVER"]]],
    [
      "JPN",
      [
        ["KOR", "INVITED_DECLINED"],
        ["JPN", "OBSERVER"],
      ],
    ],
    ["KOR", [["KOR", "INVITED_DECLINED"]]],
    ["USA", [["USA", "HOST"]]],
  ])("%s for %o", (code, rows) => {
    expect(country(...rows)).toBe(code);
  });

  test("are written and read", () => {
    expect(formatReference(referencePrefix("KLE", "2026-03-09", "JPN"), 42)).toBe("KLE-2026-JPN-0042");
    expect(formatReference("EX-TTX-2026-MUL", 12_345)).toBe("EX-TTX-2026-MUL-12345");
    expect(parseReference("EX-TTX-2026-MUL-12345")).toEqual({ prefix: "EX-TTX-2026-MUL", number: 12_345 });
    expect(parseReference("KLE-2026-JPN")).toBeNull();
  });

  test("say which country is shown first", () => {
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

test("a title is made where none is given", () => {
  expect(defaultTitle("Bilateral meeting", ["Japan"])).toBe("Bilateral meeting, Japan");
  expect(defaultTitle("Staff talks", ["Japan", "Norway"])).toBe("Staff talks, Japan and Norway");
  expect(defaultTitle("Staff talks", ["Japan", "Norway", "Chile"])).toBe("Staff talks, Japan and 2 others");
  expect(defaultTitle("x".repeat(150), ["Japan"])).toHaveLength(120);
});

test("a title that was made is nobody's, and one that was given stays", () => {
  const of = (title: string, ...names: string[]) =>
    givenTitle({ title, type: "BILAT", countries: names.map((name) => ({ name, role: "PARTICIPANT" })) });
  expect(of("Bilateral meeting, Japan", "Japan")).toBeNull();
  expect(of("Bilateral meeting, Japan and 2 others", "Japan", "Norway", "Chile")).toBeNull();
  expect(of("Bilateral meeting, Japan", "Norway")).toBe("Bilateral meeting, Japan");
  expect(of("Talks on the pier", "Japan")).toBe("Talks on the pier");
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

test("a draft that others hold something of says all that keeps it, and what to do instead", () => {
  expect(keptWords([])).toBeNull();
  expect(keptWords(["SUBMITTED", "COMMENT"])).toBe(
    "This draft cannot be discarded: it was submitted for review once; someone else has commented on it. Set its status to cancelled instead.",
  );
});
