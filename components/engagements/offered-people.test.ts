import { expect, test } from "vitest";
import type { PersonOption } from "@/lib/engagements/views";
import { nearFirst } from "./offered-people";

function person(value: string, nationality: string, group: PersonOption["group"]): PersonOption {
  return {
    value,
    label: value,
    hint: nationality,
    name: value,
    nationality,
    group,
    ranks: [],
    career: [],
  };
}

const people = [
  person("Berg", "NOR", "Your counterparts"),
  person("Whitlock", "USA", "Recent"),
  person("Mori", "JPN", "Others"),
];
const offered = (countries: string[]) =>
  nearFirst(people, countries, "USA").map(({ value, group }) => [value, group]);

test("people of the chosen countries are offered first, then the own side, then the rest", () => {
  expect(offered(["JPN"])).toEqual([
    ["Mori", "Others"],
    ["Whitlock", "Own side"],
    ["Berg", "Other countries"],
  ]);
  expect(offered(["NOR", "JPN"]).map(([name]) => name)).toEqual(["Berg", "Mori", "Whitlock"]);
});

test("while no country is chosen nobody is moved", () => {
  expect(offered([])).toEqual(people.map(({ value, group }) => [value, group]));
});

test("who comes twice is offered once, where they come first", () => {
  const twice = nearFirst([person("Mori", "JPN", "Your counterparts"), ...people], ["JPN"], "USA");
  expect(twice.map(({ value, group }) => [value, group])).toEqual([
    ["Mori", "Your counterparts"],
    ["Whitlock", "Own side"],
    ["Berg", "Other countries"],
  ]);
});
