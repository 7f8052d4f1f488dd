"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action, lookup } from "@/lib/action";
import { withViewer } from "@/lib/db";
import { pickerQuestion } from "@/lib/fields";
import { createReaderGroup, saveReaderGroup } from "./mutations";
import { findReaderOptions } from "./queries";
import { createReaderGroupSchema, saveReaderGroupSchema } from "./schema";

export const createReaderGroupAction = action(createReaderGroupSchema, async (viewer, input) => {
  const result = await createReaderGroup(viewer, input);
  if (result.ok) redirect(`/admin/reader-groups/${result.data.id}?saved=1`);
  return result;
});

export const saveReaderGroupAction = action(saveReaderGroupSchema, async (viewer, input) => {
  const result = await saveReaderGroup(viewer, input);
  if (result.ok) revalidatePath(`/admin/reader-groups/${input.id}`);
  return result;
});

/** Reader groups, own posts and own organisations for a picker. */
export const findReadersAction = lookup(z.tuple([pickerQuestion]), (viewer, query) =>
  withViewer(viewer, (db) => findReaderOptions(db, viewer, query)),
);
