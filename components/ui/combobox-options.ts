export type ComboboxOption = {
  value: string;
  label: string;
  /** A second, smaller line: the post, the organisation. */
  hint?: string;
  /** Heading under which neighbours are drawn ("Your counterparts"). */
  group?: string;
  /** Other words that find it: codes, aliases, native names. Where each counts by itself, on a line of its own. */
  keywords?: string;
  /** Stands in the form already: shown to who looks for it, so that it is not made anew, and not to be chosen. */
  isThere?: boolean;
};

/** `isNew` is on no record and sent by its label; offered as such it has a value of its own, and what was typed has none. */
export type ChosenOption = ComboboxOption & { isNew?: boolean };

/** The options that are chosen. One that is no longer offered keeps its value, so that saving does not drop it. */
export function pick(options: readonly ComboboxOption[], values: readonly string[]): ChosenOption[] {
  return values
    .filter((value) => value !== "")
    .map((value) => options.find((option) => option.value === value) ?? { value, label: "As saved" });
}

/** The same of values that stand each on a line of its own. */
export function chosenIn(options: readonly ComboboxOption[], values = ""): ChosenOption[] {
  return pick(options, values.split("\n"));
}

/** How many rows a list draws at most: more are found by typing, and thousands of rows would stall a phone. */
const maxRows = 50;

/**
 * The options that hold every word of `query` in label, hint or keywords, without regard to case or accents. The one whose code
 * was written out ("BEL", before Belarus) comes first, then those whose label begins with the query; otherwise the given order
 * stays. An empty query gives the first ones.
 */
export function matchOptions<Option extends ComboboxOption>(
  options: readonly Option[],
  query: string,
): readonly Option[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options.slice(0, maxRows);
  const hits = options.filter((option) => {
    const text = fold(`${option.label} ${option.hint ?? ""} ${option.keywords ?? ""}`);
    return words.every((word) => text.includes(word));
  });
  const start = words.join(" ");
  const placeOf = ({ hint, label }: ComboboxOption) =>
    hint === query.trim() ? 0 : fold(label).startsWith(start) ? 1 : 2;
  return hits.toSorted((a, b) => placeOf(a) - placeOf(b)).slice(0, maxRows);
}

/**
 * What stands in the place of a list that has no rows.
 * @param fitting what fits the words, whether or not it is chosen
 * @param trouble why nobody knows what fits, in words; null where it is known
 */
export function saidForNone(fitting: readonly ComboboxOption[], trouble: string | null): string {
  return fitting.length > 0 ? "Chosen already" : (trouble ?? "Nothing found");
}

/** The entries of a pasted list: one per line, tab or semicolon, trimmed, bullets and numbering removed, each once. */
export function splitPasted(text: string): readonly string[] {
  const entries = text
    .split(/[\r\n\t;]+/)
    .map((entry) => entry.replace(/^\s*(?:[-•*–]|\d+[.)])\s+/, "").trim());
  return [...new Set(entries.filter(Boolean))];
}

function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}
