"use client";

import { searchPosts } from "@/components/people/search-posts";
import { Combobox } from "@/components/ui/combobox";
import { choiceField } from "@/components/ui/merged-fields";
import { type OwnerOption, postOwner } from "@/lib/exercises/editions/owners/options";

/** Who may own a milestone or lesson, posts before people; of many posts the first. */
export type Owners = readonly OwnerOption[];

/** Who owns a milestone or lesson now. */
export type Owned = { ownerUserId: string | null; ownerPostId: string | null; owner: string | null };

const LABEL = "Owner";

/** The value of the field that names who owns it now; empty where nobody does. */
export function ownerValue({ ownerUserId, ownerPostId }: Owned): string {
  if (ownerUserId) return `user:${ownerUserId}`;
  return ownerPostId ? `post:${ownerPostId}` : "";
}

/** The field as two versions of it are compared. */
export function ownerChoice(owners: Owners, held: Owned) {
  const field = choiceField("owner", LABEL, owners, {
    value: ownerValue(held),
    label: held.owner ?? "As saved",
  });
  return { ...field, emptyWords: "nobody yet" };
}

type OwnerFieldProps = {
  owners: Owners;
  /** What stands in the field at first. */
  value: string | undefined;
  /** Null for what is new. */
  held: Owned | null;
};

/** A post in use, whoever holds it, or a person. Whoever owns it now stays chosen, whoever else may be. */
export function OwnerField({ owners, value = "", held }: OwnerFieldProps) {
  const now = held ? ownerValue(held) : "";
  const named = { value, label: value === now ? (held?.owner ?? "As saved") : "As you chose" };
  return (
    <Combobox
      name="owner"
      label={LABEL}
      optional
      hint="A post keeps it when its holder moves on. Left empty, nobody owns it yet."
      placeholder="Post or person"
      options={owners}
      search={(query) => searchPosts(owners, query, postOwner)}
      defaultChosen={value === "" ? [] : [owners.find((one) => one.value === value) ?? named]}
    />
  );
}
