import { z } from "zod";
import { idField, optionalId, versionField } from "@/lib/fields";
import { optionalText } from "@/lib/text";
import { TEXT_LIMITS } from "../schema";

/** What can be done to many engagements at once. */
export const ACTS = [
  "ADD_OBJECTIVE",
  "REMOVE_OBJECTIVE",
  "ADD_TAG",
  "REMOVE_TAG",
  "SET_OFFICER",
  "RAISE_MARKING",
  "CONFIRM",
  "POSTPONE",
  "CANCEL",
  "SUBMIT",
] as const;
export type Act = (typeof ACTS)[number];

/** Engagements in one request; the page sends as many requests as it takes, and says how far it is. */
export const MOST_AT_ONCE = 25;
/** Engagements that one selection may hold. */
export const MOST_CHOSEN = 500;

const rows = z
  .array(z.object({ id: idField("This engagement is gone."), version: versionField }))
  .min(1, "Select at least one engagement.")
  .max(MOST_AT_ONCE, `At most ${MOST_AT_ONCE} engagements are changed in one request.`);

const objectiveId = idField("Choose an objective.");
const tagId = idField("Choose a tag.");

/** As for one of them: by a reason of the list, in words, or both. */
const reason = {
  closingReasonId: optionalId("Choose one of the list."),
  statusReason: optionalText(TEXT_LIMITS.statusReason),
};
const isReasoned = (change: { closingReasonId: string | null; statusReason: string | null }) =>
  change.closingReasonId !== null || change.statusReason !== null;
const because = (state: string) => ({ path: ["closingReasonId"], error: `Say why they are ${state}.` });

/** The engagements, each with the version its row showed, and what to do to them. */
export const changeManySchema = z.discriminatedUnion(
  "act",
  [
    z.object({ act: z.literal("ADD_OBJECTIVE"), rows, objectiveId }),
    z.object({ act: z.literal("REMOVE_OBJECTIVE"), rows, objectiveId }),
    z.object({ act: z.literal("ADD_TAG"), rows, tagId }),
    z.object({ act: z.literal("REMOVE_TAG"), rows, tagId }),
    z.object({ act: z.literal("SET_OFFICER"), rows, officerId: idField("Choose an officer.") }),
    z.object({ act: z.literal("RAISE_MARKING"), rows }),
    z.object({ act: z.literal("CONFIRM"), rows }),
    z.object({ act: z.literal("POSTPONE"), rows, ...reason }).refine(isReasoned, because("postponed")),
    z.object({ act: z.literal("CANCEL"), rows, ...reason }).refine(isReasoned, because("cancelled")),
    z.object({ act: z.literal("SUBMIT"), rows }),
  ],
  { error: "Choose what to do." },
);

export type ChangeManyInput = z.output<typeof changeManySchema>;
export type ManyChangeOf = { [Input in ChangeManyInput as Input["act"]]: Omit<Input, "rows"> }[Act];
