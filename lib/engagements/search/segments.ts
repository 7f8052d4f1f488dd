import type { Segment } from "../views";

/** Characters for private use, which mark where a hit begins and ends until the text is split. */
export const HIT_START = "\ue000";
export const HIT_END = "\ue001";

/** A marked text as pieces, in order. Whatever the text holds, it stays text: the page draws the hits. */
export function segmentsOf(marked: string): Segment[] {
  return marked
    .split(HIT_START)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, hit: false }];
      const end = part.indexOf(HIT_END);
      if (end < 0) return [{ text: part, hit: false }];
      return [
        { text: part.slice(0, end), hit: true },
        { text: part.slice(end + 1), hit: false },
      ];
    })
    .map(({ text, hit }) => ({ text: text.replaceAll(HIT_END, ""), hit }))
    .filter(({ text }) => text !== "");
}
