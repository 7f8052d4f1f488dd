import { coversAny, hasRole, isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { Marking, Publication } from "@/lib/generated/prisma/enums";
import { compareLevels } from "@/lib/markings/rules";

/**
 * Who may read and change an engagement: word for word what the row policies of the database decide. For buttons,
 * messages and forms; the database has the last word.
 */

/** What decides about access to an engagement, or to a promise, which carries the same columns. */
type Guarded = {
  publication: Publication;
  closeHold: boolean;
  marking: Marking;
  countryCodes: readonly string[];
  releasableNations: readonly string[];
  /** Author, co-authors and named readers: users, posts, organisations and reader groups. */
  readerIds: readonly string[];
  /** Posts whose holders review it or have reviewed it. */
  readerPostIds: readonly string[];
};

export type GuardedEngagement = Guarded & {
  /** Author and co-authors. */
  editorIds: readonly string[];
};

/** What decides about who sends a record in beside its author and co-authors. */
export type Succession = {
  responsibleId: string | null;
  /** Posts that its author held on the day (UTC) it was entered. */
  authorPostIds: readonly string[];
  /** Whether its author or a co-author is left: an officer whose account is in use and who covers one of its countries today (UTC). */
  hasWriter: boolean;
  /** The same, whatever they cover: whose draft it would be if it were unpublished. */
  hasAccount: boolean;
  /** Who took it over already. */
  takenOverByIds: readonly string[];
};

/** Whether the shared rule or a personal grant opens the record to the viewer. */
export function canView(viewer: Viewer, record: Guarded): boolean {
  return (
    isShared(viewer, record) ||
    isNamed(viewer, record) ||
    record.readerPostIds.some((id) => viewer.posts.includes(id))
  );
}

/** Whether the viewer may change what they see: as author or co-author, or as an officer of one of its countries. */
export function canEdit(viewer: Viewer, record: GuardedEngagement): boolean {
  return (
    canView(viewer, record) &&
    (hasRole(viewer, "SYSTEM") ||
      (hasRole(viewer, "OFFICER") &&
        viewer.isHome &&
        (record.editorIds.includes(viewer.id) || coversAny(viewer, record.countryCodes))))
  );
}

/** Whether the viewer decides who else may find and change the record: who wrote it does, not everyone who may edit it. */
export function canDecideAccess(viewer: Viewer, record: GuardedEngagement): boolean {
  return canEdit(viewer, record) && (hasRole(viewer, "SYSTEM") || record.editorIds.includes(viewer.id));
}

/**
 * Whether the viewer takes over what others wrote and had shared, to send it in: as its responsible officer, as holder of the post in
 * which it was written or, when none of its writers is left, as anybody who may change it. Who reads it is not theirs to decide.
 */
export function canTakeOver(
  viewer: Viewer,
  record: GuardedEngagement,
  {
    responsibleId,
    authorPostIds,
    hasWriter,
  }: Pick<Succession, "responsibleId" | "authorPostIds" | "hasWriter">,
): boolean {
  return (
    (record.publication === "PUBLISHED" || record.publication === "RETURNED") &&
    canEdit(viewer, record) &&
    (!record.closeHold || isNamed(viewer, record)) &&
    (responsibleId === viewer.id || authorPostIds.some((id) => viewer.posts.includes(id)) || !hasWriter)
  );
}

/**
 * Whether the viewer may share what is still unshared with everyone the reading rule names. Whether it is reviewed first is
 * for its chain to say, and then `canSubmit` of reviews/policy.ts says who submits it.
 */
export function canPublish(viewer: Viewer, record: GuardedEngagement): boolean {
  return (record.publication === "DRAFT" || record.publication === "RETURNED") && canEdit(viewer, record);
}

/** Whether the viewer names a co-author of what was shared, of officers who may change it already, since none of its writers is left. */
export function canNameWriter(
  viewer: Viewer,
  record: Guarded,
  { hasWriter }: Pick<Succession, "hasWriter">,
): boolean {
  return (
    (record.publication === "PUBLISHED" || record.publication === "RETURNED") &&
    canView(viewer, record) &&
    isAdmin(viewer) &&
    viewer.isHome &&
    !hasWriter
  );
}

/** Whether the viewer takes out of the lists what was published by mistake. */
export function canUnpublish(viewer: Viewer, record: Guarded): boolean {
  return record.publication === "PUBLISHED" && canView(viewer, record) && isAdmin(viewer);
}

/**
 * Whether the viewer discards the draft, logged by mistake: who wrote it does, not everyone who may edit it. `keptWords` of
 * discards/rules.ts says what a draft bears that keeps it.
 */
export function canDiscard(viewer: Viewer, record: GuardedEngagement): boolean {
  return record.publication === "DRAFT" && canDecideAccess(viewer, record);
}

/** Whether the viewer may log engagements at all. */
export function canCreate(viewer: Viewer): boolean {
  return hasRole(viewer, "SYSTEM") || (hasRole(viewer, "OFFICER") && viewer.isHome);
}

/** Whether the record names the viewer, or a post, an organisation or a group of theirs. */
export function isNamed(viewer: Viewer, { readerIds }: Pick<Guarded, "readerIds">): boolean {
  return readerIds.some((id) => viewer.knownAs.includes(id));
}

function isShared(viewer: Viewer, record: Guarded): boolean {
  return (
    record.publication === "PUBLISHED" &&
    !record.closeHold &&
    coversAny(viewer, record.countryCodes) &&
    compareLevels(record.marking, viewer.markingCeiling) <= 0 &&
    (viewer.isHome || record.releasableNations.includes(viewer.nation))
  );
}
