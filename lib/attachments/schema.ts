import { z } from "zod";
import { bearerField, DAMAGED } from "@/lib/bearers/schema";
import { choice, idField } from "@/lib/fields";
import { MARKING_LEVELS } from "@/lib/markings/rules";
import { optionalText, requiredText } from "@/lib/text";
import { cleanName } from "./rules";

/** The header in which the browser says what it sends: the JSON of `newFileSchema`, URI-encoded. The body is the file itself. */
export const FILE_HEADER = "x-rapport-file";

export const CAPTION_LENGTH = 300;

export const newFileSchema = z.object({
  of: bearerField,
  name: z
    .string({ error: "Choose a file." })
    .max(1_000, { error: "The name of this file is too long." })
    .transform(cleanName)
    .refine((name) => name !== "", { error: "This file has no name that can be kept; rename it." }),
  /** The media type that the browser believes in; it only serves to find a file that lies. */
  declared: z.string().max(200).default(""),
  caption: optionalText(CAPTION_LENGTH),
  marking: choice(MARKING_LEVELS, "Choose the marking of the file: UNCLASSIFIED and CUI only."),
});

export type NewFile = z.output<typeof newFileSchema>;

export const removeFileSchema = z.object({
  id: idField(DAMAGED),
  reason: requiredText(300, "Say why it is removed."),
});

export type RemoveFile = z.output<typeof removeFileSchema>;
