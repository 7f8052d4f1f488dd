import { z } from "zod";
import { flag, idField, newIdField, versionField } from "@/lib/fields";
import { requiredText } from "@/lib/text";
import { canonicalHref } from "./rules";

const name = requiredText(80, "Give the view a name.");

/** A list under filters, by its address; it is kept in its canonical form. */
export const saveViewSchema = z.object({
  id: newIdField,
  name,
  href: z
    .string({ error: "This page is no list that can be kept." })
    .max(4_000, "This address is too long to be kept.")
    .transform((href, context) => {
      const canonical = canonicalHref(href);
      if (canonical !== null && canonical.length <= 2_000) return canonical;
      context.addIssue({
        code: "custom",
        message:
          canonical === null
            ? "This page is no list that can be kept."
            : "These are too many filters to keep.",
      });
      return z.NEVER;
    }),
  isShared: flag(),
});

export const changeViewSchema = z.object({
  id: idField("This view is gone."),
  version: versionField,
  name,
  isShared: flag(),
});

export const deleteViewSchema = z.object({ id: idField("This view is gone."), version: versionField });

export type SaveViewInput = z.output<typeof saveViewSchema>;
export type ChangeViewInput = z.output<typeof changeViewSchema>;
export type DeleteViewInput = z.output<typeof deleteViewSchema>;
