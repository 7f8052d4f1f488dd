"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { createReaderGroup, saveReaderGroup } from "./mutations";
import { createReaderGroupSchema, saveReaderGroupSchema } from "./schema";

export const createReaderGroupAction = action(createReaderGroupSchema, async (viewer, input) => {
  const result = await createReaderGroup(viewer, input);
  if (result.ok) redirect(`/admin/reader-groups/${result.data.id}?saved=1`);
  return result;
});

export const saveReaderGroupAction = action(saveReaderGroupSchema, async (viewer, input) => {
  const result = await saveReaderGroup(viewer, input);
  if (result.ok) revalidatePath(`/admin/reader-groups/${input.id}`);
  return result;
});
