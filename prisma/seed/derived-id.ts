import { createHash } from "node:crypto";

/** The id of a seeded row: a UUID version 8 (RFC 9562) made of what the row is, so that every load finds the same row. */
export function derivedId(kind: string, key: string): string {
  const hex = createHash("sha256").update(`${kind} ${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Whether a seed made the id: what people add has ids of version 7. */
export function isDerived(id: string): boolean {
  return id.charAt(14) === "8";
}
