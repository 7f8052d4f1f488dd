import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { recordChanges } from "@/lib/audit/record-many";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { fail, notFoundFailure, ok, type Result, staleFailure } from "@/lib/result";
import { tellOf } from "../tell";
import { refusalWords, undoRefusalWords } from "./labels";
import { mergeRefusal } from "./queries";
import { conflictsOfUndo, type MergeChange, type MergeKindName } from "./rules";
import type { MergeInput } from "./schema";

type MergedRow = { id: string; version: number; mergedIntoId: string | null };

/** What a merge has to know of one kind of record. */
export type MergeKind<Row extends MergedRow, Field extends string> = {
  kind: MergeKindName;
  get: (db: Db, id: string) => Promise<Row | null>;
  nameOf: (row: Row) => string;
  /** The record when it is there, was not merged into another and is the viewer's to change. */
  open: (db: Db, viewer: Viewer, id: string, attempt: string) => Promise<Result<unknown>>;
  mayEdit: (viewer: Viewer, row: Row) => boolean;
  /** Whoever may not undo is told so. */
  whoUndoes: string;
  change: (db: Db, winner: Row, loser: Row, taken: readonly Field[]) => Promise<MergeChange>;
  /** Writes these facts and one version more. */
  write: (db: Db, id: string, version: number, facts: Record<string, unknown>) => Promise<void>;
  /** The facts as the history keeps them. */
  recorded: (db: Db, facts: Record<string, unknown>) => Promise<Record<string, unknown>>;
  labelOf: (key: string) => string;
};

/**
 * Makes two records one: the winner stays, with the fields taken from the loser; everything that named the loser names the winner,
 * also where the viewer cannot see it, and the loser stays behind as a way there. Only for who may change both, and never where
 * somebody would read or approve more by it.
 */
export async function mergeTwo<Row extends MergedRow, Field extends string>(
  viewer: Viewer,
  of: MergeKind<Row, Field>,
  { winnerId, loserId, winnerVersion, loserVersion, taken }: MergeInput<Field>,
): Promise<Result<{ id: string }>> {
  const { kind } = of;
  return withViewer(viewer, async (db) => {
    if (winnerId === loserId) return fail("invalid", `This is one and the same ${kind}; choose another.`);
    await lock(db, kind, winnerId, loserId);
    for (const id of [winnerId, loserId]) {
      const opened = await of.open(db, viewer, id, `merge this ${kind} with another`);
      if (!opened.ok) return opened;
    }
    const winner = await requireRow(db, of, winnerId);
    const loser = await requireRow(db, of, loserId);
    if (winner.version !== winnerVersion || loser.version !== loserVersion) return staleFailure(kind);
    const names = { winner: of.nameOf(winner), loser: of.nameOf(loser) };
    const subject = { type: kind, id: winnerId, name: names.winner };
    const refusal = await mergeRefusal(db, kind, winnerId, loserId);
    if (refusal === "holders")
      return refuseAccess(db, viewer, {
        subject,
        attempt: `merge this ${kind} with another`,
        reason: refusalWords(refusal),
      });
    if (refusal !== null) return fail("conflict", refusalWords(refusal));

    const { before, after } = await of.change(db, winner, loser, taken);
    await db.$executeRaw`
        insert into ${Prisma.raw(`${kind}_merge`)} (id, winner_id, loser_id, merged_by_id, before, after)
        values (${newId()}::uuid, ${winnerId}::uuid, ${loserId}::uuid, ${viewer.id}::uuid,
                ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb)`;
    // Once the other is merged: the name that is taken from it is free then.
    await of.write(db, winnerId, winnerVersion, after);
    // Whoever watched the one that goes watches the one that stays from here on.
    await tellOf(db, viewer, kind, [winnerId]);
    await recordChanges(db, viewer, [
      {
        type: `${kind}.merged`,
        subject,
        version: winnerVersion + 1,
        before: { ...(await of.recorded(db, before)), merged: null },
        after: { ...(await of.recorded(db, after)), merged: names.loser },
      },
      {
        type: `${kind}.merged`,
        subject: { type: kind, id: loserId, name: names.loser },
        version: loserVersion + 1,
        before: { mergedInto: null },
        after: { mergedInto: names.winner },
      },
    ]);
    return ok({ id: winnerId });
  });
}

type Merge = {
  winnerId: string;
  loserId: string;
  undoneAt: Date | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
};

/** Takes the two apart again: exactly what the merge moved and changed goes back, what came since stays with the winner. */
export async function undoMergeOf<Row extends MergedRow, Field extends string>(
  viewer: Viewer,
  of: MergeKind<Row, Field>,
  mergeId: string,
): Promise<Result<{ id: string }>> {
  const { kind } = of;
  return withViewer(viewer, async (db) => {
    const found = await findMerge(db, kind, mergeId);
    if (!found) return notFoundFailure("merge");
    await lock(db, kind, found.winnerId, found.loserId);
    const { winnerId, loserId, undoneAt, before, after } = (await findMerge(db, kind, mergeId)) ?? found;
    const winner = await requireRow(db, of, winnerId);
    const loser = await requireRow(db, of, loserId);
    const names = { winner: of.nameOf(winner), loser: of.nameOf(loser) };
    const refuse = (reason: string) =>
      refuseAccess(db, viewer, {
        subject: { type: kind, id: winnerId, name: names.winner },
        attempt: "undo a merge",
        reason,
      });
    if (!of.mayEdit(viewer, winner) || !of.mayEdit(viewer, loser)) return refuse(of.whoUndoes);
    if (undoneAt) return fail("conflict", "This merge was undone already.");
    if (winner.mergedIntoId)
      return fail(
        "conflict",
        `${names.winner} was merged into another ${kind} since; undo that merge first.`,
      );
    const [conflict] = conflictsOfUndo(winner, after);
    if (conflict !== undefined)
      return fail(
        "conflict",
        `“${of.labelOf(conflict)}” of ${names.winner} was changed since the merge. Nothing was undone; set it back first, so that no change is lost.`,
      );
    // The database knows of later merges and of holders, also of those that are not open to the viewer.
    const [asked] = await db.$queryRaw<{ refusal: string | null }[]>`
        select undo_refusal(${mergeId}::uuid) as refusal`;
    if (asked?.refusal === "holders") return refuse(undoRefusalWords("holders", names.winner));
    if (asked?.refusal) return fail("conflict", undoRefusalWords(asked.refusal, names.winner));

    // Before the other comes back: it may have its name again then.
    await of.write(db, winnerId, winner.version, before);
    const count = await db.$executeRaw`
        update ${Prisma.raw(`${kind}_merge`)} set undone_at = now(), undone_by_id = ${viewer.id}::uuid
        where id = ${mergeId}::uuid and undone_at is null`;
    if (count !== 1) throw new Error(`merge ${mergeId} was not undone, and nothing said why`);
    await tellOf(db, viewer, kind, [winnerId, loserId]);
    await recordChanges(db, viewer, [
      {
        type: `${kind}.unmerged`,
        subject: { type: kind, id: winnerId, name: names.winner },
        version: winner.version + 1,
        before: { ...(await of.recorded(db, after)), merged: names.loser },
        after: { ...(await of.recorded(db, before)), merged: null },
      },
      {
        type: `${kind}.unmerged`,
        subject: { type: kind, id: loserId, name: names.loser },
        version: loser.version + 1,
        before: { mergedInto: names.winner },
        after: { mergedInto: null },
      },
    ]);
    return ok({ id: loserId });
  });
}

/** Puts on record that two that look alike are not the same, so that nobody is asked again. Said twice it is said once. */
export async function distinguishTwo<Row extends MergedRow, Field extends string>(
  viewer: Viewer,
  of: MergeKind<Row, Field>,
  { oneId, otherId }: { oneId: string; otherId: string },
): Promise<Result<null>> {
  const { kind } = of;
  return withViewer(viewer, async (db) => {
    await lock(db, kind, oneId, otherId);
    for (const id of [oneId, otherId]) {
      const opened = await of.open(db, viewer, id, `tell this ${kind} from another`);
      if (!opened.ok) return opened;
    }
    const table = Prisma.raw(`${kind}_distinction`);
    const said = await db.$queryRaw<unknown[]>`
      select 1 from ${table} where (one_id, other_id) in ((${oneId}::uuid, ${otherId}::uuid), (${otherId}::uuid, ${oneId}::uuid))`;
    if (said.length > 0) return ok(null);
    await db.$executeRaw`
      insert into ${table} (id, one_id, other_id, said_by_id)
      values (${newId()}::uuid, ${oneId}::uuid, ${otherId}::uuid, ${viewer.id}::uuid)`;
    await recordAudit(db, viewer, {
      type: `${kind}.distinguished`,
      subject: { type: kind, id: oneId, name: of.nameOf(await requireRow(db, of, oneId)) },
      after: { isNot: of.nameOf(await requireRow(db, of, otherId)) },
    });
    return ok(null);
  });
}

async function findMerge(db: Db, kind: MergeKindName, id: string): Promise<Merge | null> {
  const [merge] = await db.$queryRaw<Merge[]>`
    select winner_id as "winnerId", loser_id as "loserId", undone_at as "undoneAt", before, after
    from ${Prisma.raw(`${kind}_merge`)} where id = ${id}::uuid`;
  return merge ?? null;
}

/** In one order, so that two merges of the same records wait for each other instead of blocking each other; what the database locks
 * before it moves anything comes first. */
async function lock(db: Db, kind: MergeKindName, one: string, other: string): Promise<void> {
  if (kind !== "person")
    await db.$executeRaw`
      select pg_advisory_xact_lock(hashtext('parts of organisations')), pg_advisory_xact_lock(hashtext('review chains'))`;
  await db.$queryRaw`
    select id from ${Prisma.raw(kind)} where id in (${one}::uuid, ${other}::uuid) order by id for update`;
}

async function requireRow<Row extends MergedRow, Field extends string>(
  db: Db,
  of: MergeKind<Row, Field>,
  id: string,
): Promise<Row> {
  const row = await of.get(db, id);
  if (!row) throw new Error(`${of.kind} ${id} vanished in its own transaction`);
  return row;
}
