import { withParts } from "@/lib/address";

/** The lists that can be taken along as a file. */
export const EXPORT_LISTS = [
  "engagements",
  "meeting-series",
  "people",
  "posts",
  "organisations",
  "commitments",
  "crises",
  "exercises",
  "exercise-series",
  "milestones",
  "lessons",
  "objectives",
  "outcomes",
  "countries",
] as const;

export type ExportList = (typeof EXPORT_LISTS)[number];

/** What a file can be: a table for a spreadsheet, or a calendar of what has days. */
export const EXPORT_FORMATS = ["csv", "ics"] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What else the address of a file asks for. */
type ExportParts = {
  /** What stands in it line by line in place of the records: the people of engagements, a list of a field set, the steps of outcomes. */
  rows?: string;
  format?: ExportFormat;
  /** In a calendar the text of what is marked or close hold as well, with its marking. */
  text?: "whole";
  /** The reference of the one record of the list that it is of. */
  only?: string;
};

/**
 * The address of the file of a list under its filters.
 * @param listHref the list's own address, with its filters; of outcomes that of the engagements they are of
 */
export function exportHref(list: ExportList, listHref: string, parts: ExportParts = {}): string {
  const { rows = null, format = null, text = null, only = null } = parts;
  const [, query] = listHref.split("?", 2);
  return withParts(`/api/exports/${list}${query ? `?${query}` : ""}`, { only, rows, format, text });
}
