/** The code of a new item, made of its words: what figures are told apart by however the words change later. */
export function codeFor(label: string, taken: readonly string[]): string {
  const base =
    label
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/[^A-Za-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .toUpperCase()
      .slice(0, 40) || "ITEM";
  for (let number = 1; ; number++) {
    const code = number === 1 ? base : `${base}_${number}`;
    if (!taken.includes(code)) return code;
  }
}

/** The ids with one of them a place earlier or later; in the same order when it stands at the end already. */
export function moved(ids: readonly string[], id: string, to: "UP" | "DOWN"): string[] {
  const from = ids.indexOf(id);
  const target = from + (to === "UP" ? -1 : 1);
  if (from === -1 || target < 0 || target >= ids.length) return [...ids];
  const order = [...ids];
  order.splice(target, 0, ...order.splice(from, 1));
  return order;
}
