import { Form, FormTextField, SubmitButton } from "@/components/ui/form";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { setGiftLimitAction } from "@/lib/gifts/actions";
import type { GiftLimitRecord } from "@/lib/gifts/queries";
import { GIFT_LIMIT_NOTE } from "@/lib/gifts/schema";

/** Above which value gifts are marked; null where no limit was set yet. */
export function GiftLimitForm({ limit }: { limit: GiftLimitRecord | null }) {
  return (
    <Form
      action={setGiftLimitAction}
      savedMessage="Saved. It holds from the next look at a record on."
      staleNote={<SavedVersionNote href="/admin/picklists" />}
    >
      <input type="hidden" name="version" value={limit?.version ?? 0} />
      <div className="grid max-w-2xl gap-4 sm:grid-cols-[10rem_7rem_1fr]">
        <FormTextField
          name="amount"
          label="Amount"
          inputMode="decimal"
          maxLength={14}
          defaultValue={limit?.amount}
        />
        <FormTextField
          name="currency"
          label="Currency"
          placeholder="USD"
          maxLength={3}
          defaultValue={limit?.currency}
        />
        <FormTextField
          name="basis"
          label="Basis"
          optional
          hint="The law it stands in, and from when it holds."
          maxLength={GIFT_LIMIT_NOTE}
          defaultValue={limit?.basis ?? ""}
        />
      </div>
      <SubmitButton className="justify-self-start">Save</SubmitButton>
    </Form>
  );
}
