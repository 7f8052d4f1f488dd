"use client";

import { Form, FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { changeEarlierRanksAction } from "@/lib/people/earlier-ranks/actions";
import type { EarlierRank } from "@/lib/people/earlier-ranks/rules";
import { SERVICE_LABELS } from "@/lib/people/labels";
import { gradeName, RANK_CODES, SERVICES } from "@/lib/people/ranks";
import { PERSON_TEXT_LIMITS } from "@/lib/people/schema";
import { PeriodRows } from "./period-rows";

type RanksFormProps = { person: { id: string; version: number }; ranks: readonly EarlierRank[] };

const BLANK = { id: "", rankText: null, rankCode: null, service: null, startsOn: null, endsOn: null };

/** All ranks of a person before the present one. */
export function RanksForm({ person, ranks }: RanksFormProps) {
  return (
    <Form
      action={changeEarlierRanksAction}
      staleNote={<SavedVersionNote href={`/people/${person.id}/ranks`} />}
    >
      <RecordKey id={person.id} version={person.version} />
      <p className="text-sm text-muted">
        A form proposes the rank of its day. Days that nobody knows stay empty. Engagements keep what was
        written down on their day.
      </p>
      <PeriodRows name="ranks" noun="rank" initial={ranks} blank={BLANK} empty="No earlier rank on record.">
        {(row, at) => (
          <div className="grid gap-3 sm:grid-cols-3">
            <FormTextField
              name={`${at}.rankText`}
              label="Rank"
              maxLength={PERSON_TEXT_LIMITS.rankText}
              defaultValue={row.rankText ?? ""}
            />
            <FormSelectField
              name={`${at}.rankCode`}
              label="Grade"
              optional
              emptyLabel="By rank and service"
              defaultValue={row.rankCode ?? ""}
              options={RANK_CODES.map((value) => ({ value, label: gradeName(value) }))}
            />
            <FormSelectField
              name={`${at}.service`}
              label="Service"
              optional
              emptyLabel="As the person"
              defaultValue={row.service ?? ""}
              options={SERVICES.map((value) => ({ value, label: SERVICE_LABELS[value] }))}
            />
          </div>
        )}
      </PeriodRows>
      <SubmitButton className="w-fit">Save</SubmitButton>
    </Form>
  );
}
