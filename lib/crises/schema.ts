import { z } from "zod";
import { capitalZones } from "@/lib/countries/capital-zones";
import { choice, countryField, listOf, newIdField, versionField } from "@/lib/fields";
import { MARKING_LEVELS, normaliseRelTo } from "@/lib/markings/rules";
import { tagsField } from "@/lib/tags/schema";
import { optionalText, requiredText } from "@/lib/text";
import { checkMoments, moment, optionalTimeZone, recordId } from "./fields";
import { ALERTS } from "./rules";

/** What stands between CR-2026- and the end of the reference. */
const nickname = requiredText(20, "Give a short name for the reference, such as STRAIT.")
  .transform((text) => text.toUpperCase())
  .refine((text) => /^[A-Z0-9]{2,20}$/.test(text), {
    error: "Use 2 to 20 letters A to Z and digits, in one word.",
  });

const title = requiredText(120, "Give the crisis a title.");
const summary = requiredText(4_000, "Say in a few sentences what is going on.");

const NO_COUNTRY = "Choose at least one country.";

/** In the order in which they were chosen, which tells the zone. */
const countries = listOf(countryField(NO_COUNTRY), 60).refine((codes) => codes.length > 0, {
  error: NO_COUNTRY,
});

export const openCrisisSchema = z
  .object({
    id: newIdField,
    title,
    nickname,
    summary,
    countries,
    alert: choice(["WATCH", "ADVISORY", "WARNING", "CRISIS"], "Choose the alert level."),
    openedAt: moment("Say when it began."),
    /** Empty for that of the capital of the first country. */
    timeZone: optionalTimeZone,
    marking: choice(MARKING_LEVELS, "Choose the marking."),
    tags: tagsField,
    /** Codes of nations and groups divided by commas or blanks; empty for none. */
    relTo: optionalText(200).transform((text) => text?.split(/[\s,;]+/).filter(Boolean) ?? []),
  })
  .transform((input, context) => {
    const timeZone = input.timeZone ?? capitalZones()[input.countries[0] ?? ""];
    if (timeZone) return { ...input, timeZone };
    const message = "Choose the time zone; none is on record for the first country.";
    context.addIssue({ code: "custom", path: ["timeZone"], message });
    return z.NEVER;
  })
  .superRefine((input, context) => {
    checkMoments(["openedAt"])(input, context);
    if (input.relTo.length === 0) return;
    const reading = normaliseRelTo(input.relTo, { marking: input.marking });
    if (!reading.ok) context.addIssue({ code: "custom", path: ["relTo"], message: reading.message });
  })
  .transform((input) => {
    const reading = normaliseRelTo(input.relTo);
    return {
      ...input,
      countries: input.countries.toSorted(),
      relTo: reading.ok ? reading.codes : [],
    };
  });
export type OpenCrisis = z.output<typeof openCrisisSchema>;

export const changeCrisisSchema = z.object({
  id: recordId,
  version: versionField,
  title,
  summary,
  alert: choice(ALERTS, "Choose the alert level."),
  tags: tagsField,
  reason: requiredText(1_000, "Say why this changes; leaders read it beside the change."),
});
export type ChangeCrisis = z.output<typeof changeCrisisSchema>;
