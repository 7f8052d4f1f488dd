"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { savedHref } from "@/lib/audit/saved";
import { changeCrisis, openCrisis } from "./mutations";
import { changeCrisisSchema, openCrisisSchema } from "./schema";

export const openCrisisAction = action(openCrisisSchema, async (viewer, input) => {
  const result = await openCrisis(viewer, input);
  if (!result.ok) return result;
  redirect(`/crises/${result.data.reference}?opened=yes` as Route);
});

export const changeCrisisAction = action(changeCrisisSchema, async (viewer, input) => {
  const result = await changeCrisis(viewer, input);
  if (!result.ok) return result;
  redirect(savedHref(`/crises/${result.data.reference}`, result.data.version));
});
