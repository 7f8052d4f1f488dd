"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { decideStep, nameWriter, reassignStep, unpublishEngagement, withdrawEngagement } from "./mutations";
import { decideSchema, nameWriterSchema, reassignSchema, unpublishSchema, withdrawSchema } from "./schema";

export const decideStepAction = action(decideSchema, async (viewer, input) => {
  const result = await decideStep(viewer, input);
  if (!result.ok) return result;
  redirect(`/engagements/${result.data.reference}?decided` as Route);
});

export const withdrawEngagementAction = action(withdrawSchema, async (viewer, { id, version }) => {
  const result = await withdrawEngagement(viewer, id, version);
  if (result.ok) revalidatePath("/engagements/[ref]", "page");
  return result;
});

export const unpublishEngagementAction = action(unpublishSchema, async (viewer, input) => {
  const result = await unpublishEngagement(viewer, input);
  // Whoever took it out of the lists may no longer open it.
  if (result.ok) redirect("/reviews?unpublished=1");
  return result;
});

export const nameWriterAction = action(nameWriterSchema, async (viewer, input) => {
  const result = await nameWriter(viewer, input);
  if (result.ok) revalidatePath("/engagements/[ref]", "page");
  return result;
});

export const reassignStepAction = action(reassignSchema, async (viewer, input) => {
  const result = await reassignStep(viewer, input);
  if (result.ok) revalidatePath("/admin/review-chains");
  return result;
});
