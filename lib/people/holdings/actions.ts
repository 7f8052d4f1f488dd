"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { savedHref } from "@/lib/audit/saved";
import { changeCareer, changeHolders } from "./mutations";
import { careerSchema, holdersSchema } from "./schema";

export const changeCareerAction = action(careerSchema, async (viewer, input) => {
  const result = await changeCareer(viewer, input);
  if (!result.ok) return result;
  redirect(savedHref(`/people/${input.id}`, result.data.version));
});

export const changeHoldersAction = action(holdersSchema, async (viewer, input) => {
  const result = await changeHolders(viewer, input);
  if (!result.ok) return result;
  redirect(savedHref(`/posts/${input.id}`, result.data.version));
});
