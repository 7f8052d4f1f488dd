import { Form, FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { formatDate } from "@/lib/dates";
import { startHandoverAction } from "@/lib/handovers/actions";
import type { Startable } from "@/lib/handovers/queries";

type StartFormProps = {
  id: string;
  startable: readonly Startable[];
  /** The post that was chosen before. */
  postId: string | null;
};

/** Starts a handover before its day, or for a holder without a last day. */
export function StartForm({ id, startable, postId }: StartFormProps) {
  const keyOf = (one: Startable) => `${one.postId}:${one.userId}`;
  const chosen =
    startable.find((one) => one.postId === postId) ?? (startable.length === 1 ? startable[0] : null);
  return (
    <Form action={startHandoverAction}>
      <RecordKey id={id} />
      <FormSelectField
        name="holding"
        label="Who leaves which post"
        emptyLabel="Choose a holder"
        defaultValue={chosen ? keyOf(chosen) : ""}
        options={startable.map((one) => ({ value: keyOf(one), label: labelOf(one) }))}
      />
      <FormTextField
        name="departsOn"
        label="Departs on"
        optional
        hint="Where nothing stands here it is the last day as holder of the post."
        type="date"
      />
      <SubmitButton className="w-fit" pendingLabel="Starting…">
        Start the handover
      </SubmitButton>
    </Form>
  );
}

function labelOf({ postTitle, organisation, name, lastOn }: Startable): string {
  const post = [postTitle, organisation].filter(Boolean).join(", ");
  return `${name}: ${post} (${lastOn ? `until ${formatDate(lastOn)}` : "no last day"})`;
}
