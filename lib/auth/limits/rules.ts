/** What the product does only so often for one viewer, or one network: at most so many times in a minute. No person comes near these
 * by working; a program that tries passwords or copies the record does. Many people may share one network. */
export const LIMITS = {
  "sign-in": { most: 60, words: "failed sign-ins" },
  "sign-in-site": { most: 300, words: "failed sign-ins" },
  action: { most: 600, words: "changes" },
  lookup: { most: 1_200, words: "look-ups" },
  search: { most: 600, words: "searches" },
  export: { most: 30, words: "exports" },
  upload: { most: 300, words: "files" },
  verification: { most: 6, words: "verifications of the audit trail" },
} as const satisfies Record<string, { most: number; words: string }>;

export type LimitKind = keyof typeof LIMITS;

/** The networks of an address, the narrow one first: the address itself, or, of version 6, the half that one line has to itself and
 * what one customer of a provider may have at most. */
export function networksOf(address: string): string[] {
  if (!address.includes(":")) return [address];
  const [start = "", end] = address.replace(/%.*$/, "").toLowerCase().split("::");
  const [before, after] = [start, end ?? ""].map((half) => half.split(":").filter(Boolean));
  const zeros = end === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0);
  const groups = [...(before ?? []), ...Array.from({ length: zeros }, () => "0"), ...(after ?? [])];
  const short = groups.map((group) => group.replace(/^0+(?=.)/, ""));
  return [4, 3].map((count) => `${short.slice(0, count).join(":")}::/${count * 16}`);
}
