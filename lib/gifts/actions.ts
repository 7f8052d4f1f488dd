"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { setGiftLimit } from "./mutations";
import { giftLimitSchema } from "./schema";

export const setGiftLimitAction = action(giftLimitSchema, async (viewer, input) => {
  const result = await setGiftLimit(viewer, input);
  if (result.ok) revalidatePath("/admin/picklists");
  return result;
});
