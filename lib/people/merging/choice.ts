import "server-only";
import { type AddressQuery, readAddress } from "@/lib/address";
import type { Db } from "@/lib/db";
import { refusalWords } from "./labels";
import { mergeRefusal } from "./queries";
import type { MergeKindName } from "./rules";

type Entry = { id: string; mergedIntoId: string | null };

/** How entries of one kind are found for the page on which two of them become one. */
type MergeChoice<Row extends Entry, Moving> = {
  kind: MergeKindName;
  get: (db: Db, id: string) => Promise<Row | null>;
  mayEdit: (row: Row) => boolean;
  /** What begins a sentence about it. */
  nameOf: (row: Row) => string;
  /** Whom to ask about one that is not the viewer's to change. */
  whoMay?: (row: Row) => string;
  /** Those that look like it. */
  alike: (db: Db, row: Row) => Promise<Row[]>;
  search: (db: Db, words: string) => Promise<Row[]>;
  /** What the merge would move. */
  moving: (db: Db, winnerId: string, loserId: string) => Promise<Moving>;
};

const MOST_CANDIDATES = 20;

/**
 * What the page of a merge at `/…/<id>/merge` reads: the entry that is kept, the one that its address names to be closed, why the two
 * cannot be merged (null where nothing stands against it, or none is named), what would move, and which the other may be. Null where
 * the entry is not there, was merged itself, or is not the viewer's to change.
 */
export async function readMergeChoice<Row extends Entry, Moving>(
  db: Db,
  id: string,
  query: AddressQuery,
  choice: MergeChoice<Row, Moving>,
): Promise<{
  winner: Row;
  loser: Row | null;
  refusal: string | null;
  moving: Moving | null;
  candidates: Row[];
} | null> {
  const winner = await choice.get(db, id);
  if (!winner || winner.mergedIntoId || !choice.mayEdit(winner)) return null;
  const other = query.with;
  const loser = typeof other === "string" ? await choice.get(db, other) : null;
  const refusal = other === undefined ? null : await whyNot(db, winner, loser, choice);
  const q = readAddress(query).words();
  const found = q ? await choice.search(db, q) : await choice.alike(db, winner);
  return {
    winner,
    loser,
    refusal,
    moving: loser && !refusal ? await choice.moving(db, winner.id, loser.id) : null,
    candidates: found.filter((row) => row.id !== winner.id).slice(0, MOST_CANDIDATES),
  };
}

async function whyNot<Row extends Entry>(
  db: Db,
  winner: Row,
  loser: Row | null,
  { kind, nameOf, mayEdit, whoMay }: MergeChoice<Row, unknown>,
): Promise<string | null> {
  if (!loser)
    return `There is no such ${kind}, or ${kind === "person" ? "they are" : "it is"} not open to you. Choose another.`;
  if (loser.id === winner.id) return `This is one and the same ${kind}. Choose another.`;
  if (loser.mergedIntoId) return `${nameOf(loser)} was merged into another ${kind} already. Choose that one.`;
  if (!mayEdit(loser))
    return [`${nameOf(loser)} is not yours to change.`, whoMay?.(loser)].filter(Boolean).join(" ");
  const refusal = await mergeRefusal(db, kind, winner.id, loser.id);
  return refusal && refusalWords(refusal);
}
