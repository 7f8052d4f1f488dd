"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/action";
import { takeTurn } from "@/lib/auth/limits/mutations";
import { ok } from "@/lib/result";
import { verifyTrail } from "./mutations";

export const verifyTrailAction = action(z.object({}), async (viewer) => {
  const wait = await takeTurn("verification", viewer);
  if (wait) return wait;
  const result = await verifyTrail(viewer);
  if (result.ok) revalidatePath("/admin/audit");
  return result.ok ? ok(null) : result;
});
