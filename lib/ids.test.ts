import { afterEach, expect, test, vi } from "vitest";
import { isId, newId } from "./ids";

afterEach(() => {
  vi.useRealTimers();
});

test("each id is greater than the one before, also within a millisecond and when the clock goes back", () => {
  vi.useFakeTimers({ now: Date.UTC(2034, 0, 1) });
  const ids = Array.from({ length: 10_000 }, newId);
  vi.setSystemTime(Date.UTC(2033, 0, 1));
  ids.push(newId());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test("an id is a UUID of version 7 that says when it was made", () => {
  const at = Date.UTC(2040, 5, 15);
  vi.useFakeTimers({ now: at });
  const id = newId();
  expect(isId(id)).toBe(true);
  expect(id[14]).toBe("7");
  expect("89ab").toContain(id[19]);
  expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(at);
});
