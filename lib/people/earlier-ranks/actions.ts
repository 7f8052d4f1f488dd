"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { savedHref } from "@/lib/audit/saved";
import { changeEarlierRanks } from "./mutations";
import { ranksSchema } from "./schema";

export const changeEarlierRanksAction = action(ranksSchema, async (viewer, input) => {
  const result = await changeEarlierRanks(viewer, input);
  if (!result.ok) return result;
  redirect(savedHref(`/people/${input.id}`, result.data.version));
});
