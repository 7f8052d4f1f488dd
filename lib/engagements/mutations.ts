import "server-only";
import { recordChanges } from "@/lib/audit/record-many";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import {
  type Failure,
  fail,
  invalidFields,
  notFoundFailure,
  ok,
  type Result,
  staleFailure,
} from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { writeEngagements } from "./bulk";
import { editProblems, isCommitmentStale } from "./edits/rules";
import { factsOf, preparedFrom } from "./from-form";
import { resolveLinks } from "./links";
import { addPersons } from "./new-persons";
import { canCreate, canEdit } from "./policy";
import { differencesOf, valuesOf } from "./prepare";
import { withParties } from "./promises";
import { getEngagementById } from "./queries";
import { contradictions, type Problem, publishingProblems, statusProblems } from "./rules";
import { type EngagementEdit, type EngagementInput, settleAccess } from "./schema";
import { snapshotOfRecord } from "./snapshot";
import { tellOfEngagement } from "./tell";
import type { EngagementDetail } from "./views";
import { writeChanges } from "./write-changes";

export type Saved = { id: string; reference: string; version: number };

/** Writes a new record under the id of the form, a draft of the viewer's unless `publish`. Gives its reference, too. */
export async function createEngagement(
  viewer: Viewer,
  id: string,
  input: EngagementInput,
  { publish = false }: { publish?: boolean } = {},
): Promise<Result<Saved>> {
  const form = { id, act: "engagement.created", content: { ...input, publish } } as const;
  return createOnce(viewer, form, async (db) => {
    if (!canCreate(viewer)) {
      return refuseAccess(db, viewer, {
        subject: { type: "engagement", id: null, name: null },
        attempt: "log an engagement",
        reason: "Officers of the nation that keeps the record log engagements.",
      });
    }
    const links = await resolveLinks(db, viewer, input, null);
    const today = todayIn(links.timeZone, new Date());
    const status = statusProblems(factsOf(input, links), today);
    const problems = [...links.problems, ...(publish ? status : contradictions(status))];
    if (publish) problems.push(...publishingProblems({ ...input, title: links.title, publication: "DRAFT" }));
    if (problems.length > 0) return refused(problems);

    const { attendance, changes } = await addPersons(db, viewer, links.attendance);
    const row = await withParties(db, preparedFrom(input, { ...links, attendance }));
    const { written } = await writeEngagements(db, viewer, [
      { ...row, id, publication: publish ? "PUBLISHED" : "DRAFT" },
    ]);
    await recordChanges(db, viewer, changes);
    const [saved] = written;
    if (!saved) throw new Error("the engagement was not written");
    if (publish) {
      const record = await getEngagementById(db, id);
      if (record) await tellOfEngagement(db, viewer, "PUBLISHED", record);
    }
    return ok({ id, reference: saved.reference, version: 1 });
  });
}

/**
 * Makes the record what the form says, and publishes it when `publish`. A form opened on another version than the one
 * on record changes nothing: the failure is "stale" and names, field by field, what the saved version says.
 */
export async function updateEngagement(
  viewer: Viewer,
  id: string,
  version: number,
  edit: EngagementEdit,
  { publish = false }: { publish?: boolean } = {},
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openForChange(db, viewer, id, "change this engagement");
    if (!opened.ok) return opened;
    const record = opened.data;
    const onRecord = valuesOf(record);
    const input = settleAccess(edit, onRecord);
    const differences = differencesOf(input, onRecord);
    if (record.version !== version) return staleWith(differences);
    if (!publish && Object.keys(differences).length === 0)
      return ok({ id, reference: record.reference, version });

    const links = await resolveLinks(db, viewer, input, record);
    const problems = [...links.problems, ...editProblems(viewer, record, input, links, publish)];
    if (publish)
      problems.push(...publishingProblems({ ...input, title: links.title, publication: record.publication }));
    if (problems.length > 0) return refused(problems);
    if (isCommitmentStale(record, input)) return staleWith(differences);

    const { attendance, changes } = await addPersons(db, viewer, links.attendance);
    const row = await withParties(db, preparedFrom(input, { ...links, attendance }));
    const commitments = await writeChanges(db, record, row, publish ? new Date() : null);
    const after = await getEngagementById(db, id);
    if (!after) throw new Error("the engagement cannot be seen by who changed it");
    await tellOfEngagement(db, viewer, publish ? "PUBLISHED" : "CHANGED", after);
    const before = snapshotOfRecord(record);
    await recordChanges(db, viewer, [
      {
        type: publish ? "engagement.published" : "engagement.changed",
        subject: { type: "engagement", id, name: record.reference },
        version: after.version,
        before,
        after: snapshotOfRecord(after),
      },
      ...commitments,
      ...changes,
    ]);
    return ok({ id, reference: record.reference, version: after.version });
  });
}

/** Shares a draft with everyone the reading rule names. There is no way back: what was published may have been read. */
export async function publishEngagement(viewer: Viewer, id: string, version: number): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openForChange(db, viewer, id, "publish this engagement");
    if (!opened.ok) return opened;
    const record = opened.data;
    if (record.publication === "PUBLISHED") return fail("conflict", "This engagement is published already.");
    if (record.version !== version) return staleFailure("engagement");
    const today = todayIn(record.timeZone, new Date());
    const problems = [
      ...publishingProblems(record),
      ...statusProblems({ ...record, objectives: record.objectives }, today),
    ];
    if (problems.length > 0) return refused(problems);
    const publishedAt = new Date();
    await db.engagement.updateMany({
      where: { id, version },
      data: { publication: "PUBLISHED", publishedAt, version: { increment: 1 } },
    });
    await tellOfEngagement(db, viewer, "PUBLISHED", { ...record, publication: "PUBLISHED" });
    const before = snapshotOfRecord(record);
    await recordChanges(db, viewer, [
      {
        type: "engagement.published",
        subject: { type: "engagement", id, name: record.reference },
        version: version + 1,
        before,
        after: { ...before, publication: "PUBLISHED", publishedAt: publishedAt.toISOString() },
      },
    ]);
    return ok({ id, reference: record.reference, version: version + 1 });
  });
}

/**
 * The record, locked until the end of the transaction so that its version holds, when the viewer may change it.
 * Whoever may not is told so only of a record they can see.
 */
async function openForChange(
  db: Db,
  viewer: Viewer,
  id: string,
  attempt: string,
): Promise<Result<EngagementDetail>> {
  await db.$queryRaw`select id from engagement where id = ${id}::uuid for update`;
  const record = await getEngagementById(db, id);
  if (!record) return notFoundFailure("engagement");
  if (canEdit(viewer, record)) return ok(record);
  return refuseAccess(db, viewer, {
    subject: { type: "engagement", id, name: record.reference },
    attempt,
    reason: "Its author, its co-authors and officers who cover one of its countries change an engagement.",
  });
}

function refused(problems: readonly Problem[]): Failure {
  const fields: Record<string, string[]> = {};
  for (const { field, message } of problems) fields[field] = [...(fields[field] ?? []), message];
  return invalidFields(fields);
}

function staleWith(differences: ReturnType<typeof differencesOf>): Failure {
  const failure = staleFailure("engagement");
  const fields = Object.entries(differences).map(([field, { from }]) => [
    field,
    [`Saved meanwhile: ${said(from)}`],
  ]);
  return { ...failure, fields: Object.fromEntries(fields) };
}

function said(value: unknown): string {
  if (value === null || value === "") return "nothing.";
  if (Array.isArray(value))
    return value.length === 0 ? "nothing." : `${value.length} ${value.length === 1 ? "entry" : "entries"}.`;
  return `“${String(value).slice(0, 300)}”`;
}
