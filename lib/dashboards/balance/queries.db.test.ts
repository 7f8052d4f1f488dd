import { beforeAll, describe, expect, test } from "vitest";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { directionOf } from "@/lib/engagements/direction";
import { type EngagementFilters, NO_FILTERS } from "@/lib/engagements/filters";
import type { PreparedEngagement } from "@/lib/engagements/prepared";
import { countEngagements, listEngagements } from "@/lib/engagements/queries";
import { hostIn, wayIn } from "@/lib/engagements/returns";
import { writeEngagements } from "@/lib/engagements/writing/write-engagements";
import { Prisma } from "@/lib/generated/prisma/client";
import { addGiftLimit } from "@/lib/gifts/mutations";
import { isOverLimit } from "@/lib/gifts/queries";
import { newId } from "@/lib/ids";
import { getRelationship } from "@/lib/relationships/queries";
import { createViewer, HOME, setUp } from "@/testing/people";
import { readBalance } from "./queries";
import { balanceOf } from "./rules";

const officer = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const admin = await createViewer({ roles: ["SYSTEM_ADMIN"] });
const FROM = "2025-01-01";
const ours = newId();
const [returned, promised] = [newId(), newId()];

const visit = (more: Partial<PreparedEngagement>): PreparedEngagement => ({
  type: "ABROAD",
  title: "Visit",
  status: "COMPLETE",
  publication: "PUBLISHED",
  startsOn: "2026-03-09",
  timeZone: "UTC",
  countries: [{ code: "JPN", role: "HOST" }],
  attendance: [{ name: "Mori, Kenji", side: "PARTNER", role: "PRINCIPAL", rankCode: "OF-8" }],
  ...more,
});
const seniors = (band: string | null) => ({ of: "SENIORS", band, unknown: 0 });
const gift = (value: string | null, currency: string | null = "USD", converted: string | null = null) => [
  {
    direction: "RECEIVED" as const,
    description: "Tea set",
    value,
    currency,
    ...(converted
      ? { convertedValue: converted, convertedCurrency: "USD", rateSource: "Treasury", rateOn: "2026-03-31" }
      : {}),
  },
];

beforeAll(async () => {
  await addGiftLimit(admin, { startsOn: null, amount: "480.00", currency: "USD", basis: null });
  await withViewer(setUp, (db) =>
    writeEngagements(db, setUp, [
      visit({ id: ours, gifts: gift("500.00") }),
      visit({
        startsOn: "2026-04-09",
        gifts: [...gift("500.00", "EUR", "545.00"), ...gift("20.00", "EUR"), ...gift(null, null)],
      }),
      visit({ type: "HOST", startsOn: "2026-05-09", sets: { visit: { returnsId: ours } } }),
      visit({ type: "HOST", startsOn: "2024-05-09" }),
      visit({ type: "HOST", publication: "DRAFT" }),
      visit({ type: "HOST", status: "PLANNED", startsOn: "2027-05-09" }),
      visit({
        type: "UNITX",
        sets: { exchange: { reciprocalDue: true, reciprocalSide: "PARTNER", reciprocalDueOn: "2026-09-01" } },
      }),
      visit({
        id: returned,
        type: "UNITX",
        sets: { exchange: { reciprocalDue: true, reciprocalSide: "OWN" } },
      }),
      visit({ type: "UNITX", startsOn: "2026-08-09", sets: { exchange: { returnsId: returned } } }),
      visit({
        id: promised,
        type: "UNITX",
        sets: { exchange: { reciprocalDue: true, reciprocalSide: "OWN", reciprocalDueOn: "2026-10-01" } },
      }),
      visit({
        type: "UNITX",
        status: "PLANNED",
        startsOn: "2027-08-09",
        sets: { exchange: { returnsId: promised } },
      }),
      visit({ countries: [{ code: "NOR", role: "HOST" }], gifts: gift("900.00") }),
    ]),
  );
});

test("the balance counts what is open, held and recent, and each number is that of the list it opens", async () => {
  await withViewer(officer, async (db) => {
    const balance = await readBalance(db, "JPN", FROM);
    expect(balanceOf(balance.visits)).toEqual([
      { ...seniors("THREE_STAR"), ours: 2, theirs: 1, theyOwe: 1, weOwe: 0, next: "THEIRS" },
    ]);
    expect(balance.gifts).toEqual({
      given: { gifts: 0, engagements: 0, worth: [], unvalued: 0 },
      received: {
        gifts: 4,
        engagements: 2,
        worth: [
          { currency: "EUR", amount: "520.00" },
          { currency: "USD", amount: "500.00" },
        ],
        unvalued: 1,
      },
      over: { gifts: 2, engagements: 2 },
    });
    // What was returned is settled; a return that is only planned is owed still.
    expect(balance.owed.map(({ id, side, dueOn }) => [id === promised, side, dueOn])).toEqual([
      [false, "PARTNER", "2026-09-01"],
      [true, "OWN", "2026-10-01"],
    ]);
    expect(balance.owed.map(({ id }) => id)).not.toContain(returned);

    const listed = (filters: Partial<EngagementFilters>) =>
      countEngagements(db, officer, {
        ...NO_FILTERS,
        country: ["JPN"],
        status: ["COMPLETE"],
        publication: ["PUBLISHED"],
        from: FROM,
        ...filters,
      });
    expect(await listed({ type: ["ABROAD"], band: ["THREE_STAR"] })).toBe(2);
    expect(await listed({ type: ["HOST"], band: ["THREE_STAR"] })).toBe(1);
    expect(await listed({ gift: "RECEIVED" })).toBe(2);
    expect(await listed({ gift: "GIVEN" })).toBe(0);
    expect(await listed({ gift: "OVER" })).toBe(2);
  });
});

test("what is not open to the viewer is not counted", async () => {
  const balance = await withViewer(elsewhere, (db) => readBalance(db, "JPN", FROM));
  expect(balance).toMatchObject({
    visits: [],
    gifts: { given: { gifts: 0 }, received: { gifts: 0 }, over: { gifts: 0 } },
    owed: [],
    marking: "UNCLASSIFIED",
  });
});

test("a gift is over the limit of its day, whatever the law said later, on the card and in the list it opens", async () => {
  expect(
    await addGiftLimit(admin, { startsOn: "2026-04-01", amount: "600.00", currency: "USD", basis: null }),
  ).toMatchObject({ ok: true });
  await withViewer(officer, async (db) => {
    const balance = await readBalance(db, "JPN", FROM);
    expect(balance.limits.map(({ startsOn, amount }) => [startsOn, amount])).toEqual([
      [null, "480.00"],
      ["2026-04-01", "600.00"],
    ]);
    expect(balance.gifts.over).toEqual({ gifts: 1, engagements: 1 });
    const filters = { ...NO_FILTERS, country: ["JPN"], from: FROM, gift: "OVER" as const };
    expect(await countEngagements(db, officer, filters)).toBe(1);
    const over = await db.$queryRaw<{ day: string }[]>`
      select to_char(e.starts_on, 'YYYY-MM-DD') as day from gift g join engagement e on e.id = g.engagement_id
      where e.country_codes @> '{JPN}' and ${isOverLimit(Prisma.sql`e.starts_on`)}`;
    expect(over.every(({ day }) => day < "2026-04-01")).toBe(true);
  });
});

const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const partner = await createViewer({ roles: ["VIEWER"], nation: "GBR", allCountries: true });
const covers = await createViewer({ countries: ["AUS", "NOR"] });

type Attendance = NonNullable<PreparedEngagement["attendance"]>[number];

describe("visits that wait for their return", () => {
  const [settled, kept, cancelled] = [newId(), newId(), newId()];
  const released = { marking: "CUI" as const, relTo: ["USA", "GBR"] };
  const attendee = (
    nationality: string | null,
    rankCode: "OF-6" | "OF-8" | "OF-9" | null,
    more: Partial<Attendance> = {},
  ): Attendance => ({
    name: "Attendee",
    side: "PARTNER",
    role: "OBSERVER",
    nationality,
    rankCode,
    ...more,
  });
  const australian = (more: Partial<PreparedEngagement> = {}) =>
    visit({
      countries: [{ code: "AUS", role: "HOST" }],
      attendance: [attendee("AUS", "OF-6")],
      ...more,
    });

  beforeAll(async () => {
    await withViewer(setUp, (db) =>
      writeEngagements(db, setUp, [
        // One star of Australia on record, with others of other nations above it, or of no nation.
        australian(released),
        australian({
          countries: [
            { code: "AUS", role: "HOST" },
            { code: "NOR", role: "PARTICIPANT" },
          ],
          attendance: [
            attendee("NOR", "OF-9"),
            attendee("AUS", "OF-6"),
            attendee("AUS", "OF-8", { attended: false }),
            attendee("AUS", "OF-9", { side: "THIRD" }),
            attendee(null, "OF-8"),
          ],
        }),
        australian({ attendance: [attendee(null, "OF-6")], ...released }),
        // Of nobody's rank anything is known.
        australian({ attendance: [attendee("AUS", null), attendee("NOR", "OF-9")], ...released }),
        // Returned, returned only by a plan, returned by a draft, and of which no return is expected.
        australian({ id: settled, ...released }),
        australian({ type: "HOST", sets: { visit: { returnsId: settled } }, ...released }),
        australian({ type: "HOST", id: kept, ...released }),
        australian({ status: "PLANNED", startsOn: "2027-05-09", sets: { visit: { returnsId: kept } } }),
        australian({ publication: "DRAFT", sets: { visit: { returnsId: kept } } }),
        australian({ type: "HOST", id: cancelled }),
        australian({
          status: "CANCELLED",
          statusReason: "Storm.",
          sets: { visit: { returnsId: cancelled } },
        }),
        australian({ type: "HOST", sets: { visit: { returnExpected: false } }, ...released }),
        // Exchanges are owed by the side that they name.
        australian({ type: "UNITX", sets: { exchange: { reciprocalDue: true, reciprocalSide: "PARTNER" } } }),
        australian({
          type: "UNITX",
          sets: { exchange: { reciprocalDue: false, reciprocalSide: "PARTNER" } },
        }),
      ]),
    );
  });

  test("the level of a visit is that of the country's own, not of whoever else was there", async () => {
    const rowsOf = (viewer: typeof covers, code: string) =>
      withViewer(viewer, async (db) => balanceOf((await readBalance(db, code, FROM)).visits));
    expect(await rowsOf(covers, "AUS")).toEqual([
      { ...seniors("ONE_STAR"), ours: 4, theirs: 4, theyOwe: 3, weOwe: 2, next: "THEIRS" },
      { ...seniors(null), ours: 1, theirs: 0, theyOwe: 1, weOwe: 0, next: null },
    ]);
    expect(
      (await rowsOf(covers, "NOR")).find((row) => "band" in row && row.band === "FOUR_STAR"),
    ).toMatchObject({
      ours: 1,
      theyOwe: 1,
    });
    expect(await rowsOf(partner, "AUS")).toEqual([
      { ...seniors("ONE_STAR"), ours: 3, theirs: 3, theyOwe: 2, weOwe: 1, next: "THEIRS" },
      { ...seniors(null), ours: 1, theirs: 0, theyOwe: 1, weOwe: 0, next: null },
    ]);
  });

  test.each([
    ["officer", covers],
    ["leader", leader],
    ["partner", partner],
  ])("each number of the card is that of the list it opens, for the %s", async (_, viewer) => {
    await withViewer(viewer, async (db) => {
      for (const code of ["AUS", "NOR"]) {
        const rows = balanceOf((await readBalance(db, code, FROM)).visits);
        expect(rows.length).toBeGreaterThan(viewer === partner && code === "NOR" ? -1 : 0);
        for (const { ours, theirs, theyOwe, weOwe, ...row } of rows) {
          const band = row.of === "SENIORS" ? row.band : null;
          const listed = (filters: Partial<EngagementFilters>) =>
            countEngagements(db, viewer, {
              ...NO_FILTERS,
              country: [code],
              status: ["COMPLETE"],
              publication: ["PUBLISHED"],
              from: FROM,
              band: [band ?? "UNKNOWN"],
              bandOf: code,
              ...filters,
            });
          expect(await listed({ type: ["ABROAD"] })).toBe(ours);
          expect(await listed({ type: ["HOST"] })).toBe(theirs);
          expect(await listed({ type: ["ABROAD"], owed: "PARTNER" })).toBe(theyOwe);
          expect(await listed({ type: ["HOST"], owed: "OWN" })).toBe(weOwe);
          expect(await listed({ type: ["ABROAD"], owed: "OWN" })).toBe(0);
        }
      }
    });
  });

  test("the list of what is owed holds the exchanges as well", async () => {
    const owed = (side: "OWN" | "PARTNER") =>
      withViewer(covers, (db) =>
        countEngagements(db, covers, { ...NO_FILTERS, country: ["AUS"], owed: side }),
      );
    expect(await owed("PARTNER")).toBe(5);
    expect(await owed("OWN")).toBe(2);
  });
});

describe("visits of ships and aircraft", () => {
  const [ours, theirs, sent, senior] = [newId(), newId(), newId(), newId()];
  const call = (
    place: string | null,
    returnExpected: boolean | null,
    more: Partial<PreparedEngagement> = {},
  ): PreparedEngagement =>
    visit({
      type: "PORT",
      hostCountry: place,
      countries: [{ code: "KOR", role: "PARTICIPANT" }],
      attendance: [],
      sets: { visit: { returnExpected } },
      ...more,
    });
  const seoul = { countries: ["KOR", "NOR", "SGP"] };
  const read = async (code: string) => {
    const viewer = await createViewer(seoul);
    return withViewer(viewer, async (db) => {
      const listed = (filters: Partial<EngagementFilters>) =>
        countEngagements(db, viewer, {
          ...{ ...NO_FILTERS, country: [code], status: ["COMPLETE"], publication: ["PUBLISHED"], from: FROM },
          ...filters,
        });
      const rows = balanceOf((await readBalance(db, code, FROM)).visits);
      for (const row of rows.filter(({ of }) => of !== "SENIORS")) {
        const type = [row.of];
        expect(
          await Promise.all([
            listed({ type, visit: "OURS" }),
            listed({ type, visit: "THEIRS" }),
            listed({ type, visit: "UNKNOWN" }),
            listed({ type, visit: "OURS", owed: "PARTNER" }),
            listed({ type, visit: "THEIRS", owed: "OWN" }),
            listed({ type, visit: "OURS", owed: "OWN" }),
          ]),
          `${code} ${row.of}`,
        ).toEqual([row.ours, row.theirs, row.unknown, row.theyOwe, row.weOwe, 0]);
      }
      return { rows, owed: { they: await listed({ owed: "PARTNER" }), we: await listed({ owed: "OWN" }) } };
    });
  };

  beforeAll(async () => {
    await withViewer(setUp, (db) =>
      writeEngagements(db, setUp, [
        // Ours there: owed, not said, not expected, and owed until the ship that came here said so.
        call("KOR", true),
        call("KOR", null),
        call("KOR", false),
        call("KOR", true, { id: ours }),
        call(HOME, true, { sets: { visit: { returnsId: ours, returnExpected: true } } }),
        // Theirs here: our second reception of them answers nothing, nor does a plan of ours or one that is a draft.
        call(HOME, true, { id: theirs }),
        call(HOME, null, { sets: { visit: { returnsId: theirs } } }),
        call("KOR", null, {
          ...{ status: "PLANNED", startsOn: "2027-05-09" },
          sets: { visit: { returnsId: theirs } },
        }),
        call("KOR", null, { publication: "DRAFT", sets: { visit: { returnsId: theirs } } }),
        // Aircraft are told by who hosts where no place is named, and are answered by a visit of any kind that goes the other way.
        call(null, true, { type: "AIRVIS", id: sent, countries: [{ code: "KOR", role: "HOST" }] }),
        call(null, true, {
          type: "HOST",
          countries: [{ code: "KOR", role: "PARTICIPANT" }],
          sets: { visit: { returnsId: sent } },
        }),
        call(null, true, {
          type: "AIRVIS",
          countries: [
            { code: "KOR", role: "PARTICIPANT" },
            { code: HOME, role: "HOST" },
          ],
        }),
        call(null, true, { type: "AIRVIS" }),
        // In a harbour of Norway each sees what it was host or guest of.
        call("NOR", true, {
          countries: [
            { code: "NOR", role: "PARTICIPANT" },
            { code: "SGP", role: "PARTICIPANT" },
          ],
        }),
        // A visit of a senior that is said to return one the same way leaves it owed.
        visit({ id: senior, countries: [{ code: "SGP", role: "HOST" }] }),
        visit({ countries: [{ code: "SGP", role: "HOST" }], sets: { visit: { returnsId: senior } } }),
      ]),
    );
  });

  test("is owed by them where they hosted, by us where we did, only where a return is expected", async () => {
    const { rows, owed } = await read("KOR");
    expect(rows.filter(({ of }) => of !== "SENIORS")).toEqual([
      { of: "PORT", ours: 4, theirs: 3, unknown: 0, theyOwe: 1, weOwe: 1, next: null },
      { of: "AIRVIS", ours: 1, theirs: 1, unknown: 1, theyOwe: 0, weOwe: 1, next: "OURS" },
    ]);
    expect(owed).toEqual({ they: 1, we: 2 });
  });

  test("is on the card of who hosted it, and on no side of another guest's", async () => {
    expect((await read("NOR")).rows.find(({ of }) => of === "PORT")).toMatchObject({ ours: 1, theyOwe: 1 });
    const guest = await read("SGP");
    expect(guest.rows.filter(({ of }) => of === "PORT")).toEqual([]);
    // Their two visits of seniors are there, of which the second returns nothing that went the same way.
    expect(guest.owed).toEqual({ they: 1, we: 0 });
  });
});

describe("who went to whom", () => {
  const [theirs, third] = ["PER", "BOL"];
  const types = ["ABROAD", "HOST", "PORT", "AIRVIS", "BILAT", "MTT", "EDUIN", "EDUOUT", "MULTI"];
  const places = [null, theirs, HOME, third];
  const hosts = [theirs, HOME, third];
  const cases = types.flatMap((type) =>
    places.flatMap((hostCountry) =>
      hosts.flatMap((host) =>
        (type === "BILAT" ? [null, "CALL"] : [null]).map((subtype) => ({
          id: newId(),
          type,
          hostCountry,
          host,
          subtype,
        })),
      ),
    ),
  );

  beforeAll(async () => {
    await withViewer(setUp, (db) =>
      writeEngagements(
        db,
        setUp,
        cases.map(({ id, type, hostCountry, host, subtype }) => ({
          ...{ id, type, subtype, hostCountry, title: "Who went", startsOn: "2026-03-09", timeZone: "UTC" },
          ...{ status: "COMPLETE" as const, publication: "PUBLISHED" as const },
          countries: [theirs, third, HOME].map((code) => ({
            code,
            role: code === host ? ("HOST" as const) : ("PARTICIPANT" as const),
          })),
        })),
      ),
    );
  });

  const WAYS = { OUT: ["OURS"], IN: ["THEIRS"], NEITHER: ["ELSEWHERE", "UNKNOWN"] };

  test.each([theirs, third])(
    "is told for %s alike on the line and in the database, whatever a record says",
    async (code) => {
      const viewer = await createViewer({ countries: [theirs, third] });
      const told = await withViewer(
        viewer,
        (db) =>
          db.$queryRaw<
            { id: string; way: string; type: string; subtype: string | null; host: string | null }[]
          >`
        select e.id, ${wayIn(Prisma.sql`array[${code}]`, [code], "e")} as way, e.type, e.subtype, trim(${hostIn([code], "e")}) as host
        from engagement e where e.id = any(${cases.map(({ id }) => id)}::uuid[])`,
      );
      expect(told).toHaveLength(cases.length);
      for (const { way, ...facts } of told)
        expect(WAYS[directionOf(facts, code, HOME)], JSON.stringify(facts)).toContain(way);
      expect(new Set(told.map(({ way }) => way)).size).toBe(4);
    },
  );

  test.each([theirs, third])(
    "the card of %s, its line and the lists it opens hold the same visits on each side",
    async (code) => {
      const viewer = await createViewer({ countries: [theirs, third] });
      const visits = ["ABROAD", "HOST", "PORT", "AIRVIS"];
      await withViewer(viewer, async (db) => {
        const { meetings } = await getRelationship(db, viewer, { country: code }, todayIn("UTC", new Date()));
        const drawn = meetings.filter(({ type }) => visits.includes(type));
        const { visits: balanced } = await readBalance(db, code, "2026-01-01");
        for (const [direction, [way = ""]] of [
          ["OUT", WAYS.OUT],
          ["IN", WAYS.IN],
        ] as const) {
          const ids = drawn.filter((one) => directionOf(one, code, HOME) === direction).map(({ id }) => id);
          const filters = { ...NO_FILTERS, country: [code], type: visits, visit: way as "OURS" | "THEIRS" };
          const listed = (await listEngagements(db, viewer, filters, 1)).rows.map(({ id }) => id);
          expect(ids.length).toBeGreaterThan(0);
          expect(new Set(listed)).toEqual(new Set(ids));
          expect(balanced.filter((one) => one.way === way)).toHaveLength(ids.length);
        }
      });
    },
  );
});
