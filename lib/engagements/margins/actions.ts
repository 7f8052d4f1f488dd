"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { action, lookup } from "@/lib/action";
import { withViewer } from "@/lib/db";
import { idField, pickerQuestion } from "@/lib/fields";
import { placeOnMargins } from "./mutations";
import { findEventsFor } from "./queries";
import { placeOnMarginsSchema } from "./schema";

export const placeOnMarginsAction = action(placeOnMarginsSchema, async (viewer, input) => {
  const result = await placeOnMargins(viewer, input);
  if (result.ok) refresh();
  return result;
});

/** Events on whose margins the engagement of this id may have been held. */
export const findEventsAction = lookup(
  z.tuple([pickerQuestion, idField("There is no such engagement.")]),
  (viewer, query, engagementId) => withViewer(viewer, (db) => findEventsFor(db, engagementId, query)),
);
