/** Opens the parts of the page around the element, which may be closed. */
export function openAround(element: Element | null): void {
  for (let part = element?.closest("details"); part; part = part.parentElement?.closest("details") ?? null)
    part.open = true;
}

/** Opens the parts around the element and the dialog in which it stands. */
export function openUpTo(element: Element | null): void {
  openAround(element);
  const dialog = element?.closest("dialog");
  if (dialog && !dialog.open) dialog.showModal();
}

/** Opens what is around the control with this id and puts the focus there. Gives null where there is none. */
export function focusField(id: string): HTMLElement | null {
  const field = document.getElementById(id);
  openUpTo(field);
  field?.focus();
  return field;
}
