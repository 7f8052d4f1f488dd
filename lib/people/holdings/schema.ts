import { z } from "zod";
import { flag, idField, optionalDay, optionalId, rowsOf, versionField } from "@/lib/fields";
import { optionalText } from "@/lib/text";
import { POST_TEXT_LIMITS } from "../posts/schema";

const WRONG_ROW = "This row is not of this form; remove it.";
const ENDS_FIRST = "The last day is before the first.";

/** A post of a person as typed: position and organisation find the post on record, or make it. */
const heldSchema = z
  .object({
    id: optionalId(WRONG_ROW),
    position: optionalText(POST_TEXT_LIMITS.title),
    organisation: optionalText(POST_TEXT_LIMITS.organisation),
    startsOn: optionalDay(),
    endsOn: optionalDay(),
    isActing: flag(),
  })
  .refine(({ position, organisation }) => position !== null || organisation !== null, {
    path: ["position"],
    error: "Give the position, or at least the organisation.",
  })
  .refine(endsAfterStart, { path: ["endsOn"], error: ENDS_FIRST });

/** All posts of a person, with days from and to, both inclusive. */
export const careerSchema = z.object({
  id: idField("There is no such person."),
  version: versionField,
  career: rowsOf(heldSchema, ["position", "organisation", "startsOn", "endsOn"], 60),
});

export type CareerInput = z.output<typeof careerSchema>;

const holderSchema = z
  .object({
    id: optionalId(WRONG_ROW),
    userId: idField("Choose a user."),
    startsOn: optionalDay(),
    endsOn: optionalDay(),
    isActing: flag(),
  })
  .refine(endsAfterStart, { path: ["endsOn"], error: ENDS_FIRST });

/** Which users of the product hold an own post, from when to when. */
export const holdersSchema = z.object({
  id: idField("There is no such post."),
  version: versionField,
  holders: rowsOf(holderSchema, ["userId", "startsOn", "endsOn"], 60),
});

export type HoldersInput = z.output<typeof holdersSchema>;

function endsAfterStart({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }): boolean {
  return startsOn === null || endsOn === null || startsOn <= endsOn;
}
