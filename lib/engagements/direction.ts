/** Who went to whom: we to them, they to us, or neither. */
export type Direction = "OUT" | "IN" | "NEITHER";

/** Types that say by themselves who travels, for records of which nobody says where they took place. */
export const TRAVEL_BY_TYPE = {
  OUT: ["ABROAD", "EDUOUT", "MTT"],
  IN: ["HOST", "EDUIN"],
} as const satisfies Readonly<Partial<Record<Direction, readonly string[]>>>;

/** Subtypes of what nobody travels to: by telephone or letter, wherever it is recorded. */
export const WITHOUT_TRAVEL = ["CALL", "CORRESPONDENCE"] as const;

/**
 * Who went to whom, of every engagement, on the relationship line, on the balance card and in the lists they open: where it took place
 * decides; where that is not said the type does, if it tells who travels. `wayIn` says the same in SQL.
 * @param facts `host`: alpha-3 of the country where it took place; of a ship or aircraft of which no place is named, of the one that hosts
 * @param theirs alpha-3 of the other nation
 * @param home alpha-3 of the nation whose record this is
 */
export function directionOf(
  { type, subtype, host }: { type: string; subtype: string | null; host: string | null },
  theirs: string,
  home: string,
): Direction {
  if (WITHOUT_TRAVEL.some((one) => one === subtype)) return "NEITHER";
  if (host === null) {
    if (TRAVEL_BY_TYPE.OUT.some((one) => one === type)) return "OUT";
    return TRAVEL_BY_TYPE.IN.some((one) => one === type) ? "IN" : "NEITHER";
  }
  if (host === home) return "IN";
  return host === theirs ? "OUT" : "NEITHER";
}
