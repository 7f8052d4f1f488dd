import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  dropOldWords,
  dropWords,
  type KeptWords,
  keepFor,
  keepWords,
  listWords,
  MOST_KEPT,
  makeRoom,
  markReturn,
  newSlot,
  readWords,
  takeReturn,
  wayTo,
  wordsOfForm,
} from "./kept-words";

/** What a browser's storage does with names and texts; Node has none. */
class Shelf {
  readonly texts = new Map<string, string>();
  get length() {
    return this.texts.size;
  }
  key(nth: number) {
    return [...this.texts.keys()][nth] ?? null;
  }
  getItem(key: string) {
    return this.texts.get(key) ?? null;
  }
  setItem(key: string, text: string) {
    this.texts.set(key, text);
  }
  removeItem(key: string) {
    this.texts.delete(key);
  }
}

const NOW = new Date("2026-11-27T18:00:00Z");
const DAY_MS = 86_400_000;

const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS).toISOString();

const words = (keptAt = NOW.toISOString()): KeptWords => ({
  keptAt,
  id: "3f1c",
  version: 3,
  values: { text: "The pier is closed." },
  base: { text: "" },
  place: { field: "field-text", from: 3, to: 3, onScreen: 120 },
});

let shelf: Shelf;

beforeEach(() => {
  shelf = new Shelf();
  vi.stubGlobal("localStorage", shelf);
  vi.stubGlobal("sessionStorage", new Shelf());
});

afterEach(() => vi.unstubAllGlobals());

describe("kept words", () => {
  test("lie under a name for each person, form and record", () => {
    const [one, other] = [
      { id: "a", timeZone: "UTC" },
      { id: "b", timeZone: "Asia/Tokyo" },
    ];
    const keys = [
      keepFor(one, "sitrep", "x"),
      keepFor(other, "sitrep", "x"),
      keepFor(one, "log-entry", "x"),
      keepFor(one, "sitrep", "y"),
    ].map(({ key }) => key);
    expect(new Set(keys).size).toBe(4);
    expect(keepFor(other, "sitrep", "x").zone).toBe("Asia/Tokyo");
    // What devices have kept of engagements lies there.
    expect(keepFor(one, "engagement", "new").key).toBe("rapport.draft.engagement.a.new");
  });

  test("are read as they were kept, until they are dropped", () => {
    expect(readWords("rapport.draft.x")).toBeNull();
    expect(keepWords("rapport.draft.x", words())).toBe(true);
    expect(readWords("rapport.draft.x")).toEqual(words());
    dropWords("rapport.draft.x");
    expect(readWords("rapport.draft.x")).toBeNull();
  });

  test.each([
    ["no JSON", "{"],
    ["no object", '"words"'],
    ["no moment", JSON.stringify({ ...words(), keptAt: "yesterday" })],
    ["an id that is no text", JSON.stringify({ ...words(), id: 7 })],
    ["a version that is no number", JSON.stringify({ ...words(), version: "3" })],
    ["no values", JSON.stringify({ ...words(), values: null })],
  ])("that have %s are none", (_, text) => {
    shelf.setItem("rapport.draft.x", text);
    expect(readWords("rapport.draft.x")).toBeNull();
  });

  test("from before forms had an id are words all the same", () => {
    const { id: _, ...older } = words();
    shelf.setItem("rapport.draft.x", JSON.stringify(older));
    expect(readWords("rapport.draft.x")).toEqual({ ...words(), id: null });
  });

  test("are told to be refused where the browser keeps nothing, and nothing throws", () => {
    const refuse = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse, key: refuse });
    vi.stubGlobal("sessionStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(keepWords("rapport.draft.x", words())).toBe(false);
    expect(readWords("rapport.draft.x")).toBeNull();
    dropWords("rapport.draft.x");
    dropOldWords(NOW);
    markReturn("rapport.draft.x");
    expect(takeReturn("rapport.draft.x")).toBe(false);
  });
});

describe("the words of one form", () => {
  const key = "rapport.draft.engagement.a.new";
  const typed = (title: string, keptAt: string) => ({ ...words(keptAt), values: { title } });
  const titles = () => wordsOfForm(key).map(({ values }) => values.title);

  test("lie under a name for each visit, and none makes way for another", () => {
    for (const [nth, title] of ["AAA", "BBB", "CCC"].entries())
      keepWords(newSlot(key), typed(title, daysAgo(9 - nth)));
    expect(titles()).toEqual(["CCC", "BBB", "AAA"]);
    expect(makeRoom(key)).toEqual([]);
    expect(titles()).toEqual(["CCC", "BBB", "AAA"]);
  });

  test("are those that were kept before each visit had a name, too, and of no other form or record", () => {
    keepWords(key, typed("Older", daysAgo(1)));
    keepWords(`${key}.earlier`, typed("Oldest", daysAgo(2)));
    for (const other of ["engagement.a.new.x", "engagement.a.x", "engagement.b.new", "crisis.a.new"])
      keepWords(newSlot(`rapport.draft.${other}`), typed("Another", daysAgo(1)));
    expect(titles()).toEqual(["Older", "Oldest"]);
  });

  test("are ten at most: only beyond that the oldest makes way", () => {
    const days = Array.from({ length: MOST_KEPT - 1 }, (_, nth) => nth + 1);
    for (const day of days) keepWords(newSlot(key), typed(`of day ${day}`, daysAgo(day)));
    expect(makeRoom(key)).toEqual([]);
    keepWords(newSlot(key), typed("of today", daysAgo(0)));
    expect(makeRoom(key).map(({ values }) => values.title)).toEqual(["of day 9"]);
    expect(titles()).toEqual(["of today", ...days.slice(0, -1).map((day) => `of day ${day}`)]);
  });

  test("are each led to by an end of the address of its own", () => {
    expect(wayTo(`${key}~1a2b`)).toBe("#kept-words~1a2b");
    expect(wayTo(key)).toBe("#kept-words");
  });
});

describe("old words", () => {
  test("of more than 30 days are dropped, whoever wrote them; younger ones and what is not ours stay", () => {
    keepWords("rapport.draft.sitrep.a.x", words(daysAgo(31)));
    keepWords(newSlot("rapport.draft.sitrep.b.x"), words(daysAgo(31)));
    keepWords("rapport.draft.sitrep.a.y", words(daysAgo(29)));
    keepWords("rapport.draft.sitrep.a.z", words(daysAgo(-1)));
    keepWords("somebody.else", words(daysAgo(99)));
    shelf.setItem("rapport.draft.sitrep.a.broken", "{");
    dropOldWords(NOW);
    expect([...shelf.texts.keys()]).toEqual([
      "rapport.draft.sitrep.a.y",
      "rapport.draft.sitrep.a.z",
      "somebody.else",
    ]);
  });
});

describe("what a device keeps of one person", () => {
  const ann = { id: "0199a", timeZone: "UTC" };
  const key = (form: Parameters<typeof keepFor>[1], record: string) => keepFor(ann, form, record).key;
  const at = "/engagements/BILAT-2026-JPN-0042/edit";

  test("is listed with its form, when and where, the latest first", () => {
    keepWords(key("sitrep", "x.new"), { ...words(daysAgo(3)), at: "/crises/PIER/sitreps/new" });
    keepWords(key("engagement", "new-at-x"), { ...words(daysAgo(4)), at: "/engagements/new?margins=MULTI" });
    keepWords(key("engagement", "new"), { ...words(daysAgo(1)), at: "/engagements/new?type=BILAT" });
    keepWords(key("engagement", "BILAT-2026-JPN-0042"), { ...words(daysAgo(2)), at });
    expect(listWords(ann)).toEqual([
      {
        slot: key("engagement", "new"),
        form: "engagement",
        isNew: true,
        title: "",
        keptAt: daysAgo(1),
        at: "/engagements/new?type=BILAT",
      },
      {
        slot: key("engagement", "BILAT-2026-JPN-0042"),
        form: "engagement",
        isNew: false,
        title: "",
        keptAt: daysAgo(2),
        at,
      },
      {
        slot: key("sitrep", "x.new"),
        form: "sitrep",
        isNew: false,
        title: "",
        keptAt: daysAgo(3),
        at: "/crises/PIER/sitreps/new",
      },
      {
        slot: key("engagement", "new-at-x"),
        form: "engagement",
        isNew: true,
        title: "",
        keptAt: daysAgo(4),
        at: "/engagements/new?margins=MULTI",
      },
    ]);
    expect(wordsOfForm(key("engagement", "new")), "of a new one, no other's").toHaveLength(1);
  });

  test.each<[string, string, Parameters<typeof keepFor>[1], Record<string, unknown>]>([
    ["Talks on piers", "new", "engagement", { title: " Talks on piers ", marking: "UNCLASSIFIED" }],
    ["Talks on piers", "new", "crisis", { title: "Talks on piers", marking: "UNCLASSIFIED" }],
    ["", "new", "engagement", { title: "Talks on piers", marking: "CUI" }],
    ["", "new", "engagement", { title: "Talks on piers" }],
    ["", "new", "objective", { text: "Talks on piers", marking: "UNCLASSIFIED" }],
    ["", "BILAT-2026-JPN-0042", "engagement", { title: "Talks on piers", marking: "UNCLASSIFIED" }],
  ])("has of what was typed no more than “%s” of %s %s with %j", (title, record, form, values) => {
    keepWords(newSlot(key(form, record)), { ...words(), values });
    expect(listWords(ann).map((place) => place.title)).toEqual([title]);
  });

  test("is nothing of anybody else, whose id may begin alike, and nothing that cannot be read", () => {
    keepWords(keepFor({ id: "0199", timeZone: "UTC" }, "comment", "x").key, words());
    keepWords(keepFor({ id: "0199ab", timeZone: "UTC" }, "comment", "x").key, words());
    keepWords("somebody.else.0199a.x", words());
    shelf.setItem(key("comment", "y"), "{");
    expect(listWords(ann)).toEqual([]);
  });

  test("is of a form as often as it was typed into and left", () => {
    keepWords(`${key("comment", "x")}.earlier`, words(daysAgo(3)));
    keepWords(newSlot(key("comment", "x")), words(daysAgo(2)));
    keepWords(newSlot(key("comment", "x")), words(daysAgo(1)));
    expect(listWords(ann).map(({ keptAt }) => keptAt)).toEqual([daysAgo(1), daysAgo(2), daysAgo(3)]);
  });

  test.each([
    undefined,
    7,
    "https://elsewhere.example",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "javascript:x",
  ])("has no way to %s", (address) => {
    shelf.setItem(key("comment", "x"), JSON.stringify({ ...words(), at: address }));
    expect(listWords(ann).map((place) => place.at)).toEqual([null]);
  });
});

describe("the mark of a return", () => {
  test("is taken once, and by its own words", () => {
    markReturn("rapport.draft.x");
    expect(takeReturn("rapport.draft.y")).toBe(false);
    expect(takeReturn("rapport.draft.x")).toBe(true);
    expect(takeReturn("rapport.draft.x")).toBe(false);
  });
});
