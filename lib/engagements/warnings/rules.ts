import { type CalendarDate, formatDate, formatDateRange } from "@/lib/dates";
import type { CommitmentState, Marking } from "@/lib/generated/prisma/enums";
import { type GiftLimit, giftWarning } from "@/lib/gifts/rules";
import { type WarningFacts as SetFacts, setWarnings } from "../field-sets/rules";
import type { Problem } from "../problems/rules";
import { isOpen } from "../promises/rules";
import { counterpartSide, isCalledOff } from "../status/rules";
import { engagementType } from "../types";

/** What the warnings of a record look at. */
export type WarningFacts = {
  status: string;
  startsOn: CalendarDate;
  /** Last day the start may mean. */
  startsLatestOn: CalendarDate;
  endsOn: CalendarDate | null;
  objectives: readonly unknown[];
  attendance: readonly { side: string; attended: boolean; personId: string | null }[];
  /** Whether something is still to be done about it: it lies ahead, or is not shared yet. Of a record of the past it is history who left since. */
  isOpen: boolean;
  /** Codes of objectives it serves that are in use no more. */
  retired: readonly string[];
  /** Names of people of it who have left the work. */
  inactive: readonly string[];
  /** Those it rests with whose accounts are in use no more; `field` is the form's path of where they are named. */
  withoutAccount: readonly { field: string; name: string }[];
  /** Who is of one nation in it and of another on record, with the names of both. */
  elsewhere: readonly { name: string; here: string; onRecord: string }[];
  /**
   * Other engagements of people who attend this one that overlap with it, by the hour (`isByTime`) or, where a time is not
   * known, by the day; what was called off does not count.
   */
  conflicts: readonly {
    personId: string;
    name: string;
    reference: string;
    title: string;
    marking: Marking;
    isByTime: boolean;
  }[];
  /** Other engagements that may be this one, logged twice. */
  twins: readonly { reference: string; title: string; marking: Marking }[];
  /** Days of the known editions of its exercise series in these years, the cancelled ones left out; null when it belongs to none. */
  editions: readonly { startsOn: CalendarDate; endsOn: CalendarDate }[] | null;
  /** Reference of the edition that it is planned for though that was cancelled; null otherwise. */
  cancelledEdition: string | null;
};

export type Warning = {
  text: string;
  /** The record it names and leads to, and how that is marked. */
  reference?: string;
  marking?: Marking;
  /** The form's path of the field it is about. */
  field?: string;
  /** Whom it says to be at another engagement at the time. Two that share only a day may be one after the other. */
  busyIds?: string[];
};

/** Warnings of one kind that name another engagement; of the rest it is said how many they are. */
const OTHERS_SHOWN = 5;

/** What a reviewer should look at twice. None of it keeps a record from being saved, submitted or approved. */
export function warningsOf(facts: WarningFacts): Warning[] {
  const warnings: Warning[] = [];
  if (facts.objectives.length === 0) warnings.push({ text: "It names no objective." });
  const there = facts.attendance.filter(({ attended }) => attended);
  const met = counterpartSide(there);
  if (facts.status !== "CANCELLED" && !there.some(({ side }) => side === met))
    warnings.push({ text: "It names no counterpart." });
  else if (facts.status !== "CANCELLED" && met === "THIRD")
    warnings.push({ text: "It names nobody of a partner: its counterpart is the third party." });
  if (facts.isOpen)
    for (const code of facts.retired) warnings.push({ field: "objectives", text: `${code} is retired.` });
  for (const name of facts.inactive) warnings.push({ text: `${name} is on record as no longer active.` });
  for (const { field, name } of facts.withoutAccount)
    if (facts.isOpen || field.startsWith("commitments."))
      warnings.push({ field, text: `${name} has no account in use any more.` });
  // A row that is put right leaves the person who was put on record from it as they were.
  for (const { name, here, onRecord } of facts.elsewhere)
    warnings.push({
      text: `${name} is of ${here} here and of ${onRecord} on record; the page of the person corrects the record.`,
    });
  if (facts.status !== "CANCELLED" && facts.status !== "POSTPONED") warnings.push(...conflictWarnings(facts));
  const twins = facts.status === "CANCELLED" ? [] : facts.twins;
  warnings.push(
    ...firstOf(
      twins.map(({ reference, title, marking }) => ({
        text: `Is it the same as ${title}? Its type, a country and the words of its title are, and its days are near.`,
        reference,
        marking,
      })),
      "that may be the same",
    ),
  );
  if (facts.cancelledEdition)
    warnings.push({
      field: "exerciseEditionId",
      text: `It is planned for ${facts.cancelledEdition}, which was cancelled.`,
    });
  const [edition] = facts.editions ?? [];
  if (edition && !facts.editions?.some((one) => overlaps(one, facts)))
    warnings.push({
      text: `Its date is outside the exercise, which is on record for ${formatDateRange(edition.startsOn, edition.endsOn, "DAY")}.`,
    });
  return warnings;
}

type ConflictFacts = Pick<WarningFacts, "startsOn" | "endsOn" | "attendance" | "conflicts">;

/** What is said of those who have another engagement at the time. */
function conflictWarnings(facts: ConflictFacts): Warning[] {
  const byTime = facts.conflicts.filter(({ isByTime }) => isByTime);
  const byDay = facts.conflicts.filter(({ isByTime }) => !isByTime);
  const busyIds = [...new Set(byTime.map(({ personId }) => personId))];
  return [
    ...(busyIds.length > 0 ? [{ text: busyWords(facts, busyIds.length), busyIds }] : []),
    ...firstOf(
      byTime.map(({ name, reference, title, marking }) => ({
        text: `${name} is at another engagement at the same time: ${title}.`,
        reference,
        marking,
      })),
      "at the same time",
    ),
    ...firstOf(
      byDay.map(({ name, reference, title, marking }) => ({
        text: `${name} has another engagement ${dayWords(facts)}: ${title}.`,
        reference,
        marking,
      })),
      dayWords(facts),
    ),
  ];
}

/** The markings of the records that the warnings name. */
export function markingsOf(warnings: readonly Warning[]): Marking[] {
  return warnings.flatMap(({ marking }) => marking ?? []);
}

/** The people whom the warnings say to be at another engagement at the time, by id. */
export function busyPeople(warnings: readonly Warning[]): string[] {
  return [...new Set(warnings.flatMap(({ busyIds }) => busyIds ?? []))];
}

/** The first of one kind, and how many more there are: what was entered for one day in hundreds makes no list to read. */
function firstOf(warnings: readonly Warning[], more: string): Warning[] {
  const rest = warnings.length - OTHERS_SHOWN;
  return [...warnings.slice(0, OTHERS_SHOWN), ...(rest > 0 ? [{ text: `And ${rest} more ${more}.` }] : [])];
}

/** Of those who attend and are on record: of nobody else is it known where they are. */
function busyWords({ attendance }: ConflictFacts, busy: number): string {
  const of = attendance.filter(({ attended, personId }) => attended && personId !== null).length;
  return `${busy} of ${of} ${of === 1 ? "person" : "people"} on record ${busy === 1 ? "is" : "are"} busy with another engagement.`;
}

/** Of an engagement of which the hours are not known, or not those of the other one: when the two are. */
export function dayWords({ startsOn, endsOn }: Pick<WarningFacts, "startsOn" | "endsOn">): string {
  return endsOn && endsOn !== startsOn ? "on the same days" : "on the same day";
}

export type GivenGift = Parameters<typeof giftWarning>[0] & { description: string };

export type MadePromise = { text: string; dueOn: CalendarDate | null; state?: CommitmentState };

type Content = { assessment: string | null; points: readonly unknown[] };

/**
 * The same of single fields: those of the field sets, gifts above what may be kept or not held against it yet, what was said where
 * nothing of it may stand, and promises that are due too early.
 * @param limit above which value a gift was marked on the day of the record; null where none is set
 */
export function fieldWarnings(
  record: SetFacts & Content & { gifts: readonly GivenGift[]; commitments: readonly MadePromise[] },
  limit: GiftLimit | null,
  today: CalendarDate,
): Warning[] {
  const gifts = record.gifts.flatMap((gift, index) => {
    const text = giftWarning(gift, limit);
    return text ? [{ field: `gifts.${index}.value`, text: `${gift.description}: ${text}` }] : [];
  });
  const ofSets = [
    ...setWarnings(record, today),
    ...clearanceProblems(record),
    ...contentProblems(record),
    ...promiseProblems(record),
  ];
  return [...ofSets.map(({ field, message }) => ({ field, text: message })), ...gifts];
}

/** Of liaison with attachés and intelligence staffs the record holds unclassified metadata only (the handbook, section 1.3). */
function contentProblems({ type, origin, marking, assessment, points }: SetFacts & Content): Problem[] {
  if (origin === "IMPORTED" || !engagementType(type)?.isWithoutContent) return [];
  const holds: [string, boolean][] = [
    ["marking", marking !== "UNCLASSIFIED"],
    ["points", points.length > 0],
    ["assessment", assessment !== null],
  ];
  const message =
    "Of this type only who met, when and where belongs here, unclassified; what was said is kept elsewhere.";
  return holds.flatMap(([field, isHeld]) => (isHeld ? [{ field, message }] : []));
}

/** A promise that was due before anybody met; of one that is kept or given up the day is history, and what was called off is no day for it. */
function promiseProblems({
  status,
  startsOn,
  commitments,
}: SetFacts & { commitments: readonly MadePromise[] }): Problem[] {
  if (isCalledOff(status)) return [];
  const before = status === "COMPLETE" ? "before the day it was made" : "before the day of the engagement";
  return commitments.flatMap(({ text, dueOn, state }, index) =>
    isOpen(state) && dueOn !== null && dueOn < startsOn
      ? [{ field: `commitments.${index}.dueOn`, message: `The promise “${text}” is due ${before}.` }]
      : [],
  );
}

/** A clearance that runs out while they are still there. */
function clearanceProblems({ status, origin, startsOn, endsOn, sets }: SetFacts): Problem[] {
  if (origin === "IMPORTED" || isCalledOff(status)) return [];
  return sets.visit.clearances.flatMap(({ state, validUntil }, index) =>
    state !== "REFUSED" && validUntil !== null && validUntil < (endsOn ?? startsOn)
      ? [
          {
            field: `sets.visit.clearances.${index}.validUntil`,
            message: `This clearance ends on ${formatDate(validUntil)}, before the visit does.`,
          },
        ]
      : [],
  );
}

function overlaps(
  edition: { startsOn: CalendarDate; endsOn: CalendarDate },
  { startsOn, startsLatestOn, endsOn }: WarningFacts,
): boolean {
  return startsOn <= edition.endsOn && (endsOn ?? startsLatestOn) >= edition.startsOn;
}
