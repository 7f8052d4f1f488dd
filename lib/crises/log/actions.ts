"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { addLogEntry } from "./mutations";
import { addLogEntrySchema } from "./schema";

export const addLogEntryAction = action(addLogEntrySchema, async (viewer, input) => {
  const result = await addLogEntry(viewer, input);
  if (!result.ok) return result;
  redirect(`/crises/${result.data.reference}#entry-${result.data.number}` as Route);
});
