"use server";

import { z } from "zod";
import { lookup } from "@/lib/action";
import { findAccountOptions } from "@/lib/auth/users/queries";
import { withViewer } from "@/lib/db";
import { pickerQuestion } from "@/lib/fields";
import { canReadAudit } from "./policy";

/** Accounts that may have acted, for a picker; none for whoever may not read the trail. */
export const findActorsAction = lookup(z.tuple([pickerQuestion]), async (viewer, query) =>
  canReadAudit(viewer) ? withViewer(viewer, (db) => findAccountOptions(db, query)) : [],
);
