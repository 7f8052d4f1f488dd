import { withParts } from "@/lib/address";

/** The lists that can be taken along as a file. */
export const EXPORT_LISTS = [
  "engagements",
  "people",
  "commitments",
  "exercises",
  "objectives",
  "outcomes",
] as const;

export type ExportList = (typeof EXPORT_LISTS)[number];

/**
 * The address of the file of a list under its filters.
 * @param listHref the list's own address, with its filters; of outcomes that of the engagements they are of
 * @param rows what stands in it line by line in place of the records: a list of a field set, or the numbers of exercises
 */
export function exportHref(list: ExportList, listHref: string, rows?: string): string {
  const [, query] = listHref.split("?", 2);
  return withParts(`/api/exports/${list}${query ? `?${query}` : ""}`, { rows: rows ?? null });
}
