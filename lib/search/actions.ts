"use server";

import { z } from "zod";
import { lookup } from "@/lib/action";
import { COUNTRIES } from "@/lib/countries/data";
import { withViewer } from "@/lib/db";
import { listStarts, type Start } from "@/lib/engagements/starts/queries";

/** Where the palette leads beyond what every page carries: to a new engagement, and to a country. */
export const listCommandsAction = lookup(z.tuple([]), async (viewer): Promise<Start[]> => {
  const starts = await withViewer(viewer, (db) => listStarts(db, viewer));
  const countries = COUNTRIES.map(({ alpha3, name, aliases }) => ({
    href: `/countries/${alpha3}`,
    label: name,
    group: "Country",
    keywords: [alpha3, ...aliases].join(" "),
  }));
  return [...starts, ...countries];
});
