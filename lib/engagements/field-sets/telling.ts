import type { Fields } from "./declare";

/** The fields that make a row say something; those a new row starts with only qualify the others. */
export function tellingFields(fields: Fields): string[] {
  return Object.entries(fields)
    .filter(([, field]) => !(field.kind === "choice" && field.initial !== undefined))
    .map(([name]) => name);
}
