import { expect, test } from "vitest";
import { WORDS_LIMIT } from "@/lib/address";
import { userFilterSchema } from "@/lib/auth/users/schema";
import { readCommitmentFilters } from "@/lib/commitments/filters";
import { readCountryFilters } from "@/lib/countries/filters";
import { readEngagementFilters } from "@/lib/engagements/filters";
import { readSeriesFilters as readMeetingSeries } from "@/lib/engagements/series/filters";
import { readSeriesFilters as readExercises } from "@/lib/exercises/filters";
import { readObjectiveFilters } from "@/lib/objectives/filters";
import { readPersonFilters } from "@/lib/people/filters";
import { readPlaceFilters } from "@/lib/people/place-filters";
import { readSearch } from "./filters";

test("every list reads as many of the words as the search that leads to it", () => {
  const q = "pier ".repeat(WORDS_LIMIT);
  const { text } = readSearch({ q });
  expect(text).toHaveLength(WORDS_LIMIT);
  const read = [
    readEngagementFilters({ q }).filters,
    readPersonFilters({ q }).filters,
    readPlaceFilters({ q }).filters,
    readCommitmentFilters({ q }).filters,
    readObjectiveFilters({ q }).filters,
    readMeetingSeries({ q }),
    readExercises({ q }),
    readCountryFilters({ q }).filters,
    userFilterSchema.parse({ q }),
  ];
  expect(read.map((filters) => filters.q)).toEqual(read.map(() => text));
});
