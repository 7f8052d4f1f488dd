import { expect, test } from "vitest";
import { textOfForm, textOfKept } from "./kept-text";

test("a form is read by the names of its fields, several values on lines, without its id", () => {
  const data = new FormData();
  for (const [name, value] of [
    ["draft.id", "3f1c"],
    ["bluf", " The pier is closed.\r\nTwo ships wait. "],
    ["entries[]", "one"],
    ["entries[]", "two"],
    ["isFinal", "on"],
  ] as const)
    data.append(name, value);
  data.append("file", new Blob(["x"]));
  expect(textOfForm(data, ["draft.id"])).toEqual({
    bluf: "The pier is closed.\nTwo ships wait.",
    entries: "one\ntwo",
    isFinal: "on",
    file: "",
  });
});

test("of what was kept only text comes into a form", () => {
  expect(textOfKept({ bluf: "Closed.", entries: ["one"], isFinal: true, nested: { bluf: "x" } })).toEqual({
    bluf: "Closed.",
  });
});
