/** One thing that is searched for. */
export type Term = {
  text: string;
  /** Whether the words must stand next to each other. */
  isPhrase: boolean;
  /** Whether it must not be there. */
  isExcluded: boolean;
  /** Whether a word that begins with it will do: the last word typed may not be finished. */
  isPrefix: boolean;
};

const MOST = 12;

/** The terms of a typed search: words, "phrases in quotes" and -words to leave out. Any text is a search. */
export function termsOf(text: string): Term[] {
  const pieces = [...text.matchAll(/(-?)(?:"([^"]+)"?|([^\s"]+))/g)].slice(0, MOST);
  return pieces.flatMap(([, minus, phrase, bare = ""], index) => {
    const word = (phrase ?? bare).trim();
    if (!/[\p{L}\p{N}]/u.test(word)) return [];
    const isExcluded = minus === "-";
    const isLast = index === pieces.length - 1 && !/\s$/.test(text);
    return [
      {
        text: word,
        isPhrase: phrase !== undefined,
        isExcluded,
        isPrefix: isLast && phrase === undefined && !isExcluded && /^[\p{L}\p{N}]{3,}$/u.test(word),
      },
    ];
  });
}
