/**
 * The id of the control named `name`, so that an error summary can link to it without knowing the form
 * ("people.0.rank" → "field-people-0-rank").
 */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/-$/, "")}`;
}
