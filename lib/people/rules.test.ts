import { expect, test } from "vitest";
import { listedName, namesNobody, splitName } from "./rules";

test.each([
  ["Mori, Kenji", { familyName: "Mori", givenName: "Kenji" }],
  ["Kenji Mori", { familyName: "Mori", givenName: "Kenji" }],
  ["  Ana  María   Reyes ", { familyName: "Reyes", givenName: "Ana María" }],
  ["Suharto", { familyName: "Suharto", givenName: "" }],
  ["van der Berg, Piet", { familyName: "van der Berg", givenName: "Piet" }],
  ["Piet van der Berg", { familyName: "van der Berg", givenName: "Piet" }],
  ["Luiz Inácio Lula da Silva", { familyName: "da Silva", givenName: "Luiz Inácio Lula" }],
  ["Mohammed bin Salman", { familyName: "bin Salman", givenName: "Mohammed" }],
  ["To Lam", { familyName: "Lam", givenName: "To" }],
  ["Abdullah II", { familyName: "Abdullah II", givenName: "" }],
  ["Vi", { familyName: "Vi", givenName: "" }],
])("%s", (text, name) => {
  expect(splitName(text)).toEqual(name);
  expect(splitName(listedName(name))).toEqual(name);
});

test.each([
  ["Xi Jinping", "CHN", { familyName: "Xi", givenName: "Jinping" }],
  ["Cho Tae-yul", "KOR", { familyName: "Cho", givenName: "Tae-yul" }],
  ["Pham Minh Chinh", "VNM", { familyName: "Pham", givenName: "Minh Chinh" }],
  ["Xi, Jinping", "CHN", { familyName: "Xi", givenName: "Jinping" }],
  ["Kenji Mori", "JPN", { familyName: "Mori", givenName: "Kenji" }],
])("%s of %s", (text, nationality, name) => {
  expect(splitName(text, nationality)).toEqual(name);
});

test("words that say that no name is known are no name", () => {
  const words = ["Not known", "unknown", " Unnamed. ", "name not recorded", "N/A", "TBD", "nobody", "?", "–"];
  expect(words.filter((word) => !namesNobody(word))).toEqual([]);
  const names = ["Na", "Knut Unger", "Noa Body", "Notker", "Tbilisi", "Unknown Soldier", ""];
  expect(names.filter(namesNobody)).toEqual([]);
});
