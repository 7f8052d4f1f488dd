"use server";

import { getViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { canCreate } from "../policy";
import { listTemplates } from "../templates/queries";
import { engagementType } from "../types";
import { listLogKinds } from "./queries";

export type Start = { href: string; label: string; group: string; keywords: string };

/** Ways to start a record that the viewer uses again and again; none for whoever may not log or is signed out. */
export async function listStartsAction(): Promise<Start[]> {
  const viewer = await getViewer();
  if (!viewer || !canCreate(viewer)) return [];
  const { kinds, templates } = await withViewer(viewer, async (db) => ({
    kinds: await listLogKinds(db, viewer),
    templates: await listTemplates(db, viewer),
  }));
  const again = kinds.map(({ type, country, countryName }) => ({
    href: `/engagements/new?log&type=${type}&country=${country}`,
    label: `${engagementType(type)?.name ?? type}, ${countryName}`,
    group: "Log again",
    keywords: "log again new",
  }));
  const from = templates.map(({ id, name }) => ({
    href: `/engagements/new?template=${id}`,
    label: name,
    group: "Template",
    keywords: "template log new",
  }));
  return [...again, ...from];
}
