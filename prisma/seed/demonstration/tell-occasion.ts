import { addDays, type CalendarDate } from "@/lib/dates";
import type { PreparedAttendance, PreparedCommitment } from "@/lib/engagements/prepared";
import { engagementType } from "@/lib/engagements/types";
import type { DemoCountry } from "./countries";
import { OCCASIONS, type Occasion } from "./occasions";
import { ownAttendee, partnerAttendee } from "./people";
import { type Dice, diceOf } from "./random";
import { markingFor, mood, promiseState, standingOf } from "./standing";
import {
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
  suits,
} from "./story";
import { OWN_SENIORS, type OwnOfficer } from "./team";
import { isNeglected } from "./tell-talk";
import { COMPONENTS } from "./wording";

import { written } from "./written";

/** The occasions of a type that make sense with the country. */
export function occasionsOf(type: string, country: DemoCountry): Occasion[] {
  return OCCASIONS.filter((one) => one.type === type && suits(one, country));
}

/** A visit, a course, an exercise, a ceremony: what it was for and how it went, with people where people met. */
export function tellOccasion(
  story: Story,
  country: DemoCountry,
  occasion: Occasion,
  startsOn: CalendarDate,
  key: string,
): DemoEngagement {
  const dice = diceOf(`occasion ${key}`);
  const type = engagementType(occasion.type);
  const endsOn = endOf(startsOn, dice.between(...occasion.days));
  const { status, statusReason } = standingOf(story, startsOn, endsOn, dice);
  const isHeld = status === "COMPLETE";
  const service = serviceFor(country, occasion.domains);
  const where = story.place(country, occasion.setting, dice, service);
  const places: Places = { ...placesOf(country, dice), ...basedAt(country, where.city), service };
  const tell = (template: string) => fill(template, places, dice);
  const say = (part: string, texts: readonly string[]) =>
    tell(story.draw(`${occasion.type} ${occasion.titles[0] ?? ""} ${part}`, texts));
  const officers = story.officers(country.code, startsOn);
  const title = story.title(country.code, occasion.titles, places, dice);
  const peopleMeet = type?.peopleMeet ?? false;
  return {
    id: engagementId(key),
    type: occasion.type,
    subtype: occasion.subtype ?? null,
    title,
    status,
    statusReason,
    startsOn,
    endsOn,
    ...where,
    leadComponent: dice.pick(COMPONENTS[occasion.domains[0] ?? "JOINT"] ?? ["Theatre headquarters"]),
    domains: occasion.domains,
    purpose: say("purpose", occasion.purposes),
    keyOutcomes: isHeld ? say("outcome", occasion.outcomes) : null,
    nextSteps: isHeld && dice.chance(0.8) ? say("next", occasion.next) : null,
    ...(isHeld ? mood(story, country.code, dice) : {}),
    ...markingFor([country.code], false, dice),
    responsibleOfficerId: officers[0].userId,
    countries: [{ code: country.code, role: where.hostCountry === country.code ? "HOST" : "PARTICIPANT" }],
    attendance:
      peopleMeet && (isHeld || dice.chance(0.4)) ? guests(story, country, officers, startsOn, dice) : [],
    commitments: isHeld
      ? promises(story, country, occasion, tell, endsOn ?? startsOn, officers[0], dice)
      : [],
    ...bearings(occasion.type, occasion.objectives),
    ...written(story, officers, startsOn, endsOn, status, dice),
  };
}

function guests(
  story: Story,
  country: DemoCountry,
  officers: readonly [OwnOfficer, ...OwnOfficer[]],
  day: CalendarDate,
  dice: Dice,
): PreparedAttendance[] {
  const people = story.people(country.code);
  const mayBeSenior = !isNeglected(story, country.code, day) && dice.chance(0.4);
  const level = people.filter(({ isSenior }) => isSenior === mayBeSenior);
  const principal = dice.pick(level.length > 0 ? level : people);
  const host = mayBeSenior && dice.chance(0.4) ? dice.pick(OWN_SENIORS) : dice.pick(officers.slice(0, 2));
  const others = dice.shuffled(people).filter((one) => one.id !== principal.id && !one.isSenior);
  return [
    ownAttendee(host, "PRINCIPAL"),
    partnerAttendee(principal, "PRINCIPAL", dice),
    ...others.slice(0, dice.between(0, 2)).map((one) => partnerAttendee(one, "PLUS_ONE", dice)),
  ];
}

function promises(
  story: Story,
  country: DemoCountry,
  occasion: Occasion,
  tell: (template: string) => string,
  madeOn: CalendarDate,
  officer: OwnOfficer,
  dice: Dice,
): PreparedCommitment[] {
  const promise = (
    text: string,
    owner: Pick<PreparedCommitment, "bySide" | "ownerName" | "ownerUserId">,
  ): PreparedCommitment => {
    const dueOn = addDays(madeOn, dice.between(21, 120));
    return { text: tell(text), ...owner, dueOn, ...promiseState(story, country.code, dueOn, madeOn, dice) };
  };
  const theirs = dice.pick(story.people(country.code).filter(({ isSenior }) => !isSenior));
  return [
    ...(occasion.ownPromises && dice.chance(0.45)
      ? [
          promise(dice.pick(occasion.ownPromises), {
            bySide: "OWN",
            ownerName: `${officer.given} ${officer.family}`,
            ownerUserId: officer.userId,
          }),
        ]
      : []),
    ...(occasion.partnerPromises && dice.chance(0.4)
      ? [
          promise(dice.pick(occasion.partnerPromises), {
            bySide: "PARTNER",
            ownerName: `${theirs.given} ${theirs.family}`,
          }),
        ]
      : []),
  ];
}
