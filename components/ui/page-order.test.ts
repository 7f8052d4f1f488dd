import { expect, test } from "vitest";
import { inPageOrder, isChangeOf } from "./page-order";

const controls = [
  { id: "field-type", name: "type" },
  { id: "field-countries", name: "" },
  { id: "", name: "countries.0.code" },
  { id: "field-startsOn", name: "startsOn" },
  { id: "field-commitments-0-ownerName", name: "" },
  { id: "field-objectives", name: "" },
];
const order = (...paths: string[]) =>
  Object.keys(inPageOrder(Object.fromEntries(paths.map((path) => [path, ["wrong"]])), controls));

test("problems are told as their fields stand on the page", () => {
  expect(order("objectives", "commitments.0.ownerName", "startsOn", "type")).toEqual([
    "type",
    "startsOn",
    "commitments.0.ownerName",
    "objectives",
  ]);
});

test("a row is found by its hidden field, an entry of a list by its list", () => {
  expect(order("startsOn", "countries.0.code")).toEqual(["countries.0.code", "startsOn"]);
  expect(order("objectives.2", "type")).toEqual(["type", "objectives.2"]);
});

test("what is wrong with the whole form goes first", () => {
  expect(order("startsOn", "form", "type", "elsewhere")).toEqual(["form", "elsewhere", "type", "startsOn"]);
});

test.each<[string, { id?: string; name?: string }, string, boolean]>([
  ["its own field", { id: "field-title", name: "title" }, "title", true],
  ["another field", { id: "field-purpose", name: "purpose" }, "title", false],
  ["a field whose name begins alike", { name: "titles" }, "title", false],
  ["a picker, which has no name", { id: "field-objectives" }, "objectives", true],
  ["any choice of a group", { id: "field-domains-2", name: "domains[]" }, "domains", true],
  ["the list of an entry", { id: "field-domains", name: "domains[]" }, "domains.3", true],
  ["a row of a list", { name: "attendance.1.role" }, "attendance", true],
  ["another row", { name: "attendance.1.role" }, "attendance.2.role", false],
  ["a row with more digits", { name: "attendance.10.role" }, "attendance.1", false],
])("what is wrong with a field is settled by a change of %s: %o", (_, { id = "", name = "" }, path, is) => {
  expect(isChangeOf({ id, name }, path)).toBe(is);
});
