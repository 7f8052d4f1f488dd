import { addDays, addMonths, type CalendarDate, monthStart } from "@/lib/dates";
import type { Counterpart } from "./cast";
import { ownAttendee, partnerAttendee } from "./people";
import { diceOf } from "./random";
import { BROKEN_PROMISES_COUNTRY, NEGLECTED_COUNTRY, NEGLECTED_MONTHS } from "./rhythms";
import { bearings, type DemoEngagement, engagementId, type Story } from "./story";
import { CLOSE_CIRCLE, DEMO_LEADER_ID, DEMO_OFFICER, DEMO_OFFICER_ID, OWN_SENIORS } from "./team";

/** The last time anyone senior met the neglected partner. */
export function tellLastSeniorContact(story: Story): DemoEngagement {
  const startsOn = addDays(addMonths(story.today, -NEGLECTED_MONTHS), -9);
  const country = story.country(NEGLECTED_COUNTRY);
  const dice = diceOf("last senior contact");
  const [principal] = story.people(country.code).filter(({ isSenior }) => isSenior);
  if (!principal) throw new RangeError("The neglected partner has no seniors");
  const where = story.place(country, "CAPITAL", dice, "joint staff");
  const writtenAt = new Date(`${addDays(startsOn, 3)}T02:20:00Z`);
  return {
    id: engagementId("last senior contact"),
    type: "KLE",
    subtype: "IN_PERSON",
    title: "Deputy chief of the joint staff on peacekeeping and the years ahead",
    status: "COMPLETE",
    startsOn,
    ...where,
    leadComponent: "Theatre headquarters",
    domains: ["JOINT"],
    purpose: "Thank the partner for its peacekeepers and agree on a yearly meeting at this level.",
    keyOutcomes:
      "Yearly meeting agreed in principle, alternating between the capitals. Date left to the staffs.",
    nextSteps: "Propose a date for the return visit.",
    atmospherics: "POSITIVE",
    assessment:
      "The partner values being asked. If the return visit does not come about, that will be noticed.",
    marking: "UNCLASSIFIED",
    responsibleOfficerId: DEMO_OFFICER_ID,
    countries: [{ code: country.code, role: "HOST" }],
    attendance: [ownAttendee(DEMO_OFFICER, "PRINCIPAL"), partnerAttendee(principal, "PRINCIPAL", dice)],
    points: [{ kind: "TOPIC", side: "OWN", text: "Preparing peacekeepers" }],
    commitments: [
      {
        text: "Propose a date for the return visit",
        bySide: "OWN",
        ownerName: `${DEMO_OFFICER.given} ${DEMO_OFFICER.family}`,
        ownerUserId: DEMO_OFFICER_ID,
        dueOn: addMonths(startsOn, 3),
        state: "OPEN",
      },
    ],
    ...bearings("KLE", ["LOE6-02", "LOE2-05"]),
    publication: "PUBLISHED",
    createdAt: writtenAt,
    publishedAt: writtenAt,
    updatedAt: writtenAt,
    authorId: DEMO_OFFICER_ID,
    origin: "DEMONSTRATION",
    isFictional: true,
  };
}

/** Three of our seniors within three weeks to one office, as happens when three staffs plan apart. */
export function tellCrowdedOffice(story: Story): DemoEngagement[] {
  const country = story.country("JPN");
  const principal = story
    .people(country.code)
    .find(({ isSenior, service }) => isSenior && service === "NAVY");
  if (!principal) throw new RangeError("The crowded office has no senior");
  const visits = [
    ["Naval staff on bases and repair", 9, 0, "LOE1-02"],
    ["Fleet commander on next year's programme", 16, 1, "LOE3-03"],
    ["Theatre headquarters on the air and sea picture", 24, 2, "LOE2-02"],
  ] as const;
  const planned = visits.map(([title, days, senior, objective]): DemoEngagement => {
    const dice = diceOf(`crowded office ${title}`);
    const startsOn = addDays(story.today, days);
    const visitor = OWN_SENIORS[senior % OWN_SENIORS.length] ?? DEMO_OFFICER;
    const writtenAt = new Date(`${addDays(story.today, -20 + senior * 5)}T04:30:00Z`);
    return {
      id: engagementId(`crowded office ${title}`),
      type: "KLE",
      subtype: "IN_PERSON",
      title,
      status: senior === 2 ? "PLANNED" : "CONFIRMED",
      startsOn,
      ...story.place(country, "CAPITAL", dice, "naval staff"),
      leadComponent: senior === 1 ? "Fleet staff" : "Theatre headquarters",
      domains: ["MARITIME"],
      purpose: `${title}: see where both sides stand before the yearly talks.`,
      marking: "UNCLASSIFIED",
      responsibleOfficerId: DEMO_OFFICER_ID,
      countries: [{ code: country.code, role: "HOST" }],
      attendance: [
        ownAttendee(visitor, "PRINCIPAL"),
        ownAttendee(DEMO_OFFICER, "NOTE_TAKER"),
        partnerAttendee(principal, "PRINCIPAL", dice),
      ],
      ...bearings("KLE", [objective]),
      publication: "PUBLISHED",
      createdAt: writtenAt,
      publishedAt: writtenAt,
      updatedAt: writtenAt,
      authorId: DEMO_OFFICER_ID,
      origin: "DEMONSTRATION",
      isFictional: true,
    };
  });
  return [tellLastTalk(story, principal), ...planned];
}

/** The talk before them, at which either side promised the other something that is still open. */
function tellLastTalk(story: Story, principal: Counterpart): DemoEngagement {
  const dice = diceOf("last talk with the crowded office");
  const startsOn = addDays(story.today, -41);
  const writtenAt = new Date(`${addDays(startsOn, 2)}T04:30:00Z`);
  return {
    id: engagementId("last talk with the crowded office"),
    type: "BILAT",
    title: "Repair berths and the yearly talks",
    status: "COMPLETE",
    startsOn,
    ...story.place(story.country("JPN"), "CAPITAL", dice, "naval staff"),
    leadComponent: "Fleet staff",
    domains: ["MARITIME"],
    purpose: "Settle which berths are free for repair before the yearly talks.",
    keyOutcomes: "Two berths offered from spring on. The price is still to be named.",
    nextSteps: "Name the ships that would use them.",
    atmospherics: "POSITIVE",
    marking: "UNCLASSIFIED",
    responsibleOfficerId: DEMO_OFFICER_ID,
    countries: [{ code: "JPN", role: "HOST" }],
    attendance: [ownAttendee(DEMO_OFFICER, "PRINCIPAL"), partnerAttendee(principal, "PRINCIPAL", dice)],
    points: [
      { kind: "TOPIC", side: "OWN", text: "Repair berths" },
      { kind: "KEY_POINT", side: "OWN", text: "Two ships a year would come for a month each." },
      { kind: "KEY_POINT", side: "PARTNER", text: "The yard can take them once its own frigate is out." },
      { kind: "ASK", side: "PARTNER", text: "The draught and the power needs of each ship" },
    ],
    commitments: [
      {
        text: "Send the draught and power needs of both ships",
        bySide: "OWN",
        ownerName: `${DEMO_OFFICER.given} ${DEMO_OFFICER.family}`,
        ownerUserId: DEMO_OFFICER_ID,
        dueOn: addDays(story.today, 5),
        state: "IN_WORK",
      },
      {
        text: "Name a price for a month at the repair berth",
        bySide: "PARTNER",
        ownerName: `${principal.given} ${principal.family}`,
        dueOn: addDays(story.today, -6),
        state: "OPEN",
      },
    ],
    ...bearings("BILAT", ["LOE1-02"]),
    publication: "PUBLISHED",
    createdAt: writtenAt,
    publishedAt: writtenAt,
    updatedAt: writtenAt,
    authorId: DEMO_OFFICER_ID,
    origin: "DEMONSTRATION",
    isFictional: true,
  };
}

/** The talk whose promises neither side has kept: it stands whatever chance says of the others. */
export function tellBrokenPromises(story: Story): DemoEngagement {
  const startsOn = addDays(addMonths(story.today, -6), 4);
  const country = story.country(BROKEN_PROMISES_COUNTRY);
  const dice = diceOf("broken promises");
  const [principal] = story
    .people(country.code)
    .filter(({ isSenior, service }) => !isSenior && service === "NAVY");
  if (!principal) throw new RangeError("The partner of the broken promises has no naval staff");
  const writtenAt = new Date(`${addDays(startsOn, 4)}T03:10:00Z`);
  return {
    id: engagementId("broken promises"),
    type: "STAFF",
    subtype: "NAVY",
    title: "Navy to navy: what became of last year's actions",
    status: "COMPLETE",
    startsOn,
    endsOn: addDays(startsOn, 1),
    ...story.place(country, "PORT", dice, "Indonesian Navy"),
    leadComponent: "Fleet staff",
    domains: ["MARITIME"],
    purpose: "Go through the open actions one by one and give each a new date, or drop it.",
    keyOutcomes:
      "Four dropped, two renewed on each side. Both delegations know that there will be no third date.",
    nextSteps: "Deliver, then meet again.",
    atmospherics: "NEGATIVE",
    atmosphericsReason: "Each side read the other's unkept promises aloud.",
    assessment: "Trust at working level is used up. A kept promise now would weigh more than a visit.",
    marking: "UNCLASSIFIED",
    responsibleOfficerId: DEMO_OFFICER_ID,
    countries: [{ code: country.code, role: "HOST" }],
    attendance: [ownAttendee(DEMO_OFFICER, "PRINCIPAL"), partnerAttendee(principal, "PRINCIPAL", dice)],
    points: [
      { kind: "TOPIC", side: "PARTNER", text: "Open actions of last year" },
      { kind: "KEY_POINT", side: "PARTNER", text: "The simulator places were promised in writing." },
      {
        kind: "KEY_POINT",
        side: "OWN",
        text: "The survey data is ready on their side and has not been handed over.",
      },
    ],
    commitments: [
      {
        text: "Open four simulator places for bridge officers",
        bySide: "OWN",
        ownerName: `${DEMO_OFFICER.given} ${DEMO_OFFICER.family}`,
        ownerUserId: DEMO_OFFICER_ID,
        dueOn: addMonths(startsOn, 3),
        state: "OPEN",
      },
      {
        text: "Hand over the survey data of the western approach",
        bySide: "PARTNER",
        ownerName: `${principal.given} ${principal.family}`,
        dueOn: addMonths(startsOn, 2),
        state: "OPEN",
      },
    ],
    ...bearings("STAFF", ["LOE3-03"]),
    publication: "PUBLISHED",
    createdAt: writtenAt,
    publishedAt: writtenAt,
    updatedAt: writtenAt,
    authorId: DEMO_OFFICER_ID,
    origin: "DEMONSTRATION",
    isFictional: true,
  };
}

type Draft = readonly [
  daysFromToday: number,
  type: string,
  code: string,
  title: string,
  purpose: string | null,
  outcome: string | null,
];

const DRAFTS: readonly Draft[] = [
  [
    -1,
    "BILAT",
    "JPN",
    "Office call on the rescue grid, notes to sort",
    "Go through the three open points of the rescue grid.",
    "Two of three settled. The third needs the civil side.",
  ],
  [-3, "BILAT", "PHL", "Talk on the relief store at Clark", "Count what left the store this week.", null],
  [
    -6,
    "KLE",
    "AUS",
    "Dinner conversation on range dates",
    null,
    "Dates in March look possible. To be confirmed in writing before it counts.",
  ],
  [-12, "SMEE", "IDN", "Diving doctors compare tables", "Medical rules for mixed diving teams.", null],
  [24, "HOST", "MNG", "Return visit, first idea", "Make good on the promise of a return visit.", null],
  [41, "STAFF", "PHL", "Staff talks, agenda to be agreed", null, null],
  [
    66,
    "CEREM",
    "JPN",
    "Anniversary of the rescue at sea",
    "Mark the day together with the crew that was saved.",
    null,
  ],
];

/** What the officer has begun and not yet published. */
export function tellDrafts(story: Story): DemoEngagement[] {
  return DRAFTS.map(([days, type, code, title, purpose, keyOutcomes], index) => {
    const key = `draft ${index}`;
    const dice = diceOf(key);
    const country = story.country(code);
    const begun = new Date(
      Date.parse(`${addDays(story.today, Math.min(days, 0))}T00:00:00Z`) - dice.between(20, 400) * 60_000,
    );
    return {
      id: engagementId(key),
      type,
      title,
      status: days < 0 ? ("PLANNED" as const) : ("PROPOSED" as const),
      startsOn: addDays(story.today, days),
      ...story.place(country, type === "HOST" ? "HOME" : "CAPITAL", dice, "joint staff"),
      venue: null,
      purpose,
      keyOutcomes,
      marking: "UNCLASSIFIED" as const,
      responsibleOfficerId: DEMO_OFFICER_ID,
      countries: [{ code, role: type === "HOST" ? ("PARTICIPANT" as const) : ("HOST" as const) }],
      tagIds: bearings(type, []).tagIds,
      publication: "DRAFT" as const,
      createdAt: begun,
      updatedAt: begun,
      authorId: DEMO_OFFICER_ID,
      origin: "DEMONSTRATION" as const,
      isFictional: true,
    };
  });
}

const VAGUE_MONTHS = 14;
const VAGUE_YEARS = 3;
const CLOSE_HOLD = 6;

/** Old records of which only the month or the year is known, and talks kept among named readers. */
export function blur(story: Story, told: readonly DemoEngagement[]): DemoEngagement[] {
  const old = addMonths(story.today, -18);
  const oldest = addMonths(story.today, -30);
  const isPlain = (one: DemoEngagement) =>
    one.status === "COMPLETE" && !one.exerciseSeriesId && one.countries.length === 1;
  const byId = [...told].sort((a, b) => (a.id < b.id ? -1 : 1));
  const years = byId
    .filter((one) => isPlain(one) && one.startsOn < oldest && endedBefore(one, yearAfter(one.startsOn)))
    .slice(0, VAGUE_YEARS);
  const months = byId
    .filter((one) => isPlain(one) && one.startsOn < old && !years.includes(one))
    .slice(0, VAGUE_MONTHS);
  const talks = byId.filter(
    (one) =>
      isPlain(one) &&
      ["KLE", "BILAT"].includes(one.type) &&
      ["JPN", "PHL", "KOR", "IDN", "AUS"].includes(one.countries[0]?.code ?? "") &&
      one.startsOn >= old,
  );
  const closed = talks.slice(0, CLOSE_HOLD);
  const vague = { endsOn: null, startsAt: null, endsAt: null };
  return told.map((one) => {
    if (years.includes(one))
      return {
        ...one,
        ...vague,
        datePrecision: "YEAR" as const,
        startsOn: `${one.startsOn.slice(0, 4)}-01-01`,
      };
    if (months.includes(one))
      return { ...one, ...vague, datePrecision: "MONTH" as const, startsOn: monthStart(one.startsOn) };
    if (closed.includes(one))
      return {
        ...one,
        closeHold: true,
        marking: "CUI" as const,
        cuiCategories: ["OPSEC"],
        disseminationControls: ["NOFORN"],
        relTo: [],
        readerIds: [closed.indexOf(one) % 3 === 0 ? CLOSE_CIRCLE.id : DEMO_LEADER_ID],
      };
    return one;
  });
}

function yearAfter(day: CalendarDate): CalendarDate {
  return `${Number(day.slice(0, 4)) + 1}-01-01`;
}

function endedBefore(one: DemoEngagement, day: CalendarDate): boolean {
  return (one.endsOn ?? one.startsOn) < day;
}
