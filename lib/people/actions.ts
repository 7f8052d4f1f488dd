"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { createPerson, updatePerson } from "./mutations";
import { createPersonSchema, editPersonSchema } from "./schema";

export const createPersonAction = action(createPersonSchema, async (viewer, input) => {
  const result = await createPerson(viewer, input);
  if (!result.ok) return result;
  redirect(`/people/${result.data.id}` as Route);
});

export const updatePersonAction = action(editPersonSchema, async (viewer, input) => {
  const result = await updatePerson(viewer, input);
  if (!result.ok) return result;
  redirect(`/people/${result.data.id}` as Route);
});
