"use client";

import { type RefObject, useEffect, useState } from "react";

const PAUSE_MS = 500;

/**
 * What may be on record already of what is being typed into the form around `box`, asked for when the typing pauses.
 * @param watched the fields that say which it is
 * @param ask gives what they find; asked only while the first of them says something
 * @param isRefused the form was sent and came back for it: asked once more, since that answer may have come before ours
 */
export function useLikely<Found, Name extends string>(
  box: RefObject<HTMLElement | null>,
  watched: readonly Name[],
  ask: (fields: Record<Name, string>) => Promise<readonly Found[]>,
  isRefused = false,
): readonly Found[] {
  const [found, setFound] = useState<readonly Found[]>([]);

  // Every key and press in the form around bubbles to it, whatever the field is made of.
  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = "";
    const look = async () => {
      const data = new FormData(form);
      const fields = Object.fromEntries(
        watched.map((name) => [name, String(data.get(name) ?? "")]),
      ) as Record<Name, string>;
      const question = JSON.stringify(fields);
      if (question === last) return;
      last = question;
      try {
        const [first] = watched;
        const answer = first !== undefined && fields[first].trim() ? await ask(fields) : [];
        if (question === last) setFound(answer);
      } catch {
        last = "";
      }
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE_MS);
    };
    if (isRefused) void look();
    const events = ["input", "change", "click", "keyup"] as const;
    for (const event of events) form.addEventListener(event, wait);
    return () => {
      clearTimeout(timer);
      for (const event of events) form.removeEventListener(event, wait);
    };
  }, [box, watched, ask, isRefused]);

  return found;
}
