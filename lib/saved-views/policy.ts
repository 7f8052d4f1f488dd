import type { Viewer } from "@/lib/auth/viewer";

/** A view is its owner's to change; the same rule as the policies of its table. */
export function canChangeView(viewer: Pick<Viewer, "id">, view: { ownerId: string }): boolean {
  return view.ownerId === viewer.id;
}

/** Shared views are for the nation that keeps the record. */
export function canShareViews(viewer: Pick<Viewer, "isHome">): boolean {
  return viewer.isHome;
}
