"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { getSession } from "../session";
import { changeUser, createUser, setDisabled, setPassword } from "./mutations";
import { changeUserSchema, createUserSchema, setDisabledSchema, setPasswordSchema } from "./schema";

export const createUserAction = action(createUserSchema, async (viewer, input) => {
  const result = await createUser(viewer, input);
  if (result.ok) redirect(`/admin/users/${result.data.id}?created=1`);
  return result;
});

export const changeUserAction = action(changeUserSchema, async (viewer, input) => {
  const result = await changeUser(viewer, input);
  if (result.ok) revalidatePath(`/admin/users/${input.id}`);
  return result;
});

export const setDisabledAction = action(setDisabledSchema, async (viewer, input) => {
  const result = await setDisabled(viewer, input);
  if (result.ok) revalidatePath(`/admin/users/${input.id}`);
  return result;
});

export const setPasswordAction = action(setPasswordSchema, async (viewer, input) =>
  setPassword(viewer, input, (await getSession())?.id),
);
