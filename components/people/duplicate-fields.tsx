"use client";

import { useEffect, useRef, useState } from "react";
import { Anchor } from "@/components/ui/anchor";
import { FormCheckboxField, useFieldErrors } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { findDuplicatesAction, type LikelyDuplicate } from "@/lib/people/duplicates/actions";

const PAUSE_MS = 500;
const WATCHED = ["familyName", "givenName", "nativeName", "otherNames", "nationality"] as const;

/** Shows who on record may be the person being typed, while it is typed, and asks whether it is someone else. */
export function DuplicateFields() {
  const box = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState<readonly LikelyDuplicate[]>([]);
  const refused = useFieldErrors("isDistinct").length > 0;

  // Every key and press in the form around bubbles to it, whatever the field is made of. `refused` asks once more: the
  // answer of the form may have come before ours.
  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = "";
    const ask = async () => {
      const data = new FormData(form);
      const names = Object.fromEntries(WATCHED.map((name) => [name, String(data.get(name) ?? "")]));
      const question = JSON.stringify(names);
      if (question === last) return;
      last = question;
      try {
        // Without a family name nobody is meant yet.
        const answer = names.familyName?.trim()
          ? await findDuplicatesAction(names as Parameters<typeof findDuplicatesAction>[0])
          : [];
        if (question === last) setFound(answer);
      } catch {
        last = "";
      }
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE_MS);
    };
    if (refused) void ask();
    const events = ["input", "change", "click", "keyup"] as const;
    for (const event of events) form.addEventListener(event, wait);
    return () => {
      clearTimeout(timer);
      for (const event of events) form.removeEventListener(event, wait);
    };
  }, [refused]);

  return (
    <div ref={box} aria-live="polite">
      {found.length > 0 ? (
        <Notice tone="warning" title="On record already?">
          <ul className="grid gap-1">
            {found.map(({ id, name, hint }) => (
              <li key={id}>
                <Anchor href={`/people/${id}`} className="prose-link" target="_blank">
                  <bdi>{name}</bdi>
                </Anchor>
                {hint ? (
                  <span className="text-muted">
                    {" "}
                    <bdi>{hint}</bdi>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
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
