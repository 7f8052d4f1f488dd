import { expect, test } from "vitest";
import { outcomeWords, type PromiseFacts } from "./labels";

const open: PromiseFacts = { state: "OPEN", dueOn: "2026-04-03", ownerName: "Mori, Kenji", closedOn: null };
const done: PromiseFacts = { ...open, state: "DONE", closedOn: "2026-03-30" };

test.each<[string, PromiseFacts, PromiseFacts, string]>([
  ["kept", open, done, "Closed as done on Monday 30 March 2026. It now stands among the closed commitments."],
  [
    "overtaken",
    open,
    { ...open, state: "OVERTAKEN", closedOn: "2026-03-31" },
    "Closed as overtaken by events on Tuesday 31 March 2026. It now stands among the closed commitments.",
  ],
  ["reopened", done, open, "Open again, due Friday 3 April 2026. It now stands among the open commitments."],
  [
    "put off",
    open,
    { ...open, dueOn: "2026-05-08" },
    "Saved. Now due Friday 8 May 2026 instead of Friday 3 April 2026.",
  ],
  [
    "without a day",
    open,
    { ...open, dueOn: null },
    "Saved. Now without a due date instead of Friday 3 April 2026.",
  ],
  [
    "given a first day, an owner and begun",
    { ...open, dueOn: null, ownerName: null },
    { ...open, state: "IN_WORK" },
    "Saved. Now due Friday 3 April 2026. Its owner is now Mori, Kenji. It is in work now.",
  ],
  [
    "owner taken off, work stopped",
    { ...open, state: "IN_WORK" },
    { ...open, ownerName: null },
    "Saved. Nobody is named as its owner now. It is open now, no longer in work.",
  ],
])("what became of a promise is said: %s", (_, before, after, words) => {
  expect(outcomeWords(before, after)).toBe(words);
});
