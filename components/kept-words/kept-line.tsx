"use client";

import { createContext, useContext } from "react";

/** What became of the words of the form around; given by it. */
export const KeptLineContext = createContext<string | null>(null);

/** Says when the words of the form around were kept on this device; for the row of its buttons, where a form is long enough to wonder. */
export function KeptLine() {
  return (
    <p role="status" className="self-center text-sm text-muted">
      {useContext(KeptLineContext)}
    </p>
  );
}
