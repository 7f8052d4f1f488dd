"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { removeFile } from "./mutations";
import { removeFileSchema } from "./schema";

export const removeFileAction = action(removeFileSchema, async (viewer, input) => {
  const result = await removeFile(viewer, input);
  if (result.ok) revalidatePath(result.data.href);
  return result;
});
