"use client";

import { unstable_rethrow } from "next/navigation";
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { LEAVING_TO_SIGN_IN } from "@/components/auth/leaving";
import { formatInstant, instantToZoned } from "@/lib/dates";
import type { Result } from "@/lib/result";
import {
  dropOldWords,
  dropWords,
  type Keep,
  type KeptSlot,
  type KeptWords,
  keepWords,
  MOST_KEPT,
  makeRoom,
  markReturn,
  newSlot,
  readWords,
  takeReturn,
  wordsOfForm,
} from "./kept-words";
import { goOn, type Place, placeIn } from "./place";

const PAUSE_MS = 800;

/** How a form reads its words. */
export type Codec<Values> = {
  /** What stands in the fields. */
  read: (form: HTMLFormElement) => Values;
  /** The same of what was kept, whatever became of it there. */
  parse: (kept: Readonly<Record<string, unknown>>) => Values;
  isSame: (one: Values, other: Values) => boolean;
  /** Whether a record says what was kept, of a form that says more than a record keeps; the same as above unless given. */
  isSaid?: (kept: Values, record: Values) => boolean;
};

type Watched<Values extends Readonly<Record<string, unknown>>> = {
  /** An element around the form. */
  around: RefObject<HTMLElement | null>;
  keep: Keep;
  /** As they are kept with the words. */
  id: string | null;
  version: number | null;
  /** What was on record when the form was opened, as the form reads it; null of a new record that begins with nothing. */
  base: Values | null;
  codec: Codec<Values>;
  /** Another one once kept words stand in the form. */
  round: number;
  /** Puts kept words into the form. */
  bringBack: (kept: KeptWords) => void;
};

export type Keeping = {
  /** What became of the last words, said beside the buttons of the form; null before anything was typed. */
  line: string | null;
  /** Words of other visits that were never saved, the latest first; each waits under a name of its own until it is taken or refused. */
  offered: readonly KeptSlot[];
  /** The form goes on with these words; what was typed into it before waits in their place. */
  takeOffer: (kept: KeptSlot) => void;
  refuseOffer: (kept: KeptSlot) => void;
  /**
   * Sends the form by its action, with its words kept until the server has them. Once its writer has signed in again in this tab,
   * they come back by themselves.
   */
  send: (action: (data: FormData) => Promise<Result<unknown>>, data: FormData) => Promise<Result<unknown>>;
};

/** Keeps what is typed on this device, at most a moment after each change and when the form or its page is left, until it is saved. */
export function useKeptWords<Values extends Readonly<Record<string, unknown>>>(
  watched: Watched<Values>,
): Keeping {
  const { around, id, version, base, round, bringBack } = watched;
  const { read, parse, isSame, isSaid = isSame } = watched.codec;
  const { key, zone } = watched.keep;
  const [line, setLine] = useState<string | null>(null);
  const [offered, setOffered] = useState<readonly KeptSlot[]>([]);
  const isOver = useRef(false);
  /** Where the words of this visit lie, or those that it took up; null before there are any. */
  const slot = useRef<string | null>(null);
  /** Said of the oldest words that made way for these. */
  const madeWay = useRef("");
  /** What the fields began with, with all that the form proposes; null where nobody heard what was typed into them first. */
  const began = useRef<Values | null>(null);
  /** What was kept last; before that what they began with. */
  const last = useRef<Values | null>(null);
  const isKept = useRef(false);
  const place = useRef<Place | null>(null);
  const goOnAt = useRef<Place | null>(null);
  /** Where the form stands. When a link takes it off the page, the window says already where that leads. */
  const address = useRef("");
  /** What was done in the form since is not read yet. */
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const comeBack = useEffectEvent(takeUp);
  const isOnRecord = useEffectEvent(
    (kept: KeptWords) => version !== null && base !== null && isSaid(parse(kept.values), base),
  );

  // The browser's storage is read after the first drawing: the server, which draws first, has none.
  useEffect(() => {
    dropOldWords(new Date());
    const waiting = wordsOfForm(key).filter((kept) => {
      if (kept.slot === slot.current) return false;
      // They were saved after all, and the answer never came.
      const isSaved = isOnRecord(kept);
      if (isSaved) {
        dropWords(kept.slot);
        takeReturn(kept.slot);
      }
      return !isSaved;
    });
    const back = waiting.find((kept) => takeReturn(kept.slot));
    if (back) comeBack(back);
    setOffered(waiting.filter((kept) => kept !== back));
  }, [key]);

  useEffect(() => {
    if (round === 0 || !goOnAt.current) return;
    goOn(goOnAt.current);
    goOnAt.current = null;
  }, [round]);

  function takeUp(kept: KeptSlot) {
    slot.current = kept.slot;
    isKept.current = false;
    goOnAt.current = kept.place ?? null;
    bringBack(kept);
  }

  function keep() {
    const form = around.current?.querySelector("form");
    if (!form || isOver.current) return;
    const values = read(form);
    const before = place.current;
    place.current = placeIn(form, before);
    const isMoved = isKept.current && JSON.stringify(before) !== JSON.stringify(place.current);
    if (!isMoved && last.current && isSame(values, last.current)) return;
    last.current = values;
    // Nothing was typed, or it was taken back: to offer that later would be to cry wolf.
    const start = version === null ? began.current : base;
    if (start && isSame(values, start)) {
      stopKeeping();
      return;
    }
    const at = new Date();
    if (!slot.current) {
      slot.current = newSlot(key);
      const [oldest] = makeRoom(key);
      madeWay.current = oldest
        ? `. What you typed on ${formatInstant(new Date(oldest.keptAt), zone)} made way for it: ${MOST_KEPT} are kept.`
        : "";
    }
    isKept.current = keepWords(slot.current, {
      keptAt: at.toISOString(),
      at: address.current,
      id,
      version,
      values,
      ...(version === null || base === null ? {} : { base }),
      ...(place.current ? { place: place.current } : {}),
    });
    setLine(
      isKept.current
        ? `Saved ${instantToZoned(at, zone).slice(11)}, on this device${madeWay.current}`
        : "This browser keeps nothing; save before you leave.",
    );
  }

  function stopKeeping() {
    // What was taken up and has not been kept from here yet is in the form only once that is drawn.
    if (slot.current && isKept.current) dropWords(slot.current);
    isKept.current = false;
    setLine(null);
  }

  /** The record was saved, so there is nothing to keep but what is typed from here on. */
  function forget() {
    stopKeeping();
    if (slot.current) {
      dropWords(slot.current);
      takeReturn(slot.current);
    }
    slot.current = null;
  }

  function markHere() {
    if (slot.current && readWords(slot.current)) markReturn(slot.current);
  }

  const keepNow = useEffectEvent(keep);
  const keepAndWait = useEffectEvent(() => {
    keep();
    markHere();
  });

  // Every key and press inside the form bubbles here, whatever the field is made of. Who types without a pause is kept all
  // the same, each time the moment is over.
  const readFirst = useEffectEvent(() => {
    const form = around.current?.querySelector("form");
    if (!form || began.current || last.current) return;
    if (hasEarlyText(form)) {
      keep();
      return;
    }
    began.current = read(form);
    last.current = began.current;
  });
  useEffect(() => {
    const box = around.current;
    if (!box) return;
    const stand = () => {
      address.current = window.location.pathname + window.location.search;
    };
    stand();
    readFirst();
    const wait = () => {
      stand();
      pause.current ??= setTimeout(() => {
        pause.current = undefined;
        keepNow();
      }, PAUSE_MS);
    };
    const leave = () => document.visibilityState === "hidden" && keepNow();
    const events = ["input", "change", "click", "keyup"] as const;
    for (const event of events) box.addEventListener(event, wait);
    const signOut = () => keepAndWait();
    document.addEventListener("visibilitychange", leave);
    window.addEventListener(LEAVING_TO_SIGN_IN, signOut);
    return () => {
      for (const event of events) box.removeEventListener(event, wait);
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener(LEAVING_TO_SIGN_IN, signOut);
    };
  }, [around]);

  // A link inside the product takes the form off the page and hides nothing. Its fields can be read until then, and no longer when
  // the effect above ends.
  useLayoutEffect(
    () => () => {
      if (pause.current === undefined) return;
      clearTimeout(pause.current);
      pause.current = undefined;
      keepNow();
    },
    [],
  );

  return {
    line,
    offered,
    takeOffer(kept) {
      keep();
      // Another tab may have gone on with them.
      takeUp({ ...kept, ...readWords(kept.slot) });
      setOffered(wordsOfForm(key).filter((other) => other.slot !== kept.slot));
    },
    refuseOffer(kept) {
      dropWords(kept.slot);
      setOffered(offered.filter((other) => other !== kept));
    },
    async send(action, data) {
      keep();
      const result = await attempt(action, data, () => {
        isOver.current = true;
        forget();
      });
      if (result.ok) forget();
      else if (result.code === "signed-out") markHere();
      return result;
    },
  };
}

/** Whether a long text was typed into before the page's scripts ran. What else was is said again by the form (`sayEarlyInput`). */
function hasEarlyText(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll("textarea")].some(({ value, defaultValue }) => value !== defaultValue);
}

/** The way out of a saved form is a redirect, which the framework throws; anything else thrown has saved nothing. */
async function attempt(
  action: (data: FormData) => Promise<Result<unknown>>,
  data: FormData,
  onLeave: () => void,
): Promise<Result<unknown>> {
  try {
    return await action(data);
  } catch (error) {
    if (isRedirect(error)) onLeave();
    throw error;
  }
}

function isRedirect(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}
