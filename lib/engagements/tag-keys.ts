/** How an address names a tag: the code of its scheme and its own, such as `NDU.EXERCISE`. */
export function tagKey({ scheme, code }: { scheme: string; code: string }): string {
  return `${scheme}.${code}`;
}

/** Whether it has the form of the key of a tag; which tags there are is data. */
export function isTagKey(text: string): boolean {
  return /^[A-Z0-9][A-Z0-9_-]{0,59}\.[A-Z0-9][A-Z0-9_-]{0,59}$/.test(text);
}

/** The two codes of a key. */
export function tagOfKey(key: string): { scheme: string; code: string } {
  const [scheme = "", code = ""] = key.split(".");
  return { scheme, code };
}

/** "Military exercise (NDU)": a tag where those of other schemes stand beside it. */
export function tagLabel({ scheme, name }: { scheme: string; name: string }): string {
  return `${name} (${scheme})`;
}
