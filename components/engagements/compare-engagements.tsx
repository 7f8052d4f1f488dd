"use client";

import { CompareVersions } from "@/components/ui/compare-versions";
import type { ToldMerge } from "@/components/ui/merging";
import type { Choose, Three } from "@/components/ui/three-versions";
import { fieldLabel } from "@/lib/engagements/field-labels";
import type { FormOptions } from "@/lib/engagements/views";
import type { FormValues } from "./form-values";
import { type Conflict, type FormValue, mergeVersions } from "./merge-versions";
import { rowName, wordsOf } from "./value-words";

type CompareEngagementsProps = {
  /** Null while the saved one is on its way. */
  versions: Three<FormValues> | null;
  options: FormOptions;
  onMerge: (choose: Choose) => void;
};

/** Two versions of an engagement, in words. */
export function CompareEngagements({ versions, options, onMerge }: CompareEngagementsProps) {
  return (
    <CompareVersions merge={versions && ((choose) => told(versions, options, choose))} onMerge={onMerge} />
  );
}

function told(versions: Three<FormValues>, options: FormOptions, choose: Choose): ToldMerge {
  const { conflicts, taken } = mergeVersions(versions, choose);
  return {
    conflicts: conflicts.map((conflict) => ({
      key: conflict.key,
      label: labelOf(conflict, options),
      words: {
        base: wordsOf(conflict.field, conflict.base, options),
        saved: sideWords(conflict, conflict.saved, options),
        typed: sideWords(conflict, conflict.typed, options),
      },
    })),
    taken: taken.map(({ from, field, what, value }) => ({
      from,
      what,
      label: fieldLabel(field),
      words: wordsOf(field, value, options),
    })),
  };
}

function labelOf({ field, row, part }: Conflict, options: FormOptions): string {
  const about = [row && rowName(field, row, options), part && fieldLabel(part, field)].filter(Boolean);
  return [fieldLabel(field), ...about].join(": ");
}

function sideWords({ field, row, part }: Conflict, value: FormValue, options: FormOptions): string[] {
  return part === null && value.length === 0 && row ? ["Taken out"] : wordsOf(field, value, options);
}
