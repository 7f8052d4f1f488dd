/** Whether the text has the shape of a crisis's reference; anything else in an address names no crisis. */
export function isCrisisReference(text: string): boolean {
  return /^CR-\d{4}-[A-Z0-9-]{1,30}$/.test(text);
}
