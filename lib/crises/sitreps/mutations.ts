import "server-only";
import { recordAudit, recordChange } from "@/lib/audit/record";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import {
  type Failure,
  fail,
  faultsIn,
  invalidFields,
  notFoundFailure,
  ok,
  type Result,
  staleFailure,
} from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { lockForChange } from "../mutations";
import type { LockedCrisis } from "../queries";
import { isActive } from "../rules";
import { tellOfCrisis } from "../tell";
import { isSettled, type ReportMoments, readReportMoments } from "./moments";
import { askToPublish, type Published, publish, refusalToPublish } from "./publication/mutations";
import { sitrepReference, sitrepSlug } from "./rules";
import type { SaveSitrep } from "./schema";
import { readSections, writeSections } from "./sections";

type Draft = Prisma.SitrepGetPayload<{ select: typeof draftFields }>;
type Entry = { id: string; number: number };
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
 * neither. With CHECK nothing is written, and what PUBLISH would publish is asked back as "unconfirmed". At publication the report gets the next number of its crisis, or the number of the one it corrects.
 */
export async function saveSitrep(viewer: Viewer, input: SaveSitrep): Promise<Result<SavedSitrep>> {
  const save = async (db: Db): Promise<Result<SavedSitrep>> => {
    const opened = await lockForChange(db, viewer, input.crisisId, "write a situation report");
    if (!opened.ok) return opened;
    const crisis = opened.data;
    const draft = await findDraft(db, crisis, input);
    if (draft && "ok" in draft) return draft;
    const correctsId = draft?.correctsId ?? null;
    if (!isActive(crisis.alert) && !correctsId)
      return fail("conflict", "This crisis is closed. Its reports can be corrected, but none is added.");
    const now = new Date();
    const { moments, faults } = readReportMoments(crisis, input, now);
    const entries = await db.crisisLogEntry.findMany({
      where: { crisisId: crisis.id, id: { in: input.entries } },
      orderBy: [{ eventAt: "asc" }, { number: "asc" }],
      select: {
        id: true,
        number: true,
        text: true,
        eventAt: true,
        eventPrecision: true,
        timeZone: true,
        reportedAt: true,
      },
    });
    if (entries.length !== input.entries.length)
      faults.entries = ["One of these entries is not in this crisis's log."];

    const refusal =
      input.intent !== "SAVE"
        ? await refusalToPublish(db, crisis, { input, moments, faults, entries, correctsId }, now)
        : faultsIn(faults);
    if (refusal || !isSettled(moments)) return refusal ?? invalidFields(faults);
    if (input.intent === "CHECK")
      return askToPublish(db, crisis, { input, moments, entries, correctsId }, now);
    const saved = await writeDraft(db, viewer, crisis, draft, input, moments, entries);
    if ("ok" in saved) return saved;
    const published =
      input.intent === "PUBLISH" ? await publish(db, crisis, saved.id, correctsId, now) : null;
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

/** Removes a draft for good; what is published stays. */
export async function discardDraft(
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<Result<{ crisisReference: string }>> {
  return withViewer(viewer, async (db) => {
    const draft = await db.sitrep.findUnique({ where: { id: input.id }, select: draftFields });
    if (!draft) return notFoundFailure("draft");
    const opened = await lockForChange(db, viewer, draft.crisisId, "discard a situation report");
    if (!opened.ok) return opened;
    const crisis = opened.data;
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

async function findDraft(db: Db, crisis: LockedCrisis, input: SaveSitrep): Promise<Draft | Failure | null> {
  if (input.draft.version === undefined) return null;
  const draft = await db.sitrep.findUnique({ where: { id: input.draft.id }, select: draftFields });
  if (draft?.crisisId !== crisis.id) return notFoundFailure("draft");
  if (draft.publishedAt)
    return fail("conflict", "This report has been published and no longer changes; publish a correction.");
  return draft.version === input.draft.version ? draft : staleFailure("draft");
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
  if (published) await tellOfCrisis(db, viewer, "PUBLISHED", crisis);
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

/** A draft as the trail keeps it, under the names and in the order of `Written.state`: the database keeps sections in one of its own. */
function stateOf(draft: Draft): Record<string, unknown> {
  const { precedence, convention, originator, periodFrom, asOfAt, nextReportAt, isFinal, bluf } = draft;
  const { texts, decisionBy } = readSections(draft.sections);
  return {
    precedence,
    convention,
    originator,
    periodFrom,
    asOfAt,
    nextReportAt,
    isFinal,
    bluf,
    sections: writeSections(texts, decisionBy),
    entries: draft.entries.map(({ logEntry }) => logEntry.number),
  };
}
