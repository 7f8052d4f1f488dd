import type { Route } from "next";
import type { RevisionView } from "./diff";

/** What the address says once of a save: the version that it made, or that it made none. */
const UNCHANGED = "same";

/**
 * The page of a record that was just saved, which says so.
 * @param path of the page, without a query
 * @param version that the record has now
 * @param before the version it had, where a save without a change leaves that
 */
export function savedHref(path: string, version: number, before?: number): Route {
  return `${path}?saved=${version === before ? UNCHANGED : version}` as Route;
}

/**
 * The version that the viewer has just made, by the address; "unchanged" where their save changed nothing, and null where the address
 * says nothing or something that is not so: it may come from somebody else, or from before another save.
 * @param revisions of the record, newest first
 * @param viewerName as revisions name the viewer
 */
export function readSaved(
  asked: string | readonly string[] | undefined,
  revisions: readonly RevisionView[],
  viewerName: string,
): RevisionView | "unchanged" | null {
  if (asked === UNCHANGED) return "unchanged";
  if (typeof asked !== "string" || !/^\d{1,9}$/.test(asked)) return null;
  const [latest] = revisions;
  const version = Number(asked);
  // A save that changes nothing may count as a version, of which no history tells.
  if (!latest || latest.version < version) return "unchanged";
  return latest.version === version && latest.actorName === viewerName ? latest : null;
}
