import { BAND_LABELS } from "@/lib/people/ranks";
import type { CountryLook, Level } from "./filters";
import type { Age } from "./rules";

export const COUNTRY_LOOK_LABELS: Readonly<Record<CountryLook, string>> = {
  list: "List",
  contacts: "Last contact by level",
};

export const LEVEL_LABELS: Readonly<Record<Level, string>> = {
  ...BAND_LABELS,
  SENIOR: "Any senior contact",
  BELOW: "Less senior",
  UNKNOWN: "No rank recorded",
};

export const AGE_LABELS: Readonly<Record<Age, string>> = {
  RECENT: "Recent",
  AGEING: "Ageing",
  OLD: "Old",
};
