import { z } from "zod";
import {
  choice as chosenOf,
  countryField,
  dayField,
  idField,
  listOf,
  optionalChoice,
  optionalCountry,
  optionalDay,
  optionalId,
  rowsOf,
} from "@/lib/fields";
import { optionalText, requiredText } from "@/lib/text";
import { type Field, type Fields, isUnsaid } from "./declare";
import { listsOf, SET_NAMES, type SetValues, setOf } from "./sets";
import { tellingFields } from "./telling";

const PICK = "Choose one of the list.";

/** What a form says in the field sets. A set it does not send is empty, a field it leaves empty is not known. */
export const setsSchema = z.preprocess(
  (sets) => sets ?? {},
  z.object(Object.fromEntries(SET_NAMES.map((name) => [name, setSchema(name)])), {
    error: "These fields arrived damaged; reload the page and try again.",
  }),
) as unknown as z.ZodType<SetValues>;

function setSchema(name: (typeof SET_NAMES)[number]) {
  const lists = listsOf(name).map(([list, { fields, max }]) => [
    list,
    rowsOf(z.object(shapeOf(fields)), tellingFields(fields), max),
  ]);
  return z.preprocess(
    (set) => set ?? {},
    z.object({ ...shapeOf(setOf(name).fields), ...Object.fromEntries(lists) }),
  );
}

function shapeOf(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueSchema(field)]));
}

/** The check of one field. Values that are read already pass through it unchanged. */
function valueSchema(field: Field): z.ZodType {
  const { required } = field;
  switch (field.kind) {
    case "text":
      return required
        ? z.preprocess((text) => text ?? "", requiredText(field.max, required))
        : optionalText(field.max);
    case "count":
      return numberSchema(field.min, field.max, required);
    case "amount":
    case "quantity":
      return decimalSchema(required);
    case "choice": {
      const codes = Object.keys(field.choices) as [string, ...string[]];
      return required ? chosenOf(codes, required) : optionalChoice(codes, PICK);
    }
    case "choices": {
      const codes = Object.keys(field.choices) as [string, ...string[]];
      return listOf(chosenOf(codes, PICK), codes.length);
    }
    case "picklist":
    case "user":
    case "engagement":
      return required ? idField(required) : optionalId(PICK);
    case "day":
      return required ? dayField(required) : optionalDay();
    case "time":
      return patternSchema(
        /^([01]\d|2[0-3]):[0-5]\d$/,
        "Write the time in 24 hours, such as 09:30.",
        required,
      );
    case "currency":
      return patternSchema(
        /^[A-Z]{3}$/,
        "Write the currency in three letters, such as USD.",
        required,
        (text) => text.toUpperCase(),
      );
    case "flag":
      return flagSchema(required);
    case "country":
      return required ? countryField(required) : optionalCountry("Choose a country.");
    case "countries":
      return listOf(countryField("Choose a country."), 60);
  }
}

function numberSchema(min: number, max: number, required: string | undefined) {
  return z
    .union([z.string(), z.number()])
    .nullish()
    .transform((value) => String(value ?? "").replace(/[\s,]/g, ""))
    .superRefine((text, context) => {
      const report = (message: string) => context.addIssue({ code: "custom", message });
      if (text === "") return required ? report(required) : undefined;
      if (!/^\d{1,15}$/.test(text)) return report("Write a whole number in digits, such as 1200.");
      if (Number(text) < min)
        report(`This is less than ${min.toLocaleString("en")}, the least there can be.`);
      if (Number(text) > max) report(`This is more than ${max.toLocaleString("en")}, the most there can be.`);
    })
    .transform((text) => (text === "" ? null : Number(text)));
}

function decimalSchema(required: string | undefined) {
  return z
    .string()
    .nullish()
    .transform((text) => (text ?? "").replace(/[\s,]/g, ""))
    .superRefine((text, context) => {
      const report = (message: string) => context.addIssue({ code: "custom", message });
      if (text === "") return required ? report(required) : undefined;
      if (!/^\d{1,12}(\.\d{1,2})?$/.test(text)) report("Write it in digits, such as 4500 or 4500.50.");
    })
    .transform((text) => (text === "" ? null : Number(text).toFixed(2)));
}

function patternSchema(
  pattern: RegExp,
  message: string,
  required: string | undefined,
  change: (text: string) => string = (text) => text,
) {
  return z
    .string()
    .nullish()
    .transform((text) => change(text?.trim() ?? ""))
    .superRefine((text, context) => {
      const fault = text === "" ? required : pattern.test(text) ? undefined : message;
      if (fault) context.addIssue({ code: "custom", message: fault });
    })
    .transform((text) => text || null);
}

/** Yes, no, or nothing said. */
function flagSchema(required: string | undefined) {
  return z
    .union([z.boolean(), z.string()])
    .nullish()
    .superRefine((value, context) => {
      const fault = isUnsaid(value)
        ? required
        : [true, false, "yes", "no"].includes(value ?? "")
          ? undefined
          : PICK;
      if (fault) context.addIssue({ code: "custom", message: fault });
    })
    .transform((value) => (isUnsaid(value) ? null : value === true || value === "yes"));
}
