"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, lookup } from "@/lib/action";
import { savedHref } from "@/lib/audit/saved";
import { withViewer } from "@/lib/db";
import { pickerQuestion } from "@/lib/fields";
import { createOrganisation, updateOrganisation } from "./mutations";
import { findOrganisationOptions } from "./queries";
import { createOrganisationSchema, editOrganisationSchema } from "./schema";

export const createOrganisationAction = action(createOrganisationSchema, async (viewer, input) => {
  const result = await createOrganisation(viewer, input);
  if (!result.ok) return result;
  redirect(savedHref(`/organisations/${result.data.id}`, result.data.version));
});

export const updateOrganisationAction = action(editOrganisationSchema, async (viewer, input) => {
  const result = await updateOrganisation(viewer, input);
  if (!result.ok) return result;
  redirect(savedHref(`/organisations/${result.data.id}`, result.data.version));
});

/** Organisations for a picker. */
export const findOrganisationsAction = lookup(z.tuple([pickerQuestion]), (viewer, query) =>
  withViewer(viewer, (db) => findOrganisationOptions(db, query)),
);
