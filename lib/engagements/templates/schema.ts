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
      return JSON.parse(json);
    } catch {
      context.addIssue({ code: "custom", message: DAMAGED });
      return z.NEVER;
    }
  })
  .pipe(z.looseObject({ marking: z.enum(MARKING_LEVELS, { error: DAMAGED }) }, { error: DAMAGED }));

export const saveTemplateSchema = z.object({ id: newIdField, ...said, values });
export type SaveTemplate = z.output<typeof saveTemplateSchema>;

export const changeTemplateSchema = z.object({ id: idField(DAMAGED), version: versionField, ...said });
export type ChangeTemplate = z.output<typeof changeTemplateSchema>;

export const removeTemplateSchema = z.object({ id: idField(DAMAGED) });
