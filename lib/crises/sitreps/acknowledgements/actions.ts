"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { acknowledgeSitrep } from "./mutations";
import { acknowledgeSitrepSchema } from "./schema";

export const acknowledgeSitrepAction = action(acknowledgeSitrepSchema, async (viewer, input) => {
  const result = await acknowledgeSitrep(viewer, input);
  if (!result.ok) return result;
  revalidatePath(`/crises/${result.data.crisisReference}/sitreps/${result.data.slug}`);
  return result;
});
