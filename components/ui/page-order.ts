import { fieldId } from "./field-id";

/**
 * What is wrong with a form, in the order in which its fields stand on the page; what has no field of its own goes first, in
 * the order given. `controls` are the controls of the form, first to last.
 */
export function inPageOrder<Texts>(
  errors: Readonly<Record<string, Texts>>,
  controls: readonly { id: string; name: string }[],
): Record<string, Texts> {
  const placeOf = (path: string) => controls.findIndex((control) => isControlOf(control, path));
  const placed = Object.entries(errors).map(([path, texts]) => ({ path, texts, place: placeOf(path) }));
  placed.sort((a, b) => a.place - b.place);
  return Object.fromEntries(placed.map(({ path, texts }) => [path, texts]));
}

/** Whether what is wrong with `path` is wrong with this control: the field itself, or the list of which it is an entry. */
function isControlOf({ id, name }: { id: string; name: string }, path: string): boolean {
  return id === fieldId(path.replace(/\.\d+$/, "")) || name === path;
}

/**
 * Whether a change of this control changes what `path` names: its field, any choice of its group, or a row of its list, whose
 * fields are named after it.
 */
export function isChangeOf(control: { id: string; name: string }, path: string): boolean {
  const name = control.name.replace(/\[\]$/, "");
  const list = path.replace(/\.\d+$/, "");
  return isControlOf(control, path) || name === list || name.startsWith(`${path}.`);
}
