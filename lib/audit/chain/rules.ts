/** What audit_check_part() says of the next events after one: how many, the last of them, and the first that is broken. Null: none. */
export type Part = { checked: number; last: number | null; broken: number | null };

export type ChainCheck = {
  /** How many events were recomputed, up to the first that is broken or up to the end. */
  events: number;
  /** The number of the first event that does not fit its own seal or the one before it; null when all do. */
  firstBroken: number | null;
  /** Whether the end of the trail was reached, or a broken event before it. */
  isDone: boolean;
};

/** Events that are recomputed in one statement: a second or so, and memory for no more than these. */
export const PART = 50_000;

/**
 * Recomputes the trail from its first event, part by part.
 * @param readPart the events after this one (null: from the first), up to so many numbers further
 * @param goesOn asked after every part with how many events were recomputed: whether there is time for another
 */
export async function checkChain(
  readPart: (after: number | null, most: number) => Promise<Part>,
  goesOn: (events: number) => boolean,
): Promise<ChainCheck> {
  let events = 0;
  for (let after: number | null = null; ; ) {
    const { checked, last, broken } = await readPart(after, PART);
    events += checked;
    if (broken !== null) return { events, firstBroken: broken, isDone: true };
    if (last === null) return { events, firstBroken: null, isDone: true };
    after = last;
    if (!goesOn(events)) return { events, firstBroken: null, isDone: false };
  }
}

/** The statement of a part, as both the product and the command line ask it; `$1` is the event before, `$2` how many. */
export const PART_SQL =
  "select checked::float8 as checked, last_sequence::float8 as last, broken::float8 as broken from audit_check_part($1::bigint, $2::bigint)";
