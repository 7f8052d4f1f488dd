"use client";

import { createContext, type SubmitEvent, useContext, useEffect, useState } from "react";

type Hold = (work: Promise<unknown>) => void;

/** Given by whoever sends a form by `useHeldSending`; a field outside of one holds nothing up. */
export const HoldContext = createContext<Hold>(() => {});

/** Takes work that a field of the surrounding form has begun and that ends in a change of the form: until then it is not sent. */
export function useHold(): Hold {
  return useContext(HoldContext);
}

type Sending = { form: HTMLFormElement; submitter: HTMLElement | null; isFree: boolean };

/**
 * A form that is sent while one of its fields awaits an answer would leave without it, so it goes when the answer stands in it.
 * Gives what its fields hold it with (for `HoldContext`), the handler of its submit event, true where it sends now, and
 * whether it waits.
 */
export function useHeldSending() {
  const [begun] = useState(() => new Set<Promise<unknown>>());
  const [sending, setSending] = useState<Sending | null>(null);
  const [hold] = useState(() => (work: Promise<unknown>) => {
    begun.add(work);
    void work.finally(() => begun.delete(work));
  });

  // By then what the answers changed has been drawn.
  useEffect(() => {
    if (!sending?.isFree) return;
    setSending(null);
    sending.form.requestSubmit(sending.submitter?.isConnected ? sending.submitter : null);
  }, [sending]);

  function sendOrWait(event: SubmitEvent<HTMLFormElement>): boolean {
    if (begun.size === 0) return true;
    event.preventDefault();
    if (sending && !sending.isFree) return false;
    const { currentTarget: form, nativeEvent } = event;
    const { submitter } = nativeEvent;
    setSending({ form, submitter, isFree: false });
    void (async () => {
      while (begun.size > 0) await Promise.allSettled(begun);
      setSending({ form, submitter, isFree: true });
    })();
    return false;
  }

  return { hold, sendOrWait, isWaiting: sending !== null };
}
