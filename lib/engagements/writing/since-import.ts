import type { PreparedEngagement } from "../prepared";

type Key = keyof PreparedEngagement;

/** What is said with one another: of which one part from a file and another from an officer would say what neither does. */
const TOGETHER: readonly (readonly Key[])[] = [
  ["type", "subtype", "sets"],
  ["status", "statusReason", "closingReasonId"],
  ["startsOn", "endsOn", "datePrecision", "startsAt", "endsAt", "timeZone"],
  ["countries", "hostCountry", "mainPartner"],
  ["venue", "city", "latitude", "longitude"],
  ["atmospherics", "atmosphericsReason"],
  ["marking", "cuiCategories", "disseminationControls", "relTo", "closeHold"],
  ["shareable", "shareableDecidedOn", "shareableDecidedBy"],
];

/** Fields that history calls by another name than the row does. */
const CALLED: Readonly<Record<string, Key>> = { objectives: "objectiveIds", tags: "tagIds" };

/** Under which key a row has what history calls so; what the sets say goes by the path of the set, as "exchange.topic". */
export function keyOf(field: string): Key {
  return field.includes(".") ? "sets" : (CALLED[field] ?? (field as Key));
}

/**
 * The row of a file with what somebody changed here since: that stays as it is on record.
 * @param touched fields that others than the import changed, as history names them
 */
export function keptSince(
  row: PreparedEngagement,
  saved: PreparedEngagement,
  touched: readonly string[],
): PreparedEngagement {
  const kept = touched
    .map(keyOf)
    .flatMap(saidWith)
    .filter((key) => key in saved);
  return { ...row, ...Object.fromEntries(kept.map((key) => [key, saved[key]])) };
}

/** The sets belong to the type; what they say changes without it. */
function saidWith(key: Key): readonly Key[] {
  return (key !== "sets" && TOGETHER.find((keys) => keys.includes(key))) || [key];
}
