"use client";

import { FormTextField, SubmitButton } from "@/components/ui/form";
import { textField } from "@/components/ui/merged-fields";
import { type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { setGiftLimitAction } from "@/lib/gifts/actions";
import type { GiftLimitRecord } from "@/lib/gifts/queries";
import { GIFT_LIMIT_NOTE } from "@/lib/gifts/schema";

/** The fields of the limit, as two versions of them are compared: an amount is one of its currency. */
const FIELDS: readonly MergedField[] = [
  {
    names: ["amount", "currency"],
    label: "Limit",
    words: ({ amount, currency }) => [amount, currency].filter(Boolean).join(" "),
  },
  textField("basis", "Basis"),
];

/** Above which value gifts are marked; null where no limit was set yet. */
export function GiftLimitForm({ limit }: { limit: GiftLimitRecord | null }) {
  return (
    <MergingForm
      id={limit?.id ?? ""}
      record={{ version: limit?.version ?? 0, values: textOf(limit ?? {}, FIELDS) }}
      fields={FIELDS}
      action={setGiftLimitAction}
      savedMessage="Saved. It holds from the next look at a record on."
    >
      {(said) => (
        <>
          <div className="grid max-w-2xl gap-4 sm:grid-cols-[10rem_7rem_1fr]">
            <FormTextField
              name="amount"
              label="Amount"
              inputMode="decimal"
              maxLength={14}
              defaultValue={said.amount}
            />
            <FormTextField
              name="currency"
              label="Currency"
              placeholder="USD"
              maxLength={3}
              defaultValue={said.currency}
            />
            <FormTextField
              name="basis"
              label="Basis"
              optional
              hint="The law it stands in, and from when it holds."
              maxLength={GIFT_LIMIT_NOTE}
              defaultValue={said.basis}
            />
          </div>
          <SubmitButton className="justify-self-start">Save</SubmitButton>
        </>
      )}
    </MergingForm>
  );
}
