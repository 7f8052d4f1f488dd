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
