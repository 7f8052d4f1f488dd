import "server-only";
import type { Db } from "@/lib/db";
import { type Failure, fail, unconfirmed } from "@/lib/result";
import { zoneOfEntry } from "../../log/rules";
import type { LockedCrisis } from "../../queries";
import type { ReportMoments, TypedMoments } from "../moments";
import { listReportsBefore } from "../queries";
import { isLatestVersion } from "../rules";
import type { SaveSitrep } from "../schema";
import { publicationQuestion } from "./question";
import { minimumToPublish } from "./rules";

type Report = {
  input: SaveSitrep;
  moments: TypedMoments;
  /** What is wrong with it as a draft already, by the field at fault. */
  faults: Readonly<Record<string, string[]>>;
  /** The log entries it cites. */
  entries: readonly { number: number; reportedAt: Date }[];
  /** The published report it corrects. */
  correctsId: string | null;
};

/** All that keeps the report from being published, beside the fields that can mend it; null when it may go. */
export async function refusalToPublish(
  db: Db,
  crisis: LockedCrisis,
  { input, moments, faults, entries, correctsId }: Report,
  now: Date,
): Promise<Failure | null> {
  const fields: Record<string, string[]> = { ...faults };
  const add = (field: string, message: string) => {
    fields[field] = [...(fields[field] ?? []), message];
  };
  // Of a moment that cannot be read it is not news that it is missing.
  for (const { field, message } of minimumToPublish({
    crisisReference: crisis.reference,
    marking: crisis.marking,
    precedence: input.precedence,
    convention: input.convention,
    originator: input.originator,
    asOfAt: moments.asOfAt,
    periodFrom: moments.periodFrom,
    bluf: input.bluf,
    factCount: entries.length,
    nextReportAt: moments.nextReportAt,
    decisionBy: moments.decisionBy,
    decisions: input.sections.decisions ?? "",
    isFinal: input.isFinal,
  }))
    if (!faults[field]) add(field === "factCount" ? "entries" : field, message);
  const { asOfAt } = moments;
  const tooLate = entries.filter((entry) => asOfAt && entry.reportedAt > asOfAt).map((entry) => entry.number);
  if (tooLate.length > 0)
    add(
      "entries",
      `Reported after the information cut-off: entry ${tooLate.join(", ")}. Move the cut-off or leave ${tooLate.length === 1 ? "it" : "them"} out.`,
    );
  if (moments.nextReportAt && moments.nextReportAt <= now && !correctsId && !fields.nextReportAt)
    add("nextReportAt", "The next report is due in the past; give a later time.");
  const count = Object.keys(fields).length;
  if (count > 0)
    return fail(
      "invalid",
      `Not published and not saved: ${count === 1 ? "one field needs" : `${count} fields need`} attention.`,
      fields,
    );
  if (!correctsId && (await isSeriesClosed(db, crisis.id)))
    return fail("conflict", "The final report of this crisis is out; correct that one if it is wrong.");
  return null;
}

async function isSeriesClosed(db: Db, crisisId: string): Promise<boolean> {
  const finals = await db.sitrep.findMany({
    where: { crisisId, isFinal: true, publishedAt: { not: null } },
    select: { publishedAt: true, correctedBy: { select: { publishedAt: true } } },
  });
  return finals.some(isLatestVersion);
}

type Asked = Parameters<typeof publicationQuestion>[0];

/** Asks whether the report shall be published as it stands, under the number that it would get now. */
export async function askToPublish(
  db: Db,
  crisis: LockedCrisis,
  report: Pick<Asked, "input" | "entries"> & { moments: ReportMoments; correctsId: string | null },
  now: Date,
): Promise<Failure> {
  const { input, moments, correctsId } = report;
  const place = await placeOf(db, crisis, correctsId);
  const before = await listReportsBefore(db, crisis.id, { number: place.number, publishedAt: now });
  const entries = report.entries.map((entry) => ({ ...entry, timeZone: zoneOfEntry(entry) }));
  return unconfirmed(publicationQuestion({ crisis, input, moments, entries, place, before }));
}

export type Published = { number: number; correction: number; publishedAt: Date };

/** Gives the number and shuts the report. The lock on the crisis keeps two of them from taking the same one. */
export async function publish(
  db: Db,
  crisis: LockedCrisis,
  id: string,
  correctsId: string | null,
  publishedAt: Date,
): Promise<Published> {
  const place = await placeOf(db, crisis, correctsId);
  await db.sitrep.updateMany({
    where: { id, publishedAt: null },
    data: { ...place, publishedAt, version: { increment: 1 } },
  });
  return { ...place, publishedAt };
}

/** The next number of the crisis, or that of the report it corrects with the next letter. */
async function placeOf(
  db: Db,
  crisis: LockedCrisis,
  correctsId: string | null,
): Promise<{ number: number; correction: number }> {
  const corrected = correctsId
    ? await db.sitrep.findUniqueOrThrow({
        where: { id: correctsId },
        select: { number: true, correction: true },
      })
    : null;
  const last = await db.sitrep.aggregate({ where: { crisisId: crisis.id }, _max: { number: true } });
  return corrected
    ? { number: corrected.number ?? 0, correction: corrected.correction + 1 }
    : { number: (last._max.number ?? 0) + 1, correction: 0 };
}
