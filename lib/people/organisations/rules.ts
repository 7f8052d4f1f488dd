/** An organisation as it is compared: case, outer space and doubled blanks make no other office. */
export function officeKey(organisation: string): string {
  return organisation.trim().replace(/\s+/g, " ").toLocaleLowerCase("en");
}
