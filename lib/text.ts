import { z } from "zod";

// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
/** Embeddings, overrides and isolates, which turn whatever stands after them on the page: a name with one reads as another. The
 * marks that stand beside a letter (U+200E, U+200F, U+061C) turn nothing else. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
/** Blanks, marks of direction and the like: a text of nothing else looks empty. */
const INVISIBLE = /^[\p{Z}\p{Cf}\s]*$/u;

/** What a person typed: normalised to NFC, line ends to \n, without outer space and turning marks. Refuses control
 * characters, which PostgreSQL or a printed page cannot hold, and the mark that broken UTF-8 leaves behind. */
function typed(max: number) {
  return z
    .string({ error: "This must be text." })
    .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").replace(TURNING, "").trim())
    .transform((text) => (INVISIBLE.test(text) ? "" : text))
    .refine((text) => text.length <= max, {
      error: (issue) =>
        `This has ${String(issue.input).length.toLocaleString("en")} characters; the most is ${max.toLocaleString("en")}.`,
    })
    .refine((text) => !CONTROL.test(text), { error: "This contains characters that cannot be printed." })
    .refine((text) => !text.includes("\ufffd"), {
      error: "Some characters arrived damaged (shown as \ufffd). Type them again.",
    });
}

/** Text that must be there, at most `max` characters. */
export function requiredText(max: number, missing: string) {
  return typed(max).refine((text) => text.length > 0, { error: missing });
}

/** Text that may be missing; an empty field is null. */
export function optionalText(max: number) {
  return typed(max)
    .nullish()
    .transform((text) => text || null);
}

/** The text for a `contains` or LIKE: `%`, `_` and `\` in it mean themselves and do not match everything. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
