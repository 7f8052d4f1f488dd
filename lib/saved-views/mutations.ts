import "server-only";
import { recordAudit, recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import {
  type Failure,
  fail,
  invalidField,
  notFoundFailure,
  ok,
  type Result,
  staleFailure,
} from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { canChangeView, canShareViews } from "./policy";
import { getSavedView, type SavedViewRow } from "./queries";
import type { ChangeViewInput, DeleteViewInput, SaveViewInput } from "./schema";

/** More than anybody finds again. */
const MOST_VIEWS = 100;

/** Keeps a list under a name. One that is there already, the viewer's own or shared, is refused with its name. */
export async function saveView(viewer: Viewer, input: SaveViewInput): Promise<Result<{ id: string }>> {
  const { id, name, href, isShared } = input;
  const create = async (db: Db): Promise<Result<{ id: string }>> => {
    const subject = { type: "saved_view" as const, id, name };
    if (isShared && !canShareViews(viewer)) return refuseSharing(db, viewer, subject);
    const same = await db.savedView.findFirst({
      where: { href },
      // Their own before another's.
      orderBy: { isShared: "asc" },
      select: { name: true, ownerId: true },
    });
    if (same)
      return fail(
        "conflict",
        same.ownerId === viewer.id
          ? `You have saved this view already, as “${same.name}”. Nothing was saved again.`
          : `This view is shared with you already, as “${same.name}”. Nothing was saved again.`,
      );
    if ((await db.savedView.count({ where: { ownerId: viewer.id } })) >= MOST_VIEWS)
      return fail("conflict", `You keep ${MOST_VIEWS} views, the most there can be. Delete one first.`);
    await db.savedView.createMany({ data: [{ id, name, href, isShared, ownerId: viewer.id }] });
    await recordAudit(db, viewer, { type: "view.saved", subject, after: { name, href, isShared } });
    return ok({ id });
  };
  const taken = () => fail("conflict", "You have saved this view already. Nothing was saved again.");
  return createOnce(viewer, { id, act: "view.saved", content: input }, create, taken);
}

/** Gives a view of one's own another name, or shares it with everybody or nobody. */
export async function changeView(viewer: Viewer, input: ChangeViewInput): Promise<Result<null>> {
  const { id, version, name, isShared } = input;
  return withViewer(viewer, async (db) => {
    const before = await requireOwn(db, viewer, id, "change this view");
    if (!before.ok) return before;
    if (isShared && !canShareViews(viewer))
      return refuseSharing(db, viewer, { type: "saved_view", id, name: before.data.name });
    const { count } = await db.savedView.updateMany({
      where: { id, version },
      data: { name, isShared, version: { increment: 1 } },
    });
    if (count === 0) return staleFailure("view");
    await recordChange(db, viewer, {
      type: "view.changed",
      subject: { type: "saved_view", id, name },
      version: version + 1,
      before: recorded(before.data),
      after: { ...recorded(before.data), name, isShared },
    });
    return ok(null);
  });
}

export async function deleteView(viewer: Viewer, { id, version }: DeleteViewInput): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const before = await requireOwn(db, viewer, id, "delete this view");
    if (!before.ok) return before;
    const { count } = await db.savedView.deleteMany({ where: { id, version } });
    if (count === 0) return staleFailure("view");
    await recordAudit(db, viewer, {
      type: "view.deleted",
      subject: { type: "saved_view", id, name: before.data.name },
      before: recorded(before.data),
    });
    return ok(null);
  });
}

async function requireOwn(
  db: Db,
  viewer: Viewer,
  id: string,
  attempt: string,
): Promise<Result<SavedViewRow>> {
  const view = await getSavedView(db, id);
  if (!view) return notFoundFailure("view");
  if (canChangeView(viewer, view)) return ok(view);
  return refuseAccess(db, viewer, {
    subject: { type: "saved_view", id, name: view.name },
    attempt,
    reason: `This view belongs to ${view.ownerName}; only they can change or delete it.`,
  });
}

async function refuseSharing(
  db: Db,
  viewer: Viewer,
  subject: { type: "saved_view"; id: string; name: string },
): Promise<Failure> {
  await refuseAccess(db, viewer, {
    subject,
    attempt: "share a view",
    reason: "Views are shared within the nation that keeps the record.",
  });
  return invalidField("isShared", "Views are shared within the nation that keeps the record.");
}

function recorded({ name, href, isShared }: SavedViewRow) {
  return { name, href, isShared };
}
