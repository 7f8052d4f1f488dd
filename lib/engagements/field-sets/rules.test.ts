import { describe, expect, test } from "vitest";
import { ownSets } from "./editions";
import {
  type ReviewFacts,
  reviewProblems,
  setProblems,
  setPublishingProblems,
  setWarnings,
  type WarningFacts,
} from "./rules";
import { setsSchema } from "./schema";
import { completed, type SomeSetValues } from "./sets";

const problemsOf = (sets: SomeSetValues) => setProblems(completed(sets)).map(({ field }) => field);

describe("what contradicts itself", () => {
  test.each<[string, SomeSetValues, string[]]>([
    ["nothing said", {}, []],
    [
      "own and partner within the total",
      { exercise: { figures: [{ kind: "TROOPS", own: 400, partner: 500, total: 900, source: "A" }] } },
      [],
    ],
    [
      "own and partner above the total",
      { exercise: { figures: [{ kind: "TROOPS", own: 400, partner: 501, total: 900, source: "A" }] } },
      ["sets.exercise.figures.0.total"],
    ],
    [
      "the same, as reported",
      {
        exercise: {
          figures: [{ kind: "TROOPS", own: 400, partner: 501, total: 900, asReported: true, source: "A" }],
        },
      },
      [],
    ],
    [
      "a figure without a number",
      { exercise: { figures: [{ kind: "SHIPS", source: "A" }] } },
      ["sets.exercise.figures.0.total"],
    ],
    ["no ship at all is a number", { exercise: { figures: [{ kind: "SHIPS", own: 0, source: "A" }] } }, []],
    [
      "an amount without its currency",
      { money: { lines: [{ planned: "10.00" }] } },
      ["sets.money.lines.0.currency"],
    ],
    ["a cap without its currency", { money: { countryCap: "10.00" } }, ["sets.money.capCurrency"]],
    ["a currency alone", { money: { lines: [{ currency: "USD" }] } }, []],
    [
      "in force before signed",
      { agreement: { signedOn: "2026-03-02", inForceOn: "2026-03-01" } },
      ["sets.agreement.inForceOn"],
    ],
    [
      "expired before in force",
      { agreement: { inForceOn: "2026-03-02", expiresOn: "2026-03-01" } },
      ["sets.agreement.expiresOn"],
    ],
    [
      "expired before signed",
      { agreement: { signedOn: "2026-03-02", expiresOn: "2026-03-01" } },
      ["sets.agreement.expiresOn"],
    ],
    [
      "in force on the day it was signed",
      { agreement: { signedOn: "2026-03-02", inForceOn: "2026-03-02" } },
      [],
    ],
    [
      "a tour that ends first",
      { exchange: { tourStartsOn: "2026-03-02", tourEndsOn: "2026-03-01" } },
      ["sets.exchange.tourEndsOn"],
    ],
    [
      "a ship that leaves before it comes",
      {
        platform: { calls: [{ kind: "SHIP", name: "A", arrivesOn: "2026-03-02", departsOn: "2026-03-01" }] },
      },
      ["sets.platform.calls.0.departsOn"],
    ],
    [
      "the same within a day",
      {
        platform: {
          calls: [
            {
              kind: "SHIP",
              name: "A",
              arrivesOn: "2026-03-02",
              arrivesAt: "09:00",
              departsOn: "2026-03-02",
              departsAt: "08:59",
            },
          ],
        },
      },
      ["sets.platform.calls.0.departsAt"],
    ],
    [
      "a leg over the date line",
      { visit: { legs: [{ departsOn: "2026-03-02", arrivesOn: "2026-03-01", arrivesIn: "Honolulu" }] } },
      [],
    ],
    [
      "a leg that arrives two days before",
      { visit: { legs: [{ departsOn: "2026-03-03", arrivesOn: "2026-03-01", arrivesIn: "Honolulu" }] } },
      ["sets.visit.legs.0.arrivesOn"],
    ],
    [
      "a clearance decided before it was asked for",
      {
        visit: {
          clearances: [
            { kind: "COUNTRY", requestedOn: "2026-03-02", decidedOn: "2026-03-01", validUntil: "2026-02-01" },
          ],
        },
      },
      ["sets.visit.clearances.0.decidedOn", "sets.visit.clearances.0.validUntil"],
    ],
  ])("%s", (_, sets, fields) => {
    expect(problemsOf(sets)).toEqual(fields);
  });
});

test("a demonstration of force states its audience and its message before it is shared; nothing else must", () => {
  const fields = (type: string, sets: SomeSetValues) =>
    setPublishingProblems({ type, sets: completed(sets) }).map(({ field }) => field);
  expect(fields("DEMO", {})).toEqual(["sets.signal.audience", "sets.signal.message"]);
  expect(fields("DEMO", { signal: { audience: "The strait", message: "Passage is free." } })).toEqual([]);
  expect(fields("CRISIS", {})).toEqual([]);
});

describe("a review after the action", () => {
  const today = "2026-03-10";
  const fieldsOf = (review: ReviewFacts["sets"]["exercise"]["review"], facts: Partial<ReviewFacts>) =>
    reviewProblems(
      {
        status: "COMPLETE",
        startsOn: "2026-03-01",
        endsOn: null,
        ...facts,
        sets: completed({ exercise: { review } }),
      },
      today,
    ).map(({ field }) => field);
  const refused = ["sets.exercise.review"];

  test.each<[string, Partial<ReviewFacts>, string[]]>([
    ["of what was held", {}, []],
    ["on its last day", { endsOn: today }, []],
    ["before its last day", { endsOn: "2026-03-11" }, refused],
    ["before its first day", { startsOn: "2026-03-11" }, refused],
    ["of a proposal", { status: "PROPOSED" }, refused],
    ["of a plan, its days past", { status: "PLANNED" }, refused],
    ["of what is confirmed", { status: "CONFIRMED", startsOn: "2026-06-01" }, refused],
    ["of what goes on", { status: "EXECUTING" }, refused],
    ["of what was put off", { status: "POSTPONED" }, refused],
    ["of what was broken off", { status: "CANCELLED" }, []],
  ])("%s", (_, facts, fields) => {
    for (const review of ["HELD", "WRITTEN"] as const) expect(fieldsOf(review, facts)).toEqual(fields);
    for (const review of ["PLANNED", null] as const) expect(fieldsOf(review, facts)).toEqual([]);
  });
});

test("of an edition that is named the engagement says neither review, nor lessons, nor figures itself", () => {
  const sets = completed({
    exercise: {
      review: "WRITTEN",
      lessons: "Radios.",
      liveFire: true,
      figures: [{ kind: "TROOPS", total: 9, source: "A" }],
    },
  });
  const facts = { status: "COMPLETE", startsOn: "2026-03-01", endsOn: null } as const;
  const fieldsOf = (record: Pick<ReviewFacts, "exerciseEditionId" | "exerciseEdition" | "sets">) =>
    reviewProblems({ ...facts, ...record }, "2026-03-10").map(({ field }) => field);
  const refused = ["review", "lessons", "figures.0.kind"].map((field) => `sets.exercise.${field}`);
  expect(fieldsOf({ exerciseEditionId: "edition", sets })).toEqual(refused);
  expect(fieldsOf({ exerciseEdition: { id: "edition" }, sets })).toEqual(refused);
  expect(fieldsOf({ exerciseEditionId: null, exerciseEdition: null, sets })).toEqual([]);
  const own = ownSets({ exerciseEditionId: "edition", sets });
  expect(fieldsOf({ exerciseEditionId: "edition", sets: own })).toEqual([]);
  expect(own.exercise.liveFire).toBe(true);
  expect(ownSets({ exerciseEdition: null, sets })).toEqual(sets);
});

describe("what deserves a second look", () => {
  const today = "2026-03-10";
  const warned = ({ sets = {}, ...facts }: Partial<Omit<WarningFacts, "sets">> & { sets?: SomeSetValues }) =>
    setWarnings(
      {
        type: "HOST",
        status: "PLANNED",
        marking: "UNCLASSIFIED",
        origin: "ENTERED",
        startsOn: "2026-04-01",
        endsOn: null,
        sets: completed(sets),
        ...facts,
      },
      today,
    ).map(({ field }) => field);

  test.each<[string, Parameters<typeof warned>[0], string[]]>([
    ["a visit of which nothing is said", {}, []],
    [
      "obligated above planned",
      { sets: { money: { lines: [{ planned: "90.00", obligated: "100.00", currency: "USD" }] } } },
      ["sets.money.lines.0.obligated"],
    ],
    [
      "obligated within planned",
      { sets: { money: { lines: [{ planned: "100.00", obligated: "90.00", currency: "USD" }] } } },
      [],
    ],
    ["training without a word of vetting", { type: "JCET" }, ["sets.exchange.vetting"]],
    ["imported training without a word of vetting", { type: "JCET", origin: "IMPORTED" }, []],
    ["training of the vetted", { type: "JCET", sets: { exchange: { vetting: "CLEARED" } } }, []],
    ["an exchange of experts needs none", { type: "SMEE" }, []],
    [
      "vetting refused",
      { type: "MTT", sets: { exchange: { vetting: "REFUSED" } } },
      ["sets.exchange.vetting"],
    ],
    [
      "vetting refused and called off",
      { type: "MTT", status: "CANCELLED", sets: { exchange: { vetting: "REFUSED" } } },
      [],
    ],
    [
      "a return owed by nobody",
      { sets: { exchange: { reciprocalDue: true } } },
      ["sets.exchange.reciprocalSide"],
    ],
    ...(
      [
        [
          "whom nobody names",
          { host: null, countries: [{ role: "PARTICIPANT" }] },
          ["sets.visit.returnExpected"],
        ],
        ["a country that hosts", { host: null, countries: [{ role: "HOST" }] }, []],
        ["a place", { host: "NOR", countries: [] }, []],
      ] as const
    ).map(([by, facts, fields]): [string, Parameters<typeof warned>[0], string[]] => [
      `a return of a ship's visit that is owed by ${by}`,
      { type: "PORT", sets: { visit: { returnExpected: true } }, ...facts },
      [...fields],
    ]),
    [
      "a return of a senior's visit, which is theirs by its type",
      { sets: { visit: { returnExpected: true } }, host: null },
      [],
    ],
    [
      "a return that is late",
      { sets: { exchange: { reciprocalDue: true, reciprocalSide: "OWN", reciprocalDueOn: "2026-03-09" } } },
      ["sets.exchange.reciprocalDueOn"],
    ],
    [
      "a return that is late and was held",
      {
        sets: { exchange: { reciprocalDue: true, reciprocalSide: "OWN", reciprocalDueOn: "2026-03-09" } },
        isReturned: true,
      },
      [],
    ],
    [
      "a visit that returns one the same way",
      { ways: { own: "OURS", returned: "OURS" } },
      ["sets.visit.returnsId"],
    ],
    ["a visit that returns one the other way", { ways: { own: "OURS", returned: "THEIRS" } }, []],
    ["a visit that returns one of a third place", { ways: { own: null, returned: null } }, []],
    [
      "notified, and not said when",
      { sets: { exercise: { notification: "GIVEN" } } },
      ["sets.exercise.notifiedOn"],
    ],
    [
      "still to be notified once begun",
      { startsOn: today, sets: { exercise: { notification: "DUE" } } },
      ["sets.exercise.notification"],
    ],
    [
      "own and partner that make less than their total",
      {
        sets: {
          exercise: {
            figures: [
              { kind: "SHIPS", own: 2, partner: 3, total: 5, source: "A" },
              { kind: "TROOPS", own: 400, partner: 500, total: 1000, source: "A" },
            ],
          },
        },
      },
      ["sets.exercise.figures.1.total"],
    ],
    [
      "the same in rows of their own",
      {
        sets: {
          exercise: {
            figures: [
              { kind: "TROOPS", own: 400, source: "J7" },
              { kind: "TROOPS", partner: 500, source: "j7" },
              { kind: "TROOPS", total: 1000, source: "J7" },
            ],
          },
        },
      },
      ["sets.exercise.figures.2.total"],
    ],
    ...(
      [
        ["are kept as reported", [{ own: 400, partner: 500, total: 1000, asReported: true, source: "A" }]],
        ["have no partner's", [{ own: 400, total: 1000, source: "A" }]],
        [
          "are of other sources",
          [
            { own: 400, partner: 500, source: "A" },
            { total: 1000, source: "B" },
          ],
        ],
      ] as const
    ).map(([which, figures]): [string, Parameters<typeof warned>[0], string[]] => [
      `numbers that ${which}`,
      { sets: { exercise: { figures: figures.map((one) => ({ kind: "TROOPS" as const, ...one })) } } },
      [],
    ]),
    [
      "taught by experts who only exchange",
      { type: "SMEE", sets: { exchange: { taught: [{ side: "PARTNER", number: 12 }] } } },
      ["sets.exchange.taught"],
    ],
    ["signed, and not said when", { sets: { agreement: { state: "SIGNED" } } }, ["sets.agreement.signedOn"]],
    [
      "in force beyond its end",
      {
        sets: {
          agreement: {
            state: "IN_FORCE",
            signedOn: "2020-01-01",
            inForceOn: "2020-01-01",
            expiresOn: "2025-01-01",
          },
        },
      },
      ["sets.agreement.state"],
    ],
    [
      "a leg over the date line",
      {
        sets: {
          visit: { legs: [{ departsOn: "2026-04-02", arrivesOn: "2026-04-01", arrivesIn: "Honolulu" }] },
        },
      },
      ["sets.visit.legs.0.arrivesOn"],
    ],
    [
      "a clearance refused",
      { sets: { visit: { clearances: [{ kind: "COUNTRY", state: "REFUSED" }] } } },
      ["sets.visit.clearances.0.state"],
    ],
    [
      "a clearance still asked for on the day",
      { startsOn: today, sets: { visit: { clearances: [{ kind: "COUNTRY", state: "REQUESTED" }] } } },
      ["sets.visit.clearances.0.state"],
    ],
    [
      "exact times ahead",
      { sets: { visit: { calls: [{ callAt: "10:00", withWhom: "Minister" }] } } },
      ["sets.visit.legs"],
    ],
    [
      "exact times ahead under a marking",
      { marking: "CUI", sets: { visit: { calls: [{ callAt: "10:00", withWhom: "Minister" }] } } },
      [],
    ],
    [
      "exact times of what is over",
      { startsOn: "2026-03-01", sets: { visit: { calls: [{ callAt: "10:00", withWhom: "Minister" }] } } },
      [],
    ],
    [
      "a signal without an answer",
      {
        type: "DEMO",
        status: "COMPLETE",
        startsOn: "2026-03-01",
        sets: { signal: { message: "Free passage" } },
      },
      ["sets.signal.reaction"],
    ],
  ])("%s", (_, facts, fields) => {
    expect(warned(facts)).toEqual(fields);
  });
});

describe("what may be typed", () => {
  const messages = (sets: unknown) =>
    (setsSchema.safeParse(sets).error?.issues ?? []).map(({ path, message }) => [path.join("."), message]);

  test.each<[unknown, string, RegExp]>([
    [{ exchange: { days: "two" } }, "exchange.days", /whole number in digits/],
    [{ exchange: { days: "0" } }, "exchange.days", /less than 1/],
    [{ exchange: { days: "2001" } }, "exchange.days", /more than 2,000/],
    [{ exchange: { days: "-3" } }, "exchange.days", /digits/],
    [{ exchange: { days: "1e9" } }, "exchange.days", /digits/],
    [{ exchange: { topic: "x".repeat(501) } }, "exchange.topic", /501 characters/],
    [{ exchange: { reciprocalDue: "perhaps" } }, "exchange.reciprocalDue", /Choose one/],
    [
      { exchange: { taught: [{ side: "PARTNER", number: "", band: "FIELD" }] } },
      "exchange.taught.0.number",
      /how many/,
    ],
    [{ money: { lines: [{ planned: "12.345" }] } }, "money.lines.0.planned", /such as 4500/],
    [{ money: { lines: [{ planned: "1,5", currency: "US$" }] } }, "money.lines.0.currency", /three letters/],
    [{ visit: { legs: [{ arrivesIn: "Tokyo", arrivesAt: "25:00" }] } }, "visit.legs.0.arrivesAt", /24 hours/],
    [{ visit: { legs: [{ departsFrom: "Tokyo" }] } }, "visit.legs.0.arrivesIn", /where the leg leads/],
    [{ exercise: { kinds: ["WAR"] } }, "exercise.kinds.0", /Choose one/],
    [{ exercise: { scenarioId: "x" } }, "exercise.scenarioId", /Choose one/],
    [{ agreement: { partyCodes: ["Narnia"] } }, "agreement.partyCodes.0", /not a country/],
    [{ agreement: { signedOn: "31-02-2026" } }, "agreement.signedOn", /year/],
  ])("%o is answered at its field", (sets, field, message) => {
    const found = messages(sets).find(([path]) => path === field);
    expect(found?.[1]).toMatch(message);
  });

  test("a row with nothing but what it starts with says nothing; zero and no say something", () => {
    const parsed = setsSchema.parse({
      exercise: {
        figures: [
          { kind: "TROOPS", own: "", source: "" },
          { kind: "SHIPS", own: "0", source: "Order" },
        ],
        liveFire: "no",
      },
    });
    expect(parsed.exercise.figures).toHaveLength(1);
    expect(parsed.exercise.figures[0]).toMatchObject({ kind: "SHIPS", own: 0, partner: null });
    expect(parsed.exercise.liveFire).toBe(false);
    expect(parsed.exchange.reciprocalDue).toBeNull();
  });
});
