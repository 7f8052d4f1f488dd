"use server";

import { getViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import type { PersonOption } from "../views";
import { lookupPeople } from "./queries";

/** People for the picker of the form; none for whoever is signed out. */
export async function findPeopleAction(query: string): Promise<PersonOption[]> {
  const viewer = await getViewer();
  if (!viewer || typeof query !== "string") return [];
  return withViewer(viewer, (db) => lookupPeople(db, viewer, query.replaceAll("\0", "")));
}
