"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { discardEngagement } from "./mutations";
import { discardSchema } from "./schema";

export const discardEngagementAction = action(discardSchema, async (viewer, input) => {
  const result = await discardEngagement(viewer, input);
  if (!result.ok) return result;
  redirect(`/engagements?discarded=${input.id}` as Route);
});
