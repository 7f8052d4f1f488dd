import { z } from "zod";
import { idField, listOf } from "@/lib/fields";

const DAMAGED = "This line has lost what it stands for; reload the page.";

/** One line of the inbox, by the notices in it. */
export const readLineSchema = z.object({ notices: listOf(idField(DAMAGED), 1_000) });

/** The record that was opened, with those that are part of it now. */
export const readSubjectsSchema = z.object({
  type: z.enum(
    [
      "engagement",
      "commitment",
      "crisis",
      "person",
      "post",
      "organisation",
      "exercise_edition",
      "objective",
      "handover",
    ],
    { error: DAMAGED },
  ),
  ids: listOf(idField(DAMAGED), 1_000),
});

export type SeenSubjects = z.output<typeof readSubjectsSchema>;

export const readAllSchema = z.object({});
