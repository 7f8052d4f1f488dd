"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Form, FormTextField, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { RecordKey } from "@/components/ui/record-key";
import { changeCareerAction } from "@/lib/people/holdings/actions";
import type { Held } from "@/lib/people/holdings/rules";
import { POST_TEXT_LIMITS } from "@/lib/people/posts/schema";
import { PeriodFields } from "./period-fields";

type Row = Pick<Held, "startsOn" | "endsOn" | "isActing"> & {
  id: string;
  position: string;
  organisation: string;
};

type CareerFormProps = { person: { id: string; version: number; career: readonly Held[] } };

/** All posts of a person: taking one, leaving one, putting right what was wrong. A row keeps its key while others move. */
export function CareerForm({ person }: CareerFormProps) {
  const nextKey = useRef(person.career.length);
  const [rows, setRows] = useState(() => person.career.map((held, key) => ({ key, row: rowOf(held) })));

  function add() {
    const row = { id: "", position: "", organisation: "", startsOn: null, endsOn: null, isActing: false };
    setRows([{ key: nextKey.current++, row }, ...rows]);
  }

  return (
    <Form
      action={changeCareerAction}
      staleNote={<p>Reload the page to see what was saved; copy what you typed before you do.</p>}
    >
      <RecordKey id={person.id} version={person.version} />
      <p className="text-sm text-muted">
        Whoever takes a post leaves the one before: give that its last day. Days that nobody knows stay empty.
        Engagements keep what was held on their day.
      </p>
      <Button className="w-fit" onClick={add}>
        <Icon name="plus" />
        Add a post
      </Button>
      {rows.length > 0 ? (
        <ol className="grid gap-4">
          {rows.map(({ key, row }, index) => (
            <li key={key} className="grid gap-3 rounded-lg border border-border bg-surface p-4">
              <input type="hidden" name={`career.${index}.id`} value={row.id} />
              <div className="grid gap-3 sm:grid-cols-2">
                <FormTextField
                  name={`career.${index}.position`}
                  label="Position"
                  dir="auto"
                  maxLength={POST_TEXT_LIMITS.title}
                  defaultValue={row.position}
                />
                <FormTextField
                  name={`career.${index}.organisation`}
                  label="Organisation"
                  dir="auto"
                  maxLength={POST_TEXT_LIMITS.organisation}
                  defaultValue={row.organisation}
                />
              </div>
              <PeriodFields
                row={`career.${index}`}
                noun={`post ${index + 1}`}
                values={row}
                onRemove={() => setRows(rows.filter((one) => one.key !== key))}
              />
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-muted">No post on record yet.</p>
      )}
      <SubmitButton className="w-fit">Save</SubmitButton>
    </Form>
  );
}

function rowOf({ id, title, organisation, startsOn, endsOn, isActing }: Held): Row {
  return { id, position: title, organisation: organisation ?? "", startsOn, endsOn, isActing };
}
