"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { setPreferences } from "./mutations";
import { preferencesSchema } from "./schema";

// The frame of every page listens for the keys.
export const setPreferencesAction = action(preferencesSchema, async (viewer, input) => {
  const result = await setPreferences(viewer, input);
  if (result.ok) revalidatePath("/", "layout");
  return result;
});
