"use server";

import { z } from "zod";
import { getViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import type { PersonOption } from "../views";
import { lookupPeople } from "./queries";

const question = z.object({
  query: z.string().max(200),
  countries: z.array(z.string().regex(/^[A-Z]{3}$/)).max(60),
});

/** People for the picker of the form; none for whoever is signed out. */
export async function findPeopleAction(
  query: string,
  countries: readonly string[] = [],
): Promise<PersonOption[]> {
  const viewer = await getViewer();
  const asked = question.safeParse({ query, countries });
  if (!viewer || !asked.success) return [];
  return withViewer(viewer, (db) =>
    lookupPeople(db, viewer, asked.data.query.replaceAll("\0", ""), asked.data.countries),
  );
}
