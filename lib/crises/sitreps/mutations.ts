import "server-only";
import { recordAudit, recordChange } from "@/lib/audit/record";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type Failure, fail, notFoundFailure, ok, type Result, staleFailure } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { invalidField, refusalToEdit } from "../mutations";
import { canAcknowledge } from "../policy";
import { crisisAccess, type LockedCrisis, lockCrisis } from "../queries";
import { isActive, minimumToPublish, sitrepReference } from "../rules";
import { type ReportMoments, readReportMoments } from "./moments";
import { isLatestVersion, sitrepSlug } from "./rules";
import type { CorrectSitrep, SaveSitrep } from "./schema";
import { writeSections } from "./sections";

const LAST_CORRECTION = 26;

type Draft = Prisma.SitrepGetPayload<{ select: typeof draftFields }>;
type Entry = { id: string; number: number; reportedAt: Date };
export type SavedSitrep = {
  id: string;
  version: number;
  crisisReference: string;
  /** The last part of the report's address once it is published. */
  slug: string | null;
};

const draftFields = {
  id: true,
  crisisId: true,
  version: true,
  precedence: true,
  convention: true,
  originator: true,
  periodFrom: true,
  asOfAt: true,
  nextReportAt: true,
  isFinal: true,
  bluf: true,
  sections: true,
  publishedAt: true,
  correctsId: true,
  entries: { select: { logEntry: { select: { number: true } } }, orderBy: { sort: "asc" } },
} satisfies Prisma.SitrepSelect;

/**
 * Saves a draft, new or old, and with intent PUBLISH publishes it in the same transaction: either both happen or
 * neither. At publication the report gets the next number of its crisis, or the number of the one it corrects.
 */
export async function saveSitrep(viewer: Viewer, input: SaveSitrep): Promise<Result<SavedSitrep>> {
  const save = async (db: Db): Promise<Result<SavedSitrep>> => {
    const crisis = await lockCrisis(db, input.crisisId);
    const refusal = refusalToEdit(viewer, crisis);
    if (refusal) return refusal;
    if (!crisis) return notFoundFailure("crisis");
    const draft = await findDraft(db, crisis, input);
    if (draft && "ok" in draft) return draft;
    if (!isActive(crisis.alert) && !draft?.correctsId)
      return fail("conflict", "This crisis is closed. Its reports can be corrected, but none is added.");
    const now = new Date();
    const moments = readReportMoments(crisis, input, now);
    if (!moments.ok) return moments;
    const entries = await db.crisisLogEntry.findMany({
      where: { crisisId: crisis.id, id: { in: input.entries } },
      orderBy: [{ eventAt: "asc" }, { number: "asc" }],
      select: { id: true, number: true, reportedAt: true },
    });
    if (entries.length !== input.entries.length)
      return invalidField("entries", "One of these entries is not in this crisis's log.");
    const isPublishing = input.intent === "PUBLISH";
    if (isPublishing) {
      const missing = await refusalToPublish(db, crisis, draft, input, moments.data, entries, now);
      if (missing) return missing;
    }

    const saved = await writeDraft(db, viewer, crisis, draft, input, moments.data, entries);
    if ("ok" in saved) return saved;
    const published = isPublishing
      ? await publish(db, crisis, saved.id, draft?.correctsId ?? null, now)
      : null;
    await record(db, viewer, crisis, draft, saved, published);
    return ok({
      id: saved.id,
      version: published ? saved.version + 1 : saved.version,
      crisisReference: crisis.reference,
      slug: published && sitrepSlug(published.number, published.correction),
    });
  };
  const { id, version } = input.draft;
  return version === undefined
    ? createOnce(viewer, { id, act: "sitrep.drafted", content: input }, save)
    : withViewer(viewer, save);
}

/** Starts the correction of a published report: a draft that holds all of it, to be put right and published. */
export async function startCorrection(
  viewer: Viewer,
  input: CorrectSitrep,
): Promise<Result<{ id: string; crisisReference: string }>> {
  const id = input.draftId;
  const taken = fail(
    "conflict",
    "A correction of this report is being written already; finish or discard it.",
  );
  return createOnce(
    viewer,
    { id, act: "sitrep.drafted", content: input },
    async (db) => {
      const original = await db.sitrep.findUnique({
        where: { id: input.id },
        include: { entries: true, correctedBy: { select: { publishedAt: true } } },
      });
      if (!original) return notFoundFailure("situation report");
      const crisis = await lockCrisis(db, original.crisisId);
      const refusal = refusalToEdit(viewer, crisis);
      if (refusal) return refusal;
      if (!crisis) return notFoundFailure("crisis");
      if (!original.publishedAt || original.number === null)
        return fail("conflict", "This is a draft; change it in place.");
      if (!isLatestVersion(original))
        return fail("conflict", "A newer version has superseded this one; correct that.");
      if (original.correctedBy) return taken;
      if (original.correction >= LAST_CORRECTION)
        return fail("conflict", "A report can be corrected 26 times; publish a new one.");

      await db.sitrep.createMany({
        data: [
          {
            id,
            crisisId: crisis.id,
            precedence: original.precedence,
            convention: original.convention,
            originator: original.originator,
            periodFrom: original.periodFrom,
            asOfAt: original.asOfAt,
            nextReportAt: original.nextReportAt,
            isFinal: original.isFinal,
            bluf: original.bluf,
            sections: original.sections ?? {},
            correctsId: original.id,
            correctionReason: input.reason,
            authorId: viewer.id,
          },
        ],
      });
      await db.sitrepEntry.createMany({
        data: original.entries.map(({ logEntryId, sort }) => ({ sitrepId: id, logEntryId, sort })),
      });
      await recordAudit(db, viewer, {
        type: "sitrep.drafted",
        subject: { type: "sitrep", id, name: `${crisis.reference} SITREP draft` },
        after: {
          corrects: sitrepReference(crisis.reference, original.number, original.correction),
          reason: input.reason,
        },
      });
      return ok({ id, crisisReference: crisis.reference });
    },
    () => taken,
  );
}

/** Removes a draft for good; what is published stays. */
export async function discardDraft(
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<Result<{ crisisReference: string }>> {
  return withViewer(viewer, async (db) => {
    const draft = await db.sitrep.findUnique({ where: { id: input.id }, select: draftFields });
    const crisis = draft && (await lockCrisis(db, draft.crisisId));
    if (!draft || !crisis) return notFoundFailure("draft");
    const refusal = refusalToEdit(viewer, crisis);
    if (refusal) return refusal;
    if (draft.publishedAt) return fail("conflict", "A published report stays; it can be corrected.");
    const { count } = await db.sitrep.deleteMany({
      where: { id: draft.id, version: input.version, publishedAt: null },
    });
    if (count === 0) return staleFailure("draft");
    await recordAudit(db, viewer, {
      type: "sitrep.discarded",
      subject: { type: "sitrep", id: draft.id, name: `${crisis.reference} SITREP draft` },
      before: stateOf(draft),
    });
    return ok({ crisisReference: crisis.reference });
  });
}

/** Records that this leader has taken note of this version. Once, and for good. */
export async function acknowledgeSitrep(
  viewer: Viewer,
  input: { id: string },
): Promise<Result<{ crisisReference: string; slug: string }>> {
  return withViewer(viewer, async (db) => {
    const report = await db.sitrep.findUnique({
      where: { id: input.id },
      select: {
        id: true,
        number: true,
        correction: true,
        publishedAt: true,
        correctedBy: { select: { publishedAt: true } },
        crisis: { select: { reference: true, ...crisisAccess } },
      },
    });
    if (!report) return notFoundFailure("situation report");
    const { crisis } = report;
    if (crisis.isHistorical) return fail("conflict", "This crisis is a historical sample; it is read only.");
    if (report.number === null || !report.publishedAt)
      return fail("conflict", "A draft cannot be acknowledged; it has not been published.");
    if (!canAcknowledge(viewer, crisis, { isPublished: true }))
      return fail("forbidden", "Leaders acknowledge situation reports.");
    if (!isLatestVersion(report))
      return fail("conflict", "This version has been superseded; read and acknowledge the newer one.");
    const { count } = await db.sitrepAcknowledgement.createMany({
      data: [{ sitrepId: report.id, userId: viewer.id, userName: viewer.name }],
      skipDuplicates: true,
    });
    if (count === 0) return fail("conflict", "You have acknowledged this version before.");
    await recordAudit(db, viewer, {
      type: "sitrep.acknowledged",
      subject: {
        type: "sitrep",
        id: report.id,
        name: sitrepReference(crisis.reference, report.number, report.correction),
      },
    });
    return ok({ crisisReference: crisis.reference, slug: sitrepSlug(report.number, report.correction) });
  });
}

async function findDraft(db: Db, crisis: LockedCrisis, input: SaveSitrep): Promise<Draft | Failure | null> {
  if (input.draft.version === undefined) return null;
  const draft = await db.sitrep.findUnique({ where: { id: input.draft.id }, select: draftFields });
  if (draft?.crisisId !== crisis.id) return notFoundFailure("draft");
  if (draft.publishedAt)
    return fail("conflict", "This report has been published and no longer changes; publish a correction.");
  return draft.version === input.draft.version ? draft : staleFailure("draft");
}

/** What keeps the report from being published, beside the fields that can mend it; null when it may go. */
async function refusalToPublish(
  db: Db,
  crisis: LockedCrisis,
  draft: Draft | null,
  input: SaveSitrep,
  moments: ReportMoments,
  entries: readonly Entry[],
  now: Date,
): Promise<Failure | null> {
  const fields: Record<string, string[]> = {};
  const add = (field: string, message: string) => {
    fields[field] = [...(fields[field] ?? []), message];
  };
  for (const { field, message } of minimumToPublish({
    crisisReference: crisis.reference,
    marking: crisis.marking,
    precedence: input.precedence,
    convention: input.convention,
    originator: input.originator,
    asOfAt: moments.asOfAt,
    periodFrom: moments.periodFrom,
    bluf: input.bluf,
    factCount: entries.length,
    nextReportAt: moments.nextReportAt,
    isFinal: input.isFinal,
  }))
    add(field === "factCount" ? "entries" : field, message);
  const tooLate = entries.filter((entry) => entry.reportedAt > moments.asOfAt).map((entry) => entry.number);
  if (tooLate.length > 0)
    add(
      "entries",
      `Reported after the information cut-off: entry ${tooLate.join(", ")}. Move the cut-off or leave ${tooLate.length === 1 ? "it" : "them"} out.`,
    );
  if (moments.nextReportAt && moments.nextReportAt <= now && !draft?.correctsId)
    add("nextReportAt", "The next report is due in the past; give a later time.");
  const count = Object.keys(fields).length;
  if (count > 0)
    return fail(
      "invalid",
      `Not published and not saved: ${count === 1 ? "one field needs" : `${count} fields need`} attention.`,
      fields,
    );
  if (!draft?.correctsId && (await isSeriesClosed(db, crisis.id)))
    return fail("conflict", "The final report of this crisis is out; correct that one if it is wrong.");
  return null;
}

async function isSeriesClosed(db: Db, crisisId: string): Promise<boolean> {
  const finals = await db.sitrep.findMany({
    where: { crisisId, isFinal: true, publishedAt: { not: null } },
    select: { publishedAt: true, correctedBy: { select: { publishedAt: true } } },
  });
  return finals.some(isLatestVersion);
}

type Written = { id: string; version: number; state: Record<string, unknown> };

async function writeDraft(
  db: Db,
  viewer: Viewer,
  crisis: LockedCrisis,
  draft: Draft | null,
  input: SaveSitrep,
  { decisionBy, ...moments }: ReportMoments,
  entries: readonly Entry[],
): Promise<Written | Failure> {
  const data = {
    precedence: input.precedence,
    convention: input.convention,
    originator: input.originator,
    ...moments,
    isFinal: input.isFinal,
    bluf: input.bluf,
    sections: writeSections(input.sections, decisionBy),
  };
  const { id } = input.draft;
  if (draft) {
    const { count } = await db.sitrep.updateMany({
      where: { id, version: draft.version, publishedAt: null },
      data: { ...data, version: { increment: 1 } },
    });
    if (count === 0) return staleFailure("draft");
    await db.sitrepEntry.deleteMany({ where: { sitrepId: id } });
  } else {
    await db.sitrep.createMany({ data: [{ id, crisisId: crisis.id, authorId: viewer.id, ...data }] });
  }
  await db.sitrepEntry.createMany({
    data: entries.map((entry, sort) => ({ sitrepId: id, logEntryId: entry.id, sort })),
  });
  return {
    id,
    version: (draft?.version ?? 0) + 1,
    state: { ...data, entries: entries.map((entry) => entry.number) },
  };
}

type Published = { number: number; correction: number; publishedAt: Date };

/** Gives the number and shuts the report. The lock on the crisis keeps two of them from taking the same one. */
async function publish(
  db: Db,
  crisis: LockedCrisis,
  id: string,
  correctsId: string | null,
  publishedAt: Date,
): Promise<Published> {
  const corrected = correctsId
    ? await db.sitrep.findUniqueOrThrow({
        where: { id: correctsId },
        select: { number: true, correction: true },
      })
    : null;
  const last = await db.sitrep.aggregate({ where: { crisisId: crisis.id }, _max: { number: true } });
  const place = corrected
    ? { number: corrected.number ?? 0, correction: corrected.correction + 1 }
    : { number: (last._max.number ?? 0) + 1, correction: 0 };
  await db.sitrep.updateMany({
    where: { id, publishedAt: null },
    data: { ...place, publishedAt, version: { increment: 1 } },
  });
  return { ...place, publishedAt };
}

async function record(
  db: Db,
  viewer: Viewer,
  crisis: LockedCrisis,
  draft: Draft | null,
  saved: Written,
  published: Published | null,
): Promise<void> {
  const name = published
    ? sitrepReference(crisis.reference, published.number, published.correction)
    : `${crisis.reference} SITREP draft`;
  const subject = { type: "sitrep", id: saved.id, name } as const;
  if (draft)
    await recordChange(db, viewer, {
      type: "sitrep.changed",
      subject,
      version: saved.version,
      before: stateOf(draft),
      after: saved.state,
    });
  else await recordAudit(db, viewer, { type: "sitrep.drafted", subject, after: saved.state });
  if (published)
    await recordAudit(db, viewer, {
      type: "sitrep.published",
      subject,
      after: { ...saved.state, ...published },
    });
}

/** A draft as the trail keeps it, under the same names as `Written.state`. */
function stateOf(draft: Draft): Record<string, unknown> {
  const { precedence, convention, originator, periodFrom, asOfAt, nextReportAt, isFinal, bluf, sections } =
    draft;
  return {
    precedence,
    convention,
    originator,
    periodFrom,
    asOfAt,
    nextReportAt,
    isFinal,
    bluf,
    sections,
    entries: draft.entries.map(({ logEntry }) => logEntry.number),
  };
}
