import { z } from "zod";
import { optionalDay, versioned } from "@/lib/fields";
import { optionalText, requiredText } from "@/lib/text";

export const GIFT_LIMIT_NOTE = 300;

const limit = {
  /** The first day on which it holds; null where it holds for all that was before the others. */
  startsOn: optionalDay(),
  amount: requiredText(14, "Give the amount.")
    .transform((text) => text.replace(/[\s,]/g, ""))
    .refine((text) => /^\d{1,10}(\.\d{1,2})?$/.test(text), {
      error: "Write the amount in digits, such as 480 or 480.50.",
    })
    .transform((text) => Number(text).toFixed(2)),
  currency: requiredText(3, "Give the currency.")
    .transform((text) => text.toUpperCase())
    .refine((text) => /^[A-Z]{3}$/.test(text), {
      error: "Write the currency in three letters, such as USD.",
    }),
  /** The law it stands in. */
  basis: optionalText(GIFT_LIMIT_NOTE),
};

const key = versioned("This is not a limit for gifts.");

export const addGiftLimitSchema = z.object(limit);
export const changeGiftLimitSchema = key.extend(limit);
export const removeGiftLimitSchema = key;

export type AddGiftLimitInput = z.output<typeof addGiftLimitSchema>;
export type ChangeGiftLimitInput = z.output<typeof changeGiftLimitSchema>;
export type RemoveGiftLimitInput = z.output<typeof removeGiftLimitSchema>;
