import { z } from "zod";
import { idField, optionalId } from "@/lib/fields";

export const endSessionSchema = z.object({ id: idField("This is not a session; reload the page.") });

export const endOtherSessionsSchema = z.object({});

/** One session of this account; every one when none is named. */
export const endSessionsOfSchema = z.object({
  userId: idField("This is not an account; reload the page."),
  id: optionalId("This is not a session; reload the page."),
});
