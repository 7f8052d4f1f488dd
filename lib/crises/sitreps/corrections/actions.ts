"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { startCorrection } from "./mutations";
import { correctSitrepSchema } from "./schema";

export const correctSitrepAction = action(correctSitrepSchema, async (viewer, input) => {
  const result = await startCorrection(viewer, input);
  if (!result.ok) return result;
  redirect(`/crises/${result.data.crisisReference}/sitreps/${result.data.id}/edit` as Route);
});
