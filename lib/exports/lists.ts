import { withParts } from "@/lib/address";

/** The lists that can be taken along as a file. */
export const EXPORT_LISTS = [
  "engagements",
  "people",
  "commitments",
  "exercises",
  "lessons",
  "objectives",
] as const;

export type ExportList = (typeof EXPORT_LISTS)[number];

/**
 * The address of the file of a list under its filters.
 * @param listHref the list's own address, with its filters
 * @param rows what stands in it line by line in place of the records: a list of a field set, or the numbers of exercises
 */
export function exportHref(list: ExportList, listHref: string, rows?: string): string {
  return withParts(listHref.replace(/^\/[a-z]+/, `/api/exports/${list}`), { rows: rows ?? null });
}
