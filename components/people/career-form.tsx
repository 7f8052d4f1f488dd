"use client";

import { Form, FormTextField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { changeCareerAction } from "@/lib/people/holdings/actions";
import type { Held } from "@/lib/people/holdings/rules";
import { POST_TEXT_LIMITS } from "@/lib/people/posts/schema";
import { PeriodRows } from "./period-rows";

type CareerFormProps = { person: { id: string; version: number; career: readonly Held[] } };

/** All posts of a person: taking one, leaving one, putting right what was wrong. */
export function CareerForm({ person }: CareerFormProps) {
  return (
    <Form action={changeCareerAction} staleNote={<SavedVersionNote href={`/people/${person.id}/career`} />}>
      <RecordKey id={person.id} version={person.version} />
      <p className="text-sm text-muted">
        Whoever takes a post leaves the one before: give that its last day. Days that nobody knows stay empty.
        Engagements keep what was held on their day.
      </p>
      <PeriodRows
        name="career"
        noun="post"
        initial={person.career.map(rowOf)}
        blank={{ id: "", position: "", organisation: "", startsOn: null, endsOn: null, isActing: false }}
        empty="No post on record yet."
      >
        {(row, at) => (
          <div className="grid gap-3 sm:grid-cols-2">
            <FormTextField
              name={`${at}.position`}
              label="Position"
              dir="auto"
              maxLength={POST_TEXT_LIMITS.title}
              defaultValue={row.position}
            />
            <FormTextField
              name={`${at}.organisation`}
              label="Organisation"
              dir="auto"
              maxLength={POST_TEXT_LIMITS.organisation}
              defaultValue={row.organisation}
            />
          </div>
        )}
      </PeriodRows>
      <SubmitButton className="w-fit">Save</SubmitButton>
    </Form>
  );
}

function rowOf({ id, title, organisation, startsOn, endsOn, isActing }: Held) {
  return { id, position: title, organisation: organisation ?? "", startsOn, endsOn, isActing };
}
