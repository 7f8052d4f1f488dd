"use server";

import { getViewer } from "@/lib/auth/session";
import { COUNTRIES } from "@/lib/countries/data";
import { withViewer } from "@/lib/db";
import { listStarts, type Start } from "@/lib/engagements/starts/queries";

/** Where the palette leads beyond what every page carries: to a new engagement, and to a country. Nowhere for who is signed out. */
export async function listCommandsAction(): Promise<Start[]> {
  const viewer = await getViewer();
  if (!viewer) return [];
  const starts = await withViewer(viewer, (db) => listStarts(db, viewer));
  const countries = COUNTRIES.map(({ alpha3, name, aliases }) => ({
    href: `/countries/${alpha3}`,
    label: name,
    group: "Country",
    keywords: [alpha3, ...aliases].join(" "),
  }));
  return [...starts, ...countries];
}
