import { z } from "zod";
import { idField, optionalId, versionField } from "@/lib/fields";

const DAMAGED = "This form has lost what it is about; reload the page.";

/** An engagement, the version it was opened in, and the event on whose margins it is held; null takes it off. */
export const placeOnMarginsSchema = z.object({
  id: idField(DAMAGED),
  version: versionField,
  eventId: optionalId("Choose an event of the list."),
});
export type PlaceOnMargins = z.output<typeof placeOnMarginsSchema>;
