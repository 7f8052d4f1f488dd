import { addDays, addMonths, type CalendarDate, daysBetween } from "@/lib/dates";
import type { PreparedAttendance } from "@/lib/engagements/prepared";
import type { CountryRole } from "@/lib/generated/prisma/enums";
import { exerciseSeries } from "../exercise-catalogue";
import { seriesId } from "../reference-rows";
import { EXERCISE_TEXTS, GATHERINGS, type Gathering, RECURRING, type Recurring } from "./gatherings";
import { ownAttendee, partnerAttendee } from "./people";
import { diceOf } from "./random";
import { AHEAD_DAYS, PAST_DAYS, workingDay } from "./rhythms";
import { markingFor, mood, standingOf } from "./standing";
import {
  bearings,
  type DemoEngagement,
  endOf,
  engagementId,
  fill,
  type Places,
  placesOf,
  put,
  type Story,
} from "./story";
import { OWN_SENIORS } from "./team";
import { isNeglected } from "./tell-talk";
import { TOPICS } from "./topics";
import { written } from "./written";

const YEARS_BACK = 4;

/** The years' meetings of several nations. */
export function tellGatherings(story: Story): DemoEngagement[] {
  return GATHERINGS.flatMap((gathering) =>
    occurrences(story.today, gathering.around, `gathering ${gathering.name}`).map((day, round) =>
      tellGathering(story, gathering, day, round),
    ),
  );
}

/** The exercises and the conferences that lead to them. */
export function tellExercises(story: Story): DemoEngagement[] {
  return RECURRING.flatMap((one) =>
    occurrences(story.today, one.around, `exercise ${one.slug}`)
      .filter((day) => diceOf(`attendance ${one.slug} ${day}`).chance(0.78))
      .filter((day) => !one.years || (Number(day.slice(0, 4)) % 2 === 0) === (one.years === "EVEN"))
      .flatMap((day) => [tellExercise(story, one, day), ...tellConferences(story, one, day)]),
  );
}

/** The days near MM-DD on which it takes place in the years of the record, each year some days apart. */
function occurrences(today: CalendarDate, around: string, name: string): CalendarDate[] {
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: YEARS_BACK + 2 }, (_, index) => thisYear - YEARS_BACK + index);
  return years
    .map((year) => {
      const dice = diceOf(`${name} ${year}`);
      return workingDay(addDays(`${year}-${around}`, dice.between(-6, 6)), dice);
    })
    .filter((day) => daysBetween(day, today) < PAST_DAYS && daysBetween(today, day) <= AHEAD_DAYS);
}

function tellGathering(
  story: Story,
  gathering: Gathering,
  startsOn: CalendarDate,
  round: number,
): DemoEngagement {
  const year = startsOn.slice(0, 4);
  const key = `${gathering.name} ${year}`;
  const dice = diceOf(key);
  const hostCode = gathering.members[round % gathering.members.length] ?? "";
  const host = story.country(hostCode);
  const topic = TOPICS.find((one) => one.key === gathering.topics[round % gathering.topics.length]);
  if (!topic) throw new RangeError(`No topic for ${gathering.name}`);
  const endsOn = endOf(startsOn, gathering.days);
  const { status, statusReason } = standingOf(story, startsOn, endsOn, dice);
  const isHeld = status === "COMPLETE";
  const officers = story.officers(hostCode, startsOn);
  const where = story.place(host, "CAPITAL", dice, "joint staff");
  const places: Places = { ...placesOf(host, dice), noun: dice.pick(topic.nouns), city: where.city };
  const say = (part: string, texts: readonly string[]) =>
    fill(story.draw(`${topic.key} ${part}`, texts), places, dice);
  const codes = [...gathering.members, ...gathering.observers];
  return {
    id: engagementId(key),
    type: gathering.type,
    subtype: gathering.subtype,
    title: `${gathering.name} ${year}: ${put("{noun}", places, dice)}`,
    status,
    statusReason,
    startsOn,
    endsOn,
    ...where,
    venue: "Conference centre",
    leadComponent: "Theatre headquarters",
    domains: topic.domains,
    purpose: say("purpose", topic.purposes),
    desiredEffect: gathering.type === "MULTI" ? fill(topic.effect, places, dice) : null,
    keyOutcomes: isHeld ? say("outcome", topic.outcomes) : null,
    nextSteps: isHeld ? say("next", topic.next) : null,
    ...(isHeld ? mood(story, hostCode, dice) : {}),
    ...markingFor(codes, false, dice),
    responsibleOfficerId: officers[0].userId,
    countries: [
      ...gathering.members.map((code) => ({
        code,
        role: (code === hostCode ? "HOST" : "PARTICIPANT") as CountryRole,
      })),
      ...gathering.observers.map((code) => ({ code, role: "OBSERVER" as CountryRole })),
    ],
    attendance: isHeld ? tableOf(story, gathering, hostCode, startsOn) : [],
    deliverables:
      isHeld && gathering.type === "MULTI" && dice.chance(0.6)
        ? [{ kind: "Joint statement", title: `Summary of the chair, ${year}` }]
        : [],
    ...bearings(gathering.type, topic.objectives),
    ...written(story, officers, startsOn, endsOn, status, dice),
  };
}

/** One from each nation: the host's is the principal, the others sit beside. */
function tableOf(
  story: Story,
  gathering: Gathering,
  hostCode: string,
  day: CalendarDate,
): PreparedAttendance[] {
  const dice = diceOf(`table ${gathering.name} ${day}`);
  const delegates = [...gathering.members, ...gathering.observers].map((code) => {
    const people = story.people(code).filter((one) => !(one.isSenior && isNeglected(story, code, day)));
    const seniors = people.filter(({ isSenior }) => isSenior);
    const delegate = dice.pick(code === hostCode && seniors.length > 0 ? seniors : people);
    const role =
      code === hostCode ? "PRINCIPAL" : gathering.observers.includes(code) ? "OBSERVER" : "PLUS_ONE";
    return partnerAttendee(delegate, role, dice);
  });
  return [ownAttendee(dice.pick(OWN_SENIORS), "PRINCIPAL"), ...delegates];
}

function seriesOf(slug: string) {
  const series = exerciseSeries.find((one) => one.slug === slug);
  if (!series) throw new RangeError(`No exercise series ${slug}`);
  return series;
}

function countriesOf({ host, participants, observers, declined = [] }: Recurring) {
  const as = (role: CountryRole) => (code: string) => ({ code, role });
  return [
    { code: host, role: "HOST" as CountryRole },
    ...participants.map(as("PARTICIPANT")),
    ...observers.map(as("OBSERVER")),
    ...declined.map(as("INVITED_DECLINED")),
  ];
}

function tellExercise(story: Story, one: Recurring, startsOn: CalendarDate): DemoEngagement {
  const year = startsOn.slice(0, 4);
  const key = `exercise ${one.slug} ${year}`;
  const dice = diceOf(key);
  const series = seriesOf(one.slug);
  const host = story.country(one.host);
  const endsOn = endOf(startsOn, one.days);
  const { status, statusReason } = standingOf(story, startsOn, endsOn, dice);
  const isHeld = status === "COMPLETE";
  const officers = story.officers(one.host, startsOn);
  const isAtSea = series.domains.includes("MARITIME") && host.port !== null;
  const where = story.place(host, isAtSea ? "PORT" : "FIRST_BASE", dice, "joint staff");
  const places: Places = { ...placesOf(host, dice), series: `${series.name} ${year}` };
  const say = (part: "purposes" | "outcomes" | "next") =>
    fill(story.draw(`exercise ${part}`, EXERCISE_TEXTS[part]), places, dice);
  return {
    id: engagementId(key),
    type: one.type,
    title: story.title(one.host, EXERCISE_TEXTS.titles, places, dice),
    status,
    statusReason,
    startsOn,
    endsOn,
    ...where,
    venue: null,
    leadComponent: isAtSea ? "Fleet staff" : "Theatre headquarters",
    supportingComponents: ["Land component", "Air component"].filter(() => dice.chance(0.5)),
    domains: series.domains,
    purpose: say("purposes"),
    keyOutcomes: isHeld ? say("outcomes") : null,
    nextSteps: isHeld ? say("next") : null,
    ...(isHeld ? mood(story, one.host, dice) : {}),
    ...markingFor(
      countriesOf(one).map(({ code }) => code),
      false,
      dice,
    ),
    responsibleOfficerId: officers[0].userId,
    exerciseSeriesId: seriesId(one.slug),
    countries: countriesOf(one),
    ...bearings(one.type, ["LOE3-01", "LOE3-02"]),
    ...written(story, officers, startsOn, endsOn, status, dice),
  };
}

/** Planning before it and review after it, for one exercise in two. */
function tellConferences(story: Story, one: Recurring, exerciseOn: CalendarDate): DemoEngagement[] {
  const year = exerciseOn.slice(0, 4);
  const dice = diceOf(`conferences ${one.slug} ${year}`);
  const kinds = [
    { index: 1, startsOn: addMonths(exerciseOn, -6) },
    { index: 2, startsOn: addMonths(exerciseOn, -3) },
    { index: 3, startsOn: addDays(exerciseOn, one.days + 25) },
  ].filter(() => dice.chance(0.12));
  return kinds
    .map(({ index, startsOn }) => ({ index, startsOn: workingDay(startsOn, dice) }))
    .filter(
      ({ startsOn }) =>
        daysBetween(startsOn, story.today) < PAST_DAYS && daysBetween(story.today, startsOn) <= AHEAD_DAYS,
    )
    .map(({ index, startsOn }) => {
      const key = `conference ${one.slug} ${year} ${index}`;
      const host = story.country(one.host);
      const endsOn = endOf(startsOn, dice.between(2, 4));
      const { status, statusReason } = standingOf(story, startsOn, endsOn, dice);
      const isHeld = status === "COMPLETE";
      const officers = story.officers(one.host, startsOn);
      const places: Places = { ...placesOf(host, dice), series: `${seriesOf(one.slug).name} ${year}` };
      const people = story.people(one.host).filter(({ isSenior }) => !isSenior);
      const stage = index === 3 ? ("review" as const) : ("planning" as const);
      const say = (part: string, texts: readonly string[]) =>
        fill(story.draw(`exercise ${part}`, texts), places, dice);
      return {
        id: engagementId(key),
        type: "STAFF",
        subtype: "JOINT",
        title: fill(EXERCISE_TEXTS.conferences[index - 1] ?? "{series}", places, dice),
        status,
        statusReason,
        startsOn,
        endsOn,
        ...story.place(host, "CAPITAL", dice, "joint staff"),
        leadComponent: "Theatre headquarters",
        domains: seriesOf(one.slug).domains,
        purpose: say(`${stage} purposes`, EXERCISE_TEXTS[stage].purposes),
        keyOutcomes: isHeld ? say(`${stage} outcomes`, EXERCISE_TEXTS[stage].outcomes) : null,
        nextSteps: isHeld ? say(`${stage} next`, EXERCISE_TEXTS[stage].next) : null,
        ...(isHeld ? mood(story, one.host, dice) : {}),
        ...markingFor([one.host, ...one.participants], false, dice),
        responsibleOfficerId: officers[0].userId,
        exerciseSeriesId: seriesId(one.slug),
        countries: countriesOf({ ...one, observers: [], declined: [] }),
        attendance: isHeld
          ? [
              ownAttendee(dice.pick(officers), "PRINCIPAL"),
              partnerAttendee(dice.pick(people), "PRINCIPAL", dice),
            ]
          : [],
        ...bearings("STAFF", ["LOE3-02"]),
        ...written(story, officers, startsOn, endsOn, status, dice),
      };
    });
}
