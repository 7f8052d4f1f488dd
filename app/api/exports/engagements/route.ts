import type { NextRequest } from "next/server";
import { recordAudit } from "@/lib/audit/record";
import { takeTurn } from "@/lib/auth/limits/mutations";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { CSV_BEGIN, csvLine } from "@/lib/csv";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { EXPORT_HEADS, exportCells } from "@/lib/engagements/export/columns";
import { type ExportPlan, planExport } from "@/lib/engagements/export/queries";
import { engagementsHref, readEngagementFilters } from "@/lib/engagements/filters";
import { listDetails } from "@/lib/engagements/queries";

/** Records read and written at a time: memory holds no more of a file than this. */
const PART = 200;

/**
 * The engagements under the filters of the address as a file for a spreadsheet, every field of every field set. The first
 * line is the banner of all that follows, each row has its own marking. That it left the product is on record.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await requireViewer();
  const wait = await takeTurn("export", viewer);
  if (wait)
    return new Response(wait.message, { status: 429, headers: { "retry-after": String(wait.retryAfter) } });
  const query: Record<string, string[]> = {};
  for (const [name, value] of request.nextUrl.searchParams) query[name] = [...(query[name] ?? []), value];
  const { filters } = readEngagementFilters(query);
  const now = new Date();
  const { plan, fileName } = await withViewer(viewer, async (db) => {
    const found = await planExport(db, viewer, filters);
    const name = `${found.marking}_engagements_${formatDtg(now)}.csv`;
    await recordAudit(db, viewer, {
      type: "export.made",
      subject: { type: "export", id: null, name },
      after: { engagements: found.ids.length, marking: found.marking, list: engagementsHref(filters) },
    });
    return { plan: found, fileName: name };
  });
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

async function* linesOf(
  viewer: Viewer,
  { ids, marking }: ExportPlan,
  now: Date,
): AsyncGenerator<string, void, undefined> {
  yield CSV_BEGIN + csvLine([marking, `As of ${formatDtg(now)}`, `Exported by ${viewer.name}`]);
  yield csvLine(EXPORT_HEADS);
  for (let start = 0; start < ids.length; start += PART) {
    const records = await withViewer(viewer, (db) => listDetails(db, ids.slice(start, start + PART)));
    yield records.map((record) => csvLine(exportCells(record))).join("");
  }
}
