import "server-only";
import { isTimeZone } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { OPEN_STATES } from "@/lib/engagements/promises/rules";
import { tagKey } from "@/lib/engagements/tag-keys";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tag } from "@/lib/tags/labels";
import { tagged, tagsOf } from "@/lib/tags/queries";
import type { CrisisFilters, CrisisState } from "./filters";
import type { CrisisAccess } from "./policy";
import { type Alert, isActive, isCrisisReference } from "./rules";

/** What policy.ts asks of a crisis. */
export const crisisAccess = {
  isHistorical: true,
  marking: true,
  releasableNations: true,
  countryCodes: true,
} satisfies Prisma.CrisisSelect;

const listed = {
  id: true,
  reference: true,
  title: true,
  summary: true,
  alert: true,
  openedAt: true,
  closedAt: true,
  timeZone: true,
  isFictional: true,
  relTo: true,
  ...crisisAccess,
  countries: {
    select: { country: { select: { code: true, name: true } } },
    orderBy: { country: { name: "asc" } },
  },
  tags: tagged,
  sitreps: {
    where: { publishedAt: { not: null } },
    orderBy: [{ number: "desc" }, { correction: "desc" }],
    take: 1,
    select: {
      id: true,
      number: true,
      correction: true,
      precedence: true,
      publishedAt: true,
      asOfAt: true,
      nextReportAt: true,
      isFinal: true,
      bluf: true,
    },
  },
} satisfies Prisma.CrisisSelect;

type ListedRow = Prisma.CrisisGetPayload<{ select: typeof listed }>;

export type CrisisListItem = Omit<ListedRow, "countries" | "sitreps" | "tags"> & {
  countries: { code: string; name: string }[];
  tags: Tag[];
  /** Whether reports are awaited from it: neither closed nor history. */
  isRunning: boolean;
  /** The latest version of the report with the highest number. */
  lastReport: ListedRow["sitreps"][number] | null;
};

/** Crises that run (RECOVERY included), gravest first, then by the last to begin; the historical sample is none of them. */
export async function listActiveCrises(db: Db): Promise<CrisisListItem[]> {
  const rows = await db.crisis.findMany({
    where: { isHistorical: false, alert: { not: "CLOSED" } },
    select: listed,
    orderBy: { openedAt: "desc" },
  });
  return rows.map(toListItem).sort((a, b) => gravity(a.alert) - gravity(b.alert));
}

/** Crises that are over and the historical samples, last to begin first. */
export async function listPastCrises(
  db: Db,
): Promise<{ closed: CrisisListItem[]; historical: CrisisListItem[] }> {
  const rows = await db.crisis.findMany({
    where: { OR: [{ isHistorical: true }, { alert: "CLOSED" }] },
    select: listed,
    orderBy: { openedAt: "desc" },
  });
  const items = rows.map(toListItem);
  return {
    closed: items.filter((item) => !item.isHistorical),
    historical: items.filter((item) => item.isHistorical),
  };
}

/** The parts of the list of crises under its filters, each in its order; which of them are shown is left to the reader. */
export async function listCrises(
  db: Db,
  { alert, tag }: Pick<CrisisFilters, "alert" | "tag">,
): Promise<Record<CrisisState, CrisisListItem[]>> {
  const running = await listActiveCrises(db);
  const { closed, historical } = await listPastCrises(db);
  const isAsked = (crisis: CrisisListItem) =>
    (alert.length === 0 || alert.includes(crisis.alert)) &&
    (tag.length === 0 || crisis.tags.some((one) => tag.includes(tagKey(one))));
  return {
    running: running.filter(isAsked),
    closed: closed.filter(isAsked),
    historical: historical.filter(isAsked),
  };
}

/** Crises with the number of their published reports, a corrected one counted once, in the order of their ids; those not open are left out. */
export async function listCrisesById(
  db: Db,
  ids: readonly string[],
): Promise<(CrisisListItem & { reports: number })[]> {
  const rows = await db.crisis.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...listed,
      _count: { select: { sitreps: { where: { publishedAt: { not: null }, correction: 0 } } } },
    },
  });
  const found = new Map(
    rows.map(({ _count, ...row }) => [row.id, { ...toListItem(row), reports: _count.sitreps }]),
  );
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The crisis with this reference and its countries and last report, or null when there is none the viewer may see. */
export async function getCrisis(
  db: Db,
  reference: string,
): Promise<(CrisisListItem & { version: number }) | null> {
  if (!isCrisisReference(reference)) return null;
  const row = await db.crisis.findUnique({ where: { reference }, select: { ...listed, version: true } });
  return row && { ...toListItem(row), version: row.version };
}

export type CrisisHeader = NonNullable<Awaited<ReturnType<typeof getCrisis>>>;

/** Posture changes, communications and terms of a crisis, oldest first. */
export async function getCrisisTracks(db: Db, crisisId: string) {
  const postures = await db.postureChange.findMany({
    where: { crisisId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const communications = await db.crisisCommunication.findMany({
    where: { crisisId },
    orderBy: [{ datedOn: "asc" }, { sentAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  });
  const positions = await db.crisisPosition.findMany({
    where: { crisisId },
    orderBy: [{ side: "asc" }, { sort: "asc" }],
  });
  return { postures, communications, positions };
}

export type CrisisTracks = Awaited<ReturnType<typeof getCrisisTracks>>;

const engagementLine = {
  id: true,
  reference: true,
  title: true,
  type: true,
  status: true,
  startsOn: true,
  datePrecision: true,
  marking: true,
} satisfies Prisma.EngagementSelect;

/** Engagements linked to the crisis, latest first. */
export async function listCrisisEngagements(db: Db, crisisId: string) {
  return db.engagement.findMany({
    where: { crisisId },
    orderBy: [{ startsOn: "desc" }, { reference: "desc" }],
    take: 50,
    select: engagementLine,
  });
}

/** The last five contacts held with any of these countries, latest first, and how many promises with them are open. */
export async function getContactHistory(db: Db, countryCodes: readonly string[]) {
  if (countryCodes.length === 0) return { countryCodes, contacts: [], openCommitments: 0 };
  const ids = await db.$queryRaw<{ id: string }[]>`
    select id from engagement_visible
    where status = 'COMPLETE' and country_codes && ${[...countryCodes]}::text[]
    order by starts_on desc, reference desc limit 5`;
  const contacts = await db.engagement.findMany({
    where: { id: { in: ids.map((row) => row.id) } },
    orderBy: [{ startsOn: "desc" }, { reference: "desc" }],
    select: engagementLine,
  });
  const openCommitments = await db.commitment.count({
    where: { state: { in: [...OPEN_STATES] }, countryCodes: { hasSome: [...countryCodes] } },
  });
  return { countryCodes, contacts, openCommitments };
}

/** Countries to choose from, by name; historical states last. */
export async function listCountryOptions(
  db: Db,
): Promise<{ value: string; label: string; keywords: string }[]> {
  const countries = await db.country.findMany({
    where: { kind: { not: "HISTORICAL" } },
    orderBy: { name: "asc" },
    select: { code: true, name: true, formalName: true, aliases: true },
  });
  return countries.map(({ code, name, formalName, aliases }) => ({
    value: code,
    label: name,
    keywords: [code, formalName, ...aliases].join(" "),
  }));
}

/**
 * The crisis for a change of it or of what hangs on it, locked to the end of the transaction so that numbers are given
 * one after the other; null when the viewer may not see it. Without the right to change it, it is read but not locked.
 */
export async function lockCrisis(db: Db, id: string) {
  await db.$queryRaw`select 1 from crisis where id = ${id}::uuid for no key update`;
  const row = await db.crisis.findUnique({
    where: { id },
    select: {
      id: true,
      reference: true,
      title: true,
      summary: true,
      alert: true,
      openedAt: true,
      timeZone: true,
      relTo: true,
      version: true,
      tags: tagged,
      ...crisisAccess,
    },
  });
  return row && { ...row, tags: tagsOf(row.tags) };
}

/** The tags that a crisis has now. */
export async function readTags(db: Db, crisisId: string): Promise<Tag[]> {
  const { select, orderBy } = tagged;
  return tagsOf(await db.crisisTag.findMany({ where: { crisisId }, select, orderBy }));
}

export type LockedCrisis = NonNullable<Awaited<ReturnType<typeof lockCrisis>>> & CrisisAccess;

function toListItem({ countries, sitreps, tags, ...row }: ListedRow): CrisisListItem {
  return {
    ...row,
    // Written elsewhere, it may be one that is not known here; its moments are then read in UTC.
    timeZone: isTimeZone(row.timeZone) ? row.timeZone : "UTC",
    countries: countries.map(({ country }) => country),
    tags: tagsOf(tags),
    isRunning: isActive(row.alert) && !row.isHistorical,
    lastReport: sitreps[0] ?? null,
  };
}

/** CRISIS first, then down the ladder, RECOVERY after WATCH. */
function gravity(alert: Alert): number {
  return ["CRISIS", "WARNING", "ADVISORY", "WATCH", "RECOVERY", "CLOSED"].indexOf(alert);
}
