"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { createOrganisation, updateOrganisation } from "./mutations";
import { createOrganisationSchema, editOrganisationSchema } from "./schema";

export const createOrganisationAction = action(createOrganisationSchema, async (viewer, input) => {
  const result = await createOrganisation(viewer, input);
  if (!result.ok) return result;
  redirect(`/organisations/${result.data.id}` as Route);
});

export const updateOrganisationAction = action(editOrganisationSchema, async (viewer, input) => {
  const result = await updateOrganisation(viewer, input);
  if (!result.ok) return result;
  redirect(`/organisations/${result.data.id}` as Route);
});
