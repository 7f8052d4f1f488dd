import { expect, test } from "vitest";
import { MAX_ITEMS, readForm, UnreadableForm } from "./form-data";

function form(...pairs: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

test("dotted names nest and indexes make lists in their order", () => {
  expect(readForm(form(["title", "Talks"], ["people.10.name", "B"], ["people.2.name", "A"]))).toEqual({
    title: "Talks",
    people: [{ name: "A" }, { name: "B" }],
  });
});

test("names that end in [] gather every value, also a single one", () => {
  expect(readForm(form(["domains[]", "AIR"], ["domains[]", "LAND"], ["people.0.tags[]", "x"]))).toEqual({
    domains: ["AIR", "LAND"],
    people: [{ tags: ["x"] }],
  });
});

test("a forged name cannot reach the prototype", () => {
  readForm(form(["__proto__.polluted", "yes"], ["constructor.prototype.polluted", "yes"]));
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test("a list may have the 500 people of a meeting and who logs it, but not more than 1,000 items", () => {
  const list = (length: number) =>
    form(...Array.from({ length }, (_, i): [string, string] => [`people.${i}.name`, "x"]));
  expect(readForm(list(501)).people).toHaveLength(501);
  expect(readForm(list(MAX_ITEMS)).people).toHaveLength(1000);
  expect(() => readForm(list(MAX_ITEMS + 1))).toThrow(UnreadableForm);
});

test("a forged name that would nest without end is refused", () => {
  expect(() => readForm(form([`a${".a".repeat(100_000)}`, "x"]))).toThrow(UnreadableForm);
});
