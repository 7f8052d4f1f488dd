import { expect, test } from "vitest";
import { completed, PARTS, saysSomething } from "./sets";
import { columnsOfRows, factsOfRow, openWords, searchWords, setFieldLabel, wordsOfSets } from "./words";

const sets = completed({
  exchange: {
    topic: "Mine clearance",
    reciprocalDue: false,
    days: 3,
    taught: [{ side: "PARTNER", number: 0, band: "FIELD" }],
  },
  money: { lines: [{ authorityId: "item", planned: "1200.50", currency: "USD", fiscalYear: 2026 }] },
  agreement: { partyCodes: ["JPN", "USA"], signedOn: "2026-03-09" },
});
const words = { item: "IMET", JPN: "Japan" };

test("what is said is told in words, what is not known is left out", () => {
  expect(wordsOfSets(sets, words)).toEqual({
    "exchange.topic": "Mine clearance",
    "exchange.days": "3",
    "exchange.reciprocalDue": "No",
    "exchange.taught": ["Side: Partner · Grade band: Field grade · Number: 0"],
    "money.lines": ["Authority: IMET · Fiscal year: 2026 · Planned: 1,200.50 USD"],
    "agreement.partyCodes": "Japan, USA",
    "agreement.signedOn": "9 Mar 2026",
  });
});

test("a currency stands with its amounts, and alone where there is none", () => {
  const lines = PARTS.find(({ path }) => path === "money.lines");
  const told = (row: Record<string, string>) =>
    factsOfRow(lines?.fields ?? {}, row, {}).map(({ label, words: said }) => `${label} ${said}`);
  expect(told({ planned: "1.00", cost: "2.00", currency: "EUR" })).toEqual([
    "Planned 1.00 EUR",
    "Cost 2.00 EUR",
  ]);
  expect(told({ currency: "EUR" })).toEqual(["Currency EUR"]);
});

test("rows of a list become columns: a time with its day, nothing of what no row says", () => {
  const legs = PARTS.find(({ path }) => path === "visit.legs");
  const rows = [
    { departsOn: "2026-03-09", departsAt: "08:30", arrivesIn: "Yokosuka", arrivesCountry: "JPN" },
    { departsOn: null, departsAt: "17:00", arrivesIn: "Guam", arrivesCountry: null },
  ];
  expect(columnsOfRows(legs?.fields ?? {}, rows, words)).toEqual([
    { name: "departsOn", label: "Departs on", isNumber: false, cells: ["9 Mar 2026 08:30", "17:00"] },
    { name: "arrivesIn", label: "To", isNumber: false, cells: ["Yokosuka", "Guam"] },
    { name: "arrivesCountry", label: "Country", isNumber: false, cells: ["Japan", ""] },
  ]);
});

test("every time of the day in a list stands beside a day of its name", () => {
  for (const { list, fields } of PARTS.filter((part) => part.list !== null))
    for (const [name, { kind }] of Object.entries(fields))
      if (kind === "time") expect(fields[name.replace(/At$/, "On")]?.kind, `${list}.${name}`).toBe("day");
});

test("every field has a name by its path, and nothing else has", () => {
  for (const { path, list, fields } of PARTS)
    if (list === null)
      for (const name of Object.keys(fields))
        expect(setFieldLabel(`${path}.${name}`)).toBe(fields[name]?.label);
    else expect(setFieldLabel(path)).not.toBeNull();
  expect(setFieldLabel("title")).toBeNull();
  expect(setFieldLabel("exchange.nothing")).toBeNull();
});

test("what is not open to the reader is not told by its id", () => {
  const id = "0190a3f0-0000-7000-8000-000000000001";
  const fields = PARTS.find(({ path }) => path === "visit")?.fields ?? {};
  expect(factsOfRow(fields, { escortId: id }, {})).toEqual([]);
  expect(factsOfRow(fields, { escortId: id }, { [id]: "Riley" })).toMatchObject([{ words: "Riley" }]);
  expect([openWords(id), openWords("Tokyo")]).toEqual(["", "Tokyo"]);
});

test("search finds the texts and not the codes", () => {
  expect(searchWords(sets)).toBe("Mine clearance");
});

test("a set says something as soon as one of its lists does", () => {
  expect(saysSomething(sets, "money")).toBe(true);
  expect(saysSomething(sets, "visit")).toBe(false);
});
