"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { type ComboboxOption, chosenIn } from "@/components/ui/combobox-options";
import { Fieldset } from "@/components/ui/field";
import { FormTextField } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { type FormText, rowsIn } from "@/components/ui/merging";
import { RemoveRow } from "@/components/ui/remove-row";

type ChainStepsFieldProps = {
  /** What stands in the form at first. */
  said: FormText;
  posts: readonly ComboboxOption[];
};

/** The steps of a chain in their order. A row keeps its key, and with it what was chosen, while it moves. */
export function ChainStepsField({ said, posts }: ChainStepsFieldProps) {
  const steps = rowsIn(said, "steps");
  const initial = steps.length > 0 ? steps : [EMPTY];
  const nextKey = useRef(initial.length);
  const [rows, setRows] = useState(() => initial.map((step, key) => ({ key, step })));

  function move(index: number, by: -1 | 1) {
    const next = [...rows];
    const [row] = next.splice(index, 1);
    if (row) next.splice(index + by, 0, row);
    setRows(next);
  }

  return (
    <Fieldset legend="Steps" hint="One after the other; each is approved by any one holder of its posts.">
      <ol className="clear-both grid gap-4">
        {rows.map(({ key, step }, index) => (
          <li key={key} className="grid gap-3 rounded-lg border border-border bg-surface p-4">
            <Combobox
              name={`steps.${index}.postIds`}
              label={`Posts of step ${index + 1}`}
              multiple
              options={posts}
              defaultChosen={chosenIn(posts, step.postIds)}
            />
            <FormTextField
              name={`steps.${index}.days`}
              label="Days until it climbs"
              inputMode="numeric"
              defaultValue={step.days}
              className="max-w-40"
            />
            <Combobox
              name={`steps.${index}.climbsToPostId`}
              label="Climbs to"
              hint="This post may decide, too, when the step waits too long or nobody can decide it."
              optional
              options={posts}
              defaultChosen={chosenIn(posts, step.climbsToPostId)}
            />
            <div className="flex flex-wrap gap-2">
              {index > 0 ? (
                <Button size="sm" onClick={() => move(index, -1)}>
                  <Icon name="arrow-up" />
                  Earlier<span className="sr-only"> (step {index + 1})</span>
                </Button>
              ) : null}
              {index < rows.length - 1 ? (
                <Button size="sm" onClick={() => move(index, 1)}>
                  <Icon name="arrow-down" />
                  Later<span className="sr-only"> (step {index + 1})</span>
                </Button>
              ) : null}
              {rows.length > 1 ? (
                <RemoveRow
                  what={`step ${index + 1}`}
                  onRemove={() => setRows(rows.filter((row) => row.key !== key))}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      <Button
        className="justify-self-start"
        onClick={() => setRows([...rows, { key: nextKey.current++, step: EMPTY }])}
      >
        <Icon name="plus" />
        Add a step
      </Button>
    </Fieldset>
  );
}

const EMPTY: FormText = { postIds: "", days: "3", climbsToPostId: "" };
