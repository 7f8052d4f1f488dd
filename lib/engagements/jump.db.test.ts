import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import {
  addDays,
  addMonths,
  type CalendarDate,
  earliestDayOf,
  latestDayOf,
  monthStart,
  toDateColumn,
  todayIn,
} from "@/lib/dates";
import { withViewer } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { createViewer, setUp } from "@/testing/people";
import { type EngagementFilters, NO_FILTERS, WHENS } from "./filters";
import type { PreparedEngagement } from "./prepared";
import { listEngagementsInParts } from "./queries";
import { writeEngagements } from "./writing/write-engagements";

// A law: the pages of a list sorted by day, found by jumping to a month, are those of one plain walk through the list.

const TODAY = todayIn("UTC", new Date());
const owner = new pg.Client({ connectionString: process.env.RAPPORT_OWNER_DATABASE_URL });
const author = await createViewer({ countries: ["NOR"] });
const officer = await createViewer({ countries: ["JPN", "KOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const partner = await createViewer({ roles: ["VIEWER"], nation: "GBR", allCountries: true });
const partnerOfOne = await createViewer({ roles: ["VIEWER"], nation: "GBR", countries: ["PHL"] });
const VIEWERS: Viewer[] = [author, officer, leader, partner, partnerOfOne];

beforeAll(() => owner.connect());
afterAll(() => owner.end());

const record = fc
  .record({
    day: fc
      .oneof(
        fc.integer({ min: -1_100, max: 200 }),
        fc.integer({ min: -30, max: 30 }),
        fc.constantFrom(-1, 0, 1),
      )
      .map((days) => addDays(TODAY, days)),
    datePrecision: fc.constantFrom("DAY", "DAY", "DAY", "MONTH", "YEAR"),
    countries: fc.subarray(["JPN", "KOR", "NOR", "PHL"], { minLength: 1 }),
    isReleased: fc.boolean(),
    closeHold: fc.constantFrom(false, false, false, true),
    publication: fc.constantFrom("PUBLISHED", "PUBLISHED", "PUBLISHED", "DRAFT"),
    status: fc.constantFrom("COMPLETE", "COMPLETE", "PLANNED"),
    authorId: fc.constantFrom(author.id, officer.id, leader.id),
    isNamed: fc.boolean(),
  } as const)
  .map(
    ({ day, countries, isReleased, isNamed, ...rest }): PreparedEngagement => ({
      ...rest,
      type: "KLE",
      title: "Meeting",
      startsOn: earliestDayOf(day, rest.datePrecision),
      timeZone: "UTC",
      marking: isReleased ? "CUI" : "UNCLASSIFIED",
      relTo: isReleased ? ["USA", "GBR"] : [],
      readerIds: isNamed ? [partnerOfOne.id] : [],
      countries: countries.map((code) => ({ code, role: "PARTICIPANT" })),
      attendance: [],
    }),
  );

const filters = fc
  .record({
    status: fc.constantFrom<string[]>([], ["COMPLETE"]),
    publication: fc.constantFrom<string[]>([], [], ["PUBLISHED"], ["DRAFT"]),
    country: fc.constantFrom<string[]>([], [], ["JPN"], ["JPN", "NOR"], ["KOR", "PHL", "NOR"]),
    from: fc.constantFrom(null, null, monthsAway(-24), monthsAway(-10), monthsAway(0)),
    to: fc.constantFrom(null, null, lastDay(-1), lastDay(0), lastDay(2)),
    sort: fc.constantFrom("date", "-date"),
  } as const)
  .map((some): EngagementFilters => ({ ...NO_FILTERS, ...some }));

function monthsAway(months: number): CalendarDate {
  return addMonths(monthStart(TODAY), months);
}

function lastDay(months: number): CalendarDate {
  return latestDayOf(monthsAway(months), "MONTH");
}

/** The list as one query without months or tallies, under the row policies. */
async function walk(
  viewer: Viewer,
  { when, status, publication, country, from, to, sort }: EngagementFilters,
) {
  const direction = sort === "date" ? "asc" : "desc";
  const today = toDateColumn(TODAY);
  const ahead: Prisma.EngagementWhereInput = {
    OR: [{ startsOn: { gte: today } }, { startsLatestOn: { gte: today } }],
    NOT: { status: "COMPLETE", startsOn: { lte: toDateColumn(addDays(TODAY, 2)) } },
  };
  return withViewer(viewer, (db) =>
    db.engagement.findMany({
      where: {
        AND: when === "all" ? {} : when === "ahead" ? ahead : { NOT: ahead },
        ...(status.length > 0 && { status: { in: status as never[] } }),
        ...(publication.length > 0 && { publication: { in: publication as never[] } }),
        ...(country.length > 0 && { countryCodes: { hasSome: country } }),
        ...(from && { startsOn: { gte: toDateColumn(from) } }),
        ...(to && { startsLatestOn: { lte: toDateColumn(to) } }),
      },
      orderBy: [{ startsOn: direction }, { id: direction }],
      select: { id: true },
    }),
  );
}

test("every page found by its month holds the rows of a plain walk", { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 60, maxLength: 260 }),
      fc.array(filters, { minLength: 3, maxLength: 3 }),
      async (records, several) => {
        await owner.query("delete from engagement");
        await withViewer(setUp, (db) => writeEngagements(db, setUp, records));
        for (const viewer of VIEWERS)
          for (const one of [NO_FILTERS, ...several])
            for (const when of WHENS) {
              const filters = { ...one, when };
              const all = (await walk(viewer, filters)).map(({ id }) => id);
              const pages = Math.max(1, Math.ceil(all.length / 50));
              for (let page = 1; page <= pages; page++) {
                const { rows, info, totals } = await withViewer(viewer, (db) =>
                  listEngagementsInParts(db, viewer, filters, page),
                );
                expect(info.total).toBe(all.length);
                expect(totals[when]).toBe(all.length);
                expect(totals.all).toBe(totals.ahead + totals.past);
                expect(rows.map(({ id }) => id)).toEqual(all.slice((page - 1) * 50, page * 50));
              }
            }
      },
    ),
    { numRuns: 12 },
  );
});
