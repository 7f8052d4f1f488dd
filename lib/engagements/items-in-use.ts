import { eachValue } from "./field-sets/sets";
import type { EngagementDetail } from "./views";

/** Posts that its promises name already. */
export function postsInUse({ commitments }: EngagementDetail): string[] {
  return commitments.flatMap(({ ownerPost, toPost }) =>
    [ownerPost, toPost].flatMap((post) => (post ? [post.id] : [])),
  );
}

/** Items that the record names already: it may keep one that was retired since. */
export function itemsInUse(record: EngagementDetail): string[] {
  const named = [...eachValue(record.sets)].flatMap(({ field, value }) =>
    field.kind === "picklist" && typeof value === "string" ? [value] : [],
  );
  const others = [record.closingReasonId, ...record.gifts.map(({ dispositionId }) => dispositionId)];
  return [...named, ...others.filter((id) => id !== null)];
}
