import type { KeyboardEvent } from "react";

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
