import { z } from "zod";
import { choice, idField, versionField } from "@/lib/fields";
import { optionalText, requiredText } from "@/lib/text";

export const ITEM_LIMITS = { label: 120, note: 300 } as const;

const words = {
  label: requiredText(ITEM_LIMITS.label, "Give the words."),
  note: optionalText(ITEM_LIMITS.note),
};
const record = { id: idField("This is not an item of a list."), version: versionField };

export const addItemSchema = z.object({
  list: z
    .string()
    .max(60)
    .regex(/^[A-Z0-9][A-Z0-9_-]*$/, "There is no such list."),
  ...words,
});

export const changeItemSchema = z.object({ ...record, ...words });

/** What a button beside an item asks for. */
export const placeItemSchema = z.object({
  ...record,
  to: choice(["UP", "DOWN", "RETIRED", "ACTIVE"], "There is no such place."),
});

export type AddItemInput = z.output<typeof addItemSchema>;
export type ChangeItemInput = z.output<typeof changeItemSchema>;
export type PlaceItemInput = z.output<typeof placeItemSchema>;
