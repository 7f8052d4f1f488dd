"use client";

import { FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import { choiceField, textField } from "@/components/ui/merged-fields";
import { type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { changeEarlierRanksAction } from "@/lib/people/earlier-ranks/actions";
import type { EarlierRank } from "@/lib/people/earlier-ranks/rules";
import { SERVICE_LABELS } from "@/lib/people/labels";
import { gradeName, RANK_CODES, SERVICES } from "@/lib/people/ranks";
import { PERSON_TEXT_LIMITS } from "@/lib/people/schema";
import { PERIOD_FIELDS, PeriodRows } from "./period-rows";

type RanksFormProps = { person: { id: string; version: number }; ranks: readonly EarlierRank[] };

const LABELS = { rankText: "Rank", rankCode: "Grade", service: "Service" } as const;

const GRADES = RANK_CODES.map((value) => ({ value, label: gradeName(value) }));
const OF_SERVICES = SERVICES.map((value) => ({ value, label: SERVICE_LABELS[value] }));

/** The earlier ranks of a person, as two versions of them are compared. */
const FIELDS: readonly MergedField[] = [
  {
    names: ["ranks"],
    label: "Earlier rank",
    rows: {
      keys: ["id"],
      fields: [
        textField("rankText", LABELS.rankText),
        choiceField("rankCode", LABELS.rankCode, GRADES),
        choiceField("service", LABELS.service, OF_SERVICES),
        ...PERIOD_FIELDS,
      ],
      nameOf: ({ rankText, rankCode }) => rankText || (rankCode ? gradeName(rankCode) : ""),
    },
  },
];

const BLANK = { id: "", rankText: "", rankCode: "", service: "", startsOn: "", endsOn: "" };

/** All ranks of a person before the present one. */
export function RanksForm({ person, ranks }: RanksFormProps) {
  return (
    <MergingForm
      id={person.id}
      record={{ version: person.version, values: textOf({ ranks }, FIELDS) }}
      fields={FIELDS}
      action={changeEarlierRanksAction}
    >
      {(said) => (
        <>
          <p className="text-sm text-muted">
            A form proposes the rank of its day. Days that nobody knows stay empty. Engagements keep what was
            written down on their day.
          </p>
          <PeriodRows name="ranks" noun="rank" said={said} blank={BLANK} empty="No earlier rank on record.">
            {(row, at) => (
              <div className="grid gap-3 sm:grid-cols-3">
                <FormTextField
                  name={`${at}.rankText`}
                  label={LABELS.rankText}
                  maxLength={PERSON_TEXT_LIMITS.rankText}
                  defaultValue={row.rankText}
                />
                <FormSelectField
                  name={`${at}.rankCode`}
                  label={LABELS.rankCode}
                  optional
                  emptyLabel="By rank and service"
                  defaultValue={row.rankCode}
                  options={GRADES}
                />
                <FormSelectField
                  name={`${at}.service`}
                  label={LABELS.service}
                  optional
                  emptyLabel="As the person"
                  defaultValue={row.service}
                  options={OF_SERVICES}
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
