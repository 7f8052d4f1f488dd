import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { recordChanges } from "@/lib/audit/record-many";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { fail, notFoundFailure, ok, type Result, staleFailure } from "@/lib/result";
import { PERSON_FIELD_LABELS } from "../labels";
import { openPerson } from "../mutations";
import { canEditPerson } from "../policy";
import { getPerson, type PersonRow } from "../queries";
import { tellOfPeople } from "../tell";
import { conflictsOfUndo, mergeChange } from "./rules";
import type { MergeInput } from "./schema";

/**
 * Makes two people one: the winner stays, with the fields taken from the loser; everything that named the loser names the
 * winner, also where the viewer cannot see it, and the loser stays behind as a way there. Only for who may change both.
 */
export async function mergePeople(viewer: Viewer, input: MergeInput): Promise<Result<{ id: string }>> {
  const { winnerId, loserId, winnerVersion, loserVersion, taken } = input;
  return withViewer(viewer, async (db) => {
    if (winnerId === loserId) return fail("invalid", "This is one and the same person; choose another.");
    await lock(db, winnerId, loserId);
    for (const id of [winnerId, loserId]) {
      const opened = await openPerson(db, viewer, id, "merge this person with another");
      if (!opened.ok) return opened;
    }
    const winner = await requirePerson(db, winnerId);
    const loser = await requirePerson(db, loserId);
    if (winner.version !== winnerVersion || loser.version !== loserVersion) return staleFailure("person");

    const { before, after } = mergeChange(winner, loser, taken);
    await db.person.updateMany({
      where: { id: winnerId, version: winnerVersion },
      data: { ...columnsOf(after), version: { increment: 1 } },
    });
    await db.personMerge.createMany({
      data: [
        {
          id: newId(),
          winnerId,
          loserId,
          mergedById: viewer.id,
          before: before as Prisma.InputJsonObject,
          after: after as Prisma.InputJsonObject,
        },
      ],
    });
    // Whoever watched the one who goes watches the one who stays from here on.
    await tellOfPeople(db, viewer, [winnerId]);
    await recordChanges(db, viewer, [
      {
        type: "person.merged",
        subject: { type: "person", id: winnerId, name: winner.name },
        version: winnerVersion + 1,
        before: { ...before, merged: null },
        after: { ...after, merged: loser.name },
      },
      {
        type: "person.merged",
        subject: { type: "person", id: loserId, name: loser.name },
        version: loserVersion + 1,
        before: { mergedInto: null },
        after: { mergedInto: winner.name },
      },
    ]);
    return ok({ id: winnerId });
  });
}

/** Takes the two apart again: exactly what the merge moved and changed goes back, what came since stays with the winner. */
export async function undoMerge(viewer: Viewer, mergeId: string): Promise<Result<{ id: string }>> {
  return withViewer(viewer, async (db) => {
    const merge = await db.personMerge.findUnique({ where: { id: mergeId } });
    if (!merge) return notFoundFailure("merge");
    await lock(db, merge.winnerId, merge.loserId);
    const winner = await requirePerson(db, merge.winnerId);
    const loser = await requirePerson(db, merge.loserId);
    for (const person of [winner, loser])
      if (!canEditPerson(viewer, person))
        return refuseAccess(db, viewer, {
          subject: { type: "person", id: person.id, name: person.name },
          attempt: "undo a merge",
          reason: "Whoever may change both people undoes a merge.",
        });
    if (merge.undoneAt) return fail("conflict", "This merge was undone already.");
    if (winner.mergedIntoId)
      return fail("conflict", `${winner.name} was merged into another person since; undo that merge first.`);
    const after = merge.after as Record<string, unknown>;
    const before = merge.before as Record<string, unknown>;
    const [conflict] = conflictsOfUndo(winner, after);
    if (conflict !== undefined) {
      const label = PERSON_FIELD_LABELS[conflict as keyof typeof PERSON_FIELD_LABELS] ?? conflict;
      return fail(
        "conflict",
        `“${label}” of ${winner.name} was changed since the merge. Nothing was undone; set it back first, so that no change is lost.`,
      );
    }
    const { count } = await db.personMerge.updateMany({
      where: { id: mergeId },
      data: { undoneAt: new Date(), undoneById: viewer.id },
    });
    // The database knows of later merges, also of those that are not open to the viewer.
    if (count === 0)
      return fail(
        "conflict",
        `A later merge into ${winner.name} joined days in the same post; undo that merge first.`,
      );
    await db.person.updateMany({
      where: { id: winner.id },
      data: { ...columnsOf(before), version: { increment: 1 } },
    });
    await tellOfPeople(db, viewer, [winner.id, loser.id]);
    await recordChanges(db, viewer, [
      {
        type: "person.unmerged",
        subject: { type: "person", id: winner.id, name: winner.name },
        version: winner.version + 1,
        before: { ...after, merged: loser.name },
        after: { ...before, merged: null },
      },
      {
        type: "person.unmerged",
        subject: { type: "person", id: loser.id, name: loser.name },
        version: loser.version + 1,
        before: { mergedInto: winner.name },
        after: { mergedInto: null },
      },
    ]);
    return ok({ id: loser.id });
  });
}

/** Puts on record that two who look alike are not the same, so that nobody is asked again. Said twice it is said once. */
export async function distinguishPeople(
  viewer: Viewer,
  { oneId, otherId }: { oneId: string; otherId: string },
): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    await lock(db, oneId, otherId);
    for (const id of [oneId, otherId]) {
      const opened = await openPerson(db, viewer, id, "tell this person from another");
      if (!opened.ok) return opened;
    }
    const one = await requirePerson(db, oneId);
    const other = await requirePerson(db, otherId);
    const pair = [oneId, otherId];
    const said = await db.personDistinction.count({ where: { oneId: { in: pair }, otherId: { in: pair } } });
    if (said > 0) return ok(null);
    await db.personDistinction.createMany({ data: [{ id: newId(), oneId, otherId, saidById: viewer.id }] });
    await recordAudit(db, viewer, {
      type: "person.distinguished",
      subject: { type: "person", id: oneId, name: one.name },
      after: { isNot: other.name },
    });
    return ok(null);
  });
}

/** In one order, so that two merges of the same people wait for each other instead of blocking each other. */
async function lock(db: Db, one: string, other: string): Promise<void> {
  await db.$queryRaw`select id from person where id in (${one}::uuid, ${other}::uuid) order by id for update`;
}

async function requirePerson(db: Db, id: string): Promise<PersonRow> {
  const person = await getPerson(db, id);
  if (!person) throw new Error(`person ${id} vanished in its own transaction`);
  return person;
}

function columnsOf(facts: Record<string, unknown>): Prisma.PersonUncheckedUpdateManyInput {
  const { verifiedOn, ...rest } = facts;
  return {
    ...rest,
    ...("verifiedOn" in facts && {
      verifiedOn: typeof verifiedOn === "string" ? toDateColumn(verifiedOn) : null,
    }),
  };
}
