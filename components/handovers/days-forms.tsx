import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Form, FormTextField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { formatDate } from "@/lib/dates";
import { setDepartureAction, setSuccessionAction } from "@/lib/handovers/actions";
import type { HandoverView } from "@/lib/handovers/queries";

/** The day somebody departs, where that is before their last day as holder. */
export function DepartureForm({ handover }: { handover: HandoverView }) {
  return (
    <Form
      action={setDepartureAction}
      scope="departure"
      staleNote={<SavedVersionNote href={`/handovers/${handover.id}`} />}
    >
      <RecordKey id={handover.id} version={handover.version} />
      <FormTextField
        name="departsOn"
        label="Departs on"
        optional
        hint={
          handover.lastOn
            ? `Where nothing stands here it is the last day as holder of the post, ${formatDate(handover.lastOn)}.`
            : "No last day as holder of the post is set yet; an admin sets it."
        }
        type="date"
        defaultValue={handover.saidOn ?? ""}
      />
      <SubmitButton className="w-fit">Save the day</SubmitButton>
    </Form>
  );
}

/** Who follows and on which days both hold the post: these become its holders, and have access as holders do. */
export function SuccessionForm({
  handover,
  users,
}: {
  handover: HandoverView;
  users: readonly ComboboxOption[];
}) {
  return (
    <Form
      action={setSuccessionAction}
      scope="succession"
      staleNote={<SavedVersionNote href={`/admin/posts/${handover.postId}`} />}
    >
      <RecordKey id={handover.id} version={handover.postVersion} />
      <Combobox
        name="incomingId"
        label="Who follows"
        optional
        options={users}
        defaultChosen={users.filter(({ value }) => value === handover.incomingId)}
      />
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <FormTextField
          name="overlapFrom"
          label="First day of the overlap"
          optional
          hint="Whoever follows holds the post from here on."
          type="date"
          defaultValue={handover.overlapFrom ?? ""}
        />
        <FormTextField
          name="lastOn"
          label="Last day of the overlap"
          hint="Whoever leaves holds the post until here."
          type="date"
          defaultValue={handover.lastOn ?? ""}
        />
      </div>
      <SubmitButton className="w-fit">Save who follows</SubmitButton>
    </Form>
  );
}
