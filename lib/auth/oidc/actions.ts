"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { setPasswordAllowed, unlinkIdentity } from "./mutations";
import { passwordAllowedSchema, unlinkSchema } from "./schema";

export const unlinkAction = action(unlinkSchema, async (viewer, { id }) => {
  const result = await unlinkIdentity(viewer, id);
  if (result.ok) revalidatePath(`/admin/users/${id}`);
  return result;
});

export const setPasswordAllowedAction = action(passwordAllowedSchema, async (viewer, input) => {
  const result = await setPasswordAllowed(viewer, input);
  if (result.ok) revalidatePath(`/admin/users/${input.id}`);
  return result;
});
