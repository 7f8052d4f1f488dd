"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { getSession } from "../session";
import { changeOwnPassword } from "./mutations";
import { changeOwnPasswordSchema } from "./schema";

export const changeOwnPasswordAction = action(changeOwnPasswordSchema, async (viewer, input) => {
  const result = await changeOwnPassword(viewer, input, (await getSession())?.id ?? null);
  if (result.ok) revalidatePath("/preferences");
  return result;
});
