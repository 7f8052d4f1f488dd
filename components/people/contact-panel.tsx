"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Form, FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { RecordKey } from "@/components/ui/record-key";
import { RemoveRow } from "@/components/ui/remove-row";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { useRows } from "@/components/ui/use-rows";
import { changeContactsAction, readContactsAction } from "@/lib/people/contacts/actions";
import type { Contact, ContactsRead } from "@/lib/people/contacts/mutations";
import { CONTACT_KIND_LABELS } from "@/lib/people/labels";
import type { Result } from "@/lib/result";

/** How to reach a person, behind a button: asking for it is on record, so it is not read before anyone asks. */
export function ContactPanel({ personId }: { personId: string }) {
  const [answer, read, isReading] = useActionState<Result<ContactsRead> | null, FormData>(
    (_, data) => readContactsAction(data),
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
  if (isEditing) return <ContactForm personId={personId} read={shown} onLeave={() => setIsEditing(false)} />;
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

type ContactFormProps = { personId: string; read: ContactsRead; onLeave: () => void };

function ContactForm({ personId, read, onLeave }: ContactFormProps) {
  const { rows, add, remove } = useRows(read.contacts.length > 0 ? read.contacts : [EMPTY]);
  return (
    <Form action={changeContactsAction} staleNote={<SavedVersionNote href={`/people/${personId}`} />}>
      <RecordKey id={personId} version={read.version} />
      <p className="text-sm text-muted">Official addresses and numbers only, nothing private.</p>
      <ol className="grid gap-3">
        {rows.map(({ key, value: contact }, index) => (
          <li key={key} className="flex flex-wrap items-end gap-3">
            <FormSelectField
              name={`contacts.${index}.kind`}
              label="Kind"
              defaultValue={contact.kind}
              options={Object.entries(CONTACT_KIND_LABELS).map(([value, label]) => ({ value, label }))}
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
    </Form>
  );
}

const EMPTY: Contact = { kind: "EMAIL", value: "" };
