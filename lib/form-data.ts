/** How many items a list of a form may have: the people of the largest meeting that is pasted, 500, and then some. */
export const MAX_ITEMS = 1000;
/** No form nests deeper than a row of a list within a list. */
const MAX_DEPTH = 8;

/** The form is not one that the product made; the message may be shown. */
export class UnreadableForm extends Error {
  override name = "UnreadableForm";
}

type Tree = { [key: string]: Tree | string | string[] };

/**
 * Turns a form into a nested object: `attendance.0.name` becomes `{ attendance: [{ name }] }`, and names that end in
 * `[]` gather every value into a list. Files and the framework's own fields are left out; indexes only give the order.
 * Throws UnreadableForm when a list has more than 1,000 items or a name more than 8 steps.
 */
export function readForm(form: FormData): Record<string, unknown> {
  const tree: Tree = Object.create(null);
  for (const [name, value] of form.entries()) {
    if (typeof value !== "string" || name.startsWith("$ACTION")) continue;
    place(tree, name, value);
  }
  return settle(tree) as Record<string, unknown>;
}

function place(tree: Tree, name: string, value: string): void {
  const isList = name.endsWith("[]");
  const path = (isList ? name.slice(0, -2) : name).split(".", MAX_DEPTH + 1);
  if (path.length > MAX_DEPTH) throw new UnreadableForm("A field of this form has no name that can be read.");
  const last = path.pop();
  if (!last) return;
  let node = tree;
  for (const step of path) {
    const next = node[step];
    if (typeof next === "object" && !Array.isArray(next)) node = next;
    else {
      const made: Tree = Object.create(null);
      node[step] = made;
      node = made;
    }
  }
  const there = node[last];
  if (!isList) node[last] = value;
  else if (Array.isArray(there)) there.push(value);
  else node[last] = [value];
}

function settle(node: Tree | string | string[]): unknown {
  if (typeof node === "string" || Array.isArray(node)) return node;
  const keys = Object.keys(node);
  if (keys.length > 0 && keys.every((key) => /^\d{1,6}$/.test(key))) {
    if (keys.length > MAX_ITEMS)
      throw new UnreadableForm(`A list may have at most ${MAX_ITEMS.toLocaleString("en")} items.`);
    return keys.sort((a, b) => Number(a) - Number(b)).map((key) => settle(node[key] ?? ""));
  }
  return Object.fromEntries(
    keys.filter((key) => key !== "__proto__").map((key) => [key, settle(node[key] ?? "")]),
  );
}
