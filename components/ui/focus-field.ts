/** Opens the parts of the page around the element, which may be closed. */
export function openAround(element: Element | null): void {
  for (let part = element?.closest("details"); part; part = part.parentElement?.closest("details") ?? null)
    part.open = true;
}

/** Opens the parts and the dialog around the control with this id and puts the focus there. Gives null where there is none. */
export function focusField(id: string): HTMLElement | null {
  const field = document.getElementById(id);
  openAround(field);
  const dialog = field?.closest("dialog");
  if (dialog && !dialog.open) dialog.showModal();
  field?.focus();
  return field;
}
