"use client";

import type { ComponentProps } from "react";
import { RaisedMarking } from "@/components/layout/raised-marking";
import { Combobox } from "@/components/ui/combobox";
import type { MarkedOption } from "@/lib/engagements/views";

type RecordComboboxProps = Omit<ComponentProps<typeof Combobox>, "options"> & {
  options: readonly MarkedOption[];
};

/** A picker of records that have a marking of their own: the page carries it while the name of one can be read on it. */
export function RecordCombobox({ options, ...props }: RecordComboboxProps) {
  const restricted = new Set(options.flatMap(({ value, marking }) => (marking === "CUI" ? value : [])));
  return (
    <Combobox
      {...props}
      options={options.map((option) =>
        restricted.has(option.value) ? { ...option, hint: `${option.hint} · CUI` } : option,
      )}
      whileShown={(shown) => (shown.some(({ value }) => restricted.has(value)) ? <RaisedMarking /> : null)}
    />
  );
}
