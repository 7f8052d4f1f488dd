import { z } from "zod";
import { choice, idField, optionalId } from "@/lib/fields";
import { WATCHABLE } from "./rules";

const DAMAGED = "This form has lost what it is about; reload the page.";

/** `post` is the post that is to watch; without it the user watches, who then holds none. */
export const watchSchema = z.object({
  type: choice(WATCHABLE, DAMAGED),
  key: z.union([z.string().regex(/^[A-Z]{3}$/), idField(DAMAGED)], { error: DAMAGED }),
  post: optionalId("Choose one of your posts."),
});

export type WatchInput = z.output<typeof watchSchema>;

export const unwatchSchema = z.object({ id: idField(DAMAGED) });
