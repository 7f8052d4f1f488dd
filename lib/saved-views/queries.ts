import "server-only";
import { getPreferences } from "@/lib/auth/preferences/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";

export type SavedViewRow = {
  id: string;
  name: string;
  /** In canonical form. */
  href: string;
  isShared: boolean;
  ownerId: string;
  ownerName: string;
  version: number;
};

const select = {
  id: true,
  name: true,
  href: true,
  isShared: true,
  ownerId: true,
  version: true,
  owner: { select: { name: true } },
} as const;

/** The viewer's own views and those shared with everybody, by name. */
export async function listSavedViews(db: Db): Promise<SavedViewRow[]> {
  const rows = await db.savedView.findMany({ select, orderBy: [{ name: "asc" }, { id: "asc" }] });
  return rows.map(({ owner, ...row }) => ({ ...row, ownerName: owner.name }));
}

/** What the frame around every page knows of the viewer: saved views and preferences, in one transaction. */
export function readFrame(viewer: Viewer) {
  return withViewer(viewer, async (db) => ({
    views: await listSavedViews(db),
    ...(await getPreferences(db, viewer)),
  }));
}

/** Null when there is none, or none for this viewer. */
export async function getSavedView(db: Db, id: string): Promise<SavedViewRow | null> {
  const row = await db.savedView.findUnique({ where: { id }, select });
  if (!row) return null;
  const { owner, ...rest } = row;
  return { ...rest, ownerName: owner.name };
}
