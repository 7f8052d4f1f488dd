import "server-only";
import { isDeepStrictEqual } from "node:util";
import { recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { notify } from "@/lib/notices/mutations";
import { type Failure, notFoundFailure, ok, type Result } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { tellWatchers } from "@/lib/watches/mutations";
import { changedDuties, type Duty, dutiesOf } from "../owners/rules";
import { canEditEdition } from "../policy";
import { type Edition, getEditionById } from "../queries";
import { recorded, recordedAbroad } from "../recorded";

/** What the address of an edition is made of. */
export type Where = { slug: string; reference: string };

/** Adds something to an edition under the id of its form. Without a version: two people may add at once. */
export function addToEdition(
  viewer: Viewer,
  input: { id: string; editionId: string },
  add: (db: Db, before: Edition) => Promise<Failure | null>,
): Promise<Result<Where>> {
  const form = { id: input.id, act: "exercise_edition.changed" as const, content: input };
  return createOnce(viewer, form, (db) => changeIn(db, viewer, { id: input.editionId }, add));
}

/** Changes an edition that stands in the version it was opened with. */
export function changeEdition(
  viewer: Viewer,
  target: { id: string; version: number },
  change: (db: Db, before: Edition) => Promise<Failure | null>,
): Promise<Result<Where>> {
  return withViewer(viewer, (db) => changeIn(db, viewer, target, change));
}

/**
 * The way of every change: visible, allowed, not stale, then the change, its revision and its audit row, and word to those it
 * concerns. `change` writes nothing when it gives a failure.
 */
async function changeIn(
  db: Db,
  viewer: Viewer,
  { id, version }: { id: string; version?: number },
  change: (db: Db, before: Edition) => Promise<Failure | null>,
): Promise<Result<Where>> {
  const found = await getEditionById(db, viewer, id);
  if (!found) return notFoundFailure("edition");
  if (!canEditEdition(viewer, found))
    return refuseAccess(db, viewer, {
      subject: subjectOf(found),
      attempt: "change this edition",
      reason:
        "Officers who cover a country that takes part, and admins, change an edition. Nothing was changed; the attempt is on record.",
    });
  // Whoever comes second waits here and reads what the first left.
  await db.$queryRaw`select id from exercise_edition where id = ${id}::uuid for update`;
  const before = await requireEdition(db, viewer, id);
  if (version !== undefined && before.version !== version)
    return staleSince(db, viewer, subjectOf(before), version, "edition");
  const failure = await change(db, before);
  if (failure) return failure;
  await db.exerciseEdition.update({ where: { id }, data: { version: { increment: 1 } } });
  const after = await requireEdition(db, viewer, id);
  await tellOfEdition(db, viewer, "CHANGED", after, {
    staysHome: isDeepStrictEqual(recordedAbroad(before), recordedAbroad(after)),
  });
  await tellOwners(db, viewer, before, after);
  await recordChange(db, viewer, {
    type: "exercise_edition.changed",
    subject: subjectOf(after),
    version: after.version,
    before: recorded(before),
    after: recorded(after),
  });
  return ok({ slug: after.series.slug, reference: after.reference });
}

/** Whoever watches the edition or its series hears what the viewer did, and `users` besides; only at home where it `staysHome`. */
export async function tellOfEdition(
  db: Db,
  viewer: Viewer,
  kind: "CHANGED" | "COMMENTED",
  { id, series }: Edition,
  told: { users?: readonly string[]; staysHome?: boolean } = {},
): Promise<void> {
  await tellWatchers(db, viewer, {
    ...told,
    kind,
    subject: { type: "exercise_edition", id },
    of: [
      { type: "exercise_edition", key: id },
      { type: "exercise_series", key: series.id },
    ],
  });
}

/** Owners of milestones and lessons hear what became theirs and which of their days moved. */
async function tellOwners(db: Db, viewer: Viewer, before: Edition, after: Edition): Promise<void> {
  const { given, moved } = changedDuties(dutiesOf(before), dutiesOf(after));
  const tell = async (kind: "OWNER_NAMED" | "DAY_MOVED", duties: readonly Duty[]) => {
    for (const [staysHome, some] of Map.groupBy(duties, (duty) => duty.staysHome))
      await notify(db, viewer, {
        kind,
        subject: { type: "exercise_edition", id: after.id },
        users: some.flatMap(({ ownerUserId }) => ownerUserId ?? []),
        posts: some.flatMap(({ ownerPostId }) => ownerPostId ?? []),
        staysHome,
      });
  };
  await tell("OWNER_NAMED", given);
  await tell("DAY_MOVED", moved);
}

/** The edition as it stands in this transaction, which has seen or written it. Throws where it is gone. */
export async function requireEdition(db: Db, viewer: Viewer, id: string): Promise<Edition> {
  const edition = await getEditionById(db, viewer, id);
  if (!edition) throw new Error(`edition ${id} vanished in its own transaction`);
  return edition;
}

/** What audit rows and revisions name an edition by. */
export function subjectOf({ id, reference }: Edition) {
  return { type: "exercise_edition" as const, id, name: reference };
}
