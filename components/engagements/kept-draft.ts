/**
 * What was typed into a form, kept on this device until it is saved. Kept per person and record, so that two people on
 * one machine never see each other's words.
 */
export type KeptDraft = {
  /** Where the writer was, for going on there in the same tab. */
  place?: Place;
  /** When it was kept, ISO 8601 in UTC. */
  keptAt: string;
  /** The id that a new record will have; null for a saved one. */
  id: string | null;
  /** Version of the saved record it was typed over; null for a new record. */
  version: number | null;
  /** The form as `readForm` gives it. */
  values: Record<string, unknown>;
  /** What was on record when the form was opened, for telling later who changed what; not known of older words. */
  base?: Record<string, unknown>;
};

/** The field with the focus, what is selected in it, and how far below the top of the window it stands, in pixels. */
export type Place = { field: string; from: number | null; to: number | null; onScreen: number };

/** The name under which a person's words for one record are kept; `record` is its reference, or "new". */
export function draftKey(viewerId: string, record: string): string {
  return `rapport.draft.engagement.${viewerId}.${record}`;
}

/** What is kept under the key, or null when there is nothing or it cannot be read. */
export function readDraft(key: string): KeptDraft | null {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    // What was kept before forms had an id is words all the same.
    return isDraft(parsed) ? { ...parsed, id: parsed.id ?? null } : null;
  } catch {
    return null;
  }
}

/** Keeps the words; gives false where the browser refuses (private mode, full disk). */
export function keepDraft(key: string, draft: KeptDraft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

/** Marks, for this tab alone, that its writer was signed out and means to come back to these words. */
export function markReturn(key: string): void {
  try {
    sessionStorage.setItem(`${key}.return`, "1");
  } catch {
    // The words are still offered, only not brought back by themselves.
  }
}

/** Whether this tab's writer was signed out over these words; says so once. */
export function takeReturn(key: string): boolean {
  try {
    const isMarked = sessionStorage.getItem(`${key}.return`) !== null;
    sessionStorage.removeItem(`${key}.return`);
    return isMarked;
  } catch {
    return false;
  }
}

function isDraft(value: unknown): value is KeptDraft {
  if (typeof value !== "object" || value === null) return false;
  const draft = value as Partial<Record<keyof KeptDraft, unknown>>;
  return (
    typeof draft.keptAt === "string" &&
    !Number.isNaN(Date.parse(draft.keptAt)) &&
    typeof (draft.id ?? "") === "string" &&
    (draft.version === null || typeof draft.version === "number") &&
    typeof draft.values === "object" &&
    draft.values !== null
  );
}
