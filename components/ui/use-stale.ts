"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useState } from "react";
import { fail, type Result } from "@/lib/result";

type Compared<Values, Base> = {
  /** An element around the form. */
  around: RefObject<HTMLElement | null>;
  read: (form: HTMLFormElement) => Values;
  /** What the form was sent over: another one once the page has brought the saved version, or the form goes on from it. */
  base: Base;
  /** Brings the saved version; the page is asked for unless told otherwise. */
  onStale?: (() => void) | undefined;
};

/** What was typed when somebody else had saved first, and what it was typed over. */
type Stale<Values, Base> = { typed: Values; base: Base };

/**
 * For a form that somebody else may have saved first: holds what was typed then and asks for the saved version, so that both can be
 * compared. What is typed stays in the fields.
 */
export function useStale<Values, Base>({ around, read, base, onStale }: Compared<Values, Base>) {
  const router = useRouter();
  const [stale, setStale] = useState<Stale<Values, Base> | null>(null);

  return {
    /** Null unless the last save came too late. */
    stale,
    /** What stands in the form by now: what was typed since the answer came counts as well. Null where no form is drawn. */
    typedNow(): Values | null {
      const form = around.current?.querySelector("form");
      return form ? read(form) : null;
    },
    /** The answer to a save, of which `typed` was sent. */
    answered(result: Result<unknown>, typed: Values | null): Result<unknown> {
      if (result.ok || result.code !== "stale") return result;
      if (typed !== null) setStale({ typed, base });
      (onStale ?? router.refresh)();
      // The comparison says more than the marks of single fields would.
      return fail("stale", result.message);
    },
    /** Goes on without comparing. */
    letGo: () => setStale(null),
  };
}
