import { z } from "zod";
import { choice, idField, versionField } from "@/lib/fields";

const side = choice(["winner", "loser"], "Choose one of the two.");

/**
 * Two records that are one: which stays, which goes, and from which each field is taken (absent: from the one that stays).
 * @param noun what the messages call such a record
 */
export function mergeSchemaOf<Field extends string>(names: readonly [Field, ...Field[]], noun: string) {
  return z
    .object({
      winnerId: idField(`There is no such ${noun}.`),
      loserId: idField(`Choose the ${noun} ${noun === "person" ? "who" : "that"} is the same.`),
      winnerVersion: versionField,
      loserVersion: versionField,
      fields: z.partialRecord(z.enum(names), side).default({}),
    })
    .refine(({ winnerId, loserId }) => winnerId !== loserId, {
      path: ["loserId"],
      error: `This is one and the same ${noun}; choose another.`,
    })
    .transform(({ fields, ...rest }) => ({
      ...rest,
      taken: names.filter((field) => (fields as Partial<Record<Field, string>>)[field] === "loser"),
    }));
}

export const undoMergeSchema = z.object({ id: idField("There is no such merge.") });

/** Two that look alike and are not the same. */
export function distinctSchemaOf(noun: string) {
  return z
    .object({ oneId: idField(`There is no such ${noun}.`), otherId: idField(`There is no such ${noun}.`) })
    .refine(({ oneId, otherId }) => oneId !== otherId, {
      path: ["otherId"],
      error: `This is one and the same ${noun}.`,
    });
}

export type MergeInput<Field extends string> = {
  winnerId: string;
  loserId: string;
  winnerVersion: number;
  loserVersion: number;
  taken: Field[];
};
