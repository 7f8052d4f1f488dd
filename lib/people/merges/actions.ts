"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { undoMergeSchema } from "../merging/schema";
import { distinguishPeople, mergePeople, undoMerge } from "./mutations";
import { distinctSchema, mergeSchema } from "./schema";

export const mergePeopleAction = action(mergeSchema, async (viewer, input) => {
  const result = await mergePeople(viewer, input);
  if (!result.ok) return result;
  redirect(`/people/${result.data.id}?merged` as Route);
});

export const undoMergeAction = action(undoMergeSchema, async (viewer, { id }) => {
  const result = await undoMerge(viewer, id);
  if (!result.ok) return result;
  redirect(`/people/${result.data.id}` as Route);
});

export const distinguishPeopleAction = action(distinctSchema, async (viewer, input) => {
  const result = await distinguishPeople(viewer, input);
  if (!result.ok) return result;
  redirect("/people/review" as Route);
});
