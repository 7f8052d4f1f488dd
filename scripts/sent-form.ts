import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether the body of a POST is a form as the product's own pages send it, whole and readable. The framework learns so
 * only while it takes the body apart, and then answers "internal server error". Its arguments come in three ways: as
 * text, as part "0" of a form, or, from a browser without scripts, in parts named `$ACTION_…`.
 */
export async function isWhole(headers: IncomingHttpHeaders, body: Buffer<ArrayBuffer>): Promise<boolean> {
  const contentType = headers["content-type"] ?? "";
  const isScripted = headers["next-action"] !== undefined;
  if (!isMultipart(contentType)) return !isScripted || isList(body.toString());
  const form = await readParts(contentType, body);
  if (!form) return false;
  if (isScripted) return isOnce(form.getAll("0"), isList);
  return [...form.keys()]
    .filter((name) => name.startsWith(REFERENCE))
    .map((name) => `$ACTION_${name.slice(REFERENCE.length)}`)
    .every((name) => isOnce(form.getAll(`${name}:0`), isAction) && isOnce(form.getAll(`${name}:1`), isList));
}

export function isMultipart(contentType: string): boolean {
  return /^multipart\/form-data\s*(;|$)/i.test(contentType);
}

const REFERENCE = "$ACTION_REF_";

/** The parts of a form that ends where it says it ends; null for any other, and for files, which no form has. */
async function readParts(contentType: string, body: Buffer<ArrayBuffer>): Promise<FormData | null> {
  try {
    const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
    return [...form.values()].every((value) => typeof value === "string") ? form : null;
  } catch {
    return null;
  }
}

function isOnce(parts: readonly FormDataEntryValue[], holds: (text: string) => boolean): boolean {
  const [part] = parts;
  return parts.length === 1 && typeof part === "string" && holds(part);
}

/** An action and, in the part after it, what was bound to it. */
function isAction(text: string): boolean {
  return /^\{"id":"\w+","bound":"\$@1"\}$/.test(text);
}

/** Arguments in JSON. */
function isList(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && isPlain(value);
  } catch {
    return false;
  }
}

const DEPTH = 20;
const LENGTH = 1_000;

/** A text that begins with $ is a note to the framework. The product's pages send three: a text that does begin with $,
 * the form, and nothing. Others make it look for parts that need not be there. */
const NOTE = /^\$(\$|K[0-9a-f]+$|undefined$)/;

function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return !value.startsWith("$") || NOTE.test(value);
  if (typeof value !== "object" || value === null) return true;
  const inner = Object.values(value);
  return depth < DEPTH && inner.length <= LENGTH && inner.every((one) => isPlain(one, depth + 1));
}
