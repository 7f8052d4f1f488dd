import { HistoryDisclosure } from "@/components/audit/history";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { Form, FormTextField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import type { RevisionView } from "@/lib/audit/diff";
import { formatDate } from "@/lib/dates";
import { addGiftLimitAction, changeGiftLimitAction, removeGiftLimitAction } from "@/lib/gifts/actions";
import type { GiftLimitRecord } from "@/lib/gifts/queries";
import { moneyWords } from "@/lib/gifts/rules";
import { GIFT_LIMIT_NOTE } from "@/lib/gifts/schema";

const PAGE = "/admin/picklists";

type GiftLimitsProps = {
  /** The first to hold first, each with its versions. */
  limits: readonly (GiftLimitRecord & { revisions: readonly RevisionView[] })[];
  /** The one that holds today. */
  currentId: string | null;
  /** IANA zone in which the moments are read. */
  hereZone: string;
};

/** Above which value gifts were marked, from when on, with what can be done to each; the one of today is named as such. */
export function GiftLimits({ limits, currentId, hereZone }: GiftLimitsProps) {
  return (
    <ol className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {limits.map((limit) => (
        <li key={limit.id} className="grid gap-2 px-4 py-3">
          <div>
            <span className="font-medium">{moneyWords(limit)}</span> {sinceWords(limit)}{" "}
            {limit.id === currentId ? (
              <Badge tone="success" icon="circle-check">
                In force
              </Badge>
            ) : null}
            {limit.basis ? <span className="block text-sm break-words text-muted">{limit.basis}</span> : null}
          </div>
          <Disclosure
            summary={
              <>
                Change<span className="sr-only"> the limit {sinceWords(limit)}</span>
              </>
            }
          >
            <div className="grid gap-4">
              <Form
                action={changeGiftLimitAction}
                savedMessage="Saved. It holds from the next look at a record on."
                staleNote={<SavedVersionNote href={PAGE} />}
              >
                <RecordKey id={limit.id} version={limit.version} />
                <LimitFields limit={limit} />
                <SubmitButton className="justify-self-start">Save</SubmitButton>
              </Form>
              <Form action={removeGiftLimitAction} staleNote={<SavedVersionNote href={PAGE} />}>
                <RecordKey id={limit.id} version={limit.version} />
                <p className="text-sm text-muted">
                  Remove only what should never have stood here: gifts of its days then fall under the limit
                  before it.
                </p>
                <SubmitButton variant="secondary" size="sm" className="justify-self-start">
                  Remove<span className="sr-only"> the limit {sinceWords(limit)}</span>
                </SubmitButton>
              </Form>
            </div>
          </Disclosure>
          <HistoryDisclosure
            of={<>the limit {sinceWords(limit)}</>}
            revisions={limit.revisions}
            hereZone={hereZone}
          />
        </li>
      ))}
    </ol>
  );
}

/** Sets a limit from a day on. */
export function AddGiftLimitForm() {
  return (
    <Form
      action={addGiftLimitAction}
      savedMessage="Set. It holds from the next look at a record on."
      clearOnSuccess
    >
      <LimitFields limit={null} />
      <SubmitButton className="justify-self-start">Set</SubmitButton>
    </Form>
  );
}

function LimitFields({ limit }: { limit: GiftLimitRecord | null }) {
  const of = limit ? <span className="sr-only"> of the limit {sinceWords(limit)}</span> : null;
  const id = (field: string) => `${field}-${limit?.id ?? "new"}`;
  return (
    <div className="grid max-w-3xl gap-4 sm:grid-cols-[11rem_10rem_7rem]">
      <FormTextField
        id={id("startsOn")}
        name="startsOn"
        type="date"
        label={<>Holds from{of}</>}
        optional
        hint="Empty: for all before the others."
        defaultValue={limit?.startsOn ?? ""}
      />
      <FormTextField
        id={id("amount")}
        name="amount"
        label={<>Amount{of}</>}
        inputMode="decimal"
        maxLength={14}
        defaultValue={limit?.amount}
        autoComplete="off"
      />
      <FormTextField
        id={id("currency")}
        name="currency"
        label={<>Currency{of}</>}
        placeholder="USD"
        maxLength={3}
        defaultValue={limit?.currency}
        autoComplete="off"
      />
      <div className="sm:col-span-full">
        <FormTextField
          id={id("basis")}
          name="basis"
          label={<>Basis{of}</>}
          optional
          hint="The law it stands in."
          maxLength={GIFT_LIMIT_NOTE}
          defaultValue={limit?.basis ?? ""}
          autoComplete="off"
        />
      </div>
    </div>
  );
}

function sinceWords({ startsOn }: Pick<GiftLimitRecord, "startsOn">): string {
  return startsOn ? `from ${formatDate(startsOn)}` : "before all others";
}
