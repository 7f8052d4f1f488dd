import { z } from "zod";
import {
  choice,
  countryField,
  flag,
  idField,
  listOf,
  newIdField,
  optionalId,
  versionField,
} from "@/lib/fields";
import { Domain, SeriesStatus } from "@/lib/generated/prisma/enums";
import { optionalText, requiredText } from "@/lib/text";

export const SERIES_TEXT_LIMITS = {
  name: 80,
  lead: 200,
  aliases: 2000,
  cadence: 120,
  monthHint: 120,
  typicalParticipation: 300,
  firstYearSource: 200,
  source: 300,
} as const;

const values = <Value extends string>(all: Readonly<Record<string, Value>>) =>
  Object.values(all) as [Value, ...Value[]];

const MOST_ALIASES = 30;

/** A series as the form sends it; other names stand one to a line. */
const seriesSchema = z
  .object({
    name: requiredText(SERIES_TEXT_LIMITS.name, "Give the name."),
    lead: requiredText(SERIES_TEXT_LIMITS.lead, "Say who leads it."),
    aliases: optionalText(SERIES_TEXT_LIMITS.aliases)
      .transform((text) => [
        ...new Set(
          (text ?? "")
            .split("\n")
            .map((line) => line.trim())
            .filter(Boolean),
        ),
      ])
      .refine((names) => names.length <= MOST_ALIASES, `At most ${MOST_ALIASES} other names.`)
      .refine(
        (names) => names.every((name) => name.length <= SERIES_TEXT_LIMITS.name),
        `A name has at most ${SERIES_TEXT_LIMITS.name} characters.`,
      ),
    hosts: listOf(countryField("Choose a country."), 30),
    domains: listOf(choice(values(Domain), "Choose a domain."), 10),
    status: choice(values(SeriesStatus), "Choose the status."),
    successorId: optionalId("Choose a series of the list."),
    firstYear: z
      .string()
      .nullish()
      .transform((text) => text?.trim() || null)
      .refine((text) => text === null || /^(19|20)\d{2}$/.test(text), "Give a year from 1900, such as 1982.")
      .transform((text) => (text === null ? null : Number(text))),
    firstYearSource: optionalText(SERIES_TEXT_LIMITS.firstYearSource),
    cadence: optionalText(SERIES_TEXT_LIMITS.cadence),
    monthHint: optionalText(SERIES_TEXT_LIMITS.monthHint),
    typicalParticipation: optionalText(SERIES_TEXT_LIMITS.typicalParticipation),
    source: optionalText(SERIES_TEXT_LIMITS.source),
    isVerified: flag(),
  })
  .superRefine(({ status, successorId, isVerified, source }, context) => {
    const say = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    if (status === "RENAMED" && successorId === null)
      say("successorId", "Say which series it goes on as, or call it discontinued.");
    if (status === "ACTIVE" && successorId !== null)
      say("status", "A series that another continues is renamed or discontinued.");
    if (isVerified && source === null) say("source", "Verified against which source?");
  });

export const createSeriesSchema = z.intersection(seriesSchema, z.object({ id: newIdField }));

export const saveSeriesSchema = z.intersection(
  seriesSchema,
  z.object({ id: idField("This is not a series."), version: versionField }),
);

export type SeriesInput = z.output<typeof seriesSchema>;
export type CreateSeriesInput = z.output<typeof createSeriesSchema>;
export type SaveSeriesInput = z.output<typeof saveSeriesSchema>;
