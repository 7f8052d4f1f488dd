"use client";

import { useState } from "react";
import { FormRadioGroup, FormTextareaField } from "@/components/ui/form";
import { ATMOSPHERICS_LABELS } from "@/lib/engagements/labels";
import { ATMOSPHERICS, TEXT_LIMITS } from "@/lib/engagements/schema";
import { needsToneReason } from "@/lib/engagements/status/rules";
import type { FormValues } from "./form-values";

/** How it went: the outcome in a sentence, what comes next, and the tone of it, unless it was called off. */
export function OutcomeFields({ initial, isCalledOff }: { initial: FormValues; isCalledOff: boolean }) {
  const [tone, setTone] = useState(initial.atmospherics);
  const needsReason = needsToneReason(tone) && !isCalledOff;
  return (
    <>
      <FormTextareaField
        name="keyOutcomes"
        label="Key outcomes"
        hint={`Needed once it is complete. At most ${TEXT_LIMITS.keyOutcomes} characters.`}
        rows={3}
        maxLength={TEXT_LIMITS.keyOutcomes}
        defaultValue={initial.keyOutcomes}
      />
      <FormTextareaField
        name="nextSteps"
        label="Next steps"
        optional
        rows={2}
        maxLength={TEXT_LIMITS.nextSteps}
        defaultValue={initial.nextSteps}
      />
      <fieldset
        disabled={isCalledOff}
        hidden={isCalledOff}
        onChange={(event) => {
          if (event.target instanceof HTMLInputElement) setTone(event.target.value);
        }}
      >
        <FormRadioGroup
          name="atmospherics"
          label="Atmospherics"
          hint="Needed once it is complete; neutral and negative say why. Who cannot tell says that it is not known."
          inline
          defaultValue={initial.atmospherics}
          choices={ATMOSPHERICS.map((value) => ({ value, label: ATMOSPHERICS_LABELS[value] }))}
        />
      </fieldset>
      <fieldset disabled={!needsReason} hidden={!needsReason}>
        <FormTextareaField
          name="atmosphericsReason"
          label="Why it was not positive"
          rows={2}
          maxLength={TEXT_LIMITS.atmosphericsReason}
          defaultValue={initial.atmosphericsReason}
        />
      </fieldset>
    </>
  );
}
