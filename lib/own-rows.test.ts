import { expect, test } from "vitest";
import { changedRows, ownChanges, sameIn } from "./own-rows";

const isSame = sameIn("who", "startsOn");
const row = (who: string, startsOn: string | null = null) => ({ who, startsOn });
const isOwn = ({ who }: { who: string }) => who === "me";

test("rows are the same by the fields that count, days by their moment and what is left out as nothing", () => {
  expect(isSame(row("a"), { who: "a" })).toBe(true);
  expect(isSame(row("a", "2026-01-01"), row("a"))).toBe(false);
  const day = () => new Date("2026-01-01");
  expect(sameIn("on")({ on: day() }, { on: day() })).toBe(true);
  expect(sameIn("on")({ on: day() }, { on: null })).toBe(false);
});

test("of one's own a row that is new, changed or gone is told", () => {
  const before = [row("me"), row("you")];
  expect(ownChanges({ before, after: before, isOwn, isSame })).toEqual({ places: [], isGone: false });
  expect(
    ownChanges({ before, after: [row("you", "2026-01-01"), row("me", "2026-01-01")], isOwn, isSame }),
  ).toEqual({
    places: [1],
    isGone: true,
  });
  expect(ownChanges({ before: [], after: [row("you"), row("me")], isOwn, isSame })).toEqual({
    places: [1],
    isGone: false,
  });
  expect(ownChanges({ before, after: [row("you")], isOwn, isSame })).toEqual({ places: [], isGone: true });
});

test("what stays as it is is not written again", () => {
  const [mine, yours] = [row("me"), row("you")];
  const changed = changedRows([mine, yours], [row("you", "2026-01-01"), row("me"), row("me")], isSame);
  expect(changed).toEqual({ kept: [mine], gone: [yours], added: [row("you", "2026-01-01"), row("me")] });
  expect(changed.kept[0]).toBe(mine);
});
