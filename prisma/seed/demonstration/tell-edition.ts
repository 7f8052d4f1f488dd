import { addDays, addMonths, type CalendarDate, toDateColumn } from "@/lib/dates";
import { dayByTemplate, type Offset } from "@/lib/exercises/editions/days/rules";
import { isOwnDay } from "@/lib/exercises/editions/milestones/rules";
import { editionReference } from "@/lib/exercises/editions/rules";
import { MILESTONE_LABELS } from "@/lib/exercises/labels";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type Domain, type FigureKind, FigureSide, type MilestoneKind } from "@/lib/generated/prisma/enums";
import { derivedId } from "../derived-id";
import { ownAttendee, partnerAttendee } from "./people";
import { diceOf } from "./random";
import { markingFor, mood } from "./standing";
import { bearings, type DemoEngagement, endOf, engagementId, type Story } from "./story";
import { written } from "./written";

/** Editions of invented exercises in every phase of their life. None of them exists; the product says so beside each. */
export interface DemoExercises {
  series: Prisma.ExerciseSeriesCreateManyInput[];
  editions: Prisma.ExerciseEditionCreateManyInput[];
  participants: Prisma.ExerciseParticipantCreateManyInput[];
  milestones: Prisma.ExerciseMilestoneCreateManyInput[];
  figures: Prisma.ExerciseFigureCreateManyInput[];
  lessons: Prisma.ExerciseLessonCreateManyInput[];
  /** The planning conferences that were held. */
  engagements: DemoEngagement[];
}

type Lesson = readonly [
  kind: "OBSERVATION" | "LESSON",
  text: string,
  action: string | null,
  owner: "LEAD" | "SECOND" | null,
  state?: "OPEN" | "IN_WORK" | "DONE",
  outcome?: string,
];

interface ToldEdition {
  slug: string;
  /** The first day, seen from today; null without dates. */
  startsIn: ((today: CalendarDate) => CalendarDate) | null;
  days: number;
  place: string | null;
  summary: string;
  hosts: readonly string[];
  /** Country, and an answer other than a yes. */
  others: readonly (readonly [
    code: string,
    answer?: "INVITED" | "DECLINED",
    role?: "OBSERVER" | "CO_HOST",
  ])[];
  /** Of a side, or of a participant. */
  figures?: readonly (readonly [
    FigureKind,
    whose: string,
    number,
    qualifier: string | null,
    source: string,
  ])[];
  lessons?: readonly Lesson[];
  isReviewClosed?: boolean;
  cancelReason?: string;
  /** Milestones that came and went without being held. */
  missed?: readonly MilestoneKind[];
}

const SERIES: readonly { slug: string; name: string; lead: string; hosts: string[]; domains: Domain[] }[] = [
  {
    slug: "harbour-lantern",
    name: "Harbour Lantern",
    lead: "Theatre headquarters and the Philippine joint staff",
    hosts: ["PHL"],
    domains: ["MARITIME", "AIR"],
  },
  {
    slug: "granite-bridge",
    name: "Granite Bridge",
    lead: "Theatre headquarters and the Mongolian general staff",
    hosts: ["MNG"],
    domains: ["LAND"],
  },
  {
    slug: "copper-meridian",
    name: "Copper Meridian",
    lead: "Theatre headquarters and the Australian joint operations staff",
    hosts: ["AUS"],
    domains: ["JOINT", "CYBER"],
  },
];

const fromToday = (days: number) => (today: CalendarDate) => addDays(today, days);
/** So that the final planning conference, three months before, was so many days ago. */
const finalHeldAgo = (days: number) => (today: CalendarDate) => addMonths(addDays(today, -days), 3);

const TOLD: readonly ToldEdition[] = [
  {
    slug: "harbour-lantern",
    startsIn: finalHeldAgo(12),
    days: 11,
    place: "Puerto Azul anchorage",
    summary: "Maritime security and search and rescue, staffs at sea and ashore.",
    hosts: ["PHL"],
    others: [
      ["JPN", "INVITED"],
      ["AUS", "INVITED"],
      ["IDN", "INVITED"],
      ["KOR", "DECLINED"],
      ["GBR", "INVITED", "OBSERVER"],
    ],
    figures: [
      ["TROOPS", "OWN", 640, "planned", "Concept of the exercise, annex C"],
      ["TROOPS", "TOTAL", 1900, "planned", "Concept of the exercise, annex C"],
      ["SHIPS", "TOTAL", 9, "planned", "Concept of the exercise, annex C"],
      ["TROOPS", "PHL", 800, "planned", "Concept of the exercise, annex C"],
    ],
  },
  {
    slug: "harbour-lantern",
    startsIn: fromToday(-58),
    days: 12,
    place: "Puerto Azul anchorage",
    summary: "Maritime security and search and rescue.",
    hosts: ["PHL"],
    others: [["JPN"], ["AUS"], ["IDN"], ["GBR", undefined, "OBSERVER"]],
    figures: [
      ["TROOPS", "OWN", 580, null, "Own after-action report"],
      ["TROOPS", "PARTNER", 1190, null, "Own after-action report"],
      ["TROOPS", "TOTAL", 1770, null, "Own after-action report"],
      ["TROOPS", "TOTAL", 2000, "about", "Host's press note"],
      ["SHIPS", "TOTAL", 8, null, "Own after-action report"],
      ["TROOPS", "PHL", 700, null, "Own after-action report"],
      ["TROOPS", "PHL", 850, "about", "Host's press note"],
      ["TROOPS", "JPN", 310, null, "Own after-action report"],
      ["SHIPS", "JPN", 2, null, "Own after-action report"],
      ["TROOPS", "AUS", 180, null, "Own after-action report"],
    ],
    lessons: [
      ["OBSERVATION", "The combined watch floor shared one picture from the second day on.", null, null],
      [
        "LESSON",
        "Two navies could not read each other's tracks for 30 hours.",
        "Test the data link at the main planning conference.",
        "LEAD",
        "IN_WORK",
      ],
      [
        "LESSON",
        "Boarding teams waited for an interpreter three times.",
        "Agree on interpreters by name before STARTEX.",
        null,
      ],
      ["LESSON", "Fuel for the last week was ordered twice.", "One logistics cell for all ships.", null],
    ],
  },
  {
    slug: "granite-bridge",
    startsIn: (today) => addMonths(addDays(today, 14), 6),
    days: 9,
    place: "Khar Uul training area",
    summary: "Engineers restore a bridge and a clinic after an invented earthquake.",
    hosts: ["MNG"],
    others: [["JPN"], ["KOR", "INVITED"], ["AUS", "INVITED", "OBSERVER"]],
    figures: [["TROOPS", "TOTAL", 450, "planned", "Initial planning conference"]],
  },
  {
    slug: "granite-bridge",
    startsIn: fromToday(-200),
    days: 9,
    place: "Khar Uul training area",
    summary: "Engineers build a crossing together.",
    hosts: ["MNG"],
    others: [["JPN"], ["KOR"], ["IND", undefined, "OBSERVER"]],
    figures: [
      ["TROOPS", "OWN", 120, null, "Own after-action report"],
      ["TROOPS", "TOTAL", 410, null, "Own after-action report"],
    ],
    lessons: [
      [
        "LESSON",
        "Plans in two languages differed in their grid references.",
        "One map sheet, issued by the host.",
        "LEAD",
        "DONE",
        "In the host's standing order since.",
      ],
      [
        "LESSON",
        "Medical evacuation was walked through only on paper.",
        "A live evacuation on day two.",
        "SECOND",
        "DONE",
        "In the next edition's schedule.",
      ],
      ["OBSERVATION", "The civil authorities stayed for the whole exercise.", null, null],
    ],
    isReviewClosed: true,
  },
  {
    slug: "copper-meridian",
    startsIn: fromToday(-3),
    days: 10,
    place: "Mount Lofty command centre",
    summary: "Command-post exercise of a combined joint headquarters.",
    hosts: ["AUS"],
    others: [["JPN", undefined, "CO_HOST"], ["IDN"], ["FJI"], ["GBR"]],
    figures: [
      ["TROOPS", "OWN", 310, null, "Manning document"],
      ["TROOPS", "TOTAL", 980, null, "Manning document"],
      ["TROOPS", "TOTAL", 1100, "more than", "Host's press note"],
    ],
  },
  {
    slug: "copper-meridian",
    startsIn: fromToday(400),
    days: 12,
    place: null,
    summary: "The next one, with a cyber cell.",
    hosts: ["AUS"],
    others: [
      ["JPN", "INVITED", "CO_HOST"],
      ["IDN", "INVITED"],
    ],
  },
  {
    slug: "granite-bridge",
    startsIn: null,
    days: 0,
    place: null,
    summary: "Asked for by the host; no dates yet.",
    hosts: ["MNG"],
    others: [],
  },
  {
    slug: "harbour-lantern",
    startsIn: fromToday(-410),
    days: 10,
    place: "Puerto Azul anchorage",
    summary: "Maritime security.",
    hosts: ["PHL"],
    others: [["JPN"], ["AUS", "DECLINED"]],
    cancelReason: "The host needed its ships after a storm.",
    missed: ["FPC", "DECISION_BRIEF", "STARTEX", "ENDEX", "HOTWASH", "AAR", "LESSONS"],
  },
];

/** When milestones fall: the template as the migration ships it. */
const TEMPLATE: readonly Offset[] = [
  { kind: "CDC", anchor: "STARTEX", months: -15, days: 0 },
  { kind: "IPC", anchor: "STARTEX", months: -9, days: 0 },
  { kind: "MPC", anchor: "STARTEX", months: -6, days: 0 },
  { kind: "SITE_SURVEY", anchor: "STARTEX", months: -4, days: 0 },
  { kind: "FPC", anchor: "STARTEX", months: -3, days: 0 },
  { kind: "DECISION_BRIEF", anchor: "STARTEX", months: -1, days: 0 },
  { kind: "STARTEX", anchor: "STARTEX", months: 0, days: 0 },
  { kind: "ENDEX", anchor: "ENDEX", months: 0, days: 0 },
  { kind: "HOTWASH", anchor: "ENDEX", months: 0, days: 2 },
  { kind: "AAR", anchor: "ENDEX", months: 0, days: 30 },
  { kind: "LESSONS", anchor: "ENDEX", months: 0, days: 60 },
];

const demoSeriesId = (slug: string) => derivedId("demonstration series", slug);

/** The invented editions as of the day of the story. */
export function tellEditions(story: Story): DemoExercises {
  const given = new Map<string, number>();
  const told = TOLD.map((edition) => tellEdition(story, edition, given));
  return {
    series: SERIES.map(({ hosts, ...series }) => ({
      ...series,
      id: demoSeriesId(series.slug),
      hostCountryCodes: hosts,
      cadence: "Every year",
      isFictional: true,
      source: "Invented for the demonstration",
      isVerified: true,
    })),
    editions: told.map(({ edition }) => edition),
    participants: told.flatMap(({ participants }) => participants),
    milestones: told.flatMap(({ milestones }) => milestones),
    figures: told.flatMap(({ figures }) => figures),
    lessons: told.flatMap(({ lessons }) => lessons),
    engagements: told.flatMap(({ engagements }) => engagements),
  };
}

function tellEdition(story: Story, one: ToldEdition, given: Map<string, number>) {
  const { today } = story;
  const startsOn = one.startsIn?.(today) ?? null;
  const endsOn = startsOn && addDays(startsOn, one.days - 1);
  const year = startsOn ? Number(startsOn.slice(0, 4)) : Number(today.slice(0, 4)) + 2;
  const prefix = editionReference(one.slug, year, 1);
  const number = (given.get(prefix) ?? 0) + 1;
  given.set(prefix, number);
  const reference = editionReference(one.slug, year, number);
  const id = derivedId("demonstration edition", reference);
  const [host = "PHL"] = one.hosts;
  const [lead, second = lead] = story.officers(host, today);
  const ownerOf = (owner: Lesson[3]) =>
    owner === "LEAD" ? lead.userId : owner === "SECOND" ? second.userId : null;
  const milestones =
    startsOn && endsOn
      ? TEMPLATE.map((offset) =>
          milestoneOf(one, offset, { startsOn, endsOn }, id, reference, lead.userId, today),
        )
      : [];
  return {
    edition: {
      id,
      reference,
      seriesId: demoSeriesId(one.slug),
      year,
      startsOn: startsOn && toDateColumn(startsOn),
      endsOn: endsOn && toDateColumn(endsOn),
      place: one.place,
      summary: one.summary,
      cancelReason: one.cancelReason ?? null,
      reviewClosedAt: one.isReviewClosed && endsOn ? toDateColumn(addDays(endsOn, 64)) : null,
      isFictional: true,
      createdById: lead.userId,
    },
    participants: [
      ...one.hosts.map((countryCode) => ({
        editionId: id,
        countryCode,
        role: "HOST" as const,
        state: "CONFIRMED" as const,
      })),
      ...one.others.map(([countryCode, answer, role]) => ({
        editionId: id,
        countryCode,
        role: role ?? ("PARTICIPANT" as const),
        state: answer ?? ("CONFIRMED" as const),
      })),
    ],
    milestones,
    figures: (one.figures ?? []).map(([kind, whose, value, qualifier, source], index) => ({
      id: derivedId("demonstration figure", `${reference} ${index}`),
      editionId: id,
      kind,
      ...whoseOf(whose),
      value,
      qualifier,
      source,
      asOf: toDateColumn(addDays(today, -20)),
      isVerified: true,
      createdById: lead.userId,
    })),
    lessons: (one.lessons ?? []).map(([kind, text, action, owner, state, outcome], index) => ({
      id: derivedId("demonstration lesson", `${reference} ${index}`),
      editionId: id,
      number: index + 1,
      kind,
      text,
      action,
      ownerUserId: ownerOf(owner),
      dueOn: action && endsOn ? toDateColumn(addDays(endsOn, 90)) : null,
      state: state ?? ("OPEN" as const),
      outcome: outcome ?? null,
    })),
    engagements: milestones.flatMap(({ kind, heldOn }) =>
      heldOn && (kind === "MPC" || kind === "FPC")
        ? [tellConference(story, one, { id, year }, kind, heldOn.toISOString().slice(0, 10))]
        : [],
    ),
  };
}

/** A side, or else the country. */
function whoseOf(whose: string): { side: FigureSide; countryCode: string | null } {
  const side = Object.values(FigureSide).find((one) => one === whose);
  return side ? { side, countryCode: null } : { side: "TOTAL", countryCode: whose };
}

function milestoneOf(
  one: ToldEdition,
  offset: Offset,
  period: { startsOn: CalendarDate; endsOn: CalendarDate },
  editionId: string,
  reference: string,
  ownerUserId: string,
  today: CalendarDate,
) {
  const { kind } = offset;
  const plannedOn = dayByTemplate(offset, period);
  const isHeld = (plannedOn < today || one.isReviewClosed === true) && !one.missed?.includes(kind);
  return {
    id: derivedId("demonstration milestone", `${reference} ${kind}`),
    editionId,
    kind,
    state: isHeld ? ("DONE" as const) : ("PLANNED" as const),
    plannedOn: toDateColumn(plannedOn),
    heldOn: isHeld ? toDateColumn(plannedOn) : null,
    // The concept is settled in a day; a conference takes three.
    heldUntil:
      isHeld && ["IPC", "MPC", "FPC"].includes(kind) && addDays(plannedOn, 2) < today
        ? toDateColumn(addDays(plannedOn, 2))
        : null,
    ownerUserId: isOwnDay(kind) || kind === "SITE_SURVEY" ? null : ownerUserId,
  };
}

/** The engagement that a planning conference was. */
function tellConference(
  story: Story,
  one: ToldEdition,
  edition: { id: string; year: number },
  kind: "MPC" | "FPC",
  startsOn: CalendarDate,
): DemoEngagement {
  const [hostCode = "PHL"] = one.hosts;
  const series = SERIES.find(({ slug }) => slug === one.slug);
  const key = `conference ${one.slug} ${edition.year} ${kind} ${startsOn}`;
  const dice = diceOf(key);
  const host = story.country(hostCode);
  const officers = story.officers(hostCode, startsOn);
  const people = story.people(hostCode).filter(({ isSenior }) => !isSenior);
  const endsOn = endOf(startsOn, 3);
  return {
    id: engagementId(key),
    type: "STAFF",
    subtype: "JOINT",
    title: `${series?.name ?? one.slug} ${edition.year}: ${MILESTONE_LABELS[kind].name.toLowerCase()}`,
    status: "COMPLETE",
    statusReason: null,
    startsOn,
    endsOn,
    ...story.place(host, "CAPITAL", dice, "joint staff"),
    leadComponent: "Theatre headquarters",
    domains: series?.domains ?? [],
    purpose:
      kind === "MPC"
        ? "Settle scenario, forces and who brings what."
        : "Close the last open points before the forces move.",
    keyOutcomes:
      kind === "MPC"
        ? "Scenario agreed; the list of forces stands but for two units."
        : "Schedule agreed; letters of invitation are still to be answered.",
    nextSteps: "Minutes within ten days; the host sends the revised schedule.",
    ...mood(story, hostCode, dice),
    ...markingFor([hostCode], false, dice),
    responsibleOfficerId: officers[0].userId,
    exerciseSeriesId: demoSeriesId(one.slug),
    exerciseEditionId: edition.id,
    countries: [{ code: hostCode, role: "HOST" }],
    attendance: [
      ownAttendee(officers[0], "PRINCIPAL"),
      partnerAttendee(dice.pick(people), "PRINCIPAL", dice),
    ],
    ...bearings("STAFF", ["LOE3-02"]),
    ...written(story, officers, startsOn, endsOn, "COMPLETE", dice),
  };
}
