/** Fields that the forms of crises share, as zod schemas over what a form sends: texts. */
import { isTimeZone, type TimePrecision } from "@/lib/dates";
import { idField } from "@/lib/fields";
import { optionalText, requiredText } from "@/lib/text";
import { readMoment, settleMoment } from "./moments";

const LONGEST_MOMENT = 40;

export const recordId = idField("This names no record.");

const NO_ZONE = "This is not a time zone; choose one from the list, such as Asia/Tokyo.";

export const timeZone = requiredText(64, "Choose the time zone.").refine(isTimeZone, { error: NO_ZONE });

/** A zone that something else tells where it is left empty. */
export const optionalTimeZone = optionalText(64).refine((zone) => zone === null || isTimeZone(zone), {
  error: NO_ZONE,
});

/** A moment as text; what it means is settled with the crisis at hand, its form by `checkMoments`. */
export const moment = (missing: string) => requiredText(LONGEST_MOMENT, missing);
export const optionalMoment = optionalText(LONGEST_MOMENT);

/**
 * Refuses moments that cannot be read, beside their fields, before anything is looked up. `precisions` names the fields
 * that may be coarser than a minute.
 */
export function checkMoments<Field extends string>(
  fields: readonly Field[],
  precisions: Partial<Record<Field, TimePrecision>> = {},
) {
  return (
    input: { timeZone: string } & { [name in Field]: string | null },
    context: { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void },
  ): void => {
    const now = new Date();
    for (const field of fields) {
      const text: string | null = input[field];
      if (text === null) continue;
      const reading = settleMoment(
        readMoment(text, input.timeZone, { pivotYear: now.getUTCFullYear(), now }),
        input.timeZone,
        precisions[field] ?? "MINUTE",
      );
      if (!reading.ok) context.addIssue({ code: "custom", path: [field], message: reading.message });
    }
  };
}
