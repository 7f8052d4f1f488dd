import fc from "fast-check";
import { expect, test } from "vitest";
import { type Item, readinessOf, SECTIONS, type Signature, signedOf } from "./rules";

const item = (id: string, version = "1"): Item => ({ section: "PROMISES", id, version });
const signature = (id: string, version = "1"): Signature => ({
  ...item(id, version),
  by: "Rowan Castlebury",
  at: new Date(0),
});

test("an item is signed in the state it has, and asks again once it is in another", () => {
  expect(signedOf(item("a"), [])).toEqual({ signature: null, isChanged: false });
  expect(signedOf(item("a"), [signature("a")])).toMatchObject({ isChanged: false });
  expect(signedOf(item("a", "2"), [signature("a")])).toMatchObject({ isChanged: true });
  expect(signedOf(item("a", "2"), [signature("a"), signature("a", "2")])).toMatchObject({ isChanged: false });
  expect(signedOf({ ...item("a"), section: "REPORTS" }, [signature("a")]).signature).toBeNull();
});

test.each([
  ["nothing done", [], 4, 0, 0],
  ["three of five sections ready, nobody to sign", SECTIONS.slice(0, 3), 4, 0, 30],
  ["all prepared", SECTIONS, 4, 0, 50],
  ["all prepared and half signed", SECTIONS, 4, 2, 75],
  ["all but one of many", SECTIONS, 300, 299, 99],
  ["all of it", SECTIONS, 3, 3, 100],
  ["nothing to sign for, not all ready", SECTIONS.slice(0, 4), 0, 0, 40],
  ["nothing to sign for, all ready", SECTIONS, 0, 0, 100],
] as const)("readiness: %s", (_, ready, items, signed, percent) => {
  const all = Array.from({ length: items }, (__, index) => item(String(index)));
  const signatures = all.slice(0, signed).map(({ id }) => signature(id));
  expect(readinessOf(ready, all, signatures).percent).toBe(percent);
});

test("readiness is 100 exactly when all sections are ready and all items signed, and never beyond", () => {
  fc.assert(
    fc.property(
      fc.subarray([...SECTIONS]),
      fc.array(fc.boolean(), { maxLength: 400 }),
      (ready, signedItems) => {
        const items = signedItems.map((_, index) => item(String(index)));
        const signatures = items.filter((_, index) => signedItems[index]).map(({ id }) => signature(id));
        const { percent } = readinessOf(ready, items, signatures);
        expect(Number.isInteger(percent) && percent >= 0 && percent <= 100).toBe(true);
        expect(percent === 100).toBe(ready.length === SECTIONS.length && signatures.length === items.length);
      },
    ),
  );
});
