import { expect, test } from "vitest";
import { isTagKey, tagKey, tagOfKey } from "./tag-keys";
import { TAG_SCHEMES } from "./tag-schemes";

test("every shipped tag has a key that is told from its codes and read back", () => {
  for (const { code: scheme, tags } of TAG_SCHEMES)
    for (const { code } of tags) {
      const key = tagKey({ scheme, code });
      expect(isTagKey(key), key).toBe(true);
      expect(tagOfKey(key)).toEqual({ scheme, code });
    }
});

test.each([
  "",
  "NDU",
  "NDU.",
  ".EXERCISE",
  "NDU.EXERCISE.TWO",
  "ndu.exercise",
  "NDU EXERCISE",
  `NDU.${"A".repeat(61)}`,
])("%o is no key of a tag", (text) => {
  expect(isTagKey(text)).toBe(false);
});
