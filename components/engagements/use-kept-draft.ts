"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { readForm } from "@/lib/form-data";
import { differingFields, type FormValues, readValues } from "./form-values";
import { dropDraft, type KeptDraft, keepDraft, readDraft } from "./kept-draft";

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
  /** What the fields began with; what equals it needs no keeping. */
  initial: FormValues;
};

/**
 * Keeps what is typed on this device, a moment after each change and when the page is left. `offered` are words kept
 * by an earlier visit that were never saved; they wait under a name of their own until they are taken or refused.
 */
export function useKeptDraft({ around, key, id, version, initial }: Watched) {
  const [keptAt, setKeptAt] = useState<Date | null>(null);
  const [refused, setRefused] = useState(false);
  const [offered, setOffered] = useState<KeptDraft | null>(null);
  const forgotten = useRef(false);
  const taken = useRef(false);

  // The browser's storage is read after the first drawing: the server, which draws first, has none.
  useEffect(() => {
    const kept = readDraft(key) ?? readDraft(earlier(key));
    if (!kept) return;
    keepDraft(earlier(key), kept);
    dropDraft(key);
    setOffered(kept);
  }, [key]);

  // Every key and press inside the form bubbles here, whatever the field is made of.
  useEffect(() => {
    const box = around.current;
    if (!box) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last: FormValues | null = null;
    const keep = () => {
      const form = box.querySelector("form");
      if (!form || forgotten.current) return;
      const values = valuesIn(form);
      if (differingFields(values, last ?? initial).length === 0) return;
      last = values;
      const at = new Date();
      const done = keepDraft(key, { keptAt: at.toISOString(), id, version, values });
      setRefused(!done);
      if (done) setKeptAt(at);
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE_MS);
    };
    const leave = () => document.visibilityState === "hidden" && keep();
    const events = ["input", "change", "click", "keyup"] as const;
    for (const event of events) box.addEventListener(event, wait);
    document.addEventListener("visibilitychange", leave);
    return () => {
      clearTimeout(timer);
      for (const event of events) box.removeEventListener(event, wait);
      document.removeEventListener("visibilitychange", leave);
    };
  }, [around, key, id, version, initial]);

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
    /** The record was saved, so the device has nothing to keep from here on. */
    forget() {
      forgotten.current = true;
      dropDraft(key);
      if (taken.current) dropDraft(earlier(key));
    },
  };
}

function earlier(key: string): string {
  return `${key}.earlier`;
}
