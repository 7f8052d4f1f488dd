"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { changeEarlierRanks } from "./mutations";
import { ranksSchema } from "./schema";

export const changeEarlierRanksAction = action(ranksSchema, async (viewer, input) => {
  const result = await changeEarlierRanks(viewer, input);
  if (!result.ok) return result;
  redirect(`/people/${input.id}` as Route);
});
