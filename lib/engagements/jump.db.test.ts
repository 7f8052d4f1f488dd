import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, earliestDayOf } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { createViewer, setUp } from "@/testing/people";
import { writeEngagements } from "./bulk";
import { type EngagementFilters, NO_FILTERS } from "./filters";
import type { PreparedEngagement } from "./prepared";
import { listEngagements } from "./queries";

// A law: the pages of a list sorted by day, found by jumping to a month, are those of one plain walk through the list.

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
      .date({ min: new Date("2023-11-01"), max: new Date("2026-03-01"), noInvalidDate: true })
      .map((date): CalendarDate => date.toISOString().slice(0, 10)),
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
    from: fc.constantFrom(null, null, "2024-01-01", "2024-12-01"),
    to: fc.constantFrom(null, null, "2025-12-31", "2025-02-28"),
    sort: fc.constantFrom("date", "-date"),
  } as const)
  .map((some): EngagementFilters => ({ ...NO_FILTERS, ...some }));

/** The list as one query without months or tallies, under the row policies. */
async function walk(viewer: Viewer, { status, publication, country, from, to, sort }: EngagementFilters) {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const direction = sort === "date" ? "asc" : "desc";
  return withViewer(viewer, (db) =>
    db.engagement.findMany({
      where: {
        ...(status.length > 0 && { status: { in: status as never[] } }),
        ...(publication.length > 0 && { publication: { in: publication as never[] } }),
        ...(country.length > 0 && { countryCodes: { hasSome: country } }),
        ...(from && { startsOn: { gte: day(from) } }),
        ...(to && { startsLatestOn: { lte: day(to) } }),
      },
      orderBy: [{ startsOn: direction }, { id: direction }],
      select: { id: true },
    }),
  );
}

test("every page found by its month holds the rows of a plain walk", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 60, maxLength: 260 }),
      fc.array(filters, { minLength: 3, maxLength: 3 }),
      async (records, several) => {
        await owner.query("delete from engagement");
        await withViewer(setUp, (db) => writeEngagements(db, setUp, records));
        for (const viewer of VIEWERS)
          for (const one of [NO_FILTERS, ...several]) {
            const all = (await walk(viewer, one)).map(({ id }) => id);
            const pages = Math.max(1, Math.ceil(all.length / 50));
            for (let page = 1; page <= pages; page++) {
              const { rows, info } = await withViewer(viewer, (db) => listEngagements(db, viewer, one, page));
              expect(info.total).toBe(all.length);
              expect(rows.map(({ id }) => id)).toEqual(all.slice((page - 1) * 50, page * 50));
            }
          }
      },
    ),
    { numRuns: 12, interruptAfterTimeLimit: 200_000 },
  );
});
