import { expect, test } from "vitest";
import { emptyRow, type PersonRow } from "./form-values";
import { ledBySeniority, settledAfter } from "./principals";

const person = (rankText: string, role: string, more: Partial<PersonRow> = {}): PersonRow => ({
  ...emptyRow("attendance"),
  name: rankText,
  rankText,
  role,
  ...more,
});
const rolesOf = (rows: readonly PersonRow[]) => rows.map(({ role }) => role);

test.each<[string, PersonRow[], string[]]>([
  [
    "a lieutenant general who is named second leads a colonel",
    [person("Col", "PRINCIPAL"), person("Lt Gen", "PLUS_ONE")],
    ["PLUS_ONE", "PRINCIPAL"],
  ],
  [
    "of equals the first leads",
    [person("Col", "PRINCIPAL"), person("Col", "PLUS_ONE")],
    ["PRINCIPAL", "PLUS_ONE"],
  ],
  [
    "the service tells what a captain is",
    [
      person("Lt Col", "PRINCIPAL", { service: "ARMY" }),
      person("Captain", "PLUS_ONE", { service: "NAVY" }),
      person("Captain", "PLUS_ONE", { service: "ARMY" }),
    ],
    ["PLUS_ONE", "PRINCIPAL", "PLUS_ONE"],
  ],
  [
    "a grade that was given goes before the rank as it is printed",
    [person("Col", "PRINCIPAL"), person("General de brigada", "PLUS_ONE", { rankCode: "OF-6" })],
    ["PLUS_ONE", "PRINCIPAL"],
  ],
  [
    "who has no known grade neither takes the lead nor loses it",
    [person("Envoy", "PRINCIPAL"), person("Gen", "PLUS_ONE"), person("", "PLUS_ONE")],
    ["PRINCIPAL", "PLUS_ONE", "PLUS_ONE"],
  ],
  [
    "an interpreter leads nobody",
    [person("Maj", "PRINCIPAL"), person("Col", "INTERPRETER")],
    ["PRINCIPAL", "INTERPRETER"],
  ],
  [
    "each side is led by its own",
    [person("Col", "PRINCIPAL"), person("Lt Gen", "PRINCIPAL", { side: "OWN" })],
    ["PRINCIPAL", "PRINCIPAL"],
  ],
  [
    "a side that nobody leads yet, because its senior is not named, stays so",
    [person("Lt Col", "PLUS_ONE", { side: "OWN" })],
    ["PLUS_ONE"],
  ],
])("%s", (_, rows, roles) => {
  expect(rolesOf(ledBySeniority(rows, []))).toEqual(roles);
});

test("whom somebody chose stays, and the other side is led by grade all the same", () => {
  const rows = [
    person("Col", "PRINCIPAL"),
    person("Lt Gen", "PLUS_ONE"),
    person("Maj", "PRINCIPAL", { side: "OWN" }),
    person("Col", "PLUS_ONE", { side: "OWN" }),
  ];
  expect(rolesOf(ledBySeniority(rows, ["PARTNER"]))).toEqual([
    "PRINCIPAL",
    "PLUS_ONE",
    "PLUS_ONE",
    "PRINCIPAL",
  ]);
});

test.each([
  ["who becomes an interpreter leaves it open who leads", "PLUS_ONE", "INTERPRETER", []],
  ["who is made the principal was chosen", "PLUS_ONE", "PRINCIPAL", ["PARTNER"]],
  ["who is the principal no more was chosen against", "PRINCIPAL", "PLUS_ONE", ["PARTNER"]],
])("%s", (_, from, to, settled) => {
  expect(settledAfter([], person("Col", from), to)).toEqual(settled);
});

test("rows that stay as they are stay the same rows, so that nothing is drawn again", () => {
  const rows = [person("Gen", "PRINCIPAL"), person("Col", "PLUS_ONE")];
  expect(ledBySeniority(rows, [])).toEqual(rows);
  expect(ledBySeniority(rows, []).every((row, index) => row === rows[index])).toBe(true);
});
