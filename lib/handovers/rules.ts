import type { HandoverEnding, HandoverSection } from "@/lib/generated/prisma/enums";

/** How long before the last day of a holder their handover starts by itself. */
export const HANDOVER_DAYS = 60;
/** Counterparts of a pack, and how far back the meetings reach by which they are proposed. */
export const MOST_COUNTERPARTS = 20;
export const MET_WITHIN_DAYS = 730;
/** Situation reports of a pack: the latest so many, of so many days. */
export const MOST_REPORTS = 20;
export const REPORT_DAYS = 30;

/** The sections of a pack, in its order. */
export const SECTIONS = [
  "COUNTERPARTS",
  "PROMISES",
  "ENGAGEMENTS",
  "REPORTS",
  "SENSITIVITIES",
] as const satisfies readonly HandoverSection[];

export const ENDINGS = ["TAKEN_OVER", "CALLED_OFF"] as const satisfies readonly HandoverEnding[];

/** Something to sign for: `id` is that of the person, promise, engagement, report or sensitivity, `version` the state it is in. */
export type Item = { section: HandoverSection; id: string; version: string };

export type Signature = {
  section: HandoverSection;
  id: string;
  version: string;
  /** Null where the viewer may not know who. */
  by: string | null;
  at: Date;
};

/** How an item stands: its last signature, and whether that was given to another state of it. */
export type Signed = { signature: Signature | null; isChanged: boolean };

/** @param signatures the latest last */
export function signedOf({ section, id, version }: Item, signatures: readonly Signature[]): Signed {
  const last = signatures.findLast((one) => one.section === section && one.id === id) ?? null;
  return { signature: last, isChanged: last !== null && last.version !== version };
}

export type Readiness = {
  /** 0 to 100, rounded down: 100 only when nothing is missing. */
  percent: number;
  /** Sections that are marked ready, of all five. */
  ready: number;
  signed: number;
  items: number;
};

/**
 * Half is preparing: the sections that are marked ready, of five. Half is signing: the items that are signed for in the state they
 * are in, of all that are open to whoever reads. Where there is nothing to sign for, that half is done when all sections are ready.
 */
export function readinessOf(
  ready: readonly HandoverSection[],
  items: readonly Item[],
  signatures: readonly Signature[],
): Readiness {
  const prepared = SECTIONS.filter((section) => ready.includes(section)).length;
  const signed = items.filter((item) => {
    const { signature, isChanged } = signedOf(item, signatures);
    return signature !== null && !isChanged;
  }).length;
  const [done, all] = items.length > 0 ? [signed, items.length] : [prepared === SECTIONS.length ? 1 : 0, 1];
  // One fraction of whole numbers, so that rounding down meets no 99.99….
  const percent = Math.floor((50 * (prepared * all + SECTIONS.length * done)) / (SECTIONS.length * all));
  return { percent, ready: prepared, signed, items: items.length };
}

/** How an item is sent by a form: section, id and the version that was looked at. */
export function itemKey({ section, id, version }: Item): string {
  return `${section}:${id}:${version}`;
}
