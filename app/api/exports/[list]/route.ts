import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { isOneOf } from "@/lib/address";
import { recordAudit } from "@/lib/audit/record";
import { takeTurn } from "@/lib/auth/limits/mutations";
import { requireSession } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { beginDownload, bodyOf, type Download } from "@/lib/downloads";
import { formatDtg } from "@/lib/dtg";
import { type ExportText, exportText } from "@/lib/exports/formats";
import { EXPORT_FORMATS, EXPORT_LISTS } from "@/lib/exports/lists";
import { PART } from "@/lib/exports/plan";
import { planExport } from "@/lib/exports/queries";
import { compareLevels } from "@/lib/markings/rules";

/**
 * A list under the filters of the address as a file: a table, with `rows` what its records hold line by line, or with `format=ics` a
 * calendar, with `only` of one record and with `text=whole` with what a calendar leaves out of what is marked or close hold. That it
 * left the product is on record.
 */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/exports/[list]">,
): Promise<Response> {
  const session = await requireSession();
  const { viewer } = session;
  const wait = await takeTurn("export", viewer);
  if (wait)
    return new Response(wait.message, { status: 429, headers: { "retry-after": String(wait.retryAfter) } });
  const asked = request.nextUrl.searchParams;
  const query: Record<string, string[]> = {};
  for (const [name, value] of asked) query[name] = [...(query[name] ?? []), value];
  const { list } = await params;
  const format = asked.get("format") ?? "csv";
  if (!isOneOf(EXPORT_LISTS)(list) || !isOneOf(EXPORT_FORMATS)(format)) notFound();
  const rows = asked.get("rows");
  const isWhole = asked.get("text") === "whole";
  const now = new Date();
  const made = await withViewer(viewer, async (db) => {
    const plan = await planExport(list, db, viewer, query, rows);
    const text = plan && exportText(format, plan, { viewer, now, isWhole });
    if (!text) return null;
    const { rowsOf, total } = plan;
    const { marking } = text;
    const name = `${[marking, list, rows].filter(Boolean).join("_")}_${formatDtg(now)}.${format}`;
    await recordAudit(db, viewer, {
      type: "export.made",
      subject: { type: "export", id: null, name },
      after: {
        [list]: total,
        marking,
        list: plan.list,
        ...(rowsOf ? { rowsOf } : {}),
        ...(format === "ics" ? { calendar: isWhole ? "whole" : "withheld" } : {}),
      },
    });
    return { text, total, fileName: name };
  });
  if (made === null) notFound();
  const parts = partsOf(beginDownload(session), made.text, made.total);
  return new Response(bodyOf(parts), {
    headers: {
      "content-type": made.text.contentType,
      "content-disposition": `attachment; filename="${made.fileName}"`,
    },
  });
}

/**
 * The file in parts. Its name and banner are sent before its rows are read, over a line that may be slow, and no transaction stays open
 * for that long: a row that was marked higher meanwhile is left out, and a table says so at its end. Each part is read as of one moment,
 * so that no words are newer than the marking beside them, and while its reader is signed in with the access that they had when it began:
 * else it breaks off, and the browser says that it failed.
 */
async function* partsOf(
  { reader }: Download,
  text: ExportText,
  total: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode(text.begin);
  const count = { written: 0, leftOut: 0 };
  for (let from = 0; from < total; from += PART) {
    const rows = await withViewer(await reader(), (db) => text.part(db, from, Math.min(from + PART, total)), {
      isSnapshot: true,
    });
    const fitting = rows.filter(({ marking }) => compareLevels(marking, text.marking) <= 0);
    count.written += fitting.length;
    count.leftOut += rows.length - fitting.length;
    yield encoder.encode(fitting.map((row) => row.text).join(""));
  }
  yield encoder.encode(text.end(count));
}
