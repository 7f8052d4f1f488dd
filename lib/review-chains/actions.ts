"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { createReviewChain, saveReviewChain } from "./mutations";
import { createReviewChainSchema, saveReviewChainSchema } from "./schema";

export const createReviewChainAction = action(createReviewChainSchema, async (viewer, input) => {
  const result = await createReviewChain(viewer, input);
  if (result.ok) redirect(`/admin/review-chains/${result.data.id}?saved=1`);
  return result;
});

export const saveReviewChainAction = action(saveReviewChainSchema, async (viewer, input) => {
  const result = await saveReviewChain(viewer, input);
  if (result.ok) revalidatePath(`/admin/review-chains/${input.id}`);
  return result;
});
