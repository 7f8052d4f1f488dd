import { z } from "zod";
import { choice, idField } from "@/lib/fields";

/** The kinds of record that bear files and comments, by the names of their tables. */
const BEARER_TYPES = ["engagement", "exercise_edition"] as const;

export type BearerType = (typeof BEARER_TYPES)[number];

/** Which record bears a file or a comment. */
export type BearerKey = { type: BearerType; id: string };

/** Said of a form or request that does not say what it is about any more. */
export const DAMAGED = "This form has lost what it is about; reload the page.";

/** Which record a file or a comment is for. */
export const bearerField = z.object(
  { type: choice(BEARER_TYPES, DAMAGED), id: idField(DAMAGED) },
  { error: DAMAGED },
);
