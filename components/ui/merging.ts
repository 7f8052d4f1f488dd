/**
 * Two people's changes of one thing put together: what both began with, what one saved meanwhile and what the other typed. What
 * only one of them changed is taken, what both changed in different ways is chosen.
 */

export type Version = "saved" | "typed";
export type Three<Value> = { base: Value; saved: Value; typed: Value };
export type Choose = (key: string) => Version;
export type Change = "changed" | "added" | "removed";

/** Who said something that neither the start nor the other version says. */
export function changedBy(three: Three<unknown>): Version | "both" | "neither" {
  const [base, saved, typed] = [three.base, three.saved, three.typed].map((value) => JSON.stringify(value));
  if (saved === typed) return "neither";
  if (saved === base) return "typed";
  return typed === base ? "saved" : "both";
}

/** Of things that are said or not each is decided by whoever changed that. */
export function mergeItems({ base, saved, typed }: Three<readonly string[]>): {
  value: string[];
  changes: { from: Version; what: Change; value: string[] }[];
} {
  const without = (items: readonly string[], ...others: (readonly string[])[]) =>
    items.filter((one) => !others.some((other) => other.includes(one)));
  const added = { saved: without(saved, base, typed), typed: without(typed, base, saved) };
  const kept = saved.filter((one) => typed.includes(one));
  const removed = {
    saved: base.filter((one) => typed.includes(one) && !kept.includes(one)),
    typed: base.filter((one) => saved.includes(one) && !kept.includes(one)),
  };
  const changes = (["saved", "typed"] as const).flatMap((from) => [
    { from, what: "added" as const, value: added[from] },
    { from, what: "removed" as const, value: removed[from] },
  ]);
  return {
    value: [...without(saved, removed.typed), ...added.typed],
    changes: changes.filter(({ value }) => value.length > 0),
  };
}

/** What stands in the fields of a form, as text under their names; of several values each on a line of its own. */
export type FormText = Readonly<Record<string, string>>;

/** A field of a form as two versions of it are compared by. */
export type MergedField = {
  /** Its name, or the names of those that say one thing only together. */
  names: readonly [string, ...string[]];
  label: string;
  /** What it says, for a reader; what was typed unless told otherwise, and never asked of nothing. */
  words?: (values: FormText) => string;
  /** Whether each of its lines is there or not by itself. */
  isList?: boolean;
  /** Whether the form has it at all, given what it began with; it does unless told otherwise. */
  isDrawn?: (start: FormStart) => boolean;
};

/** What stood in the fields of a form at first, and what was on record then. */
export type FormStart = { values: FormText; base: FormText };

/** What a form sends of these fields; one that it does not have says what is on record. */
export function textIn(data: FormData, fields: readonly MergedField[], start: FormStart): FormText {
  const textOf = (name: string) =>
    [...data.getAll(name), ...data.getAll(`${name}[]`)]
      .filter((value) => typeof value === "string")
      .join("\n");
  const undrawn = fields.filter(({ isDrawn }) => isDrawn && !isDrawn(start)).flatMap(({ names }) => names);
  return {
    ...cleaned(fields, textOf),
    ...Object.fromEntries(undrawn.map((name) => [name, start.base[name] ?? ""])),
  };
}

/** The same of what is on record: nothing for what is not known, and "on" for what is so. */
export function textOf(record: Readonly<Record<string, unknown>>, fields: readonly MergedField[]): FormText {
  return cleaned(fields, (name) => {
    const value = record[name];
    return value === true ? "on" : [value || []].flat().join("\n");
  });
}

function cleaned(fields: readonly MergedField[], textAt: (name: string) => string): FormText {
  return Object.fromEntries(
    fields
      .flatMap(({ names }) => [...names])
      .map((name) => [name, textAt(name).replace(/\r\n?/g, "\n").trim()]),
  );
}

/** What both changed in different ways, in words. */
export type ToldConflict = { key: string; label: string; words: Record<Version | "base", readonly string[]> };

/** What one of them alone changed, in words. */
export type ToldChange = { from: Version; label: string; what: Change; words: readonly string[] };

export type ToldMerge = { conflicts: readonly ToldConflict[]; taken: readonly ToldChange[] };

export type MergedText = ToldMerge & { values: FormText };

const NOTHING = ["nothing"];

/** The form with everything that either changed. */
export function mergeFields(
  fields: readonly MergedField[],
  three: Three<FormText>,
  choose: Choose,
): MergedText {
  const merged = fields.map((field) => mergeField(field, three, choose));
  return {
    values: Object.assign({}, ...merged.map(({ values }) => values)),
    conflicts: merged.flatMap(({ conflicts }) => conflicts),
    taken: merged.flatMap(({ taken }) => taken),
  };
}

function mergeField(field: MergedField, three: Three<FormText>, choose: Choose): MergedText {
  const { names, label } = field;
  const [key] = names;
  if (field.isList) {
    const linesOf = (values: FormText) => (values[key] ? values[key].split("\n") : []);
    const { value, changes } = mergeItems({
      base: linesOf(three.base),
      saved: linesOf(three.saved),
      typed: linesOf(three.typed),
    });
    return {
      values: { [key]: value.join("\n") },
      conflicts: [],
      taken: changes.map((change) => ({
        from: change.from,
        what: change.what,
        label,
        words: change.value.map((line) => field.words?.({ [key]: line }) ?? line),
      })),
    };
  }
  const cut = (values: FormText) => Object.fromEntries(names.map((name) => [name, values[name] ?? ""]));
  const cuts = { base: cut(three.base), saved: cut(three.saved), typed: cut(three.typed) };
  const wordsOf = (values: FormText) => {
    if (names.every((name) => values[name] === "")) return NOTHING;
    return (field.words?.(values) ?? values[key] ?? "").split("\n");
  };
  const from = changedBy(cuts);
  if (from === "both") {
    const words = { base: wordsOf(cuts.base), saved: wordsOf(cuts.saved), typed: wordsOf(cuts.typed) };
    return { values: cuts[choose(key)], conflicts: [{ key, label, words }], taken: [] };
  }
  if (from === "neither") return { values: cuts.typed, conflicts: [], taken: [] };
  const taken: ToldChange = { from, what: "changed", label, words: wordsOf(cuts[from]) };
  return { values: cuts[from], conflicts: [], taken: [taken] };
}
