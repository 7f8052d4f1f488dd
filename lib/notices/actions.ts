"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { markAllRead, markNoticesRead, markSubjectRead } from "./mutations";
import { readAllSchema, readLineSchema, readSubjectSchema } from "./schema";

export const readLineAction = action(readLineSchema, async (viewer, { notices }) => {
  const result = await markNoticesRead(viewer, notices);
  revalidatePath("/", "layout");
  return result;
});

export const readSubjectAction = action(readSubjectSchema, async (viewer, { type, id }) => {
  const result = await markSubjectRead(viewer, type, id);
  revalidatePath("/", "layout");
  return result;
});

export const readAllAction = action(readAllSchema, async (viewer) => {
  const result = await markAllRead(viewer);
  revalidatePath("/", "layout");
  return result;
});
