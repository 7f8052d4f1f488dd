/**
 * The id of the control named `name`, so that an error summary can link to it without knowing the form
 * ("people.0.rank" → "field-people-0-rank"). `scope` tells it from fields of that name in other forms of the page.
 */
export function fieldId(name: string, scope = ""): string {
  return `field-${scope && `${scope}-`}${name.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/-$/, "")}`;
}
