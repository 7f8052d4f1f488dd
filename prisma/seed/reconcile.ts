/** How the rows of one table are brought to what they should be. */
interface Reconciliation<Row> {
  wanted: readonly Row[];
  held: readonly Row[];
  keyOf: (row: Row) => string;
  add: (rows: Row[]) => Promise<unknown>;
  /** Left out where rows are changed by people, and stay as they have them. */
  change?: (row: Row) => Promise<unknown>;
  /** Left out where rows are kept for the records that name them. */
  remove?: (rows: Row[]) => Promise<unknown>;
}

export interface ReconciledCounts {
  created: number;
  updated: number;
  unchanged: number;
}

/** Adds what is missing, changes what differs in a wanted field and, when allowed, removes what is no longer wanted. */
export async function reconcile<Row extends object>({
  wanted,
  held,
  keyOf,
  add,
  change,
  remove,
}: Reconciliation<Row>): Promise<ReconciledCounts> {
  const heldByKey = new Map(held.map((row) => [keyOf(row), row]));
  const missing = wanted.filter((row) => !heldByKey.has(keyOf(row)));
  const changed = wanted.filter((row) => {
    const now = heldByKey.get(keyOf(row));
    return change && now !== undefined && !agrees(row, now);
  });
  if (remove) {
    const keys = new Set(wanted.map(keyOf));
    const surplus = held.filter((row) => !keys.has(keyOf(row)));
    if (surplus.length > 0) await remove(surplus);
  }
  if (missing.length > 0) await add(missing);
  for (const row of changed) await change?.(row);
  return {
    created: missing.length,
    updated: changed.length,
    unchanged: wanted.length - missing.length - changed.length,
  };
}

function agrees<Row extends object>(wanted: Row, held: Row): boolean {
  const now = new Map(Object.entries(held));
  return Object.entries(wanted).every(
    ([field, value]) => JSON.stringify(value) === JSON.stringify(now.get(field)),
  );
}
