"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { unwatch, watch } from "./mutations";
import { unwatchSchema, watchSchema } from "./schema";

export const watchAction = action(watchSchema, async (viewer, input) => {
  const result = await watch(viewer, input);
  if (result.ok) revalidatePath("/", "layout");
  return result;
});

export const unwatchAction = action(unwatchSchema, async (viewer, { id }) => {
  const result = await unwatch(viewer, id);
  if (result.ok) revalidatePath("/", "layout");
  return result;
});
