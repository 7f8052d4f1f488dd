import "server-only";
import { createHash } from "node:crypto";
import path from "node:path";
import { recordAudit } from "@/lib/audit/record";
import { systemViewer, type Viewer } from "@/lib/auth/viewer";
import { todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { setProblems } from "@/lib/engagements/field-sets/rules";
import { completed } from "@/lib/engagements/field-sets/sets";
import { setFieldLabel } from "@/lib/engagements/field-sets/words";
import { FIELD_LABELS } from "@/lib/engagements/labels";
import type { PreparedEngagement } from "@/lib/engagements/prepared";
import { aheadProblems } from "@/lib/engagements/status/rules";
import { writeEngagements } from "@/lib/engagements/writing/write-engagements";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { readFields } from "./fields";
import type { ImportedEngagement, Profile, RowMeaning } from "./profile";
import type { ImportReport, Progress, RowNote } from "./report";
import { type Encoding, readRows, surveyFile } from "./source";

/** The import was called off; nothing of it was kept. */
export class ImportCancelled extends Error {
  override name = "ImportCancelled";
}

interface ImportOptions {
  /** UTF-8 when left out; a file that looks like Windows-1252 is then refused. */
  encoding?: Encoding;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/**
 * Rows held in memory before they are written. The audit trail is locked for everybody else from the end of the first
 * such part to the end of the import, so a part is as large as memory allows, and most files are one.
 */
const PART = 20_000;
const LONGEST = 60 * 60_000;
/** Rejections kept with the run's record; the report has all. */
const KEPT = 1_000;

/**
 * Imports a file in one transaction with its audit rows and the record of the run: all of it is kept, or nothing. A
 * row that was imported before updates its record when it says something else now, and otherwise leaves it alone; what
 * somebody changed here since is kept, and the report says so.
 * Throws UnreadableFile when the file cannot be what the profile says, ImportCancelled when `signal` said so.
 */
export async function importFile(
  profile: Profile,
  file: string,
  { encoding, onProgress = () => {}, signal }: ImportOptions = {},
): Promise<ImportReport> {
  const started = new Date();
  const survey = await surveyFile(file, profile, encoding);
  const viewer = systemViewer("import", env().RAPPORT_NATION);
  return withViewer(
    viewer,
    async (db) => {
      // The same file twice at once is what it is one after the other: the second finds what the first wrote.
      await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`import ${profile.name}`}, 0))`;
      const report: ImportReport = {
        profile: profile.name,
        title: profile.title,
        fileName: path.basename(file),
        fileHash: survey.hash,
        encoding: encoding ?? "utf-8",
        startedAt: started.toISOString(),
        seconds: 0,
        rows: 0,
        created: 0,
        updated: 0,
        unchanged: 0,
        skipped: 0,
        rejected: 0,
        skips: [],
        rejections: [],
        warnings: [],
      };
      const said = (done: number) => {
        if (signal?.aborted) throw new ImportCancelled("The import was called off; nothing was kept.");
        onProgress({ done, rows: survey.rows, rejected: report.rejected });
      };
      const waiting: { line: number; engagement: PreparedEngagement }[] = [];
      const write = async () => {
        const before = report.rows - waiting.length;
        const rows = waiting.splice(0);
        const { created, updated, unchanged, written } = await writeEngagements(
          db,
          viewer,
          rows.map(({ engagement }) => engagement),
          { onBatch: (count) => said(before + count) },
        );
        report.created += created;
        report.updated += updated;
        report.unchanged += unchanged;
        for (const [index, { line }] of rows.entries()) {
          const { kept = [] } = written[index] ?? {};
          if (kept.length > 0) report.warnings.push({ line, reason: keptWords(kept) });
        }
      };
      for await (const row of preparedRows(profile, file, encoding, report)) {
        waiting.push(row);
        if (waiting.length === PART) await write();
      }
      said(report.rows - waiting.length);
      await write();
      report.seconds = Math.round(Date.now() - started.getTime()) / 1000;
      await recordRun(db, viewer, report, started);
      return report;
    },
    { timeout: LONGEST },
  );
}

/** Reads the rows to be written, and accounts in the report for those that are not. */
async function* preparedRows(
  profile: Profile,
  file: string,
  encoding: Encoding | undefined,
  report: ImportReport,
): AsyncGenerator<{ line: number; engagement: PreparedEngagement }> {
  const firstLine = new Map<string, number>();
  const times = new Map<string, number>();
  for await (const row of readRows(file, profile, encoding)) {
    report.rows++;
    const reject = (reason: string) => {
      report.rejected++;
      report.rejections.push({ line: row.line, reason });
    };
    if ("damage" in row) {
      reject(row.damage);
      continue;
    }
    const meaning: RowMeaning = profile.map(readFields(row.fields));
    if (meaning.kind === "reject") {
      reject(meaning.reason);
      continue;
    }
    if (meaning.kind === "skip") {
      report.skipped++;
      report.skips.push({ line: row.line, reason: meaning.reason });
      continue;
    }
    const earlier = firstLine.get(meaning.key);
    if (earlier !== undefined && profile.sameKey === "reject") {
      reject(`the row with the key ${meaning.key} stands on line ${earlier} already`);
      continue;
    }
    firstLine.set(meaning.key, earlier ?? row.line);
    const time = (times.get(meaning.key) ?? 0) + 1;
    times.set(meaning.key, time);
    // Counted all the same: its twins keep their keys when it is taken another day.
    const contradiction = contradictionsOf(meaning.engagement);
    if (contradiction !== "") {
      reject(contradiction);
      continue;
    }
    report.warnings.push(...meaning.warnings.map((reason): RowNote => ({ line: row.line, reason })));
    const key = time === 1 ? meaning.key : `${meaning.key}#${time}`;
    yield { line: row.line, engagement: prepare(meaning.engagement, `${profile.name}:${key}`) };
  }
}

/**
 * What keeps the form from saving a report, too: that it lies ahead, by the day of its place, or contradicts itself in a field set. In
 * words, each with the label of its field; empty when nothing does.
 */
function contradictionsOf({ startsOn, endsOn, timeZone, sets }: ImportedEngagement): string {
  const today = todayIn(timeZone, new Date());
  return [...aheadProblems({ startsOn, endsOn }, today), ...setProblems(completed(sets))]
    .map(({ field, message }) => `${labelOf(field.replace(/^sets\./, ""))}: ${message}`)
    .join(" ");
}

/** Which fields of a row were not taken, by their labels. */
function keptWords(fields: readonly string[]): string {
  return `changed here since and kept: ${fields.map(labelOf).join(", ")}`;
}

/** What a field is called that history or a rule names: `startsOn`, `exchange.topic`, `money.lines.0.currency`. */
function labelOf(field: string): string {
  return FIELD_LABELS[field as keyof typeof FIELD_LABELS] ?? setFieldLabel(field) ?? field;
}

function prepare(engagement: ImportedEngagement, sourceKey: string): PreparedEngagement {
  const { country, isHost, notes, ...said } = engagement;
  return {
    ...said,
    sourceKey,
    sourceHash: createHash("sha256").update(JSON.stringify(engagement)).digest("hex"),
    status: "COMPLETE",
    publication: "PUBLISHED",
    origin: "IMPORTED",
    hostCountry: isHost ? country : null,
    countries: [{ code: country, role: isHost ? "HOST" : "PARTICIPANT" }],
    points: notes.map((text) => ({ kind: "KEY_POINT", side: "OWN", text })),
  };
}

async function recordRun(db: Db, viewer: Viewer, report: ImportReport, started: Date): Promise<void> {
  const { profile, fileName, fileHash, created, updated, unchanged, rejected, skipped } = report;
  const counts = { created, updated, unchanged, rejected, skipped };
  const id = newId();
  const rejections = report.rejections.slice(0, KEPT).map(({ line, reason }) => ({ line, reason }));
  await db.importRun.create({
    data: {
      id,
      profile,
      fileName,
      fileHash,
      startedAt: started,
      finishedAt: new Date(),
      ...counts,
      rejections,
    },
  });
  await recordAudit(db, viewer, {
    type: "import.finished",
    subject: { type: "import", id, name: `${profile}: ${fileName}` },
    after: { fileHash, ...counts },
  });
}
