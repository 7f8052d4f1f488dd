import { rankCodeFor, SERVICES } from "@/lib/people/ranks";

/** A rank has at most this many words ("Chief Master Sergeant of …" aside, which nobody types in a hurry). */
const MOST_RANK_WORDS = 4;

/** A person as typed or pasted, "Lt Gen Kenji Mori": the rank, when the line begins with one, and the name. */
export function readTypedPerson(text: string): { rankText: string; name: string } {
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(MOST_RANK_WORDS, words.length - 1); count > 0; count--) {
    const rankText = words.slice(0, count).join(" ");
    if ([null, ...SERVICES].some((service) => rankCodeFor(service, rankText) !== null))
      return { rankText, name: words.slice(count).join(" ") };
  }
  return { rankText: "", name: words.join(" ") };
}
