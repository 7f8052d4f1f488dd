"use client";

import { useRef } from "react";
import { FormCheckboxField, useFieldErrors } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { findDuplicatesAction } from "@/lib/people/duplicates/actions";
import { LikelyList } from "./likely-list";
import { useLikely } from "./use-likely";

// Without a family name nobody is meant yet.
const WATCHED = ["familyName", "givenName", "nativeName", "otherNames", "nationality"] as const;

/** Shows who on record may be the person being typed, while it is typed, and asks whether it is someone else. */
export function DuplicateFields() {
  const box = useRef<HTMLDivElement>(null);
  const isRefused = useFieldErrors("isDistinct").length > 0;
  const found = useLikely(box, WATCHED, findDuplicatesAction, isRefused);
  return (
    <div ref={box} aria-live="polite">
      {found.length > 0 ? (
        <Notice tone="warning" title="On record already?">
          <LikelyList path="/people" found={found} />
          <FormCheckboxField
            name="isDistinct"
            label="This is someone else"
            hint="Two entries of one person can be merged later."
            className="mt-2"
          />
        </Notice>
      ) : null}
    </div>
  );
}
