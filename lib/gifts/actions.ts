"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { addGiftLimit, changeGiftLimit, removeGiftLimit } from "./mutations";
import { addGiftLimitSchema, changeGiftLimitSchema, removeGiftLimitSchema } from "./schema";

export const addGiftLimitAction = action(addGiftLimitSchema, async (viewer, input) => {
  const result = await addGiftLimit(viewer, input);
  if (result.ok) revalidatePath("/admin/picklists");
  return result;
});

export const changeGiftLimitAction = action(changeGiftLimitSchema, async (viewer, input) => {
  const result = await changeGiftLimit(viewer, input);
  if (result.ok) revalidatePath("/admin/picklists");
  return result;
});

export const removeGiftLimitAction = action(removeGiftLimitSchema, async (viewer, input) => {
  const result = await removeGiftLimit(viewer, input);
  if (result.ok) revalidatePath("/admin/picklists");
  return result;
});
