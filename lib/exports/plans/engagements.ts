import type { AddressQuery } from "@/lib/address";
import { eventOf } from "@/lib/engagements/export/calendar";
import { EXPORT_HEADS, exportCells } from "@/lib/engagements/export/columns";
import { LINE_FILES } from "@/lib/engagements/export/lines";
import { planExport, readMarkings } from "@/lib/engagements/export/queries";
import { engagementsHref, NO_FILTERS, readEngagementFilters } from "@/lib/engagements/filters";
import { isReference, listDetails } from "@/lib/engagements/queries";
import { listGiftLimits } from "@/lib/gifts/queries";
import { bannerFor } from "@/lib/markings/rules";
import type { Planner } from "../plan";

/** The engagements of a list or the one of a reference, whole or what stands in them line by line. */
export const planEngagements: Planner = async (db, viewer, query, rows) => {
  const lines = rows === null ? null : LINE_FILES.find(({ path }) => path === rows);
  if (lines === undefined) return null;
  const only = onlyOf(query);
  if (only !== null && !isReference(only)) return null;
  const filters = only === null ? readEngagementFilters(query).filters : NO_FILTERS;
  const { ids, marking, ownMarking } = await planExport(db, viewer, filters, { lines, only });
  if (only !== null && ids.length === 0) return null;
  return {
    marking,
    list: only === null ? engagementsHref(filters) : `/engagements/${only}`,
    rowsOf: lines?.title ?? null,
    total: ids.length,
    heads: lines ? lines.heads : EXPORT_HEADS,
    read: async (then, from, to) => {
      const records = await listDetails(then, ids.slice(from, to));
      const markings = await readMarkings(then, ids.slice(from, to));
      const limits = lines ? await listGiftLimits(then) : [];
      return records.flatMap((record) =>
        (lines ? lines.cells(record, limits) : [exportCells(record)]).map((cells) => ({
          marking: bannerFor([record.marking, markings.get(record.id) ?? record.marking]),
          cells,
        })),
      );
    },
    calendar: lines
      ? null
      : {
          marking: ownMarking,
          read: async (then, from, to, isWhole) =>
            (await listDetails(then, ids.slice(from, to))).map((record) => ({
              marking: record.marking,
              event: eventOf(record, isWhole),
            })),
        },
  };
};

/** The reference of the one record that an address asks for; null where it asks for a list. */
export function onlyOf({ only }: AddressQuery): string | null {
  return [only ?? []].flat().at(-1) ?? null;
}
