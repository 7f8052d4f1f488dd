"use client";

import { KeptLine } from "@/components/kept-words/kept-line";
import { KeptMergingForm } from "@/components/kept-words/kept-merging-form";
import type { Keep } from "@/components/kept-words/kept-words";
import { mergedTags, TagsField } from "@/components/tags/tags-field";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { FormRadioGroup, FormTextareaField, FormTextField } from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import { choiceField, textField } from "@/components/ui/merged-fields";
import { textOf } from "@/components/ui/merging";
import { changeCrisisAction } from "@/lib/crises/actions";
import { ALERT_LABELS } from "@/lib/crises/labels";
import { ALERTS, type Alert, alertMoves } from "@/lib/crises/rules";

type ChangeCrisisFormProps = {
  keep: Keep;
  crisis: {
    id: string;
    version: number;
    reference: string;
    title: string;
    summary: string;
    alert: Alert;
    /** Their ids. */
    tags: readonly string[];
  };
  /** Tags that may be given. */
  tags: readonly ComboboxOption[];
};

const LABELS = { alert: "Alert level", title: "Title", summary: "Summary", reason: "Reason" } as const;

/** The fields of the form, as two versions of them are compared; a reason is given for a change and is on no record. */
const fieldsOf = (tags: ChangeCrisisFormProps["tags"]) => [
  choiceField(
    "alert",
    LABELS.alert,
    ALERTS.map((value) => ({ value, label: ALERT_LABELS[value].name })),
  ),
  textField("title", LABELS.title),
  textField("summary", LABELS.summary),
  mergedTags(tags),
  textField("reason", LABELS.reason),
];

/** Alert, title, summary and tags of a crisis, with the reason for changing them; it keeps what is typed. */
export function ChangeCrisisForm({ keep, crisis, tags }: ChangeCrisisFormProps) {
  const fields = fieldsOf(tags);
  return (
    <KeptMergingForm
      id={crisis.id}
      keep={keep}
      record={{ version: crisis.version, values: textOf(crisis, fields) }}
      fields={fields}
      action={changeCrisisAction}
    >
      {(said, base) => (
        <>
          <FormRadioGroup
            name="alert"
            label={LABELS.alert}
            defaultValue={said.alert}
            choices={choicesOf(base.alert, said.alert).map((value) => ({
              value,
              label: value === base.alert ? `${ALERT_LABELS[value].name} (now)` : ALERT_LABELS[value].name,
              hint: ALERT_LABELS[value].criteria,
            }))}
          />
          <FormTextField name="title" label={LABELS.title} defaultValue={said.title} maxLength={120} />
          <FormTextareaField
            name="summary"
            label={LABELS.summary}
            defaultValue={said.summary}
            maxLength={4000}
          />
          <TagsField options={tags} said={said} />
          <FormTextareaField
            name="reason"
            label={LABELS.reason}
            hint="Kept with the change and shown in the history of the alert."
            maxLength={1000}
            defaultValue={said.reason}
          />
          <div className="flex flex-wrap gap-3">
            <FormButtons cancelHref={`/crises/${crisis.reference}`}>Save the change</FormButtons>
            <KeptLine />
          </div>
        </>
      )}
    </KeptMergingForm>
  );
}

/** The alert it has, those it may move to, and the one that was chosen when it could still move there: the answer says why not now. */
function choicesOf(now: string | undefined, chosen: string | undefined): readonly Alert[] {
  const from = ALERTS.find((alert) => alert === now);
  const moves = from ? [from, ...alertMoves(from)] : [];
  return [...moves, ...ALERTS.filter((alert) => alert === chosen && !moves.includes(alert))];
}
