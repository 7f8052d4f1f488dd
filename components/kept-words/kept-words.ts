/**
 * What was typed into a form, kept on this device until it is saved (decisions 014 and 040). Kept per person and record, so that
 * two people on one machine never see each other's words.
 */
import type { Place } from "./place";

export type KeptWords = {
  /** Where the writer was, for going on there in the same tab. */
  place?: Place;
  /** Path and query of the page on which they were typed; not known of older words. */
  at?: string;
  /** When they were kept, ISO 8601 in UTC. */
  keptAt: string;
  /** The id that a new record will have; null where the form names a saved one by itself. */
  id: string | null;
  /** Version of the saved record they were typed over; null for a new record. */
  version: number | null;
  /** What stood in the fields, as the form reads it. */
  values: Record<string, unknown>;
  /** What was on record when the form was opened, for telling later who changed what; not known of older words. */
  base?: Record<string, unknown>;
};

/** What a form needs to keep its words. */
export type Keep = {
  /** The name with which those under which they lie begin, one for each time that the form was opened and typed into. */
  key: string;
  /** IANA zone in which its writer is told when they were kept. */
  zone: string;
};

/** Whose words are kept; `timeZone` is an IANA zone. */
export type Writer = { id: string; timeZone: string };

/** The forms that keep their words. */
const FORMS = [
  "engagement",
  "sitrep",
  "log-entry",
  "crisis",
  "lesson",
  "outcome",
  "objective",
  "reading",
  "comment",
  "counterparts",
  "sensitivity",
  "decision",
  "unpublishing",
  "correction",
  "answer",
] as const;

export type FormName = (typeof FORMS)[number];

const BEGINNING = "rapport.draft.";

/** Longer than anybody is away from what they were writing; after that, words on a machine are a leak and no help. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * How a person's words for one record are kept.
 * @param record tells it from the others of its form: an id or a reference, of a new one the place that it is for
 */
export function keepFor({ id, timeZone }: Writer, form: FormName, record: string): Keep {
  return { key: `${BEGINNING}${form}.${id}.${record}`, zone: timeZone };
}

/** A name of its own for what is typed from here on, so that nothing that is kept already makes way for it, nor for it what another tab keeps. */
export function newSlot(key: string): string {
  const random = crypto.getRandomValues(new Uint32Array(2));
  return `${key}~${[...random].map((part) => part.toString(36)).join("")}`;
}

/** The key of the form whose words lie under the name. Older words lie under the key itself, or wait beside it as those of an earlier visit. */
function formKey(slot: string): string {
  return slot.replace(/(~[a-z0-9]+|\.earlier)$/, "");
}

/** The end of an address that leads to these words on their page. */
export function wayTo(slot: string): string {
  return `${TO_KEPT_WORDS}${slot.slice(formKey(slot).length)}`;
}

const TO_KEPT_WORDS = "#kept-words";

/** Words of one visit, and the name under which they lie. */
export type KeptSlot = KeptWords & { slot: string };

/** Words that a form has kept, and where it stands. */
export type KeptPlace = {
  slot: string;
  form: FormName;
  /** Of something that is not on record yet, and belongs to nothing that is. */
  isNew: boolean;
  /** What its writer called something new that is not marked; empty where that is not known. */
  title: string;
  keptAt: string;
  /** Path and query of its page; null where that is not known. */
  at: string | null;
};

/** What this device keeps of one form, the latest first: one for each visit that was neither saved nor let go. */
export function wordsOfForm(key: string): KeptSlot[] {
  return latestFirst(
    ownKeys().flatMap((slot) => {
      const words = formKey(slot) === key ? readWords(slot) : null;
      return words ? [{ ...words, slot }] : [];
    }),
  );
}

/**
 * What this device keeps of one person, the latest first. Of what was typed no more than the title of something new that carries no
 * marking: anything else may be marked, or of a record that is closed to them by now.
 */
export function listWords({ id }: Pick<Writer, "id">): KeptPlace[] {
  return latestFirst(
    ownKeys().flatMap((slot): KeptPlace[] => {
      const form = FORMS.find((name) => slot.startsWith(`${BEGINNING}${name}.${id}.`));
      const words = form ? readWords(slot) : null;
      if (!form || !words) return [];
      const isNew = /^new(-|$)/.test(formKey(slot).slice(`${BEGINNING}${form}.${id}.`.length));
      return [
        {
          slot,
          form,
          isNew,
          title: isNew ? titleIn(words) : "",
          keptAt: words.keptAt,
          at: pathIn(words.at),
        },
      ];
    }),
  );
}

function titleIn({ values: { title, marking } }: KeptWords): string {
  return typeof title === "string" && marking === "UNCLASSIFIED" ? title.trim() : "";
}

function latestFirst<Kept extends { keptAt: string }>(words: readonly Kept[]): Kept[] {
  return words.toSorted((one, other) => other.keptAt.localeCompare(one.keptAt));
}

/** More than this many visits of one form nobody goes back to. */
export const MOST_KEPT = 10;

/** Makes room under a new name: the oldest words of the form make way where as many are kept as can be. Gives those that did. */
export function makeRoom(key: string): KeptSlot[] {
  const gone = wordsOfForm(key).slice(MOST_KEPT - 1);
  for (const { slot } of gone) dropWords(slot);
  return gone;
}

/** The keys of all words on this device, whoever wrote them. */
function ownKeys(): string[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, nth) => localStorage.key(nth) ?? "");
    return keys.filter((name) => name.startsWith(BEGINNING));
  } catch {
    return [];
  }
}

/** A page of this product and nothing else that could stand in a link. */
function pathIn(at: unknown): string | null {
  return typeof at === "string" && /^\/(?![/\\])/.test(at) ? at : null;
}

/** What is kept under the key, or null when there is nothing or it cannot be read. */
export function readWords(key: string): KeptWords | null {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    // What was kept before forms had an id is words all the same.
    return isKeptWords(parsed) ? { ...parsed, id: parsed.id ?? null } : null;
  } catch {
    return null;
  }
}

/** Keeps the words; gives false where the browser refuses (private mode, full disk). */
export function keepWords(key: string, words: KeptWords): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(words));
    return true;
  } catch {
    return false;
  }
}

export function dropWords(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

/**
 * Drops what was kept more than 30 days ago, whoever wrote it, and what cannot be read: their record may be closed to its writer
 * by now, and then no page ever offers them or lets them go.
 */
export function dropOldWords(now: Date): void {
  for (const key of ownKeys()) {
    const words = readWords(key);
    if (!words || now.getTime() - Date.parse(words.keptAt) > KEPT_DAYS * DAY_MS) dropWords(key);
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

function isKeptWords(value: unknown): value is KeptWords {
  if (typeof value !== "object" || value === null) return false;
  const words = value as Partial<Record<keyof KeptWords, unknown>>;
  return (
    typeof words.keptAt === "string" &&
    !Number.isNaN(Date.parse(words.keptAt)) &&
    typeof (words.id ?? "") === "string" &&
    (words.version === null || typeof words.version === "number") &&
    typeof words.values === "object" &&
    words.values !== null
  );
}
