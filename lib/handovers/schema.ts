import { z } from "zod";
import {
  choice,
  flag,
  idField,
  listOf,
  newIdField,
  optionalDay,
  optionalId,
  rowsOf,
  versionField,
} from "@/lib/fields";
import { MARKING_LEVELS } from "@/lib/markings/rules";
import { optionalText, requiredText } from "@/lib/text";
import { ENDINGS, type Item, MOST_COUNTERPARTS, SECTIONS } from "./rules";

const DAMAGED = "This form has lost what it is about; reload the page.";

export const HANDOVER_TEXT_LIMITS = { note: 1_000, sensitivity: 2_000 } as const;

const target = z.object({ id: idField(DAMAGED), version: versionField });
const marking = choice(MARKING_LEVELS, "Choose a marking.");

/** A holder of a post, as one choice of a list: "<post>:<user>". */
const holding = z
  .string({ error: "Choose who leaves which post." })
  .transform((text) => text.split(":"))
  .pipe(
    z
      .tuple([z.guid(), z.guid()], { error: "Choose who leaves which post." })
      .transform(([postId, userId]) => ({
        postId: postId.toLowerCase(),
        userId: userId.toLowerCase(),
      })),
  );

export const startHandoverSchema = z.object({ id: newIdField, holding, departsOn: optionalDay() });
export type StartHandover = z.output<typeof startHandoverSchema>;

export const setDepartureSchema = target.extend({ departsOn: optionalDay() });
export type SetDeparture = z.output<typeof setDepartureSchema>;

/** Who follows from which day, and until which day whoever leaves holds the post. */
export const setSuccessionSchema = z
  .object({
    id: idField(DAMAGED),
    /** Of the post, which has the holders. */
    version: versionField,
    incomingId: optionalId("Choose a user of the list."),
    overlapFrom: optionalDay(),
    lastOn: optionalDay(),
  })
  .superRefine(({ incomingId, overlapFrom, lastOn }, context) => {
    const need = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (!lastOn) need("lastOn", "Give the last day.");
    if (incomingId && !overlapFrom) need("overlapFrom", "Give the first day of whoever follows.");
    if (!incomingId && overlapFrom) need("incomingId", "Say who follows from this day on.");
  });
export type SetSuccession = z.output<typeof setSuccessionSchema>;

export const saveCounterpartsSchema = target.extend({
  counterparts: rowsOf(
    z.object({
      personId: idField("Choose a person of the list."),
      note: optionalText(HANDOVER_TEXT_LIMITS.note),
      marking,
    }),
    ["personId", "note"],
    MOST_COUNTERPARTS,
  ),
});
export type SaveCounterparts = z.output<typeof saveCounterpartsSchema>;

const text = requiredText(HANDOVER_TEXT_LIMITS.sensitivity, "Write down what is sensitive.");

export const addSensitivitySchema = z.object({ id: newIdField, handoverId: idField(DAMAGED), text, marking });
export type AddSensitivity = z.output<typeof addSensitivitySchema>;

export const changeSensitivitySchema = target.extend({ text, marking });
export type ChangeSensitivity = z.output<typeof changeSensitivitySchema>;

export const removeSensitivitySchema = target;
export type RemoveSensitivity = z.output<typeof removeSensitivitySchema>;

export const setReadySchema = z.object({
  id: idField(DAMAGED),
  section: choice(SECTIONS, DAMAGED),
  isReady: flag(),
});
export type SetReady = z.output<typeof setReadySchema>;

/** An item as `itemKey` writes it. */
const item = z
  .string()
  .transform((key) => key.split(":"))
  .pipe(
    z.tuple([z.enum(SECTIONS), z.guid(), z.string().regex(/^\d{1,10}(\.\d{1,10})?$/)], { error: DAMAGED }),
  )
  .transform(([section, id, version]): Item => ({ section, id: id.toLowerCase(), version }));

export const signItemsSchema = z.object({
  id: idField(DAMAGED),
  items: listOf(item, 500).refine((items) => items.length > 0, {
    error: "Tick the items that you take over first.",
  }),
});
export type SignItems = z.output<typeof signItemsSchema>;

export const closeHandoverSchema = target.extend({ ending: choice(ENDINGS, "Say how it ends.") });
export type CloseHandover = z.output<typeof closeHandoverSchema>;
