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
import { NOT_NARROWED, readSearch, searchHref } from "./filters";

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

test("only editions are narrowed, and their address is its own", () => {
  const href = searchHref("pier", "editions", 2, { country: "JPN", year: 2026 });
  expect(href).toBe("/search?q=pier&kind=editions&country=JPN&year=2026&page=2");
  const read = (address: string) => readSearch(Object.fromEntries(new URL(address, "http://x").searchParams));
  expect(read(href)).toMatchObject({ kind: "editions", narrowed: { country: "JPN", year: 2026 }, page: 2 });
  expect(read("/search?q=pier&kind=people&country=JPN")).toMatchObject({ narrowed: NOT_NARROWED });
  expect(read("/search?q=pier&kind=editions&country=Japan&year=26")).toMatchObject({
    narrowed: NOT_NARROWED,
    notices: [expect.stringContaining('"26"'), expect.stringContaining('"Japan"')],
  });
});
