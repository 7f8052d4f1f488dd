"use client";

import { PERIOD_FIELDS, PeriodRows } from "@/components/people/period-rows";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Form, FormTextField, SubmitButton } from "@/components/ui/form";
import { textField } from "@/components/ui/merged-fields";
import { type MergedField, textOf } from "@/components/ui/merging";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import type { CalendarDate } from "@/lib/dates";
import { createReaderGroupAction, saveReaderGroupAction } from "@/lib/readers/actions";
import type { ReaderGroupView } from "@/lib/readers/queries";

type ReaderGroupFormProps = {
  /** The id of the group, or the one a new group will have. */
  id: string;
  /** Null for a new one. */
  group: ReaderGroupView | null;
  people: readonly ComboboxOption[];
  /** First day offered for someone new, YYYY-MM-DD (UTC). */
  today: CalendarDate;
};

/** Name and people of a reader group, new or not. */
export function ReaderGroupForm({ id, group, people, today }: ReaderGroupFormProps) {
  return (
    <Form
      action={group ? saveReaderGroupAction : createReaderGroupAction}
      savedMessage="Saved. Who was taken out reads no more from their next request on; whom you added waits for a second admin."
      staleNote={group ? <SavedVersionNote href={`/admin/reader-groups/${group.id}`} /> : null}
    >
      <RecordKey id={id} version={group?.version} />
      <FormTextField
        name="name"
        label="Name"
        defaultValue={group?.name}
        maxLength={120}
        autoComplete="off"
        hint="Officers choose the group by its name: it must give nothing away."
      />
      <p className="text-sm text-muted">
        Whoever is in the group reads the records that name it, from the first to the last day, both included,
        once a second admin has confirmed it; so do more days. You cannot put yourself in or take yourself
        out; another admin does.
      </p>
      <PeriodRows
        name="members"
        noun="person"
        said={textOf({ members: group?.members }, [MEMBERS])}
        blank={{ id: "", userId: "", startsOn: today, endsOn: "" }}
        empty="Nobody is in this group yet."
      >
        {(row, at, index) => (
          <Combobox
            name={`${at}.userId`}
            label={`Person ${index + 1}`}
            options={people}
            defaultChosen={people.filter(({ value }) => value === row.userId)}
          />
        )}
      </PeriodRows>
      <SubmitButton className="justify-self-start">{group ? "Save" : "Create reader group"}</SubmitButton>
    </Form>
  );
}

/** What a row says of a member. */
const MEMBERS: MergedField = {
  names: ["members"],
  label: "Person",
  rows: {
    keys: ["id"],
    fields: [textField("userId", "Person"), ...PERIOD_FIELDS],
    nameOf: ({ userId = "" }) => userId,
  },
};
