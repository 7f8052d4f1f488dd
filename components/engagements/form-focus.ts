import type { KeyboardEvent } from "react";
import type { Place } from "./kept-draft";

/** Opens the parts around the control with this id and puts the focus there. Gives null where there is none. */
export function focusField(id: string): HTMLElement | null {
  const field = document.getElementById(id);
  for (let part = field?.closest("details"); part; part = part.parentElement?.closest("details") ?? null)
    part.open = true;
  field?.focus();
  return field;
}

/**
 * Puts the writer back where they were, in the middle of a word if need be, and the field where it stood on the screen: what is
 * above it may be of another height now.
 */
export function goOn({ field, from, to, onScreen }: Place) {
  const control = focusField(field);
  if (!control) return;
  const isText = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
  if (isText && from !== null) control.setSelectionRange(from, to ?? from);
  window.scrollBy({ top: control.getBoundingClientRect().top - onScreen, behavior: "instant" });
}

/**
 * In a form this long, Enter in a field is a slip more often than a wish to send it; Ctrl-Enter says so clearly. Ctrl with
 * an arrow goes to the first field of the next part, or of the one before.
 */
export function pressInForm(event: KeyboardEvent<HTMLElement>) {
  const isChord = event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && !isChord && event.target instanceof HTMLInputElement) event.preventDefault();
  if (!isChord || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
  event.preventDefault();
  const parts = [...event.currentTarget.querySelectorAll<HTMLDetailsElement>("details[data-part]")];
  const here = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts[event.key === "ArrowDown" ? here + 1 : Math.max(here - 1, 0)];
  if (!next) return;
  next.open = true;
  next.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
}
