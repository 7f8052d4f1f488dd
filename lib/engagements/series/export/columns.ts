import { countryName } from "@/lib/countries/labels";
import type { CsvColumn } from "@/lib/csv";
import type { SeriesView } from "../queries";

export const SERIES_COLUMNS: readonly CsvColumn<SeriesView & { meetings: number }>[] = [
  { head: "Series of meetings", cell: ({ name }) => name },
  { head: "How often", cell: ({ cadence }) => cadence },
  { head: "Standing agenda", cell: ({ topics }) => topics.join("; ") },
  { head: "Countries", cell: ({ countryCodes }) => countryCodes.map(countryName).join("; ") },
  { head: "Countries, code", cell: ({ countryCodes }) => countryCodes.join("; ") },
  { head: "Meetings", cell: ({ meetings }) => meetings },
  { head: "Ended on (UTC)", cell: ({ endedAt }) => endedAt?.toISOString().slice(0, 10) },
  { head: "Fictional", cell: ({ isFictional }) => isFictional },
];
