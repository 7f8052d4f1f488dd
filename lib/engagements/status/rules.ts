import type { CalendarDate } from "@/lib/dates";
import type { Atmospherics, EngagementStatus, Publication } from "@/lib/generated/prisma/enums";
import { hasDeclined, heldWith } from "../countries/rules";
import type { OfEdition } from "../field-sets/editions";
import { type ReviewFacts, reviewProblems, setPublishingProblems } from "../field-sets/rules";
import type { SetValues } from "../field-sets/sets";
import type { Problem } from "../problems/rules";
import { isOwned, type Owner } from "../promises/rules";
import { engagementType } from "../types";

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

/** Whether the tone of a meeting says why; it is said or left open, and of what nobody could tell there is nothing to explain. */
export function needsToneReason(atmospherics: string | null): boolean {
  return atmospherics === "NEUTRAL" || atmospherics === "NEGATIVE";
}

/** Said where such a tone says nothing more. */
export const TONE_REASON = "Say why it was neutral or negative.";

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
