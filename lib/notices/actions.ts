"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { markAllRead, markNoticesRead, markSubjectsRead } from "./mutations";
import { readAllSchema, readLineSchema, readSubjectsSchema } from "./schema";

export const readLineAction = action(readLineSchema, async (viewer, { notices }) => {
  const result = await markNoticesRead(viewer, notices);
  revalidatePath("/", "layout");
  return result;
});

export const readSubjectsAction = action(readSubjectsSchema, async (viewer, { type, ids }) => {
  const result = await markSubjectsRead(viewer, type, ids);
  revalidatePath("/", "layout");
  return result;
});

export const readAllAction = action(readAllSchema, async (viewer) => {
  const result = await markAllRead(viewer);
  revalidatePath("/", "layout");
  return result;
});
