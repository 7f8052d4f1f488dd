import { z } from "zod";
import { choice, idField, versionField } from "@/lib/fields";
import { MERGE_FIELD_NAMES, type MergeField } from "./rules";

const side = choice(["winner", "loser"], "Choose one of the two.");

/** Two people who are one: who stays, who goes, and from whom each field is taken (absent: from who stays). */
export const mergeSchema = z
  .object({
    winnerId: idField("There is no such person."),
    loserId: idField("Choose the person who is the same."),
    winnerVersion: versionField,
    loserVersion: versionField,
    fields: z.partialRecord(z.enum(MERGE_FIELD_NAMES), side).default({}),
  })
  .refine(({ winnerId, loserId }) => winnerId !== loserId, {
    path: ["loserId"],
    error: "This is one and the same person; choose another.",
  })
  .transform(({ fields, ...rest }) => ({
    ...rest,
    taken: MERGE_FIELD_NAMES.filter((field: MergeField) => fields[field] === "loser"),
  }));

export const undoMergeSchema = z.object({ id: idField("There is no such merge.") });

export const distinctSchema = z
  .object({
    oneId: idField("There is no such person."),
    otherId: idField("There is no such person."),
  })
  .refine(({ oneId, otherId }) => oneId !== otherId, {
    path: ["otherId"],
    error: "This is one and the same person.",
  });

export type MergeInput = z.output<typeof mergeSchema>;
