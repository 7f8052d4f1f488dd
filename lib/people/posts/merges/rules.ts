import { changeOf, type MergeChange, otherNamesOf, takenFrom } from "../../merging/rules";
import type { PostRow } from "../queries";

/** What a merge asks about, field by field. */
export const POST_MERGE_FIELDS = {
  title: ["title"],
  organisation: ["organisationId"],
  nation: ["nation"],
  rankCode: ["rankCode"],
  isActive: ["isActive"],
} as const satisfies Record<string, readonly (keyof PostRow)[]>;

export type PostMergeField = keyof typeof POST_MERGE_FIELDS;

export const POST_MERGE_FIELD_NAMES = Object.keys(POST_MERGE_FIELDS) as [PostMergeField, ...PostMergeField[]];

export const POST_MERGE_LABELS: Readonly<Record<PostMergeField, string>> = {
  title: "Title",
  organisation: "Organisation",
  nation: "Nation",
  rankCode: "Graded for",
  isActive: "Still exists",
};

/**
 * What changes on the post that stays when these fields are taken from the other. It is found by every title of both.
 * @param former what the other was called before
 */
export function postMergeChange(
  winner: PostRow,
  loser: PostRow,
  taken: readonly PostMergeField[],
  former: readonly string[],
): MergeChange {
  const facts = takenFrom(POST_MERGE_FIELDS, taken, loser);
  const titles = [winner, loser].flatMap((one) => [one.title, ...one.otherNames]);
  const kept = [(facts.title ?? winner.title) as string];
  return changeOf(winner, { ...facts, otherNames: otherNamesOf([...titles, ...former], kept) });
}
