import { expect, it } from "vitest";
import { admiraltyWords } from "./labels";

it("says both halves of an Admiralty code", () => {
  expect(admiraltyWords("B", 2)).toBe("B2: usually reliable, probably true");
  expect(admiraltyWords("F", 6)).toBe("F6: reliability cannot be judged, truth cannot be judged");
});
