import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { anyText } from "@/testing/text";
import { NO_FILTERS } from "../filters";
import type { PreparedEngagement } from "../prepared";
import { countEngagements } from "../queries";
import { writeEngagements } from "../writing/write-engagements";
import { readTyped } from "./match";
import { countFacets, type FacetCount, searchEngagements } from "./queries";

const officer = await createViewer({ countries: ["JPN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const elsewhere = await createViewer({ countries: ["NOR"] });

const base: PreparedEngagement = {
  type: "KLE",
  title: "Talks",
  status: "COMPLETE",
  publication: "PUBLISHED",
  startsOn: "2026-03-09",
  timeZone: "Asia/Tokyo",
  countries: [{ code: "JPN", role: "HOST" }],
};

const rows: PreparedEngagement[] = [
  { ...base, title: "Meetings on submarine rescue", reference: "KLE-2026-JPN-0042" },
  {
    ...base,
    title: "Dinner",
    purpose: "Spoke of submarine cables and rescue.",
    startsOn: "2026-05-01",
  },
  {
    ...base,
    title: "Call",
    attendance: [{ name: "Williams, Toshirō", side: "PARTNER", role: "PRINCIPAL" }],
  },
  {
    ...base,
    title: "Supper",
    startsOn: "2026-02-02",
    countries: [
      { code: "NRU", role: "HOST" },
      { code: "TUR", role: "PARTICIPANT" },
    ],
  },
  { ...base, title: "Submarine draft", publication: "DRAFT", authorId: officer.id },
  { ...base, title: "Submarine close hold", closeHold: true, authorId: officer.id },
];

beforeAll(async () => {
  await withViewer(setUp, (db) => writeEngagements(db, setUp, rows));
});

const search = (viewer: Viewer, text: string) =>
  withViewer(viewer, async (db) => searchEngagements(db, viewer, await readTyped(db, text), 20)).then(
    (hits) => hits.map(({ title }) => title),
  );

test("words are found in every form, in titles first", async () => {
  expect(await search(leader, "submarines")).toEqual(["Meetings on submarine rescue", "Dinner"]);
  expect(await search(leader, "meeting")).toEqual(["Meetings on submarine rescue"]);
});

test("names are found as they stand", async () => {
  expect(await search(leader, "Williams")).toEqual(["Call"]);
  expect(await search(leader, "willi")).toEqual(["Call"]);
});

test("records are found by the names of their countries, new ones included", async () => {
  expect(await search(leader, "nauru supper")).toEqual(["Supper"]);
  expect(await search(leader, "Türkiye supper")).toEqual(["Supper"]);
  expect(await search(leader, "turkey sup")).toEqual(["Supper"]);
  expect(await search(leader, "supper japan")).toEqual([]);
  const rename = (name: string) => asOwner("update country set name = $1 where code = 'NRU'", [name]);
  await rename("Pleasant Island");
  expect(await search(leader, "supper pleasant")).toEqual(["Supper"]);
  expect(await search(leader, "supper nauru")).toEqual([]);
  await rename("Nauru");
  expect(await search(leader, "supper nauru")).toEqual(["Supper"]);
});

test("all words must be there, phrases in their order, and words with a minus not", async () => {
  expect(await search(leader, "submarine cables")).toEqual(["Dinner"]);
  expect(await search(leader, '"rescue submarine"')).toEqual([]);
  expect(await search(leader, '"submarine rescue"')).toEqual(["Meetings on submarine rescue"]);
  expect(await search(leader, "submarine -cables")).toEqual(["Meetings on submarine rescue"]);
  expect(await search(leader, "the submarine of cables")).toEqual(["Dinner"]);
});

test("references are found whole and by their beginning, in any case", async () => {
  expect((await search(leader, "kle-2026-jpn-0042"))[0]).toBe("Meetings on submarine rescue");
  expect(await search(leader, "KLE-2026-JPN-00")).toHaveLength(3);
  expect(await search(leader, "KLE-2025")).toEqual([]);
});

test("another's draft and close-hold records are not found, nor is what lies out of scope", async () => {
  expect((await search(officer, "submarine")).sort()).toEqual([
    "Dinner",
    "Meetings on submarine rescue",
    "Submarine close hold",
    "Submarine draft",
  ]);
  expect(await search(elsewhere, "submarine")).toEqual([]);
});

test("hits are marked in title and text", async () => {
  const hits = await withViewer(leader, async (db) =>
    searchEngagements(db, leader, await readTyped(db, "submarine rescue"), 20),
  );
  expect(hits[0]?.titleSegments).toEqual([
    { text: "Meetings on ", hit: false },
    { text: "submarine", hit: true },
    { text: " ", hit: false },
    { text: "rescue", hit: true },
  ]);
  const dinner = hits.find(({ title }) => title === "Dinner");
  expect(dinner?.snippet.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["submarine", "rescue"]);
});

test("what was said, given and delivered is found and marked, and by its new words once it changes", async () => {
  const sourceKey = "test:words";
  const write = (row: Partial<PreparedEngagement>) =>
    withViewer(setUp, (db) =>
      writeEngagements(db, setUp, [{ ...base, title: "Luncheon", sourceKey, ...row, sourceHash: newId() }]),
    );
  await write({
    points: [
      { kind: "TOPIC", side: "OWN", text: "Icebreaking" },
      { kind: "ASK", side: "PARTNER", text: "Wants two hovercraft" },
    ],
    gifts: [{ direction: "RECEIVED", description: "A brass sextant", registryNumber: "G-77001" }],
    deliverables: [{ kind: "Communiqué", title: "Statement on lighthouses" }],
    pressLine: "Friendship deepened.",
    atmospherics: "NEGATIVE",
    atmosphericsReason: "They were offended by the seating.",
  });
  for (const [typed, word] of [
    ["icebreaking", "Icebreaking"],
    ["hovercraft", "hovercraft"],
    ["sextants", "sextant"],
    ["G-77001", "-77001"],
    ["lighthouse", "lighthouses"],
    ["communiqué", "Communiqué"],
    ["friendship deep", "Friendship"],
    ["offended", "offended"],
  ] as const) {
    const hits = await withViewer(officer, async (db) =>
      searchEngagements(db, officer, await readTyped(db, typed), 5),
    );
    expect(
      hits.map(({ title }) => title),
      typed,
    ).toEqual(["Luncheon"]);
    expect(
      hits[0]?.snippet.flatMap(({ text, hit }) => (hit ? [text] : [])),
      typed,
    ).toContain(word);
    expect(await search(elsewhere, typed), typed).toEqual([]);
  }
  await write({ points: [{ kind: "TOPIC", side: "OWN", text: "Wreck removal" }] });
  expect(await search(officer, "wrecks")).toEqual(["Luncheon"]);
  for (const gone of ["icebreaking", "sextant", "lighthouse", "friendship", "offended"])
    expect(await search(officer, gone), gone).toEqual([]);
});

test("what was said weighs as much as purpose and outcome, what was given less", async () => {
  const points = [{ kind: "KEY_POINT", side: "OWN", text: "Gyrocompass" }] as const;
  const gifts = [{ direction: "GIVEN", description: "Gyrocompass" }] as const;
  const titled = (title: string, startsOn: string) => ({ ...base, title, startsOn });
  await withViewer(setUp, (db) =>
    writeEngagements(db, setUp, [
      { ...titled("Gift", "2026-04-03"), gifts },
      { ...titled("Talk", "2026-04-02"), points },
      titled("Gyrocompass", "2026-04-01"),
    ]),
  );
  expect(await search(leader, "gyrocompass")).toEqual(["Gyrocompass", "Talk", "Gift"]);
});

test("the objectives of more than 2,000 are not counted, and everything else of them is", async () => {
  const [objective] = await asOwner<{ id: string; code: string }>("select id, code from objective limit 1");
  const trials = (count: number): PreparedEngagement[] =>
    Array.from({ length: count }, () => ({ ...base, title: "Trial", objectiveIds: [objective?.id ?? ""] }));
  const counted = async (facet: FacetCount["facet"]) => {
    const counts = await withViewer(leader, async (db) =>
      countFacets(db, leader, await readTyped(db, "trial")),
    );
    return counts.filter((one) => one.facet === facet).map(({ value, count }) => [value, count]);
  };
  await withViewer(setUp, (db) => writeEngagements(db, setUp, trials(2_000)));
  expect(await counted("objective")).toEqual([[objective?.code, 2_000]]);
  await withViewer(setUp, (db) => writeEngagements(db, setUp, trials(1)));
  expect(await counted("objective")).toEqual([]);
  expect(await counted("country")).toEqual([["JPN", 2_001]]);
});

test("any text is a search, and its list and its count never fail", async () => {
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    anyText(30),
    fc.constantFrom(
      "",
      '"',
      "-",
      "!!",
      "a & | b",
      "':*",
      "%_\\",
      "\0",
      "the",
      "-the",
      "'; select 1",
      "KLE-2026-%",
    ),
  );
  await fc.assert(
    fc.asyncProperty(text, async (typed) => {
      const q = typed.replaceAll("\0", " ").trim();
      const hits = await withViewer(leader, async (db) =>
        searchEngagements(db, leader, await readTyped(db, q), 5),
      );
      const total = await withViewer(leader, (db) =>
        countEngagements(db, leader, { ...NO_FILTERS, q: q || null }),
      );
      expect(hits.length).toBe(q ? Math.min(5, total) : 0);
    }),
    { numRuns: 60 },
  );
});
