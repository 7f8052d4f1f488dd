"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { confirmProposal, refuseProposal, withdrawProposal } from "./mutations";
import { decideSchema } from "./schema";

export const confirmProposalAction = action(decideSchema, async (viewer, { id }) => {
  const result = await confirmProposal(viewer, id);
  if (result.ok) revalidatePath(`/admin/users/${result.data.userId}`);
  return result;
});

export const refuseProposalAction = action(decideSchema, async (viewer, { id }) => {
  const result = await refuseProposal(viewer, id);
  if (result.ok) revalidatePath(`/admin/users/${result.data.userId}`);
  return result;
});

export const withdrawProposalAction = action(decideSchema, async (viewer, { id }) => {
  const result = await withdrawProposal(viewer, id);
  if (result.ok) revalidatePath(`/admin/users/${result.data.userId}`);
  return result;
});
