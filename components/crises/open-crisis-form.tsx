import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Form, FormRadioGroup, FormTextareaField, FormTextField } from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import { openCrisisAction } from "@/lib/crises/actions";
import { ALERT_LABELS } from "@/lib/crises/labels";
import { MARKING_LEVEL_LABELS, NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";
import { MARKING_LEVELS } from "@/lib/markings/rules";
import { MomentField } from "./moment-field";
import { ZoneField } from "./zone-field";

type OpenCrisisFormProps = {
  /** The id that the crisis will have. */
  id: string;
  countries: readonly ComboboxOption[];
  /** The reader's zone, offered first. */
  here: string;
  /** The moment of opening the form, as a date-time group. */
  now: string;
  year: number;
  canMarkCui: boolean;
  /** The nation that keeps the record, as alpha-3 code. */
  home: string;
};

export function OpenCrisisForm({ id, countries, here, now, year, canMarkCui, home }: OpenCrisisFormProps) {
  return (
    <Form action={openCrisisAction}>
      <input type="hidden" name="id" value={id} />
      <FormTextField name="title" label="Title" hint="What a stranger would call it." maxLength={120} />
      <FormTextField
        name="nickname"
        label="Short name"
        hint={
          <>
            One word; it becomes the reference, as in <span className="font-mono">CR-{year}-STRAIT</span>.
          </>
        }
        maxLength={20}
        autoCapitalize="characters"
        autoComplete="off"
      />
      <Combobox
        name="countries"
        label="Countries"
        hint="Those whose officers must see it. At least one must be yours."
        options={countries}
        multiple
      />
      <FormRadioGroup
        name="alert"
        label="Alert level"
        defaultValue="WATCH"
        choices={(["WATCH", "ADVISORY", "WARNING", "CRISIS"] as const).map((value) => ({
          value,
          label: ALERT_LABELS[value].name,
          hint: ALERT_LABELS[value].criteria,
        }))}
      />
      <ZoneField likely={[here]} defaultValue={here} hint="Of the place where it happens." />
      <MomentField name="openedAt" label="Began" defaultValue={now} pivotYear={year} />
      <FormTextareaField name="summary" label="Summary" hint={NO_CLASSIFIED_TEXT} maxLength={4000} />
      <FormRadioGroup
        name="marking"
        label="Marking"
        defaultValue="UNCLASSIFIED"
        choices={MARKING_LEVELS.filter((level) => level === "UNCLASSIFIED" || canMarkCui).map((value) => ({
          value,
          label: MARKING_LEVEL_LABELS[value].name,
          hint: MARKING_LEVEL_LABELS[value].hint,
        }))}
      />
      {canMarkCui ? (
        <FormTextField
          name="relTo"
          label="REL TO"
          hint={`For CUI that partners may see: ${home} first, then country codes, FVEY or NATO.`}
          optional
          maxLength={200}
          autoComplete="off"
        />
      ) : null}
      <FormButtons cancelHref="/crises" pendingLabel="Opening…">
        Open the crisis
      </FormButtons>
    </Form>
  );
}
