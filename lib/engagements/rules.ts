import type { CalendarDate } from "@/lib/dates";
import type {
  Atmospherics,
  CommitmentState,
  CountryRole,
  EngagementStatus,
  Publication,
} from "@/lib/generated/prisma/enums";
import type { OfEdition } from "./field-sets/editions";
import { type ReviewFacts, reviewProblems, setPublishingProblems } from "./field-sets/rules";
import type { SetValues } from "./field-sets/sets";
import { type EngagementType, engagementType } from "./types";

/** Something that keeps a record from being saved or published; `field` is the form's path of the field. */
export type Problem = {
  field: string;
  message: string;
  /** What it is about, where the place in the form may come to hold something else. */
  about?: string;
};

/** A problem of a form that was read all the same: without that field where it is left out, else as it stands. */
export type Fault = Problem & { isLeftOut: boolean };

/** The field of the record that a path of the form lies in. */
export function rootOf(path: string): string {
  return path.split(".")[0] ?? path;
}

/** What else must be as it was meant for a problem of a field to be one. */
const RESTS_ON: Readonly<Record<string, readonly string[]>> = {
  subtype: ["type"],
  closingReasonId: ["status", "statusReason"],
  countries: ["startsOn"],
  hostCountry: ["startsOn"],
  startsOn: ["status", "datePrecision"],
  endsOn: ["status", "datePrecision", "startsOn"],
  startTime: ["datePrecision", "startsOn", "endTime", "countries", "hostCountry", "timeZone"],
  endTime: ["datePrecision", "startsOn", "endsOn", "startTime", "countries", "hostCountry", "timeZone"],
  latitude: ["longitude"],
  longitude: ["latitude"],
  atmosphericsReason: ["atmospherics"],
  attendance: ["type", "startsOn"],
  purpose: ["keyOutcomes", "status"],
  sets: ["startsOn"],
  marking: ["countries", "disseminationControls", "relTo", "cuiCategories"],
  disseminationControls: ["marking", "relTo"],
  relTo: ["marking", "disseminationControls"],
  cuiCategories: ["marking"],
  shareableDecidedOn: ["shareable"],
  shareableDecidedBy: ["shareable"],
  closeHold: ["countries"],
  coAuthors: ["countries", "marking", "closeHold"],
};

/** Of what was found in a form those problems that are none of the faults over again, nor come of what was left out for one. */
export function besides<Found extends Problem>(faults: readonly Fault[], found: readonly Found[]): Found[] {
  const faulty = new Set(faults.map(({ field, isLeftOut }) => (isLeftOut ? rootOf(field) : field)));
  return found.filter(({ field }) => {
    const root = rootOf(field);
    return ![field, root, ...(RESTS_ON[root] ?? [])].some((one) => faulty.has(one));
  });
}

/** Where each status may go. A record may begin in any: most of what officers log has already happened. */
const NEXT: Readonly<Record<EngagementStatus, readonly EngagementStatus[]>> = {
  PROPOSED: ["PLANNED", "CONFIRMED", "EXECUTING", "COMPLETE", "CANCELLED", "POSTPONED"],
  PLANNED: ["PROPOSED", "CONFIRMED", "EXECUTING", "COMPLETE", "CANCELLED", "POSTPONED"],
  CONFIRMED: ["PLANNED", "EXECUTING", "COMPLETE", "CANCELLED", "POSTPONED"],
  EXECUTING: ["COMPLETE", "CANCELLED"],
  // Reopened when it was closed too early or by mistake.
  COMPLETE: ["CONFIRMED", "EXECUTING"],
  CANCELLED: ["PROPOSED", "PLANNED"],
  POSTPONED: ["PROPOSED", "PLANNED", "CONFIRMED", "CANCELLED"],
};

export function canMove(from: EngagementStatus, to: EngagementStatus): boolean {
  return from === to || NEXT[from].includes(to);
}

/** The statuses a form may offer for a record that is in `from`, itself first. */
export function statusesFrom(from: EngagementStatus): EngagementStatus[] {
  return [from, ...NEXT[from]];
}

/** Whether it is still to take place, or goes on. */
export function isAhead({ status }: { status: EngagementStatus }): boolean {
  return status === "PROPOSED" || status === "PLANNED" || status === "CONFIRMED" || status === "EXECUTING";
}

/** Statuses of what did not take place, for good or for now. */
export const CALLED_OFF = ["CANCELLED", "POSTPONED"] as const satisfies readonly EngagementStatus[];

/** Whether it did not take place: it says why then, and not how it went. */
export function isCalledOff(status: string): boolean {
  return CALLED_OFF.some((one) => one === status);
}

/**
 * Of the countries on record those it is held with, or is to be: all but who was invited and declined, in the same order. Where every one
 * has declined it is called off (`statusProblems`), and they stay its countries. The database keeps `country_codes` by the same rule
 * (`sync_engagement_countries`, decision 042).
 */
export function heldWith<Row extends { role: string }>(countries: readonly Row[]): readonly Row[] {
  const coming = countries.filter((country) => !hasDeclined(country));
  return coming.length > 0 ? coming : countries;
}

/** Whether the country was invited and declined. */
export function hasDeclined({ role }: { role: string }): boolean {
  return role === "INVITED_DECLINED";
}

/** The role a country has until somebody chooses one; `index` is its place in the list, where the main partner is 0. */
export function proposedRole(type: EngagementType | null, index: number): CountryRole {
  return index === 0 && type?.partnerHosts ? "HOST" : "PARTICIPANT";
}

/**
 * The country where it takes place until somebody chooses one; empty where type and countries do not tell. Where our side travels it
 * is the partner alone, since of several the first hosts only by proposal; else it is the one that was said to host.
 */
export function proposedPlace(
  type: EngagementType | null,
  countries: readonly { code: string; role: string }[],
): string {
  const [only, ...others] = type?.partnerHosts
    ? heldWith(countries)
    : countries.filter(({ role }) => role === "HOST");
  return others.length === 0 ? (only?.code ?? "") : "";
}

/** Whether the tone of a meeting says why; it is said or left open, and of what nobody could tell there is nothing to explain. */
export function needsToneReason(atmospherics: string | null): boolean {
  return atmospherics === "NEUTRAL" || atmospherics === "NEGATIVE";
}

/** Said where such a tone says nothing more. */
export const TONE_REASON = "Say why it was neutral or negative.";

/** Whether those who review it decide about what they read: its promises, outcomes and files stay as they are until then. */
export function isInReview({ publication }: { publication: Publication }): boolean {
  return publication === "SUBMITTED";
}

/** Said of a promise, outcome or file of such a record. */
export const IN_REVIEW =
  "This engagement is in review, and its promises, outcomes and files stay as they are until that is decided. Its author or a co-author takes it back first.";

/** Whether a promise has come to its end, kept or not; it is reopened on its own page before anything of it changes. */
export function isClosed({ state }: { state?: CommitmentState }): boolean {
  return state === "DONE" || state === "OVERTAKEN" || state === "BROKEN";
}

/** Who is to keep a promise, as it is typed or read. A post keeps what it promised whoever holds it. */
export type Owner = {
  ownerName?: string | null;
  ownerUserId?: string | null;
  ownerPersonId?: string | null;
  ownerPostId?: string | null;
  ownerPost?: { id: string } | null;
};

/** Whether anybody is to keep it. */
export function isOwned(promise: Owner): boolean {
  const { ownerName, ownerUserId, ownerPersonId, ownerPostId, ownerPost } = promise;
  return Boolean(ownerName || ownerUserId || ownerPersonId || ownerPostId || ownerPost);
}

/** What the rules of a status look at. */
export type StatusFacts = OfEdition & {
  type: string;
  status: EngagementStatus;
  countries: readonly { role: string }[];
  statusReason: string | null;
  /** Of the list that admins keep. */
  closingReasonId: string | null;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  objectives: readonly unknown[];
  keyOutcomes: string | null;
  atmospherics: Atmospherics | null;
  atmosphericsReason: string | null;
  attendance: readonly { side: string; role: string; attended: boolean }[];
  commitments: readonly (Owner & { id?: string | null; dueOn: CalendarDate | null })[];
  sets: ReviewFacts["sets"];
};

/**
 * What the status claims and the record does not hold; empty when the status fits.
 * @param today the day it is at the place of the event: what is COMPLETE cannot lie ahead of it
 */
export function statusProblems(record: StatusFacts, today: CalendarDate): Problem[] {
  const problems: Problem[] = [];
  const need = (field: string, message: string) => problems.push({ field, message });

  problems.push(...closingProblems(record), ...reviewProblems(record, today));
  if (!isCalledOff(record.status) && heldWith(record.countries).some(hasDeclined))
    need("countries", "Every country here has declined. Cancel or postpone it, or say who comes.");
  if (["CONFIRMED", "EXECUTING", "COMPLETE"].includes(record.status) && record.objectives.length === 0)
    need("objectives", "Name at least one objective it serves; nothing is confirmed without one.");
  if (record.status !== "COMPLETE") return problems;

  problems.push(...aheadProblems(record, today));
  if (!record.keyOutcomes && !engagementType(record.type)?.isWithoutContent)
    need("keyOutcomes", "Say what came of it; nothing is complete without an outcome.");
  if (record.atmospherics === null) need("atmospherics", "Say how the atmosphere was.");
  else if (needsToneReason(record.atmospherics) && !record.atmosphericsReason)
    need("atmosphericsReason", TONE_REASON);
  for (const message of principalProblems(record)) need("attendance", message);
  record.commitments.forEach((promise, index) => {
    const lack = (field: string, message: string) =>
      problems.push({
        field: `commitments.${index}.${field}`,
        message,
        ...(promise.id ? { about: `${promise.id} ${field}` } : {}),
      });
    if (!isOwned(promise)) lack("ownerName", "Say who owns this promise.");
    if (!promise.dueOn) lack("dueOn", "Say when this promise falls due.");
  });
  return problems;
}

/**
 * What is complete lies behind.
 * @param today the day it is at the place of the event
 */
export function aheadProblems(
  { startsOn, endsOn }: Pick<StatusFacts, "startsOn" | "endsOn">,
  today: CalendarDate,
): Problem[] {
  if (startsOn > today)
    return [{ field: "startsOn", message: "It lies in the future, so it cannot be complete." }];
  if (endsOn !== null && endsOn > today && startsOn !== endsOn)
    return [{ field: "endsOn", message: "It has not ended yet, so it cannot be complete." }];
  return [];
}

/** What is called off says why: by a reason of the list, in words, or both. */
export function closingProblems({
  status,
  statusReason,
  closingReasonId,
}: Pick<StatusFacts, "status" | "statusReason" | "closingReasonId">): Problem[] {
  if (!isCalledOff(status) || statusReason || closingReasonId) return [];
  return [{ field: "closingReasonId", message: `Say why it was ${status.toLowerCase()}.` }];
}

/** Those problems that stop even a draft: what contradicts itself. What is only missing may wait for publishing. */
export function contradictions(problems: readonly Problem[]): Problem[] {
  return problems.filter(
    ({ field }) => field === "startsOn" || field === "endsOn" || field.startsWith("sets.exercise."),
  );
}

/**
 * The side that the own one meets: the partner's people where any are there, else the third party's. Who heads a body of many nations, a
 * secretary general or a force commander, speaks for none of the partner countries; a call on them is held without anybody of those.
 * @param attendance those who are there
 */
export function counterpartSide(attendance: readonly { side: string }[]): "PARTNER" | "THIRD" {
  const isThere = (side: string) => attendance.some((row) => row.side === side);
  return !isThere("PARTNER") && isThere("THIRD") ? "THIRD" : "PARTNER";
}

/** Where people meet, or people are named, each of the two sides that met has exactly one principal. */
function principalProblems({ type, attendance }: Pick<StatusFacts, "type" | "attendance">): string[] {
  if (attendance.length === 0 && !engagementType(type)?.peopleMeet) return [];
  const there = attendance.filter(({ attended }) => attended);
  const counterpart = counterpartSide(there);
  const sides = [
    { side: "OWN", name: "own side" },
    { side: counterpart, name: counterpart === "THIRD" ? "third party" : "partner" },
  ];
  return sides.flatMap(({ side, name }) => {
    const present = there.filter((row) => row.side === side);
    const principals = present.filter(({ role }) => role === "PRINCIPAL");
    if (principals.length === 1) return [];
    if (principals.length > 1) return [`The ${name} has ${principals.length} principals; keep one.`];
    return present.length > 0
      ? [`Mark one person of the ${name} as its principal.`]
      : [`Add who led the ${name}, as its principal; “Not known” where nobody can say.`];
  });
}

/** What keeps a draft from being published; empty when it may go. The rules of its status come on top. */
export function publishingProblems(record: {
  publication: Publication;
  status: EngagementStatus;
  title: string;
  purpose: string | null;
  keyOutcomes: string | null;
  type: string;
  sets: SetValues;
}): Problem[] {
  const problems: Problem[] = [];
  if (record.publication === "PUBLISHED")
    problems.push({ field: "form", message: "This engagement is published already." });
  if (record.title.trim() === "") problems.push({ field: "title", message: "Give it a title." });
  if (!record.purpose && isAhead(record))
    problems.push({ field: "purpose", message: "Say what it is for; a plan is judged by that." });
  else if (!record.purpose && !record.keyOutcomes)
    problems.push({
      field: "purpose",
      message: "Say what it was for, or what came of it, before you publish.",
    });
  return [...problems, ...setPublishingProblems(record)];
}

/**
 * What keeps a draft from being discarded: only what nobody but its writers ever had before them may go. It was shared or put
 * before reviewers once, or others have written of it since; found by `what_keeps_draft` in the database.
 */
export type Keep = "SUBMITTED" | "PUBLISHED" | "COMMENT" | "FILE" | "OUTCOME" | "PROMISE" | "RETURN";

const KEPT_WORDS: Readonly<Record<Keep, string>> = {
  SUBMITTED: "it was submitted for review once",
  PUBLISHED: "it was published once",
  COMMENT: "someone else has commented on it",
  FILE: "someone else has added a file",
  OUTCOME: "someone else has written down what came of it",
  PROMISE: "promises were asked about at it, or answered by someone else",
  RETURN: "another engagement is the return of it",
};

/** Why a draft stays, in a sentence that says what to do instead; null where nothing keeps it. */
export function keptWords(keeps: readonly Keep[]): string | null {
  if (keeps.length === 0) return null;
  return `This draft cannot be discarded: ${keeps.map((keep) => KEPT_WORDS[keep]).join("; ")}. Set its status to cancelled instead.`;
}

/** Those of `after` that `before` did not have: an edit may leave an old record as it is, but not make it worse. */
export function newProblems(before: readonly Problem[], after: readonly Problem[]): Problem[] {
  const subjectOf = ({ about, field }: Problem) => about ?? field;
  return after.filter((problem) => !before.some((known) => subjectOf(known) === subjectOf(problem)));
}

/** Title of a record of these countries (`heldWith`) that was given none: "Bilateral meeting, Japan", "Multilateral meeting, Japan and 3 others". */
export function defaultTitle(typeName: string, countryNames: readonly string[]): string {
  const [main = "", ...others] = countryNames;
  const tail =
    others.length === 0 ? "" : others.length === 1 ? ` and ${others[0]}` : ` and ${others.length} others`;
  return `${typeName}, ${main}${tail}`.slice(0, 120);
}

/**
 * The title that somebody gave a record; null where it is the one that was made of its type and countries, which another type or
 * other countries make anew: a record of Norway must not go on being called after Japan.
 */
export function givenTitle({
  title,
  type,
  countries,
}: {
  title: string;
  type: string;
  countries: readonly { name: string; role: string }[];
}): string | null {
  const names = heldWith(countries).map(({ name }) => name);
  return title === defaultTitle(engagementType(type)?.name ?? type, names) ? null : title;
}

/**
 * Country part of a reference (TYPE-YYYY-CCC-NNNN): the one partner that takes part; MUL when several do. Those who
 * declined do not count (`heldWith`), observers not unless nobody else is there, nor does the nation that keeps the record.
 * Given at creation from the countries as they are then; a reference never changes afterwards.
 */
export function referenceCountry(
  countries: readonly { code: string; role: string }[],
  homeNation: string,
): string {
  const coming = heldWith(countries);
  const partners = coming.filter(({ code }) => code !== homeNation);
  const active = partners.filter(({ role }) => role !== "OBSERVER");
  const counted = active.length > 0 ? active : partners;
  if (counted.length > 1) return "MUL";
  return counted[0]?.code ?? coming[0]?.code ?? "MUL";
}

/** What numbers are counted under: `KLE-2026-JPN`. */
export function referencePrefix(type: string, startsOn: CalendarDate, country: string): string {
  return `${type}-${startsOn.slice(0, 4)}-${country}`;
}

/** `KLE-2026-JPN-0042`; beyond 9999 the number grows by a digit. */
export function formatReference(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(4, "0")}`;
}

/** Prefix and number of a reference, or null when the text is none. */
export function parseReference(text: string): { prefix: string; number: number } | null {
  const match = /^([A-Z]+(?:-[A-Z]+)?-\d{4}-[A-Z]{3})-(\d{4,9})$/.exec(text);
  return match?.[1] ? { prefix: match[1], number: Number(match[2]) } : null;
}

const ROLE_ORDER = ["HOST", "CO_HOST", "PARTICIPANT", "OBSERVER", "INVITED_DECLINED"];

/** The country that a reference names; MUL, which is none, where it names several. */
export function countryOfReference(reference: string): string | null {
  return reference.split("-").at(-2) ?? null;
}

/** The main partner among these countries: the one that is named, unless it declined; null where none is known. */
export function mainAmong(
  countries: readonly { code: string; role: string }[],
  named: string | null,
): string | null {
  return heldWith(countries).some(({ code }) => code === named) ? named : null;
}

/** Countries as they are shown: the main partner first, then by role, then by code. */
export function inCountryOrder<Row extends { code: string; role: string }>(
  countries: readonly Row[],
  main: string | null,
): Row[] {
  const rank = (row: Row) => (row.code === main ? -1 : ROLE_ORDER.indexOf(row.role));
  return [...countries].sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
}
