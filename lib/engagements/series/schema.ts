import { z } from "zod";
import { countryField, idField, listOf, newIdField, optionalId, versionField } from "@/lib/fields";
import { optionalText, requiredText } from "@/lib/text";

const DAMAGED = "This form has lost what it is about; reload the page.";

export const SERIES_LIMITS = { name: 120, cadence: 120, topic: 300, topics: 6_000 } as const;
const MOST_TOPICS = 30;

const said = {
  name: requiredText(SERIES_LIMITS.name, "Give the series a name."),
  cadence: optionalText(SERIES_LIMITS.cadence),
  /** One topic a line. */
  topics: optionalText(SERIES_LIMITS.topics).transform((text, context) => {
    const topics = (text ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    if (topics.length > MOST_TOPICS)
      context.addIssue({ code: "custom", message: `At most ${MOST_TOPICS} topics, one a line.` });
    if (topics.some((topic) => topic.length > SERIES_LIMITS.topic))
      context.addIssue({ code: "custom", message: `A topic has at most ${SERIES_LIMITS.topic} characters.` });
    return topics;
  }),
  countries: listOf(countryField("Choose a country of the list."), 60).refine((codes) => codes.length > 0, {
    error: "Choose at least one country.",
  }),
};

export const beginSeriesSchema = z.object({ id: newIdField, ...said });
export type BeginSeries = z.output<typeof beginSeriesSchema>;

export const changeSeriesSchema = z.object({ id: idField(DAMAGED), version: versionField, ...said });
export type ChangeSeries = z.output<typeof changeSeriesSchema>;

/** An engagement, the version it was opened in, and the series it is to be a meeting of; null takes it out. */
export const placeInSeriesSchema = z.object({
  id: idField(DAMAGED),
  version: versionField,
  seriesId: optionalId("Choose a series of the list."),
});
export type PlaceInSeries = z.output<typeof placeInSeriesSchema>;

/** The series that ends or is taken up again. */
export const endSeriesSchema = z.object({ id: idField(DAMAGED), version: versionField });
export type EndSeries = z.output<typeof endSeriesSchema>;
