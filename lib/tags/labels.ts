import { tagLabel } from "@/lib/engagements/tag-keys";

/** A tag on a record. */
export type Tag = { id: string; scheme: string; code: string; name: string };

/** The tags as history and files tell them, such as "Military exercise (NDU)". */
export function tagWords(tags: readonly Tag[]): string[] {
  return tags.map(tagLabel);
}
