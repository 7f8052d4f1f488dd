"use client";

import { useEffect } from "react";
import { dropOldWords } from "./kept-words";

/** Drops words that were kept too long ago; for a page that everybody passes who uses the machine. */
export function DropOldWords() {
  useEffect(() => dropOldWords(new Date()), []);
  return null;
}
