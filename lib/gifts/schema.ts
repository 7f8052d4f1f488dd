import { z } from "zod";
import { versionField } from "@/lib/fields";
import { optionalText, requiredText } from "@/lib/text";

export const GIFT_LIMIT_NOTE = 300;

/** The limit as the form sends it. The version is 0 where none was set before. */
export const giftLimitSchema = z.object({
  version: z.preprocess((value) => (value === "0" ? null : value), versionField.nullable()),
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
  /** The law it stands in, and from when it holds. */
  basis: optionalText(GIFT_LIMIT_NOTE),
});

export type GiftLimitInput = z.output<typeof giftLimitSchema>;
