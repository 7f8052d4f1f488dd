/** What contradicts itself in a field set, and what only deserves a second look. The handbook's rules, section 1.4 and 9. */
import { addDays, type CalendarDate } from "@/lib/dates";
import type { EngagementStatus, FigureSide, Marking, Origin } from "@/lib/generated/prisma/enums";
import type { Problem } from "../problems/rules";
import { exceedsTotal, unmadeTotals, unmadeWords } from "../strengths";
import { engagementType, hasFieldSet } from "../types";
import { isUnsaid } from "./declare";
import { namesEdition, type OfEdition, type OfExercise } from "./editions";
import { PARTS, rowsOfPart, SETS, type SetValues } from "./sets";

type Report = (field: string, message: string) => void;

/** What keeps even a draft from being saved; `field` is the form's path of the field. */
export function setProblems(sets: SetValues): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (field, message) => problems.push({ field: `sets.${field}`, message });
  currencies(sets, report);
  figures(sets, report);
  courses(sets, report);
  const { exchange, agreement } = sets;
  inOrder(exchange.tourStartsOn, exchange.tourEndsOn, () =>
    report("exchange.tourEndsOn", "The tour ends before it begins."),
  );
  inOrder(agreement.signedOn, agreement.inForceOn, () =>
    report("agreement.inForceOn", "It is in force before it was signed."),
  );
  inOrder(agreement.inForceOn ?? agreement.signedOn, agreement.expiresOn, () =>
    report("agreement.expiresOn", "It expires before it holds."),
  );
  sets.visit.clearances.forEach(({ requestedOn, decidedOn, validUntil }, index) => {
    const at = (name: string) => `visit.clearances.${index}.${name}`;
    inOrder(requestedOn, decidedOn, () => report(at("decidedOn"), "It was decided before it was requested."));
    inOrder(decidedOn, validUntil, () => report(at("validUntil"), "It ends before it was decided."));
  });
  return problems;
}

/** What must be there before the record is shared. */
export function setPublishingProblems({ type, sets }: { type: string; sets: SetValues }): Problem[] {
  if (type !== "DEMO") return [];
  const problems: Problem[] = [];
  if (!sets.signal.audience)
    problems.push({
      field: "sets.signal.audience",
      message: "Say who was to see it; a demonstration has an audience.",
    });
  if (!sets.signal.message)
    problems.push({ field: "sets.signal.message", message: "Say what was to be understood from it." });
  return problems;
}

/** What a record says of itself that its review is held against. Days are those of the place. */
export type ReviewFacts = OfEdition & {
  status: EngagementStatus;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  sets: { exercise: OfExercise };
};

/**
 * An after-action review follows ENDEX (the handbook, section 9): of what is still to come, goes on or was put off none is held or
 * written. Where the engagement names an edition, that alone says how the review stands and what came of it.
 * @param today the day it is at the place of the event
 */
export function reviewProblems(record: ReviewFacts, today: CalendarDate): Problem[] {
  const { status, startsOn, endsOn, sets } = record;
  if (namesEdition(record)) return repeatsOfEdition(sets.exercise);
  const { review } = sets.exercise;
  if (review === null || review === "PLANNED") return [];
  const refuse = (why: string) => [
    {
      field: "sets.exercise.review",
      message: `${why}; its after-action review follows the end, so here it is planned at most.`,
    },
  ];
  if ((endsOn ?? startsOn) > today) return refuse("It has not ended yet");
  if (status !== "COMPLETE" && status !== "CANCELLED") return refuse("Its status says that it is not over");
  return [];
}

/** What would be said twice, and could be said differently: here and at the edition. */
function repeatsOfEdition({ review, lessons, figures }: OfExercise): Problem[] {
  const refuse = (field: string, what: string) => ({
    field: `sets.exercise.${field}`,
    message: `The edition of the exercise says ${what}: leave this empty here, and say it there.`,
  });
  return [
    ...(review === null ? [] : [refuse("review", "how its review stands")]),
    ...(lessons === null ? [] : [refuse("lessons", "what was learnt")]),
    ...figures.map((_, index) => refuse(`figures.${index}.kind`, "how many took part")),
  ];
}

/** What the warnings look at beside the sets. Days are those of the place. */
export type WarningFacts = {
  type: string;
  status: EngagementStatus;
  marking: Marking;
  origin: Origin;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  /** Alpha-3 of the country where it takes place, null where none is named; left out where nothing is to be said of it. */
  host?: string | null;
  countries?: readonly { role: string }[];
  /** Whose visit this is and whose the one that it returns, as `wayIn` tells it; left out or null where it returns none. */
  ways?: { own: string | null; returned: string | null } | null;
  /** Whether what returns it was held. */
  isReturned?: boolean;
  sets: SetValues;
};

const TRAINS_PARTNERS: readonly string[] = ["JCET", "CET", "MTT", "EDUIN"];

/**
 * What may be right and is often wrong. Nothing here keeps a record from being saved or published. Of what was imported
 * nobody here can say more than its source did.
 */
export function setWarnings(record: WarningFacts, today: CalendarDate): Problem[] {
  const { sets, type } = record;
  if (record.origin === "IMPORTED") return [];
  const warnings: Problem[] = [];
  const warn: Report = (field, message) => warnings.push({ field: `sets.${field}`, message });
  const { exchange, exercise, agreement, visit } = sets;

  sets.money.lines.forEach(({ planned, obligated }, index) => {
    if (planned !== null && obligated !== null && Number(obligated) > Number(planned))
      warn(`money.lines.${index}.obligated`, "More is obligated than was planned.");
  });
  if (TRAINS_PARTNERS.includes(type) && exchange.vetting === null)
    warn("exchange.vetting", "Nothing is said of the vetting of those trained.");
  if (type === "SMEE" && exchange.taught.length > 0)
    warn(
      "exchange.taught",
      "Experts exchange what they know, and nobody is taught: by law training is another thing, with a type and an authority of its own.",
    );
  if (exchange.vetting === "REFUSED" && record.status !== "CANCELLED")
    warn("exchange.vetting", "Vetting was refused, and the training still stands.");
  if (exchange.reciprocalDue && exchange.reciprocalSide === null)
    warn("exchange.reciprocalSide", "A return event is due; say which side owes it.");
  if (
    exchange.reciprocalDue &&
    exchange.reciprocalDueOn !== null &&
    exchange.reciprocalDueOn < today &&
    !record.isReturned
  )
    warn("exchange.reciprocalDueOn", "The return event was due before today.");
  for (const found of unmadeTotals(numbersOf(sets)))
    warn(`exercise.figures.${found.total.row}.total`, unmadeWords(FIGURE_KINDS[found.total.kind], found));
  if (exercise.notification === "GIVEN" && exercise.notifiedOn === null)
    warn("exercise.notifiedOn", "Say when the notification was given.");
  if (exercise.notification === "DUE" && record.startsOn <= today)
    warn("exercise.notification", "It has begun and the notification is still due.");
  if ((agreement.state === "SIGNED" || agreement.state === "IN_FORCE") && agreement.signedOn === null)
    warn("agreement.signedOn", "Say when it was signed.");
  if (agreement.state === "IN_FORCE" && agreement.inForceOn === null)
    warn("agreement.inForceOn", "Say from when it is in force.");
  if (agreement.state === "IN_FORCE" && agreement.expiresOn !== null && agreement.expiresOn < today)
    warn("agreement.state", "It has expired since; its state still says in force.");
  if (visit.returnExpected && visit.returnsId === null && isHostUnsaid(record))
    warn(
      "visit.returnExpected",
      "A return is expected, and nothing says who hosts: name the country where it takes place, or the one that hosts.",
    );
  if (goesTheSameWay(record))
    warn(
      "visit.returnsId",
      "It goes the same way as the visit that it is said to return, so that one still waits for its return: who goes there twice was not visited.",
    );
  visit.legs.forEach(({ departsOn, arrivesOn }, index) => {
    if (departsOn !== null && arrivesOn !== null && arrivesOn < departsOn)
      warn(
        `visit.legs.${index}.arrivesOn`,
        "It arrives on the day before it departs, which only the date line explains.",
      );
  });
  visit.clearances.forEach(({ state, kind: _ }, index) => {
    if (state === "REFUSED" && record.status !== "CANCELLED" && record.status !== "POSTPONED")
      warn(`visit.clearances.${index}.state`, "This clearance was refused, and the visit still stands.");
    if (state === "REQUESTED" && record.startsOn <= today && record.status !== "CANCELLED")
      warn(`visit.clearances.${index}.state`, "The visit has begun and this clearance is still requested.");
  });
  if (tellsTheHour(record, today))
    warn(
      "visit.legs",
      "Exact times of a visit that lies ahead tell where a senior will be: mark the record CUI, or leave the times out until it is over.",
    );
  const asked = engagementType(type);
  if (
    record.status === "COMPLETE" &&
    asked &&
    hasFieldSet(asked, "X") &&
    sets.signal.message &&
    !sets.signal.reaction
  )
    warn("signal.reaction", "A signal was sent; nothing is said of how it was taken.");
  return warnings;
}

function goesTheSameWay({ ways }: WarningFacts): boolean {
  return ways?.own === ways?.returned && (ways?.own === "OURS" || ways?.own === "THEIRS");
}

/** Whose visit a ship or aircraft made follows from its place, or from who hosts; here neither is told. */
function isHostUnsaid({ type, host, countries = [] }: WarningFacts): boolean {
  return (
    engagementType(type)?.visit === "BY_HOST" &&
    host === null &&
    !countries.some(({ role }) => role === "HOST")
  );
}

/** Times of the day in the itinerary or the calls of a senior's visit to come, in a record that is not marked. */
function tellsTheHour(
  { marking, startsOn, endsOn, status, sets }: WarningFacts,
  today: CalendarDate,
): boolean {
  if (marking !== "UNCLASSIFIED" || (endsOn ?? startsOn) < today || status === "CANCELLED") return false;
  return (
    sets.visit.legs.some(({ departsAt, arrivesAt }) => departsAt !== null || arrivesAt !== null) ||
    sets.visit.calls.some(({ callAt }) => callAt !== null)
  );
}

/** An amount means nothing without its currency. */
function currencies(sets: SetValues, report: Report): void {
  for (const part of PARTS) {
    const currency = Object.entries(part.fields).find(([, field]) => field.kind === "currency")?.[0];
    if (!currency) continue;
    rowsOfPart(sets, part).forEach((row, index) => {
      const hasAmount = Object.entries(part.fields).some(
        ([name, field]) => field.kind === "amount" && !isUnsaid(row[name]),
      );
      if (hasAmount && isUnsaid(row[currency]))
        report(`${part.path}${part.list === null ? "" : `.${index}`}.${currency}`, "Give the currency.");
    });
  }
}

function figures({ exercise }: SetValues, report: Report): void {
  exercise.figures.forEach(({ own, partner, total, asReported }, index) => {
    const at = (name: string) => `exercise.figures.${index}.${name}`;
    if (own === null && partner === null && total === null)
      report(at("total"), "Give at least one of the three numbers.");
    if (exceedsTotal([own, partner], total, asReported))
      report(
        at("total"),
        "Own and partner are more than the total; correct it, or say that it is as reported.",
      );
  });
}

const FIGURE_KINDS = SETS.exercise.lists.figures.fields.kind.choices;

/** Each number of the figures by itself, with the place of its row. */
function numbersOf({ exercise }: SetValues) {
  return exercise.figures.flatMap(({ kind, source, asReported, qualifier, asOf, ...numbers }, row) => {
    if (kind === null || source === null) return [];
    const said = { row, kind, qualifier, source, asOf, countryCode: null, isAsReported: asReported === true };
    const number = (side: FigureSide, value: number | null) =>
      value === null ? [] : [{ ...said, side, value }];
    return [
      ...number("OWN", numbers.own),
      ...number("PARTNER", numbers.partner),
      ...number("TOTAL", numbers.total),
    ];
  });
}

/** Ships stay until they leave; who travels arrives after leaving, but for the day that the date line gives back. */
function courses({ platform, visit }: SetValues, report: Report): void {
  platform.calls.forEach(({ arrivesOn, arrivesAt, departsOn, departsAt }, index) => {
    inOrder(arrivesOn, departsOn, () =>
      report(`platform.calls.${index}.departsOn`, "It departs before it arrives."),
    );
    if (arrivesOn !== null && arrivesOn === departsOn)
      inOrder(arrivesAt, departsAt, () =>
        report(`platform.calls.${index}.departsAt`, "It departs before it arrives."),
      );
  });
  visit.legs.forEach(({ departsOn, arrivesOn }, index) => {
    inOrder(departsOn && addDays(departsOn, -1), arrivesOn, () =>
      report(`visit.legs.${index}.arrivesOn`, "It arrives before it departs."),
    );
  });
}

/** Tells when the second of two days or times comes before the first; one that is not known is in order. */
function inOrder(first: string | null, second: string | null, tell: () => void): void {
  if (first !== null && second !== null && second < first) tell();
}
