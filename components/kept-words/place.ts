import { focusField } from "@/components/ui/focus-field";

/** The field with the focus, what is selected in it, and how far below the top of the window it stands, in pixels. */
export type Place = { field: string; from: number | null; to: number | null; onScreen: number };

/** Where the writer is: the field of the form with the focus; or the one that had it before a button was pressed, as it stood
 * then, since an answer may have moved both the focus and the page. */
export function placeIn(form: HTMLFormElement, before: Place | null): Place | null {
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
