"use client";

import { startTransition, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { choiceField, textField } from "@/components/ui/merged-fields";
import { type FormText, type MergedField, rowsIn, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { Notice } from "@/components/ui/notice";
import { RemoveRow } from "@/components/ui/remove-row";
import { useRows } from "@/components/ui/use-rows";
import { changeContactsAction, readContactsAction } from "@/lib/people/contacts/actions";
import type { ContactsRead } from "@/lib/people/contacts/mutations";
import { CONTACT_KIND_LABELS } from "@/lib/people/labels";
import type { Result } from "@/lib/result";

/** How to reach a person, behind a button: asking for it is on record, so it is not read before anyone asks. */
export function ContactPanel({ personId }: { personId: string }) {
  const [answer, read, isReading] = useActionState<Result<ContactsRead> | null, FormData>(
    async (before, data) => {
      const result = await readContactsAction(data);
      // Where it is read again under a form, the form stays.
      return before?.ok && !result.ok ? before : result;
    },
    null,
  );
  const [isEditing, setIsEditing] = useState(false);
  const shown = answer?.ok ? answer.data : null;

  if (!shown)
    return (
      <form action={read} className="grid justify-items-start gap-2 print:hidden">
        <input type="hidden" name="id" value={personId} />
        <Button type="submit" aria-disabled={isReading || undefined}>
          <Icon name="eye" />
          Show contact details
        </Button>
        <p className="text-sm text-muted">That you looked is written to the audit trail.</p>
        {answer && !answer.ok ? <Notice tone="danger">{answer.message}</Notice> : null}
      </form>
    );
  if (isEditing)
    return (
      <ContactForm
        personId={personId}
        read={shown}
        onStale={() => {
          const data = new FormData();
          data.set("id", personId);
          startTransition(() => read(data));
        }}
        onLeave={() => setIsEditing(false)}
      />
    );
  return (
    <div className="grid justify-items-start gap-3" aria-live="polite">
      {shown.contacts.length > 0 ? (
        <ul className="grid gap-1">
          {shown.contacts.map(({ kind, value }) => (
            <li key={`${kind} ${value}`}>
              <span className="text-muted">{CONTACT_KIND_LABELS[kind]}: </span>
              <bdi className="select-all">{value}</bdi>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">None on record.</p>
      )}
      <Button size="sm" onClick={() => setIsEditing(true)}>
        <Icon name="edit" />
        Change contact details
      </Button>
    </div>
  );
}

type ContactFormProps = {
  personId: string;
  read: ContactsRead;
  /** Reads what somebody else saved; that is on record as well. */
  onStale: () => void;
  onLeave: () => void;
};

const KINDS = Object.entries(CONTACT_KIND_LABELS).map(([value, label]) => ({ value, label }));

/** The entries, as two versions of them are compared: nothing but what it says tells one from another. */
const FIELDS: readonly MergedField[] = [
  {
    names: ["contacts"],
    label: "Entry",
    rows: {
      keys: [],
      told: ["value"],
      fields: [choiceField("kind", "Kind", KINDS), textField("value", "Address or number")],
      nameOf: ({ value = "" }) => value,
    },
  },
];

function ContactForm({ personId, read, onStale, onLeave }: ContactFormProps) {
  return (
    <MergingForm
      id={personId}
      record={{ version: read.version, values: textOf(read, FIELDS) }}
      fields={FIELDS}
      action={changeContactsAction}
      onStale={onStale}
    >
      {(said) => <ContactRows said={said} onLeave={onLeave} />}
    </MergingForm>
  );
}

function ContactRows({ said, onLeave }: { said: FormText; onLeave: () => void }) {
  const entries = rowsIn(said, "contacts");
  const { rows, add, remove } = useRows(entries.length > 0 ? entries : [EMPTY]);
  return (
    <>
      <p className="text-sm text-muted">Official addresses and numbers only, nothing private.</p>
      <ol className="grid gap-3">
        {rows.map(({ key, value: contact }, index) => (
          <li key={key} className="flex flex-wrap items-end gap-3">
            <FormSelectField
              name={`contacts.${index}.kind`}
              label="Kind"
              defaultValue={contact.kind}
              options={KINDS}
            />
            <FormTextField
              name={`contacts.${index}.value`}
              label="Address or number"
              defaultValue={contact.value}
              maxLength={200}
              autoComplete="off"
              className="min-w-56 flex-1"
            />
            <RemoveRow what={`entry ${index + 1}`} onRemove={() => remove(key)} />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        <SubmitButton>Save</SubmitButton>
        <Button onClick={() => add(EMPTY)}>
          <Icon name="plus" />
          Add an entry
        </Button>
        <Button variant="quiet" onClick={onLeave}>
          Cancel
        </Button>
      </div>
    </>
  );
}

const EMPTY: FormText = { kind: "EMAIL", value: "" };
