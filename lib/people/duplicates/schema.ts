import { z } from "zod";
import { optionalText, requiredText } from "@/lib/text";

/** The names of a form that is being filled in; those that do not fit, or cannot be kept, find nobody. */
export const typedNamesSchema = z.object({
  familyName: requiredText(80, "Give the family name."),
  givenName: optionalText(80).transform((name) => name ?? ""),
  nativeName: optionalText(120),
  /** One spelling to a line. */
  otherNames: optionalText(1000).transform((text) =>
    (text ?? "")
      .split("\n")
      .flatMap((line) => line.trim() || [])
      .slice(0, 12),
  ),
  nationality: z.string().regex(/^[A-Z]{3}$/),
});
