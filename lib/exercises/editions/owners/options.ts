import type { Option } from "@/lib/engagements/views";

/** Who can own a milestone or lesson; the value is that of the form, `post:<id>` or `user:<id>`. */
export type OwnerOption = Option & { group: string };

/** A post as an owner. */
export function postOwner({ value, label, hint }: Option): OwnerOption {
  return { value: `post:${value}`, label, ...(hint ? { hint } : {}), group: "Posts" };
}

/** A user as an owner. */
export function userOwner({ id, name }: { id: string; name: string }): OwnerOption {
  return { value: `user:${id}`, label: name, group: "People" };
}
