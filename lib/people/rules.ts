/** "Tanaka, Haruto": the way names are listed and sorted. */
export function listedName(person: { familyName: string; givenName: string }): string {
  return person.givenName ? `${person.familyName}, ${person.givenName}` : person.familyName;
}

/**
 * Family and given name of a name typed in one field. With a comma the family name comes first, as listed; without one
 * the last word is taken for it, which the officer can put right on the person's page.
 */
export function splitName(text: string): { familyName: string; givenName: string } {
  const clean = text.replace(/\s+/g, " ").trim();
  const comma = clean.indexOf(",");
  if (comma > 0)
    return { familyName: clean.slice(0, comma).trim(), givenName: clean.slice(comma + 1).trim() };
  const space = clean.lastIndexOf(" ");
  return space < 0
    ? { familyName: clean, givenName: "" }
    : { familyName: clean.slice(space + 1), givenName: clean.slice(0, space) };
}
