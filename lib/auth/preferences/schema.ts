import { z } from "zod";
import { flag } from "@/lib/fields";

/** A box that is not ticked is not sent. */
export const preferencesSchema = z.object({ singleKeys: flag(false) });

export type Preferences = z.output<typeof preferencesSchema>;
