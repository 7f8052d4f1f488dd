import { markingLine } from "@/lib/markings/rules";
import type { Field } from "../field-sets/declare";
import { PARTS, type Row, setOf } from "../field-sets/sets";
import { openWords } from "../field-sets/words";
import { FIELD_LABELS } from "../labels";
import { snapshotOfRecord } from "../snapshot";
import { FIELD_WORDS, ROW_WORDS, type RowWords } from "../stored-words";
import { engagementType, FIELD_SETS } from "../types";
import type { EngagementDetail } from "../views";

type Column = { head: string; cell: (record: EngagementDetail, told: Record<string, unknown>) => string };

/** Fields that stand in columns of their own above, or say nothing to a reader elsewhere. */
const LEFT_OUT: readonly string[] = [
  "type",
  "marking",
  "disseminationControls",
  "relTo",
  "closeHold",
  "startTime",
  "endTime",
  "readers",
  "coAuthors",
];

/** Moments, which a spreadsheet reads as they are stored. */
const INSTANTS: readonly string[] = ["startsAt", "endsAt"];

/** What a spreadsheet adds up or sorts stands as it is stored, and not as it is read. */
export const COUNTED: readonly Field["kind"][] = ["count", "amount", "quantity", "day", "time"];

/** The columns of the export: what revisions keep of a record, field by field, and the field sets as they are told. */
const COLUMNS: readonly Column[] = [
  { head: "Reference", cell: ({ reference }) => reference },
  { head: "Marking", cell: (record) => markingLine(record) },
  { head: "Type", cell: ({ type }) => engagementType(type)?.name ?? type },
  { head: "Type, code", cell: ({ type }) => type },
  ...Object.entries(FIELD_LABELS)
    .filter(([field]) => !LEFT_OUT.includes(field))
    .flatMap(([field, label]): Column[] =>
      columnsOf(field, INSTANTS.includes(field) ? `${label} (UTC)` : label),
    ),
  ...PARTS.flatMap(({ set, list, path, title, fields }): Column[] => {
    const name = FIELD_SETS[setOf(set).code];
    if (list !== null) return [{ head: `${name}: ${title}`, cell: (_, told) => wordsOf(told[path]) }];
    return Object.entries(fields).map(([field, { label, kind }]) => ({
      head: `${name}: ${label}`,
      cell: ({ sets }, told) =>
        COUNTED.includes(kind) ? wordsOf((sets[set] as Row)[field]) : wordsOf(told[`${path}.${field}`]),
    }));
  }),
  {
    head: "Changed since it was approved",
    cell: ({ approval }) =>
      approval?.change
        ? [approval.change.at.toISOString(), approval.change.by].filter(Boolean).join(" · ")
        : "",
  },
  { head: "Fictional", cell: ({ isFictional }) => (isFictional ? "yes" : "") },
];

/** A field that is stored in codes stands in words, and beside them in the codes that an import reads. */
function columnsOf(field: string, head: string): Column[] {
  const words = FIELD_WORDS[field];
  if (words)
    return [
      {
        head,
        cell: (record, told) =>
          [told[field] ?? []]
            .flat()
            .map((code) => words(String(code), record.type))
            .join("; "),
      },
      { head: `${head}, code`, cell: (_, told) => wordsOf(told[field]) },
    ];
  return [{ head, cell: (_, told) => wordsOf(told[field], ROW_WORDS[field]) }];
}

export const EXPORT_HEADS: readonly string[] = COLUMNS.map(({ head }) => head);

/** The cells of a record under `EXPORT_HEADS`; what is not known is empty. */
export function exportCells(record: EngagementDetail): string[] {
  // Of a crisis that is not open to the viewer there is nothing to write but its id.
  const told = snapshotOfRecord({ ...record, hiddenCrisisId: null });
  return COLUMNS.map(({ cell }) => cell(record, told));
}

function wordsOf(value: unknown, ofRow: RowWords = {}): string {
  if (value === null || value === undefined || value === false) return "";
  if (value === true) return "yes";
  if (Array.isArray(value)) return value.map((item) => wordsOf(item, ofRow)).join("; ");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([name, said]) => ofRow[name]?.(String(said)) ?? wordsOf(said))
      .filter(Boolean)
      .join(" · ");
  return openWords(String(value));
}
