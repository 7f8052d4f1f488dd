import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { compareLevels } from "@/lib/markings/rules";
import { invalidField, notFoundFailure, ok, type Result, staleFailure } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { canCreate } from "../policy";
import { listOwnPortfolios } from "./queries";
import type { ChangeTemplate, SaveTemplate } from "./schema";

type Saved = { id: string };

/** Keeps the fields of a form under a name, for its owner or for the officers of one of their portfolios. */
export async function saveTemplate(
  viewer: Viewer,
  { id, name, portfolioId, values }: SaveTemplate,
): Promise<Result<Saved>> {
  const form = { id, act: "engagement_template.created", content: { name, portfolioId, values } } as const;
  return createOnce(viewer, form, async (db) => {
    if (!canCreate(viewer))
      return refuseAccess(db, viewer, {
        subject: { type: "engagement_template", id: null, name },
        attempt: "save a template",
        reason: "Officers of the nation that keeps the record log engagements.",
      });
    if (compareLevels(values.marking, viewer.markingCeiling) > 0)
      return invalidField("form", "This is marked above what you may read.");
    if (!(await mayShare(db, viewer, portfolioId))) return notYours();
    await db.engagementTemplate.createMany({
      data: [
        {
          id,
          name,
          ownerId: viewer.id,
          portfolioId,
          marking: values.marking,
          values: values as Prisma.InputJsonObject,
        },
      ],
    });
    await recordChange(db, viewer, {
      type: "engagement_template.created",
      subject: { type: "engagement_template", id, name },
      version: 1,
      before: {},
      after: { name, portfolioId },
    });
    return ok({ id });
  });
}

/** Gives a template of the viewer's own another name or other readers. */
export async function changeTemplate(
  viewer: Viewer,
  { id, version, name, portfolioId }: ChangeTemplate,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openOwn(db, viewer, id, "change this template");
    if (!opened.ok) return opened;
    const before = opened.data;
    if (before.version !== version) return staleFailure("template");
    if (portfolioId !== before.portfolioId && !(await mayShare(db, viewer, portfolioId))) return notYours();
    const { count } = await db.engagementTemplate.updateMany({
      where: { id, version },
      data: { name, portfolioId, version: { increment: 1 } },
    });
    if (count === 0) return staleFailure("template");
    await recordChange(db, viewer, {
      type: "engagement_template.changed",
      subject: { type: "engagement_template", id, name },
      version: version + 1,
      before: { name: before.name, portfolioId: before.portfolioId },
      after: { name, portfolioId },
    });
    return ok({ id });
  });
}

/** Removes a template of the viewer's own; what was logged from it stays as it is. */
export async function removeTemplate(viewer: Viewer, id: string): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openOwn(db, viewer, id, "remove this template");
    if (!opened.ok) return opened;
    const { name, portfolioId, version } = opened.data;
    await db.engagementTemplate.deleteMany({ where: { id } });
    await recordChange(db, viewer, {
      type: "engagement_template.removed",
      subject: { type: "engagement_template", id, name },
      version: version + 1,
      before: { name, portfolioId },
      after: {},
    });
    return ok({ id });
  });
}

async function openOwn(
  db: Db,
  viewer: Viewer,
  id: string,
  attempt: string,
): Promise<Result<{ name: string; portfolioId: string | null; version: number }>> {
  const found = await db.engagementTemplate.findUnique({ where: { id } });
  if (!found) return notFoundFailure("template");
  if (found.ownerId === viewer.id) return ok(found);
  return refuseAccess(db, viewer, {
    subject: { type: "engagement_template", id, name: found.name },
    attempt,
    reason: "Who saved a template changes and removes it.",
  });
}

async function mayShare(db: Db, viewer: Viewer, portfolioId: string | null): Promise<boolean> {
  if (portfolioId === null) return true;
  return (await listOwnPortfolios(db, viewer)).some(({ value }) => value === portfolioId);
}

function notYours(): Result<never> {
  return invalidField("portfolioId", "Choose a portfolio that you belong to today.");
}
