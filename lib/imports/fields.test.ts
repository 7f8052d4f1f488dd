import { expect, test } from "vitest";
import { purposeAndNotes, readFields, shorten } from "./fields";

const reader = (value: string) => readFields(new Map([["field", value]]));

test.each([
  ["6/9/2021", "2021-06-09"],
  ["06/09/2021", "2021-06-09"],
  ["12/31/2019", "2019-12-31"],
])("a date with the month first: %s", (text, date) => {
  const read = reader(text);
  expect(read.usDate("field")).toBe(date);
  expect(read.problems).toEqual([]);
});

test.each([
  ["6/9/21", "field: “6/9/21” has a year of 2 digits; the century is not guessed, write four"],
  ["31/12/2019", "field: “31/12/2019” is not a day that exists"],
  ["2/30/2020", "field: “2/30/2020” is not a day that exists"],
  ["2020-01-02", "field: “2020-01-02” is not a date of the form 6/9/2021 (month first)"],
  ["soon", "field: “soon” is not a date of the form 6/9/2021 (month first)"],
  ["", "field: is empty"],
])("a date that is refused: %s", (text, problem) => {
  const read = reader(text);
  read.usDate("field");
  expect(read.problems).toEqual([problem]);
});

test("a year of two digits is refused in the other form too", () => {
  const read = reader("21-06-09");
  read.isoDate("field");
  expect(read.problems).toEqual([
    "field: “21-06-09” has a year of 2 digits; the century is not guessed, write four",
  ]);
});

test.each([
  ["$12,190", "12190.00"],
  ["$0", "0.00"],
  ["$1,204,330.50", "1204330.50"],
  ["", null],
])("money: %s", (text, amount) => {
  const read = reader(text);
  expect(read.dollars("field")).toBe(amount);
  expect(read.problems).toEqual([]);
});

test.each(["12,190", "$12,19", "€5", "$-5", "$1.5"])("no money: %s", (text) => {
  const read = reader(text);
  expect(read.dollars("field")).toBeNull();
  expect(read.problems).toHaveLength(1);
});

test("counts are whole numbers", () => {
  expect(reader("1,204").count("field")).toBe(1204);
  for (const text of ["1.5", "-1", "many", "1,2"]) {
    const read = reader(text);
    read.count("field");
    expect(read.problems).toHaveLength(1);
  }
});

test("a field of 100,000 characters is refused by its length, one with control characters by those", () => {
  const long = reader("x".repeat(100_000));
  long.text("field");
  expect(long.problems).toEqual(["field: has 100,000 characters; the most is 2,000."]);
  const control = reader("a\u0000b");
  control.text("field");
  expect(control.problems[0]).toContain("cannot be printed");
});

test("blanks are levelled and line breaks kept", () => {
  expect(reader("  DLIELC,  Lackland\u00a0AFB \r\n TX ").text("field")).toBe("DLIELC, Lackland AFB \n TX");
});

test("a text is cut at a word", () => {
  expect(shorten("Met with the Prime Minister", 20)).toBe("Met with the Prime…");
  expect(shorten("short", 20)).toBe("short");
});

test("a purpose of more than one sentence's length is kept whole in the notes", () => {
  const long = "Met with everyone. ".repeat(20).trim();
  const { purpose, notes } = purposeAndNotes(long, ["note"]);
  expect(purpose?.length).toBeLessThanOrEqual(250);
  expect(notes).toEqual([long, "note"]);
  expect(purposeAndNotes("Short.", [])).toEqual({ purpose: "Short.", notes: [] });
});
