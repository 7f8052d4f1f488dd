"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { addItem, changeItem, placeItem } from "./mutations";
import { addItemSchema, changeItemSchema, placeItemSchema } from "./schema";

export const addItemAction = action(addItemSchema, async (viewer, input) => {
  const result = await addItem(viewer, input);
  if (result.ok) revalidatePath(`/admin/picklists/${input.list}`);
  return result;
});

export const changeItemAction = action(changeItemSchema, async (viewer, input) => {
  const result = await changeItem(viewer, input);
  if (result.ok) revalidatePath("/admin/picklists/[list]", "page");
  return result;
});

export const placeItemAction = action(placeItemSchema, async (viewer, input) => {
  const result = await placeItem(viewer, input);
  if (result.ok) revalidatePath("/admin/picklists/[list]", "page");
  return result;
});
