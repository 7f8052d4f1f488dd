"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { savedHref } from "@/lib/audit/saved";
import { createPerson, deactivatePeople, updatePerson, verifyPeople } from "./mutations";
import { createPersonSchema, editPersonSchema, peopleSchema } from "./schema";

export const createPersonAction = action(createPersonSchema, async (viewer, input) => {
  const result = await createPerson(viewer, input);
  if (!result.ok) return result;
  redirect(savedHref(`/people/${result.data.id}`, result.data.version));
});

export const updatePersonAction = action(editPersonSchema, async (viewer, input) => {
  const result = await updatePerson(viewer, input);
  if (!result.ok) return result;
  redirect(savedHref(`/people/${result.data.id}`, result.data.version, input.version));
});

export const deactivatePeopleAction = action(peopleSchema, async (viewer, { ids }) => {
  const result = await deactivatePeople(viewer, ids);
  if (!result.ok) return result;
  redirect("/people/review?list=silent" as Route);
});

export const verifyPeopleAction = action(peopleSchema, async (viewer, { ids }) => {
  const result = await verifyPeople(viewer, ids);
  if (!result.ok) return result;
  redirect("/people/review?list=due" as Route);
});
