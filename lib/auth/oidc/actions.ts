"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { unlinkIdentity } from "./mutations";
import { unlinkSchema } from "./schema";

export const unlinkAction = action(unlinkSchema, async (viewer, { id }) => {
  const result = await unlinkIdentity(viewer, id);
  if (result.ok) revalidatePath(`/admin/users/${id}`);
  return result;
});
