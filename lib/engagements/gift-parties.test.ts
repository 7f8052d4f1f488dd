import { expect, test } from "vitest";
import { attendeeNamed, giftPartyWords, partiesOfGift } from "./gift-parties";

const mori = {
  id: "mori",
  name: "Mori, Kenji",
  rankText: "Rear admiral",
  position: "Chief of staff",
  organisation: "Maritime Staff Office",
  nationality: "JPN",
};
const lane = {
  ...{ id: "lane", name: "Lane, Ada", rankText: null, position: null, organisation: null },
  nationality: null,
};
const unsaid = { giverName: null, giverId: null, recipientName: null, recipientId: null };

test.each<[string | null, string | null]>([
  ["Mori, Kenji", "mori"],
  ["  mori,  KENJI ", "mori"],
  ["Mori", null],
  ["", null],
  [null, null],
])("by the name %o %o is meant", (name, id) => {
  expect(attendeeNamed(name, [mori, lane])?.id ?? null).toBe(id);
});

test("of two of one name nobody is meant", () => {
  expect(attendeeNamed("Lane, Ada", [lane, { ...lane, id: "other" }])).toBeNull();
});

test.each([
  [unsaid, ""],
  [
    { ...unsaid, giverName: "Mori, Kenji", giverId: "mori" },
    "from Rear admiral Mori, Kenji (Chief of staff, Maritime Staff Office)",
  ],
  [
    { ...unsaid, giverName: "The mayor", recipientName: "Lane, Ada", recipientId: "lane" },
    "from The mayor to Lane, Ada",
  ],
  // Their place is another's to see, or is gone: the name stays.
  [{ ...unsaid, recipientName: "Mori, Kenji", recipientId: "gone" }, "to Mori, Kenji"],
])("%o is %s", (gift, words) => {
  expect(giftPartyWords(partiesOfGift(gift, [mori, lane]))).toBe(words);
});
