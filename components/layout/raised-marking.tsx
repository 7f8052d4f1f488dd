"use client";

import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { MarkingBanner } from "./marking-banner";

/**
 * The banner of the page, raised to CUI over the one it came with. It stands outside the part of the form, which may be closed; of several
 * only one is shown, and none where the page came with CUI (globals.css).
 */
export function RaisedMarking() {
  const [page, setPage] = useState<Element | null>(null);
  // There is a page to draw on only in the browser; what the form begins with is in the banner that the server drew.
  useEffect(() => setPage(document.getElementById("content")), []);
  return (
    page &&
    createPortal(
      <div data-raised className="contents">
        <MarkingBanner marking="CUI" />
      </div>,
      page,
    )
  );
}
