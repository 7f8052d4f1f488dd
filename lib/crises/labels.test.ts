import { expect, it } from "vitest";
import { minutesInWords } from "./labels";

it("tells a latency in its two largest units", () => {
  expect(minutesInWords(692)).toBe("11 h 32 min");
  expect(minutesInWords(40)).toBe("40 min");
  expect(minutesInWords(1440 * 3 + 125)).toBe("3 d 2 h");
  expect(minutesInWords(0)).toBe("less than a minute");
  expect(minutesInWords(-5)).toBe("5 min before");
});
