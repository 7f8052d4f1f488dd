import type { CsvColumn } from "@/lib/csv";
import { LEVELS } from "../../contacts/filters";
import { LEVEL_LABELS } from "../../contacts/labels";
import type { ContactRow } from "../../contacts/prepare";
import type { Placed } from "../../rules";
import type { CountryRow } from "../list/prepare";

/** The list of countries; what is not open to the viewer, or not known, is empty and not nought. */
export const COUNTRY_COLUMNS: readonly CsvColumn<CountryRow>[] = [
  { head: "Country", cell: ({ name }) => name },
  { head: "Country, code", cell: ({ code }) => code },
  { head: "Region", cell: ({ region }) => region },
  { head: "Command", cell: ({ command }) => command },
  {
    head: "Covered by",
    cell: ({ coverage }) =>
      coverage
        ?.map(({ portfolio, officers }) =>
          [portfolio, officers.map(({ name, isBackup }) => (isBackup ? `${name} (backup)` : name)).join(", ")]
            .filter(Boolean)
            .join(": "),
        )
        .join("; "),
  },
  { head: "Held, 12 months", cell: ({ held }) => held },
  { head: "Last held", cell: ({ lastHeld }) => monthOf(lastHeld) },
  { head: "Last senior contact", cell: ({ lastSenior }) => monthOf(lastSenior) },
  { head: "Open commitments", cell: ({ openPromises }) => openPromises },
];

/** When each country was last met at each level. */
export const CONTACT_COLUMNS: readonly CsvColumn<ContactRow>[] = [
  { head: "Country", cell: ({ name }) => name },
  { head: "Country, code", cell: ({ code }) => code },
  ...LEVELS.map(
    (level): CsvColumn<ContactRow> => ({
      head: `Last met: ${LEVEL_LABELS[level]}`,
      cell: ({ cells }) => monthOf(cells.find((cell) => cell.level === level)?.contact?.last ?? null),
    }),
  ),
  { head: "Whole record is open", cell: ({ isWhole }) => isWhole },
];

/** "2026-03", or the year where the month is not known. */
function monthOf(placed: Placed | null): string {
  if (!placed) return "";
  return placed.month === 0 ? String(placed.year) : `${placed.year}-${String(placed.month).padStart(2, "0")}`;
}
