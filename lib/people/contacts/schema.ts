import { z } from "zod";
import { choice, idField, rowsOf, versionField } from "@/lib/fields";
import { requiredText } from "@/lib/text";

const CONTACT_KINDS = ["EMAIL", "PHONE"] as const;

/** Official ways to reach somebody, nothing private. */
export const contactsSchema = z.object({
  id: idField("There is no such person."),
  version: versionField,
  contacts: rowsOf(
    z
      .object({
        kind: choice(CONTACT_KINDS, "Choose email or telephone."),
        value: requiredText(200, "Give the address or the number."),
      })
      .refine(({ kind, value }) => kind !== "EMAIL" || z.email().safeParse(value).success, {
        path: ["value"],
        error: "This is not an email address.",
      })
      .refine(
        ({ kind, value }) =>
          kind !== "PHONE" || /^[+\d][\d\s()./-]*\d(?:\s*(?:ext\.?|x)\s*\d+)?$/i.test(value),
        {
          path: ["value"],
          error: "Write the number in digits, such as +81 3 1234 5678.",
        },
      ),
    ["value"],
    20,
  ),
});

export const readContactsSchema = z.object({ id: idField("There is no such person.") });

export type ContactsInput = z.output<typeof contactsSchema>;
