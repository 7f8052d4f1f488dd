import { expect, test } from "vitest";
import { auditTypeLabel, describeChanges, describeEvent } from "./describe";
import { AUDIT_TYPES } from "./events";

const event = (type: string, before: unknown = null, after: unknown = null) => ({
  type,
  actorName: "Riley Castellanos",
  subjectName: "officer@demo.example",
  before,
  after,
});

test.each(AUDIT_TYPES.map((type) => [type]))(
  "%s reads as one sentence that names its subject or its actor",
  (type) => {
    const sentence = describeEvent(event(type, { title: "Old" }, { title: "New" }));
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).toMatch(/Riley Castellanos|officer@demo\.example/);
    expect(sentence).not.toMatch(/undefined|null|\[object|[a-z]\.[a-z]+ed\b| {2}/);
  },
);

test.each([
  ["session.started", null, null, "Riley Castellanos signed in."],
  [
    "export.made",
    null,
    { engagements: 12, marking: "CUI", list: "/engagements" },
    "Riley Castellanos exported 12 engagements: officer@demo.example.",
  ],
  [
    "export.made",
    null,
    { engagements: 1, marking: "CUI", list: "/engagements" },
    "Riley Castellanos exported 1 engagement: officer@demo.example.",
  ],
  [
    "export.made",
    null,
    { people: 1, marking: "CUI", list: "/people" },
    "Riley Castellanos exported 1 person: officer@demo.example.",
  ],
  [
    "export.made",
    null,
    { countries: 1, marking: "CUI", list: "/countries" },
    "Riley Castellanos exported 1 country: officer@demo.example.",
  ],
  [
    "export.made",
    null,
    { "meeting-series": 2, marking: "UNCLASSIFIED", list: "/engagements/series" },
    "Riley Castellanos exported 2 series of meetings: officer@demo.example.",
  ],
  [
    "engagement.changed",
    { title: "Talks" },
    { title: "Talks at the pier", reason: "The place was missing." },
    "Riley Castellanos changed the engagement officer@demo.example: title; why: “The place was missing.”.",
  ],
  [
    "crisis.changed",
    { alert: "WATCH", reason: null },
    { alert: "WARNING", reason: "Two boats were rammed." },
    "Riley Castellanos changed the crisis officer@demo.example: alert, reason.",
  ],
  [
    "audit.verified",
    null,
    { events: 1, firstBroken: null },
    "Riley Castellanos verified the audit trail: 1 event is whole.",
  ],
  [
    "export.made",
    null,
    { exercises: 3, marking: "UNCLASSIFIED", list: "/exercises", rowsOf: "Numbers" },
    "Riley Castellanos exported Numbers of 3 exercises: officer@demo.example.",
  ],
  [
    "export.made",
    null,
    { engagements: 2, marking: "CUI", list: "/engagements", calendar: "withheld" },
    "Riley Castellanos exported 2 engagements as a calendar: officer@demo.example.",
  ],
  [
    "export.made",
    null,
    { engagements: 2, marking: "CUI", list: "/engagements", calendar: "whole" },
    "Riley Castellanos exported 2 engagements as a calendar with the text of what is marked: officer@demo.example.",
  ],
  [
    "session.refused",
    null,
    { reason: "wrong password" },
    "A sign-in as officer@demo.example was refused: wrong password.",
  ],
  [
    "session.ended",
    null,
    { reason: "a new password was set", sessions: ["1", "2", "3"] },
    "Riley Castellanos ended 3 sessions of officer@demo.example: a new password was set.",
  ],
  [
    "session.ended",
    null,
    { reason: "ended by an admin", sessions: ["1"] },
    "Riley Castellanos ended a session of officer@demo.example: ended by an admin.",
  ],
  [
    "access.refused",
    null,
    { attempt: "change this account" },
    "Riley Castellanos tried to change this account (officer@demo.example) and was refused.",
  ],
  [
    "user.changed",
    { disabled: false },
    { disabled: true },
    "Riley Castellanos disabled the account of officer@demo.example.",
  ],
  [
    "user.changed",
    { disabled: true },
    { disabled: false },
    "Riley Castellanos enabled the account of officer@demo.example.",
  ],
  [
    "user.changed",
    { allCountries: false, roles: ["OFFICER"] },
    { allCountries: true, roles: ["LEADER"] },
    "Riley Castellanos changed the account of officer@demo.example: all countries, roles.",
  ],
  [
    "commitment.answered",
    null,
    { answer: "STILL_OPEN" },
    "Riley Castellanos asked, and the commitment officer@demo.example is still open.",
  ],
  [
    "commitment.answered",
    { state: "OPEN" },
    { state: "BROKEN" },
    "Riley Castellanos asked, and the commitment officer@demo.example will not be kept.",
  ],
])("%s in its own words", (type, before, after, sentence) => {
  expect(describeEvent(event(type, before, after))).toBe(sentence);
});

test("changes are told field by field, in words", () => {
  const before = {
    allCountries: false,
    roles: ["OFFICER"],
    endsOn: null,
    startsOn: "2026-01-01",
    countries: ["JPN"],
  };
  const after = {
    allCountries: true,
    roles: ["LEADER", "PORTFOLIO_ADMIN"],
    endsOn: "2026-12-31",
    startsOn: "2026-02-01",
    countries: [],
  };
  expect(describeChanges(event("portfolio.changed", before, after))).toEqual([
    { field: "all countries", from: "no", to: "yes" },
    { field: "roles", from: "Officer", to: "Leader, Portfolio admin" },
    { field: "last day", from: "nothing", to: "31 Dec 2026" },
    { field: "first day", from: "1 Jan 2026", to: "1 Feb 2026" },
    { field: "countries", from: "JPN", to: "nothing" },
  ]);
});

test("what was only set has no before; moments and lists of people are readable", () => {
  const people = [
    { email: "a@demo.example", startsOn: "2026-01-01", endsOn: null, isBackup: true },
    { email: "b@demo.example", startsOn: "2026-02-01", endsOn: "2026-03-01", isBackup: false },
  ];
  expect(
    describeChanges(event("portfolio.created", null, { people, openedAt: "1962-10-28T00:05:00.000Z" })),
  ).toEqual([
    {
      field: "people",
      from: null,
      to: "email a@demo.example · first day 1 Jan 2026 · backup; email b@demo.example · first day 1 Feb 2026 · last day 1 Mar 2026",
    },
    { field: "opened", from: null, to: "28 Oct 1962 00:05Z" },
  ]);
});

test("codes, ids and email addresses are told by the words that are known for them", () => {
  const words = {
    countries: (code: string) => (code === "JPN" ? "Japan" : code),
    "people.email": (email: string) => (email === "a@demo.example" ? "Avery Whitlock" : email),
  };
  const person = (email: string) => ({ email, startsOn: "2026-01-01", isBackup: true });
  const before = { countries: ["JPN"], people: [] };
  const after = { countries: ["JPN", "XXX"], people: ["a@demo.example", "b@demo.example"].map(person) };
  expect(describeChanges(event("portfolio.changed", before, after), words)).toEqual([
    { field: "countries", from: "Japan", to: "Japan, XXX" },
    {
      field: "people",
      from: "nothing",
      to: "Avery Whitlock · first day 1 Jan 2026 · backup; b@demo.example · first day 1 Jan 2026 · backup",
    },
  ]);
});

test("what was nothing before was set, and what is still nothing is not told", () => {
  const before = { city: null, venue: null, tags: [], type: null, status: null, marking: null };
  const after = {
    city: "Oslo",
    venue: null,
    tags: [],
    type: "AIRVIS",
    status: "COMPLETE",
    marking: "UNCLASSIFIED",
  };
  expect(describeChanges(event("engagement.created", before, after))).toEqual([
    { field: "city", from: null, to: "Oslo" },
    { field: "type", from: null, to: "AIRVIS" },
    { field: "status", from: null, to: "Complete" },
    { field: "marking", from: null, to: "UNCLASSIFIED" },
  ]);
});

test("an event of a kind this version does not know is still told", () => {
  expect(describeEvent(event("future.happened"))).toBe("Riley Castellanos: future.happened.");
});

test("types are offered in words", () => {
  expect(auditTypeLabel("engagement.published")).toBe("Engagement published");
});
