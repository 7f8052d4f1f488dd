type Field = HTMLInputElement | HTMLSelectElement;

/** Ticks and long texts are not among them: no form draws those, or anything else, by a state that follows them. */
const DRAWN_BY_STATE = "select, input:not([type=checkbox], [type=radio], [type=file])";

/**
 * Says again what was chosen and typed into the fields of a form before the page's scripts ran: none of them heard it, so the
 * next drawing would take it back without a word. To be called once the form is drawn; they hear it right after.
 */
export function sayEarlyInput(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<Field>(DRAWN_BY_STATE)) {
    const { value } = field;
    const given = givenBy(field);
    if (given === undefined || given === value || field.validity.badInput) continue;
    const isHere = field === document.activeElement;
    const caret = field instanceof HTMLInputElement && isHere ? field.selectionStart : null;
    // What React saw in a field last is no news to it, so it has to see what the server gave, and hear by the field's own
    // setter, which it does not watch. While it draws it would take every answer back.
    field.value = given;
    // The browser makes nothing of what is no value of such a field.
    if (field.value === value) continue;
    queueMicrotask(() => {
      Reflect.set(Object.getPrototypeOf(field), "value", value, field);
      if (field instanceof HTMLInputElement && caret !== null) field.setSelectionRange(caret, caret);
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
      if (!isHere) field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    });
  }
  for (const radio of form.querySelectorAll<HTMLInputElement>("input[type=radio]:checked"))
    if (!radio.defaultChecked) chooseAgain(radio, form);
}

/** A choice is said again by a press, which React hears once it has seen the choice that the server gave. */
function chooseAgain(radio: HTMLInputElement, form: HTMLFormElement): void {
  const group = form.querySelectorAll<HTMLInputElement>(`input[type=radio][name=${CSS.escape(radio.name)}]`);
  radio.checked = false;
  for (const other of group) if (other.defaultChecked) other.checked = true;
  queueMicrotask(() => radio.click());
}

/** What the server gave. Only it marks the option of a select so: one that was drawn here has none. */
function givenBy(field: Field): string | undefined {
  return field instanceof HTMLInputElement
    ? field.defaultValue
    : field.querySelector<HTMLOptionElement>("option[selected]")?.value;
}
