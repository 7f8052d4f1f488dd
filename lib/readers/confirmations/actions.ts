"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { confirmMember } from "./mutations";
import { confirmMemberSchema } from "./schema";

export const confirmMemberAction = action(confirmMemberSchema, async (viewer, { id }) => {
  const result = await confirmMember(viewer, id);
  if (result.ok) revalidatePath(`/admin/reader-groups/${result.data.groupId}`);
  return result;
});
