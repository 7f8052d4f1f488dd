"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { fail } from "@/lib/result";
import { getSession } from "../session";
import { endOtherSessions, endOwnSession } from "./mutations";
import { endOtherSessionsSchema, endSessionSchema } from "./schema";

export const endSessionAction = action(endSessionSchema, async (viewer, { id }) => {
  const session = await getSession();
  if (session?.id === id) return fail("conflict", "This is the session you use; sign out to end it.");
  const result = await endOwnSession(viewer, id, "ENDED_BY_OWNER");
  if (result.ok) revalidatePath("/preferences");
  return result;
});

export const endOtherSessionsAction = action(endOtherSessionsSchema, async (viewer) => {
  const session = await getSession();
  if (!session) return fail("signed-out", "Your session has ended; sign in again.");
  const result = await endOtherSessions(viewer, session.id);
  if (result.ok) revalidatePath("/preferences");
  return result;
});
