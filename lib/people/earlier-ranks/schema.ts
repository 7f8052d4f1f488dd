import { z } from "zod";
import { idField, optionalChoice, optionalDay, optionalId, rowsOf, versionField } from "@/lib/fields";
import { optionalText } from "@/lib/text";
import { RANK_CODES, SERVICES } from "../ranks";
import { PERSON_TEXT_LIMITS } from "../schema";

const PICK = "Choose one of the list.";

const rankSchema = z
  .object({
    id: optionalId("This row is not of this form; remove it."),
    rankText: optionalText(PERSON_TEXT_LIMITS.rankText),
    /** When left out, read from the rank as the service has it. */
    rankCode: optionalChoice(RANK_CODES, PICK),
    service: optionalChoice(SERVICES, PICK),
    startsOn: optionalDay(),
    endsOn: optionalDay(),
  })
  .refine(({ rankText, rankCode }) => rankText !== null || rankCode !== null, {
    path: ["rankText"],
    error: "Give the rank or its grade, or remove the row.",
  })
  .refine(({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn, {
    path: ["endsOn"],
    error: "The last day is before the first.",
  });

/** All ranks of a person before the present one, with days from and to, both inclusive. */
export const ranksSchema = z.object({
  id: idField("There is no such person."),
  version: versionField,
  ranks: rowsOf(rankSchema, ["rankText", "rankCode", "startsOn", "endsOn"], 30),
});

export type RanksInput = z.output<typeof ranksSchema>;
