"use client";

import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Form, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import type { CalendarDate } from "@/lib/dates";
import { changeHoldersAction } from "@/lib/people/holdings/actions";
import { PeriodRows } from "./period-rows";

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

/** Which users hold an own post, from when to when. */
export function HoldersForm({ post, holders, users, today }: HoldersFormProps) {
  return (
    <Form action={changeHoldersAction} staleNote={<SavedVersionNote href={`/admin/posts/${post.id}`} />}>
      <RecordKey id={post.id} version={post.version} />
      <p className="text-sm text-muted">
        What the post watches, approves and is told of goes to whoever holds it, from the first to the last
        day, both included. For a successor end the one and add the other.
      </p>
      <PeriodRows
        name="holders"
        noun="holder"
        initial={holders}
        blank={{ id: "", userId: "", startsOn: today, endsOn: null, isActing: false }}
        empty="No user holds this post yet."
      >
        {(row, at, index) => (
          <Combobox
            name={`${at}.userId`}
            label={`Holder ${index + 1}`}
            options={users}
            defaultChosen={users.filter(({ value }) => value === row.userId)}
          />
        )}
      </PeriodRows>
      <SubmitButton className="w-fit">Save</SubmitButton>
    </Form>
  );
}
