"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { unlockAccount } from "./mutations";
import { unlockAccountSchema } from "./schema";

export const unlockAccountAction = action(unlockAccountSchema, async (viewer, input) => {
  const result = await unlockAccount(viewer, input);
  if (result.ok) revalidatePath(`/admin/users/${input.userId}`);
  return result;
});
