"use server";

import { z } from "zod";
import { getViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { MAX_ITEMS } from "@/lib/form-data";
import type { NameMatch, PersonOption } from "../views";
import { lookupPeople, matchNames } from "./queries";

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

const list = z.object({
  names: z.array(z.string().max(200)).max(MAX_ITEMS),
  nations: z.array(z.string().regex(/^[A-Z]{3}$/)).max(61),
});

/** What the names of a pasted list may mean among people of these nations, in its order; nothing for whoever is signed out. */
export async function matchNamesAction(
  names: readonly string[],
  nations: readonly string[],
): Promise<NameMatch[]> {
  const viewer = await getViewer();
  const asked = list.safeParse({ names, nations });
  if (!viewer || !asked.success) return [];
  return withViewer(viewer, (db) =>
    matchNames(
      db,
      asked.data.names.map((name) => name.replaceAll("\0", "")),
      asked.data.nations,
    ),
  );
}
