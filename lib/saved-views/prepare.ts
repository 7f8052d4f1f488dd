import type { Viewer } from "@/lib/auth/viewer";
import { canShareViews } from "./policy";
import type { SavedViewRow } from "./queries";
import { canonicalHref, listLabelOf } from "./rules";

/** What the page of a list shows of its saved views. `href` is the address of the list, without a page. */
export function savedViewsAt(viewer: Viewer, href: string, views: readonly SavedViewRow[]) {
  return {
    href: canonicalHref(href) ?? href,
    views: views.filter((view) => listLabelOf(view.href) === listLabelOf(href)),
    viewerId: viewer.id,
    mayShare: canShareViews(viewer),
  };
}
