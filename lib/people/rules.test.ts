import { expect, test } from "vitest";
import { listedName, splitName } from "./rules";

test.each([
  ["Mori, Kenji", { familyName: "Mori", givenName: "Kenji" }],
  ["Kenji Mori", { familyName: "Mori", givenName: "Kenji" }],
  ["  Ana  María   Reyes ", { familyName: "Reyes", givenName: "Ana María" }],
  ["Suharto", { familyName: "Suharto", givenName: "" }],
  ["van der Berg, Piet", { familyName: "van der Berg", givenName: "Piet" }],
])("%s", (text, name) => {
  expect(splitName(text)).toEqual(name);
  expect(splitName(listedName(name))).toEqual(name);
});
