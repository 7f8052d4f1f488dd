import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { isOneOf } from "@/lib/address";
import { recordAudit } from "@/lib/audit/record";
import { takeTurn } from "@/lib/auth/limits/mutations";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { CSV_BEGIN, csvLine } from "@/lib/csv";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { EXPORT_LISTS } from "@/lib/exports/lists";
import { type ExportPlan, PART, planExport } from "@/lib/exports/queries";
import { compareLevels } from "@/lib/markings/rules";

/**
 * A list under the filters of the address as a file for a spreadsheet; with `rows`, what its records hold line by line. The first line
 * is the banner of all that follows, each row of a record has its own marking, and the last line says that it is whole. That it left
 * the product is on record.
 */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/exports/[list]">,
): Promise<Response> {
  const viewer = await requireViewer();
  const wait = await takeTurn("export", viewer);
  if (wait)
    return new Response(wait.message, { status: 429, headers: { "retry-after": String(wait.retryAfter) } });
  const query: Record<string, string[]> = {};
  for (const [name, value] of request.nextUrl.searchParams) query[name] = [...(query[name] ?? []), value];
  const { list } = await params;
  if (!isOneOf(EXPORT_LISTS)(list)) notFound();
  const rows = request.nextUrl.searchParams.get("rows");
  const now = new Date();
  const made = await withViewer(viewer, async (db) => {
    const plan = await planExport(list, db, viewer, query, rows);
    if (plan === null) return null;
    const { marking, rowsOf, total } = plan;
    const name = `${[marking, list, rows].filter(Boolean).join("_")}_${formatDtg(now)}.csv`;
    await recordAudit(db, viewer, {
      type: "export.made",
      subject: { type: "export", id: null, name },
      after: { [list]: total, marking, list: plan.list, ...(rowsOf ? { rowsOf } : {}) },
    });
    return { plan, fileName: name };
  });
  if (made === null) notFound();
  const { plan, fileName } = made;
  const lines = linesOf(viewer, plan, now);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  });
}

/**
 * The file's lines. Its name and banner are sent before its rows are read, over a line that may be slow, and no transaction stays open
 * for that long: a row that was marked higher meanwhile is left out, and the last line says so. Each part is read as of one moment, so
 * that no words are newer than the marking beside them.
 */
async function* linesOf(
  viewer: Viewer,
  plan: ExportPlan,
  now: Date,
): AsyncGenerator<string, void, undefined> {
  yield CSV_BEGIN + csvLine([plan.marking, `As of ${formatDtg(now)}`, `Exported by ${viewer.name}`]);
  yield csvLine(plan.heads);
  const count = { written: 0, leftOut: 0 };
  for (let from = 0; from < plan.total; from += PART) {
    const rows = await withViewer(viewer, (db) => plan.read(db, from, Math.min(from + PART, plan.total)), {
      isSnapshot: true,
    });
    const fitting = rows.filter(({ marking }) => compareLevels(marking, plan.marking) <= 0);
    count.written += fitting.length;
    count.leftOut += rows.length - fitting.length;
    yield fitting.map(({ cells }) => csvLine(cells)).join("");
  }
  yield csvLine([
    plan.marking,
    `End of the file: ${rowWords(count.written)}`,
    ...leftOutWords(count.leftOut),
  ]);
}

function leftOutWords(count: number): string[] {
  return count === 0
    ? []
    : [`${rowWords(count)} left out: marked higher than this file while it was written. Export it again.`];
}

function rowWords(count: number): string {
  return count === 1 ? "1 row" : `${count} rows`;
}
