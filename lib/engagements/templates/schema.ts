import { z } from "zod";
import { idField, newIdField, optionalId, versionField } from "@/lib/fields";
import { MARKING_LEVELS } from "@/lib/markings/rules";
import { requiredText } from "@/lib/text";

const DAMAGED = "This form has lost what it is about; reload the page.";
/** Characters of the fields of a form as JSON; the longest texts of one together stay below. */
const MOST_JSON = 200_000;

export const TEMPLATE_NAME_LENGTH = 80;

const said = {
  name: requiredText(TEMPLATE_NAME_LENGTH, "Give the template a name."),
  /** The portfolio with whose officers it is shared; null keeps it to its owner. */
  portfolioId: optionalId("Choose one of your portfolios."),
};

const values = z
  .string({ error: DAMAGED })
  .max(MOST_JSON, { error: "There is more in this form than a template can keep." })
  .transform((json, context): unknown => {
    try {
      return keepable(JSON.parse(json));
    } catch {
      context.addIssue({ code: "custom", message: DAMAGED });
      return z.NEVER;
    }
  })
  .pipe(z.looseObject({ marking: z.enum(MARKING_LEVELS, { error: DAMAGED }) }, { error: DAMAGED }));

/** No form nests deeper. */
const MOST_DEPTH = 10;

/** The same without what PostgreSQL keeps in no JSON: a NUL, and half of a sign that a field cut in two. Throws on what is no form. */
function keepable(value: unknown, depth = 0): unknown {
  if (depth > MOST_DEPTH) throw new RangeError("nests deeper than a form");
  if (typeof value === "string") return value.replaceAll("\0", "").toWellFormed();
  if (Array.isArray(value)) return value.map((item) => keepable(item, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [keepable(name), keepable(item, depth + 1)]),
  );
}

export const saveTemplateSchema = z.object({ id: newIdField, ...said, values });
export type SaveTemplate = z.output<typeof saveTemplateSchema>;

export const changeTemplateSchema = z.object({ id: idField(DAMAGED), version: versionField, ...said });
export type ChangeTemplate = z.output<typeof changeTemplateSchema>;

export const removeTemplateSchema = z.object({ id: idField(DAMAGED) });
