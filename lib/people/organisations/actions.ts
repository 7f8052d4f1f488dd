"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { getViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { pickerQuestion } from "@/lib/fields";
import { createOrganisation, updateOrganisation } from "./mutations";
import { findOrganisationOptions, type OrganisationOption } from "./queries";
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

/** Organisations for a picker; none for whoever is signed out. */
export async function findOrganisationsAction(query: string): Promise<OrganisationOption[]> {
  const viewer = await getViewer();
  const asked = pickerQuestion.safeParse(query);
  if (!viewer || !asked.success) return [];
  return withViewer(viewer, (db) => findOrganisationOptions(db, asked.data));
}
