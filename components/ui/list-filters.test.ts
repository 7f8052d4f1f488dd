import { expect, test } from "vitest";
import { activeOf, filtersOf, isInForce, restOf } from "./list-filters";

type Filters = {
  side: string[];
  due: string | null;
  isMine: boolean;
  serves: boolean | null;
  gift: string | null;
};

const NONE: Filters = { side: [], due: null, isMine: false, serves: null, gift: null };

const SIDES = [
  { value: "OWN", label: "Us" },
  { value: "PARTNER", label: "Them" },
];

function told(filters: Filters) {
  const tell = filtersOf(filters, NONE, (some) => JSON.stringify(some));
  return {
    side: tell("side", { label: "Side", options: SIDES }),
    due: tell("due", { label: "Due from", type: "date" }),
    isMine: tell("isMine", { label: "Whose", options: [{ value: "1", label: "Mine" }] }),
    serves: tell("serves", { label: "Serving", options: [{ value: "0", label: "No longer" }] }),
    gift: tell("gift", { label: "Gifts", words: () => "Given" }),
  };
}

test("nothing is in force when every filter is as it is when it is not set", () => {
  const all = told(NONE);
  expect(activeOf(all)).toEqual([]);
  expect(isInForce(...Object.values(all))).toBe(false);
  expect(Object.values(restOf(all)).flat()).toEqual([]);
});

test("each value in force is called by its words and has the address without it", () => {
  const filters = { side: ["OWN", "PARTNER"], due: "2026-04-03", isMine: true, serves: false, gift: "GIVEN" };
  const active = activeOf(told(filters));
  expect(active.map(({ label, value }) => `${label}: ${value}`)).toEqual([
    "Side: Us",
    "Side: Them",
    "Due from: 3 Apr 2026",
    "Whose: Mine",
    "Serving: No longer",
    "Gifts: Given",
  ]);
  expect(active.map(({ removeHref }) => JSON.parse(removeHref))).toEqual([
    { ...filters, side: ["PARTNER"] },
    { ...filters, side: ["OWN"] },
    { ...filters, due: null },
    { ...filters, isMine: false },
    { ...filters, serves: null },
    { ...filters, gift: null },
  ]);
});

test("a bar keeps what its fields do not hold: further values, and filters that have no field", () => {
  const all = told({ ...NONE, side: ["OWN", "PARTNER"], due: "2026-04-03", gift: "GIVEN" });
  expect(restOf(all)).toEqual({ side: ["PARTNER"], due: [], isMine: [], serves: [], gift: ["GIVEN"] });
});
