"use client";

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { LEAVING_TO_SIGN_IN } from "@/components/auth/leaving";
import { readForm } from "@/lib/form-data";
import { differingFields, type FormValues, readValues } from "./form-values";
import {
  dropDraft,
  type KeptDraft,
  keepDraft,
  markReturn,
  type Place,
  readDraft,
  takeReturn,
} from "./kept-draft";

const PAUSE_MS = 800;

/** What stands in the fields of a form now. */
export function valuesIn(form: HTMLFormElement): FormValues {
  return readValues(readForm(new FormData(form)));
}

type Watched = {
  /** An element around the form. */
  around: RefObject<HTMLElement | null>;
  key: string;
  id: string | null;
  version: number | null;
  /** What was on record when the form was opened. */
  base: FormValues;
  /** Given what was kept when its writer comes back from signing in again. */
  onReturn: (kept: KeptDraft) => void;
};

/** Where the writer is: the field of the form with the focus; or the one that had it before a button was pressed, as it stood
 * then, since an answer may have moved both the focus and the page. */
function placeIn(form: HTMLFormElement, before: Place | null): Place | null {
  const field = document.activeElement;
  const isField =
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement;
  if (!isField || !form.contains(field) || field.id === "") return before;
  const [from, to] =
    field instanceof HTMLSelectElement ? [null, null] : [field.selectionStart, field.selectionEnd];
  return { field: field.id, from, to, onScreen: field.getBoundingClientRect().top };
}

/**
 * Keeps what is typed on this device, at most a moment after each change and when the page is left. `offered` are words kept
 * by an earlier visit that were never saved; they wait under a name of their own until they are taken or refused.
 */
export function useKeptDraft({ around, key, id, version, base, onReturn }: Watched) {
  const [keptAt, setKeptAt] = useState<Date | null>(null);
  const [refused, setRefused] = useState(false);
  const [offered, setOffered] = useState<KeptDraft | null>(null);
  const forgotten = useRef(false);
  const taken = useRef(false);
  /** What was kept last; before that what the fields began with, with all that the form proposes. */
  const last = useRef<FormValues | null>(null);
  const isKept = useRef(false);
  const place = useRef<Place | null>(null);
  const comeBack = useEffectEvent(onReturn);

  // The browser's storage is read after the first drawing: the server, which draws first, has none.
  useEffect(() => {
    const kept = readDraft(key) ?? readDraft(earlier(key));
    if (!kept || taken.current) return;
    keepDraft(earlier(key), kept);
    dropDraft(key);
    if (takeReturn(key)) {
      taken.current = true;
      comeBack(kept);
    } else setOffered(kept);
  }, [key]);

  function keep() {
    const form = around.current?.querySelector("form");
    if (!form || forgotten.current) return;
    const values = valuesIn(form);
    const before = place.current;
    place.current = placeIn(form, before);
    const isMoved = isKept.current && JSON.stringify(before) !== JSON.stringify(place.current);
    if (!isMoved && last.current && differingFields(values, last.current).length === 0) return;
    last.current = values;
    isKept.current = true;
    const at = new Date();
    const done = keepDraft(key, {
      keptAt: at.toISOString(),
      id,
      version,
      values,
      ...(version === null ? {} : { base }),
      ...(place.current ? { place: place.current } : {}),
    });
    setRefused(!done);
    if (done) setKeptAt(at);
  }
  const keepNow = useEffectEvent(keep);
  const keepAndWait = useEffectEvent(() => {
    keep();
    markReturn(key);
  });

  // Every key and press inside the form bubbles here, whatever the field is made of. Who types without a pause is kept all
  // the same, each time the moment is over.
  useEffect(() => {
    const box = around.current;
    if (!box) return;
    const form = box.querySelector("form");
    if (form) last.current ??= valuesIn(form);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
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
      clearTimeout(timer);
      for (const event of events) box.removeEventListener(event, wait);
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener(LEAVING_TO_SIGN_IN, signOut);
    };
  }, [around]);

  return {
    keptAt,
    /** The browser would not keep it. */
    refused,
    offered,
    /** The earlier words go into the form; they stay on the device until that is saved. */
    takeOffer() {
      taken.current = true;
      setOffered(null);
    },
    /** The earlier words are not wanted. */
    refuseOffer() {
      dropDraft(earlier(key));
      setOffered(null);
    },
    /** What stands in the fields, at once: before it is sent. */
    keep,
    /** The server knows its writer no more; once signed in again in this tab, these words come back by themselves. */
    awaitReturn() {
      markReturn(key);
    },
    /** The record was saved, so the device has nothing to keep from here on. */
    forget() {
      forgotten.current = true;
      dropDraft(key);
      takeReturn(key);
      if (taken.current) dropDraft(earlier(key));
    },
  };
}

function earlier(key: string): string {
  return `${key}.earlier`;
}
