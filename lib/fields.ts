import { z } from "zod";
import { faultOfYear, parseCalendarDate, UNFINISHED_DATE } from "@/lib/dates";
import { optionalText } from "@/lib/text";

/** Pieces of form schemas, beside the texts of lib/text.ts. An empty field is null, an absent list is empty. */

/** One of the values; `missing` is said for anything else, an empty field included. */
export function choice<const Values extends readonly [string, ...string[]]>(values: Values, missing: string) {
  return z.enum(values, { error: missing });
}

/** One of the values or null. */
export function optionalChoice<const Values extends readonly [string, ...string[]]>(
  values: Values,
  wrong: string,
) {
  return z.preprocess(emptyToNull, z.enum(values, { error: wrong }).nullable());
}

/** The id of a record, in lower case. Whether it exists and is open to the viewer is for the mutation to say. */
export function idField(missing: string) {
  return z.guid({ error: missing }).transform((id) => id.toLowerCase());
}

/** The id that the record of a form takes; the server gave it to the form when it drew it. */
export const newIdField = z
  .uuidv7({ error: "The form has lost its number; copy what you typed and open it again." })
  .transform((id) => id.toLowerCase());

export function optionalId(wrong: string) {
  return z.preprocess(emptyToNull, idField(wrong).nullable());
}

/** The version the form was opened with. */
export const versionField = z.coerce
  .number({ error: "The form has lost its version; open it again." })
  .int()
  .min(1)
  .max(1_000_000_000);

/** The record that a form changes, and the version it was opened with. */
export function versioned(missing: string) {
  return z.object({ id: idField(missing), version: versionField });
}

/** Alpha-3 code of a country, in upper case. Whether there is such a country is for the database to say. */
export function countryField(missing: string) {
  return z
    .string({ error: missing })
    .transform((text) => text.trim().toUpperCase())
    .refine((text) => text !== "", { error: missing, abort: true })
    .refine((text) => /^[A-Z]{3}$/.test(text), {
      error: (issue) => `"${String(issue.input).slice(0, 40)}" is not a country; choose one from the list.`,
    });
}

export function optionalCountry(missing: string) {
  return z.preprocess(emptyToNull, countryField(missing).nullable());
}

/** A day as YYYY-MM-DD, from 1900 to 2100. */
export function dayField(missing: string) {
  return z
    .string({ error: missing })
    .transform((text) => text.trim())
    .superRefine((text, context) => {
      const fault = text === "" ? missing : faultOfDay(text);
      if (fault) context.addIssue({ code: "custom", message: fault });
    });
}

export function optionalDay() {
  return z.preprocess(emptyToNull, dayField("Give the day.").nullable());
}

/** What is wrong with a typed day, in words, or null. */
export function faultOfDay(text: string): string | null {
  if (parseCalendarDate(text)) return faultOfYear(text);
  if (text === UNFINISHED_DATE)
    return "Finish the date or clear it: a part is missing, or there is no such day.";
  if (/^\d{1,2}\D\d{1,2}\D\d{1,2}$|^\d{2}-\d{2}(-\d{2})?$/.test(text))
    return "Write the year with four digits, such as 2026-03-09.";
  if (/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return `${text} is not a day on the calendar.`;
  return "Write the date as year, month and day, such as 2026-03-09.";
}

/** What somebody types into a picker that asks the server. */
export const pickerQuestion = z
  .string()
  .max(200)
  .transform((text) => text.replaceAll("\0", ""));

/** The address of a page on the web, as typed; null when empty. Only http and https: a link of another kind may act. */
export function optionalWebAddress(max: number) {
  return optionalText(max).refine((text) => text === null || isWebAddress(text), {
    error: "Give the whole address of a page, such as https://www.example.org/people/tanaka.",
  });
}

/** A list from repeated fields (`name[]`): empty entries are left out, each value stays once. */
export function listOf<Item extends z.ZodType>(item: Item, max: number) {
  return optionalList(item, max).transform((items) => items ?? []);
}

/** The same, but null when the form has no such field: a list that is sent empty is not one that is not sent. */
export function optionalList<Item extends z.ZodType>(item: Item, max: number) {
  return z
    .preprocess(
      (value) =>
        value === undefined || value === null
          ? null
          : (Array.isArray(value) ? value : [value]).filter((one) => one !== ""),
      z
        .array(item)
        .max(max, { error: `At most ${max} may be chosen.` })
        .nullable(),
    )
    .transform((items) => items && [...new Set(items)]);
}

/**
 * Rows of a table in a form. A row in which every field of `told` is empty says nothing and is left out; the messages
 * keep the number the row has in the form.
 */
export function rowsOf<Row extends z.ZodType>(row: Row, told: readonly string[], max: number) {
  const isSilent = (value: unknown) =>
    typeof value === "object" && value !== null && told.every((key) => isEmpty(Reflect.get(value, key)));
  return z
    .preprocess(
      (value) => value ?? [],
      z
        .array(
          z.preprocess((value) => (isSilent(value) ? null : value), row.nullable()),
          {
            error: "These rows arrived damaged; reload the page and try again.",
          },
        )
        .max(max, { error: `At most ${max} rows.` }),
    )
    .transform((rows) => rows.filter((one): one is NonNullable<typeof one> => one !== null));
}

/** A tick box or a yes/no choice; `absent` is what a missing field means. */
export function flag(absent = false) {
  return z
    .union([z.boolean(), z.string()])
    .nullish()
    .transform((value, context) =>
      value === undefined || value === null || value === "" ? absent : readYesNo(value, context),
    );
}

/** A tick box that may not be there at all: null then. Unticked it sends an empty field of its name. */
export function optionalFlag() {
  return z
    .union([z.boolean(), z.string()])
    .nullish()
    .transform((value, context) =>
      value === undefined || value === null ? null : readYesNo(value, context),
    );
}

/** Whoever reads the address must see where it leads: a name before the host looks like the host. */
function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s\p{Cf}]+$/iu.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  return hostname.includes(".") && username === "" && password === "";
}

/** What is neither is refused: a tick that was meant may keep a record closed, and must not be taken for none. */
function readYesNo(value: boolean | string, context: z.core.$RefinementCtx): boolean {
  if (["on", "yes", "true"].includes(String(value))) return true;
  if (["", "off", "no", "false"].includes(String(value))) return false;
  context.issues.push({ code: "custom", message: "Say yes or no.", input: value });
  return z.NEVER;
}

function emptyToNull(value: unknown): unknown {
  return isEmpty(value) ? null : value;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}
