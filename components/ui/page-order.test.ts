import { expect, test } from "vitest";
import { inPageOrder } from "./page-order";

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
