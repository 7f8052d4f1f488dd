"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { unlockAccount } from "../guard/mutations";
import { endSessionsAsAdmin } from "../sessions/mutations";
import { changeUser, createUser, setDisabled, setPassword } from "./mutations";
import {
  changeUserSchema,
  createUserSchema,
  endSessionsSchema,
  setDisabledSchema,
  setPasswordSchema,
  unlockSchema,
} from "./schema";

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

export const unlockAction = action(unlockSchema, async (viewer, { id }) => {
  const result = await unlockAccount(viewer, id);
  if (result.ok) revalidatePath(`/admin/users/${id}`);
  return result;
});

export const endSessionsAction = action(endSessionsSchema, async (viewer, { id, session }) => {
  const result = await endSessionsAsAdmin(viewer, id, session);
  if (result.ok) revalidatePath(`/admin/users/${id}`);
  return result;
});

export const setPasswordAction = action(setPasswordSchema, setPassword);
