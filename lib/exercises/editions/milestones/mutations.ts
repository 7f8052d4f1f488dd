import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { MilestoneKind } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { type Failure, fail, invalidFields, notFoundFailure, type Result } from "@/lib/result";
import { addToEdition, changeEdition, type Where } from "../changes/mutations";
import { faultOfOwner } from "../owners/queries";
import type { Edition } from "../queries";
import {
  type Days,
  dayByTemplate,
  faultOfMilestoneDay,
  faultOfOrder,
  isOwnDay,
  type OrderedMilestone,
  ownDay,
  periodOf,
} from "../rules";
import type { AddMilestoneInput, MilestoneInput, SaveMilestoneInput } from "../schema";

/** Adds a milestone that the edition does not have, such as one that its template left out. */
export async function addMilestone(viewer: Viewer, input: AddMilestoneInput): Promise<Result<Where>> {
  const { id, editionId, kind } = input;
  return addToEdition(viewer, input, async (db, before) => {
    if (before.milestones.some((one) => one.kind === kind))
      return fail("conflict", "The edition has this milestone already: change it there.");
    const failure = await faultsOfMilestone(db, before, input);
    if (failure) return failure;
    await db.exerciseMilestone.createMany({
      data: [{ id, editionId, kind, ...milestoneColumns(before, input) }],
    });
    return null;
  });
}

/** Plans a milestone, or says that it was held or is not needed. STARTEX and ENDEX are planned by the edition's own days. */
export async function saveMilestone(viewer: Viewer, input: SaveMilestoneInput): Promise<Result<Where>> {
  return changeEdition(viewer, input, async (db, before) => {
    const milestone = before.milestones.find(({ kind }) => kind === input.kind);
    if (!milestone) return notFoundFailure("milestone");
    const failure = await faultsOfMilestone(db, before, input);
    if (failure) return failure;
    await db.exerciseMilestone.update({
      where: { id: milestone.id },
      data: milestoneColumns(before, input),
    });
    return null;
  });
}

async function faultsOfMilestone(db: Db, edition: Edition, input: MilestoneInput): Promise<Failure | null> {
  const { kind, state, heldOn, owner } = input;
  const plannedOn = isOwnDay(kind) ? ownDay(kind, edition) : input.plannedOn;
  const fields: Record<string, string[]> = {};
  const planFault =
    state === "PLANNED"
      ? (faultOfMilestoneDay(kind, plannedOn, edition) ??
        faultOfOrder({ kind, state, plannedOn }, edition.milestones))
      : null;
  if (planFault) fields.plannedOn = [planFault];
  const heldFault = faultOfMilestoneDay(kind, heldOn, edition);
  if (heldFault) fields.heldOn = [heldFault];
  else if (heldOn !== null && heldOn > todayIn("UTC", new Date()))
    fields.heldOn = ["This day has not come yet."];
  const ownerFault = await faultOfOwner(db, owner);
  if (ownerFault) fields.owner = [ownerFault];
  return Object.keys(fields).length > 0 ? invalidFields(fields) : null;
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

/** The milestones of the template that the edition does not have yet, on their days. Without dates there are none. */
export async function milestonesByTemplate(
  db: Db,
  days: Days,
  held: readonly { kind: MilestoneKind }[],
): Promise<OrderedMilestone[]> {
  const period = periodOf(days);
  if (!period) return [];
  const template = await db.milestoneTemplate.findMany({
    where: { isUsed: true, kind: { notIn: held.map(({ kind }) => kind) } },
  });
  return template.map((offset) => ({
    kind: offset.kind,
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
    data: milestones.map(({ kind, plannedOn }) => ({
      id: newId(),
      editionId,
      kind,
      plannedOn: plannedOn && toDateColumn(plannedOn),
    })),
  });
}
