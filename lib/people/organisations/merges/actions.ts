"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action, lookup } from "@/lib/action";
import { withViewer } from "@/lib/db";
import type { LikelyPlace } from "../../merging/rules";
import { undoMergeSchema } from "../../merging/schema";
import { typedOrganisationSchema } from "../schema";
import { distinguishOrganisations, mergeOrganisations, undoOrganisationMerge } from "./mutations";
import { listLikelyOrganisations } from "./queries";
import { organisationDistinctSchema, organisationMergeSchema } from "./schema";

export const mergeOrganisationsAction = action(organisationMergeSchema, async (viewer, input) => {
  const result = await mergeOrganisations(viewer, input);
  if (!result.ok) return result;
  redirect(`/organisations/${result.data.id}?merged` as Route);
});

export const undoOrganisationMergeAction = action(undoMergeSchema, async (viewer, { id }) => {
  const result = await undoOrganisationMerge(viewer, id);
  if (!result.ok) return result;
  redirect(`/organisations/${result.data.id}` as Route);
});

export const distinguishOrganisationsAction = action(organisationDistinctSchema, async (viewer, input) => {
  const result = await distinguishOrganisations(viewer, input);
  if (!result.ok) return result;
  redirect("/people/review?list=organisations" as Route);
});

/** Which organisations on record may be the one whose names stand in the form so far. */
export const findLikelyOrganisationsAction = lookup(
  z.tuple([typedOrganisationSchema]),
  async (viewer, typed): Promise<LikelyPlace[]> => {
    const found = await withViewer(viewer, (db) => listLikelyOrganisations(db, typed));
    return found.map(({ id, name, abbreviation, parentName }) => ({
      id,
      name,
      hint: [abbreviation, parentName].filter(Boolean).join(", "),
    }));
  },
);
