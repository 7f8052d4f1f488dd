"use client";

import { FormSelectField } from "@/components/ui/form";
import { choiceField } from "@/components/ui/merged-fields";
import type { OwnerOption } from "@/lib/exercises/editions/queries";

export type Owners = { posts: readonly OwnerOption[]; users: readonly OwnerOption[] };

/** Who owns a milestone or lesson now. */
export type Owned = { ownerUserId: string | null; ownerPostId: string | null; owner: string | null };

const LABEL = "Owner";

/** The value of the field that names who owns it now; empty where nobody does. */
export function ownerValue({ ownerUserId, ownerPostId }: Owned): string {
  if (ownerUserId) return `user:${ownerUserId}`;
  return ownerPostId ? `post:${ownerPostId}` : "";
}

/** The field as two versions of it are compared. */
export function ownerChoice({ posts, users }: Owners, held: Owned) {
  const field = choiceField("owner", LABEL, [...posts, ...users], {
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

/** A post or a person. Whoever owns it now stays in the list, whoever else may choose. */
export function OwnerField({ owners, value = "", held }: OwnerFieldProps) {
  const offered = [...owners.posts, ...owners.users].map((option) => option.value);
  const now = held ? ownerValue(held) : "";
  const others = [...new Set([now, value])].filter((one) => one !== "" && !offered.includes(one));
  return (
    <FormSelectField
      name="owner"
      label={LABEL}
      optional
      hint="A post keeps it when its holder moves on."
      emptyLabel="Nobody yet"
      defaultValue={value}
    >
      {others.map((one) => (
        <option key={one} value={one}>
          {one === now ? (held?.owner ?? "As saved") : "As you chose"}
        </option>
      ))}
      {owners.posts.length > 0 ? <OwnerGroup label="Own posts" options={owners.posts} /> : null}
      <OwnerGroup label="People" options={owners.users} />
    </FormSelectField>
  );
}

function OwnerGroup({ label, options }: { label: string; options: readonly OwnerOption[] }) {
  return (
    <optgroup label={label}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </optgroup>
  );
}
