import { addDays, addMonths, type CalendarDate } from "@/lib/dates";
import type { PreparedAttendance, PreparedCommitment } from "@/lib/engagements/prepared";
import type { Side } from "@/lib/generated/prisma/enums";
import type { Counterpart } from "./cast";
import type { DemoCountry } from "./countries";
import { ownAttendee, partnerAttendee } from "./people";
import { type Dice, diceOf } from "./random";
import { BROKEN_PROMISES_COUNTRY, NEGLECTED_COUNTRY, NEGLECTED_MONTHS } from "./rhythms";
import { markingFor, mood, promiseState, standingOf } from "./standing";
import {
  at,
  basedAt,
  bearings,
  type DemoEngagement,
  endOf,
  engagementId,
  fill,
  type Places,
  placesOf,
  type Story,
  serviceFor,
} from "./story";
import { TALK_FORMS, type TalkForm } from "./talks";
import { OWN_SENIORS, type OwnOfficer, type OwnPerson } from "./team";
import type { Topic } from "./topics";
import {
  ASSESSMENTS,
  COMPONENTS,
  EXTRA_DELIVERABLES,
  GIFTS_GIVEN,
  GIFTS_RECEIVED,
  PRESS_LINES,
} from "./wording";
import { written } from "./written";

const STAFF = "Theatre headquarters";

/** Forms of talk of the type. */
export const talkFormsOf = (type: string): TalkForm[] => TALK_FORMS.filter((form) => form.type === type);

/** Whether the partner is shunned by seniors on that day. */
export function isNeglected(story: Story, code: string, day: CalendarDate): boolean {
  return code === NEGLECTED_COUNTRY && day > addMonths(story.today, -NEGLECTED_MONTHS) && day < story.today;
}

/** A meeting with talks: people, points, promises, and what came of it. */
export function tellTalk(
  story: Story,
  country: DemoCountry,
  form: TalkForm,
  startsOn: CalendarDate,
  key: string,
): DemoEngagement {
  const dice = diceOf(`talk ${key}`);
  const topic = story.topicFor(country, form.topics);
  const endsOn = endOf(startsOn, dice.between(...form.days));
  const { status, statusReason } = standingOf(story, startsOn, endsOn, dice);
  const principal = counterpartFor(story, country, form, topic, startsOn, dice);
  const officers = story.officers(country.code, startsOn);
  const service = serviceFor(country, topic.domains);
  const where = story.place(
    country,
    dice.pick(form.settings.filter((one) => one !== "PORT" || country.port !== null)),
    dice,
    service,
  );
  const places: Places = {
    ...placesOf(country, dice),
    noun: dice.pick(topic.nouns),
    post: principal.position.charAt(0).toLowerCase() + principal.position.slice(1),
    service,
    ...basedAt(country, where.city),
  };
  const tell = (template: string) => fill(template, places, dice);
  const say = (part: string, texts: readonly string[]) => tell(story.draw(`${topic.key} ${part}`, texts));
  const isHeld = status === "COMPLETE";
  const ownPrincipal = ownPrincipalFor(form, principal, officers, dice);
  const attendance =
    isHeld || dice.chance(0.7) ? delegations(story, country, principal, ownPrincipal, officers, dice) : [];
  const hour = dice.between(9, 16);
  const hasHours = endsOn === null && dice.chance(0.55);
  const isSeniorTravelAhead = startsOn >= story.today && (form.type === "HOST" || form.type === "ABROAD");

  const leadComponent = dice.pick(COMPONENTS[topic.domains[0] ?? "JOINT"] ?? [STAFF]);
  return {
    id: engagementId(key),
    type: form.type,
    subtype: form.subtypes.length > 0 ? dice.pick(form.subtypes) : null,
    title: story.title(country.code, form.titles, places, dice),
    status,
    statusReason,
    startsOn,
    endsOn,
    startsAt: hasHours ? at(startsOn, hour, dice.pick([0, 15, 30]), where.timeZone) : null,
    endsAt: hasHours ? at(startsOn, hour + dice.between(1, 2), dice.pick([30, 45]), where.timeZone) : null,
    ...where,
    leadComponent,
    supportingComponents: dice.chance(0.2) && leadComponent !== STAFF ? [STAFF] : [],
    domains: topic.domains,
    purpose: say("purpose", topic.purposes),
    desiredEffect: dice.chance(0.45) ? tell(topic.effect) : null,
    keyOutcomes: isHeld ? say("outcome", topic.outcomes) : null,
    nextSteps: isHeld && dice.chance(0.85) ? say("next", topic.next) : null,
    ...(isHeld ? mood(story, country.code, dice) : {}),
    assessment: isHeld && dice.chance(0.4) ? story.draw("assessment", ASSESSMENTS) : null,
    pressLine: isHeld && dice.chance(0.1) ? story.draw("press", PRESS_LINES) : null,
    ...markingFor([country.code], isSeniorTravelAhead, dice),
    responsibleOfficerId: officers[0].userId,
    countries: [{ code: country.code, role: where.hostCountry === country.code ? "HOST" : "PARTICIPANT" }],
    attendance,
    points: pointsOf(topic, tell, say, isHeld, dice),
    gifts: isHeld && form.level === "SENIOR" ? giftsOf(dice).map((gift) => between(gift, attendance)) : [],
    deliverables: isHeld && dice.chance(0.28) ? [deliverableOf(tell, dice)] : [],
    commitments: isHeld
      ? promisesOf(story, country, topic, tell, say, endsOn ?? startsOn, officers[0], principal, dice)
      : [],
    ...bearings(form.type, topic.objectives),
    ...written(story, officers, startsOn, endsOn, status, dice),
  };
}

function counterpartFor(
  story: Story,
  country: DemoCountry,
  form: TalkForm,
  topic: Topic,
  day: CalendarDate,
  dice: Dice,
): Counterpart {
  const people = story
    .people(country.code)
    .filter(({ rankCode }) => rankCode !== "OR-9" || topic.key === "sergeants");
  const wantsSenior = form.level === "SENIOR" || (form.level === "ANY" && dice.chance(0.3));
  const isSenior = wantsSenior && !isNeglected(story, country.code, day);
  const level = people.filter((one) => one.isSenior === isSenior);
  const service = topic.domains.includes("MARITIME")
    ? "NAVY"
    : topic.domains.includes("AIR")
      ? "AIR_FORCE"
      : topic.domains.includes("LAND")
        ? "ARMY"
        : "JOINT";
  const fitting = level.filter((one) => one.service === service);
  if (fitting.length > 0 && dice.chance(0.7)) return dice.pick(fitting);
  return dice.pick(level.length > 0 ? level : people);
}

function ownPrincipalFor(
  form: TalkForm,
  partner: Counterpart,
  officers: readonly OwnOfficer[],
  dice: Dice,
): OwnPerson {
  const isSenior =
    form.type === "ABROAD" || (partner.isSenior && dice.chance(form.level === "SENIOR" ? 0.6 : 0.2));
  return isSenior
    ? dice.pick(OWN_SENIORS.filter(({ rankCode }) => rankCode !== "OR-9"))
    : dice.pick(officers.slice(0, 2));
}

function delegations(
  story: Story,
  country: DemoCountry,
  principal: Counterpart,
  own: OwnPerson,
  officers: readonly OwnOfficer[],
  dice: Dice,
): PreparedAttendance[] {
  // A principal brings no one who outranks him.
  const others = dice
    .shuffled(story.people(country.code))
    .filter((one) => one.id !== principal.id && !one.isSenior)
    .slice(0, dice.weighted({ "0": 30, "1": 45, "2": 25 }) === "0" ? 0 : dice.between(1, 2));
  const beside = dice
    .shuffled(officers)
    .filter(({ key }) => key !== own.key)
    .slice(0, dice.between(0, 2));
  return [
    ownAttendee(own, "PRINCIPAL"),
    ...beside.map((one, index) =>
      ownAttendee(one, index === 0 && dice.chance(0.5) ? "NOTE_TAKER" : "PLUS_ONE"),
    ),
    partnerAttendee(principal, "PRINCIPAL", dice),
    ...others.map((one) => partnerAttendee(one, dice.chance(0.15) ? "NOTE_TAKER" : "PLUS_ONE", dice)),
  ];
}

type Tell = (template: string) => string;
type Say = (part: string, texts: readonly string[]) => string;

function pointsOf(topic: Topic, tell: Tell, say: Say, isHeld: boolean, dice: Dice) {
  const raised = {
    kind: "TOPIC" as const,
    side: dice.chance(0.6) ? ("OWN" as const) : ("PARTNER" as const),
    text: tell("{Noun}"),
  };
  if (!isHeld) return dice.chance(0.5) ? [raised] : [];
  const keyPoint = (side: "OWN" | "PARTNER", part: string, texts: readonly string[]) => ({
    kind: "KEY_POINT" as const,
    side,
    text: say(part, texts),
  });
  return [
    raised,
    ...(dice.chance(0.8) ? [keyPoint("OWN", "own", topic.own)] : []),
    ...(dice.chance(0.35) ? [keyPoint("OWN", "own", topic.own)] : []),
    ...(dice.chance(0.85) ? [keyPoint("PARTNER", "partner", topic.partner)] : []),
    ...(dice.chance(0.35) ? [keyPoint("PARTNER", "partner", topic.partner)] : []),
    ...(dice.chance(0.3)
      ? [{ kind: "ASK" as const, side: "OWN" as const, text: say("own ask", topic.ownAsks) }]
      : []),
    ...(dice.chance(0.35)
      ? [{ kind: "ASK" as const, side: "PARTNER" as const, text: say("partner ask", topic.partnerAsks) }]
      : []),
  ];
}

function giftsOf(dice: Dice) {
  const [got, gotValue, disposition] = dice.pick(GIFTS_RECEIVED);
  const [gave, gaveValue] = dice.pick(GIFTS_GIVEN);
  const price = (value: number | null) =>
    value === null ? { value: null, currency: null } : { value: value.toFixed(2), currency: "USD" };
  return [
    ...(dice.chance(0.35)
      ? [{ direction: "RECEIVED" as const, description: got, disposition, ...price(gotValue) }]
      : []),
    ...(dice.chance(0.35)
      ? [{ direction: "GIVEN" as const, description: gave, disposition: null, ...price(gaveValue) }]
      : []),
  ];
}

/** Principals give and get; who was there is not always noted. */
function between(gift: ReturnType<typeof giftsOf>[number], attendance: readonly PreparedAttendance[]) {
  const led = (side: Side) => attendance.find((one) => one.side === side && one.role === "PRINCIPAL")?.name;
  const [ours, theirs] = [led("OWN"), led("PARTNER")];
  return gift.direction === "RECEIVED"
    ? { ...gift, giverName: theirs, recipientName: ours }
    : { ...gift, giverName: ours, recipientName: theirs };
}

function deliverableOf(tell: Tell, dice: Dice) {
  const [kind, title] = dice.pick(EXTRA_DELIVERABLES);
  return { kind, title: tell(title) };
}

function promisesOf(
  story: Story,
  country: DemoCountry,
  topic: Topic,
  tell: Tell,
  say: Say,
  madeOn: CalendarDate,
  officer: OwnOfficer,
  principal: Counterpart,
  dice: Dice,
): PreparedCommitment[] {
  const promise = (
    text: string,
    owner: Pick<PreparedCommitment, "bySide" | "ownerName" | "ownerUserId">,
  ): PreparedCommitment => {
    const dueOn = addDays(madeOn, dice.between(21, 150));
    return { text: tell(text), ...owner, dueOn, ...promiseState(story, country.code, dueOn, madeOn, dice) };
  };
  const ours = {
    bySide: "OWN" as const,
    ownerName: `${officer.given} ${officer.family}`,
    ownerUserId: officer.userId,
  };
  const theirs = {
    bySide: "PARTNER" as const,
    ownerName: `${principal.given} ${principal.family}`,
    ownerUserId: null,
  };
  const eager = country.code === BROKEN_PROMISES_COUNTRY ? 2.4 : 1;
  return [
    ...(dice.chance(0.42 * eager) ? [promise(say("own promise", topic.ownPromises), ours)] : []),
    ...(dice.chance(0.36 * eager) ? [promise(say("partner promise", topic.partnerPromises), theirs)] : []),
  ];
}
