"use client";

import { type ReactNode, useState } from "react";
import { RaisedMarking } from "./raised-marking";

type MarkingChoiceProps = {
  /** What the field starts with. */
  initial: string | undefined;
  /** The field in which a marking is chosen. */
  children: ReactNode;
};

/** Around the field: what is typed beside it is CUI from the moment that is chosen, and so is the page on which it can be read. */
export function MarkingChoice({ initial, children }: MarkingChoiceProps) {
  const [level, setLevel] = useState(initial);
  return (
    <div
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) setLevel(target.value);
      }}
    >
      {children}
      {level === "CUI" ? <RaisedMarking /> : null}
    </div>
  );
}
