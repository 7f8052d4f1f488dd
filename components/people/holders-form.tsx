"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Form, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { RecordKey } from "@/components/ui/record-key";
import type { CalendarDate } from "@/lib/dates";
import { changeHoldersAction } from "@/lib/people/holdings/actions";
import { PeriodFields } from "./period-fields";

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

/** Which users hold an own post, from when to when. A row keeps its key while others come and go. */
export function HoldersForm({ post, holders, users, today }: HoldersFormProps) {
  const nextKey = useRef(holders.length);
  const [rows, setRows] = useState(() => holders.map((holder, key) => ({ key, holder })));

  function add() {
    const holder = { id: "", userId: "", startsOn: today, endsOn: null, isActing: false };
    setRows([{ key: nextKey.current++, holder }, ...rows]);
  }

  return (
    <Form
      action={changeHoldersAction}
      staleNote={<p>Reload the page to see what was saved; copy what you typed before you do.</p>}
    >
      <RecordKey id={post.id} version={post.version} />
      <p className="text-sm text-muted">
        What the post watches, approves and is told of goes to whoever holds it, from the first to the last
        day, both included. For a successor end the one and add the other.
      </p>
      <Button className="w-fit" onClick={add}>
        <Icon name="plus" />
        Add a holder
      </Button>
      {rows.length > 0 ? (
        <ol className="grid gap-4">
          {rows.map(({ key, holder }, index) => (
            <li key={key} className="grid gap-3 rounded-lg border border-border bg-surface p-4">
              <input type="hidden" name={`holders.${index}.id`} value={holder.id} />
              <Combobox
                name={`holders.${index}.userId`}
                label={`Holder ${index + 1}`}
                options={users}
                defaultChosen={users.filter(({ value }) => value === holder.userId)}
              />
              <PeriodFields
                row={`holders.${index}`}
                noun={`holder ${index + 1}`}
                values={holder}
                onRemove={() => setRows(rows.filter((one) => one.key !== key))}
              />
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-muted">No user holds this post yet.</p>
      )}
      <SubmitButton className="w-fit">Save</SubmitButton>
    </Form>
  );
}
