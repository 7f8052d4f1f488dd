import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, toDateColumn, todayAt } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { MilestoneKind } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { type Failure, fail, faultsIn, invalidFields, notFoundFailure, type Result } from "@/lib/result";
import { MILESTONE_LABELS, MOST_OF_A_KIND } from "../../labels";
import { listTemplates } from "../../templates/queries";
import { templateFor } from "../../templates/rules";
import { addToEdition, changeEdition, type Where } from "../changes/mutations";
import { zoneOfEdition } from "../days/place";
import {
  dayByTemplate,
  faultOfMilestoneDay,
  faultOfOrder,
  type OrderedMilestone,
  ownDay,
} from "../days/rules";
import { faultOfOwner } from "../owners/queries";
import type { Edition } from "../queries";
import { type Days, periodOf } from "../rules";
import type { AddMilestoneInput, MilestoneInput, SaveEditionInput, SaveMilestoneInput } from "../schema";
import { isOwnDay, isSameMilestone, mayRepeat } from "./rules";

/**
 * Adds a milestone that the edition does not have, such as one that its template left out, or one more of a kind that may be held
 * several times.
 */
export async function addMilestone(viewer: Viewer, input: AddMilestoneInput): Promise<Result<Where>> {
  const { id, editionId, kind } = input;
  return addToEdition(viewer, input, async (db, before) => {
    const held = before.milestones.filter((one) => one.kind === kind);
    if (held.length > 0 && !mayRepeat(kind))
      return fail("conflict", "The edition has this milestone already: change it there.");
    const number = Math.max(0, ...held.map((one) => one.number)) + 1;
    if (number > MOST_OF_A_KIND)
      return fail("conflict", `An edition has at most ${MOST_OF_A_KIND} milestones of one kind.`);
    const failure = await faultsOfMilestone(db, viewer, before, { ...input, number });
    if (failure) return failure;
    await db.exerciseMilestone.createMany({
      data: [{ id, editionId, kind, number, ...milestoneColumns(before, input) }],
    });
    return null;
  });
}

/** Plans a milestone, or says that it was held or is not needed. STARTEX and ENDEX are planned by the edition's own days. */
export async function saveMilestone(viewer: Viewer, input: SaveMilestoneInput): Promise<Result<Where>> {
  return changeEdition(viewer, input, async (db, before) => {
    const milestone = before.milestones.find((one) => isSameMilestone(one, input));
    if (!milestone) return notFoundFailure("milestone");
    const isReported = before.isReviewClosed && before.cancelReason === null;
    if (isReported && input.kind === "AAR" && input.state === "PLANNED")
      return invalidFields({
        state: [
          `The review was closed on ${MILESTONE_LABELS.AAR.name.toLowerCase()} held or not needed. Reopen it first.`,
        ],
      });
    const failure = await faultsOfMilestone(db, viewer, before, input);
    if (failure) return failure;
    await db.exerciseMilestone.update({
      where: { id: milestone.id },
      data: milestoneColumns(before, input),
    });
    return null;
  });
}

async function faultsOfMilestone(
  db: Db,
  viewer: Viewer,
  edition: Edition,
  input: MilestoneInput & { number: number },
): Promise<Failure | null> {
  const { kind, number, state, heldOn, heldUntil, owner } = input;
  const plannedOn = isOwnDay(kind) ? ownDay(kind, edition) : input.plannedOn;
  const fields: Record<string, string[]> = {};
  const planFault =
    state === "PLANNED"
      ? (faultOfMilestoneDay(kind, plannedOn, edition) ??
        faultOfOrder({ kind, number, state, plannedOn }, edition.milestones))
      : null;
  if (planFault) fields.plannedOn = [planFault];
  const today = await latestDay(db, viewer, edition, kind);
  for (const [field, day] of Object.entries({ heldOn, heldUntil })) {
    const notYet = day !== null && day > today ? "This day has not come yet." : null;
    const heldFault = faultOfMilestoneDay(kind, day, edition) ?? notYet;
    if (heldFault) fields[field] = [heldFault];
  }
  const ownerFault = await faultOfOwner(db, owner);
  if (ownerFault) fields.owner = [ownerFault];
  return faultsIn(fields);
}

/** The day it is for a milestone: STARTEX and ENDEX are at the edition's place, the others may be held there or anywhere. */
async function latestDay(
  db: Db,
  viewer: Viewer,
  edition: Edition,
  kind: MilestoneKind,
): Promise<CalendarDate> {
  const now = new Date();
  const there = todayAt({ place: await zoneOfEdition(db, edition), reader: viewer.timeZone }, now);
  const anywhere = todayAt({ place: null, reader: viewer.timeZone }, now);
  const [, latest = ""] = [there, anywhere].toSorted();
  return isOwnDay(kind) ? there : latest;
}

function milestoneColumns(
  edition: Edition,
  { kind, state, plannedOn, heldOn, heldUntil, owner, note }: MilestoneInput,
) {
  const day = isOwnDay(kind) ? ownDay(kind, edition) : plannedOn;
  return {
    state,
    plannedOn: day && toDateColumn(day),
    heldOn: heldOn && toDateColumn(heldOn),
    heldUntil: heldUntil && toDateColumn(heldUntil),
    precision: "DAY" as const,
    ...owner,
    note,
  };
}

/**
 * The milestones that an edition gets with its days: those of the chosen template, or of the one for its type, but for what it leaves
 * and what it has. Without days there are none; null when the template is not in use.
 */
export async function milestonesByTemplate(
  db: Db,
  plan: Days & Pick<SaveEditionInput, "typeCode" | "templateId" | "leaves">,
  held: readonly { kind: MilestoneKind }[],
): Promise<OrderedMilestone[] | null> {
  const period = periodOf(plan);
  if (!period) return [];
  const templates = (await listTemplates(db)).filter(({ isActive }) => isActive);
  const template = plan.templateId
    ? templates.find(({ id }) => id === plan.templateId)
    : templateFor(templates, plan.typeCode);
  if (!template) return null;
  return template.milestones
    .filter(({ kind, isUsed }) => isUsed && (isOwnDay(kind) || !plan.leaves.includes(kind)))
    .filter(({ kind }) => !held.some((one) => one.kind === kind))
    .map((offset) => ({
      kind: offset.kind,
      number: 1,
      state: "PLANNED" as const,
      plannedOn: dayByTemplate(offset, period),
      heldOn: null,
      heldUntil: null,
    }));
}

/** Puts milestones that are only planned into an edition. */
export async function addPlanned(
  db: Db,
  editionId: string,
  milestones: readonly OrderedMilestone[],
): Promise<void> {
  await db.exerciseMilestone.createMany({
    data: milestones.map(({ kind, number, plannedOn }) => ({
      id: newId(),
      editionId,
      kind,
      number,
      plannedOn: plannedOn && toDateColumn(plannedOn),
    })),
  });
}
