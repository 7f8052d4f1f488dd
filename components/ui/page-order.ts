import { fieldId } from "./field-id";

/**
 * What is wrong with a form, in the order in which its fields stand on the page; what has no field of its own goes first, in
 * the order given. `controls` are the controls of the form, first to last.
 */
export function inPageOrder<Texts>(
  errors: Readonly<Record<string, Texts>>,
  controls: readonly { id: string; name: string }[],
): Record<string, Texts> {
  const placeOf = (path: string) => {
    const id = fieldId(path.replace(/\.\d+$/, ""));
    return controls.findIndex((control) => control.id === id || control.name === path);
  };
  const placed = Object.entries(errors).map(([path, texts]) => ({ path, texts, place: placeOf(path) }));
  placed.sort((a, b) => a.place - b.place);
  return Object.fromEntries(placed.map(({ path, texts }) => [path, texts]));
}
