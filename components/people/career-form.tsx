"use client";

import { FormTextField, SubmitButton } from "@/components/ui/form";
import { textField } from "@/components/ui/merged-fields";
import { type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { changeCareerAction } from "@/lib/people/holdings/actions";
import type { Held } from "@/lib/people/holdings/rules";
import { POST_TEXT_LIMITS } from "@/lib/people/posts/schema";
import { ACTING_FIELD, PERIOD_FIELDS, PeriodRows } from "./period-rows";

type CareerFormProps = { person: { id: string; version: number; career: readonly Held[] } };

const LABELS = { position: "Position", organisation: "Organisation" } as const;

/** The posts of a person, as two versions of them are compared. */
const FIELDS: readonly MergedField[] = [
  {
    names: ["career"],
    label: "Post",
    rows: {
      keys: ["id"],
      fields: [
        textField("position", LABELS.position),
        textField("organisation", LABELS.organisation),
        ...PERIOD_FIELDS,
        ACTING_FIELD,
      ],
      nameOf: ({ position, organisation }) => [position, organisation].filter(Boolean).join(", "),
    },
  },
];

/** All posts of a person: taking one, leaving one, putting right what was wrong. */
export function CareerForm({ person }: CareerFormProps) {
  const career = person.career.map(({ title: position, ...held }) => ({ ...held, position }));
  return (
    <MergingForm
      id={person.id}
      record={{ version: person.version, values: textOf({ career }, FIELDS) }}
      fields={FIELDS}
      action={changeCareerAction}
    >
      {(said) => (
        <>
          <p className="text-sm text-muted">
            Whoever takes a post leaves the one before: give that its last day. Days that nobody knows stay
            empty. Engagements keep what was held on their day.
          </p>
          <PeriodRows
            name="career"
            noun="post"
            said={said}
            blank={{ id: "", position: "", organisation: "", startsOn: "", endsOn: "", isActing: "" }}
            empty="No post on record yet."
          >
            {(row, at) => (
              <div className="grid gap-3 sm:grid-cols-2">
                <FormTextField
                  name={`${at}.position`}
                  label={LABELS.position}
                  dir="auto"
                  maxLength={POST_TEXT_LIMITS.title}
                  defaultValue={row.position}
                />
                <FormTextField
                  name={`${at}.organisation`}
                  label={LABELS.organisation}
                  dir="auto"
                  maxLength={POST_TEXT_LIMITS.organisation}
                  defaultValue={row.organisation}
                />
              </div>
            )}
          </PeriodRows>
          <SubmitButton className="w-fit">Save</SubmitButton>
        </>
      )}
    </MergingForm>
  );
}
