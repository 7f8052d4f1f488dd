"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { changeCareer, changeHolders } from "./mutations";
import { careerSchema, holdersSchema } from "./schema";

export const changeCareerAction = action(careerSchema, async (viewer, input) => {
  const result = await changeCareer(viewer, input);
  if (!result.ok) return result;
  redirect(`/people/${input.id}` as Route);
});

export const changeHoldersAction = action(holdersSchema, async (viewer, input) => {
  const result = await changeHolders(viewer, input);
  if (!result.ok) return result;
  redirect(`/posts/${input.id}` as Route);
});
