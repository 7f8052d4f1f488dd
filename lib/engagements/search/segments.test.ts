import fc from "fast-check";
import { expect, test } from "vitest";
import { HIT_END, HIT_START, segmentsOf } from "./segments";

test("what stands between the marks is a hit", () => {
  expect(segmentsOf(`Talks on ${HIT_START}submarines${HIT_END} in ${HIT_START}Tokyo${HIT_END}`)).toEqual([
    { text: "Talks on ", hit: false },
    { text: "submarines", hit: true },
    { text: " in ", hit: false },
    { text: "Tokyo", hit: true },
  ]);
});

test("markup in a text stays text", () => {
  expect(segmentsOf(`<b>${HIT_START}x${HIT_END}</b>`).map(({ text }) => text)).toEqual(["<b>", "x", "</b>"]);
});

test("no text is lost, and no mark is left, however the marks stand", () => {
  const text = fc.array(fc.constantFrom("a", "<", " ", HIT_START, HIT_END), { maxLength: 30 });
  fc.assert(
    fc.property(text, (parts) => {
      const joined = segmentsOf(parts.join(""))
        .map((segment) => segment.text)
        .join("");
      expect(joined).toBe(parts.filter((part) => part !== HIT_START && part !== HIT_END).join(""));
    }),
  );
});
