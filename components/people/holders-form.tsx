"use client";

import { Combobox } from "@/components/ui/combobox";
import { type ComboboxOption, chosenIn } from "@/components/ui/combobox-options";
import { SubmitButton } from "@/components/ui/form";
import { choiceField } from "@/components/ui/merged-fields";
import { type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import type { CalendarDate } from "@/lib/dates";
import { changeHoldersAction } from "@/lib/people/holdings/actions";
import { ACTING_FIELD, PERIOD_FIELDS, PeriodRows } from "./period-rows";

type HoldersFormProps = {
  post: { id: string; version: number };
  holders: readonly {
    id: string;
    userId: string;
    startsOn: CalendarDate | null;
    endsOn: CalendarDate | null;
    isActing: boolean;
  }[];
  users: readonly ComboboxOption[];
  /** First day offered for someone new, YYYY-MM-DD. */
  today: CalendarDate;
};

/** The holders of a post, as two versions of them are compared. */
function fieldsOf(users: readonly ComboboxOption[]): readonly MergedField[] {
  const user = choiceField("userId", "Holder", users);
  return [
    {
      names: ["holders"],
      label: "Holder",
      rows: {
        keys: ["id"],
        fields: [user, ...PERIOD_FIELDS, ACTING_FIELD],
        nameOf: (row) => user.words?.(row) ?? "",
      },
    },
  ];
}

/** Which users hold an own post, from when to when. */
export function HoldersForm({ post, holders, users, today }: HoldersFormProps) {
  const fields = fieldsOf(users);
  return (
    <MergingForm
      id={post.id}
      record={{ version: post.version, values: textOf({ holders }, fields) }}
      fields={fields}
      action={changeHoldersAction}
    >
      {(said) => (
        <>
          <p className="text-sm text-muted">
            What the post watches, approves and is told of goes to whoever holds it, from the first to the
            last day, both included. For a successor end the one and add the other.
          </p>
          <PeriodRows
            name="holders"
            noun="holder"
            said={said}
            blank={{ id: "", userId: "", startsOn: today, endsOn: "", isActing: "" }}
            empty="No user holds this post yet."
          >
            {(row, at, index) => (
              <Combobox
                name={`${at}.userId`}
                label={`Holder ${index + 1}`}
                options={users}
                defaultChosen={chosenIn(users, row.userId)}
              />
            )}
          </PeriodRows>
          <SubmitButton className="w-fit">Save</SubmitButton>
        </>
      )}
    </MergingForm>
  );
}
