"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { savedHref } from "@/lib/audit/saved";
import { createEngagement, publishEngagement, type Saved, updateEngagement } from "./mutations";
import { createFormSchema, editFormSchema, publishFormSchema } from "./schema";

export const createEngagementAction = action(
  createFormSchema,
  async (viewer, { intent, id, seriesId, eventId, faults, ...input }) => {
    const publish = intent === "publish";
    const result = await createEngagement(viewer, id, input, { publish, seriesId, eventId, faults });
    if (!result.ok) return result;
    redirect(pageOf(result.data));
  },
);

export const updateEngagementAction = action(editFormSchema, async (viewer, form) => {
  const { intent, id, version, why, faults, ...input } = form;
  const publish = intent === "publish";
  const result = await updateEngagement(viewer, id, version, input, { publish, faults, why });
  if (!result.ok) return result;
  redirect(pageOf(result.data, version));
});

export const publishEngagementAction = action(publishFormSchema, async (viewer, { id, version }) => {
  const result = await publishEngagement(viewer, id, version);
  if (!result.ok) return result;
  redirect(pageOf(result.data));
});

/** The page of what was saved, which tells where it was sent, or what was changed; `before` is the version it was typed over. */
function pageOf({ reference, version, isSent }: Saved, before?: number): Route {
  const path = `/engagements/${reference}`;
  return isSent ? (`${path}?sent` as Route) : savedHref(path, version, before);
}
