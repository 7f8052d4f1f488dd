"use client";

import { type ComponentProps, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { MarkingBanner } from "@/components/layout/marking-banner";
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

/** The banner of the page, raised over the one it came with. It stands outside the part of the form, which may be closed. */
function RaisedMarking() {
  const [page, setPage] = useState<Element | null>(null);
  // There is a page to draw on only in the browser; what the form begins with is in the banner that the server drew.
  useEffect(() => setPage(document.getElementById("content")), []);
  return page && createPortal(<MarkingBanner marking="CUI" />, page);
}
