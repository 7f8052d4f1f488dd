"use server";

import { getViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { canCreate } from "../policy";
import { listTemplates } from "../templates/queries";
import { ENGAGEMENT_TYPE_CODES, ENGAGEMENT_TYPES, engagementType } from "../types";
import { listLogKinds } from "./queries";

export type Start = { href: string; label: string; group: string; keywords: string };

/**
 * Ways to start an engagement: what the viewer logs again and again, their templates, then every type. None for whoever may
 * not log or is signed out.
 */
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
  const anew = ENGAGEMENT_TYPE_CODES.map((code) => ({
    href: `/engagements/new?type=${code}`,
    label: ENGAGEMENT_TYPES[code].name,
    group: "New engagement",
    keywords: "new engagement log",
  }));
  return [...again, ...from, ...anew];
}
