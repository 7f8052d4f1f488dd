/** What the product does only so often for one viewer, or one network: at most so many times in a minute. No person comes near these
 * by working; a program that tries passwords or copies the record does. Many people may share one network. */
export const LIMITS = {
  "sign-in": { most: 60, words: "failed sign-ins" },
  action: { most: 600, words: "changes" },
  lookup: { most: 1_200, words: "look-ups" },
  search: { most: 600, words: "searches" },
  export: { most: 30, words: "exports" },
  upload: { most: 300, words: "files" },
} as const satisfies Record<string, { most: number; words: string }>;

export type LimitKind = keyof typeof LIMITS;
