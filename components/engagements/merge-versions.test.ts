import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Version } from "@/components/ui/three-versions";
import { emptyRow, type FormValues, type PersonRow, readValues } from "./form-values";
import { type Merged, mergeVersions } from "./merge-versions";

type Said = Parameters<typeof readValues>[0];

function merge(base: Said, saved: Said, typed: Said, choice: Version = "typed"): Merged {
  const three = { base: readValues(base), saved: readValues(saved), typed: readValues(typed) };
  return mergeVersions(three, () => choice);
}

const person = (name: string, said: Partial<PersonRow> = {}): PersonRow => ({
  ...emptyRow("attendance"),
  name,
  ...said,
});
const names = ({ values }: Merged) => values.attendance.map(({ name }) => name);

describe("mergeVersions of a field", () => {
  it("takes what only one of them changed, and says from whom", () => {
    const merged = merge(
      { title: "A", purpose: "B" },
      { title: "A2", purpose: "B" },
      { title: "A", purpose: "B2" },
    );
    expect(merged.values).toMatchObject({ title: "A2", purpose: "B2" });
    expect(merged.conflicts).toEqual([]);
    expect(merged.taken).toEqual([
      { from: "saved", field: "title", what: "changed", value: "A2" },
      { from: "typed", field: "purpose", what: "changed", value: "B2" },
    ]);
  });

  it("asks about what both changed, unless to the same", () => {
    const merged = merge({ title: "A" }, { title: "A2" }, { title: "A3" }, "saved");
    expect(merged.conflicts).toMatchObject([{ field: "title", base: "A", saved: "A2", typed: "A3" }]);
    expect(merged.values.title).toBe("A2");
    expect(merge({ title: "A" }, { title: "A2" }, { title: "A2" })).toMatchObject({
      conflicts: [],
      taken: [],
    });
  });

  it("keeps of things to choose what either added and drops what either took out", () => {
    const merged = merge({ tags: ["a", "b", "c"] }, { tags: ["a", "c", "d"] }, { tags: ["e", "b", "c"] });
    expect(merged.values.tags).toEqual(["c", "d", "e"]);
    expect(merged.taken.map(({ from, what, value }) => [from, what, value])).toEqual([
      ["saved", "added", ["d"]],
      ["saved", "removed", ["b"]],
      ["typed", "added", ["e"]],
      ["typed", "removed", ["a"]],
    ]);
  });
});

describe("mergeVersions of a list", () => {
  const mori = person("Mori", { id: "1", personId: "p1" });
  const sato = person("Sato", { id: "2", personId: "p2" });

  it("keeps the people that either added", () => {
    const merged = merge(
      { attendance: [mori] },
      { attendance: [mori, sato] },
      { attendance: [mori, person("Abe", { personId: "p3" })] },
    );
    expect(names(merged)).toEqual(["Mori", "Sato", "Abe"]);
    expect(merged.conflicts).toEqual([]);
  });

  it("makes one of somebody whom both added, and asks only about what they say differently", () => {
    const merged = merge(
      { attendance: [mori] },
      { attendance: [mori, { ...sato, position: "J5" }] },
      { attendance: [mori, { ...sato, id: "", position: "J3", rankText: "Colonel" }] },
    );
    expect(names(merged)).toEqual(["Mori", "Sato"]);
    expect(merged.values.attendance[1]).toMatchObject({ id: "2", position: "J3", rankText: "Colonel" });
    expect(merged.conflicts).toMatchObject([
      { field: "attendance", part: "position", saved: [{ position: "J5" }], typed: [{ position: "J3" }] },
    ]);
  });

  it("leaves a side one principal when both added one", () => {
    const [abe, ono] = ["Abe", "Ono"].map((name) => person(name, { role: "PRINCIPAL" }));
    const merged = merge({}, { attendance: [{ ...abe, id: "3" }] }, { attendance: [ono] });
    expect(merged.values.attendance.map(({ name, role }) => [name, role])).toEqual([
      ["Abe", "PRINCIPAL"],
      ["Ono", "PLUS_ONE"],
    ]);
  });

  it("makes one of a name that became a person on record when it was saved", () => {
    const saved = { ...sato, name: "Sato, Emi", rankCode: "OF-5" };
    const merged = merge({}, { attendance: [saved] }, { attendance: [person("Emi  Sato")] });
    expect(merged.values.attendance).toEqual([saved]);
    expect(merged.conflicts).toEqual([]);
  });

  it("holds two people of one name apart", () => {
    const merged = merge({}, { attendance: [sato] }, { attendance: [person("Sato", { personId: "p9" })] });
    expect(names(merged)).toEqual(["Sato", "Sato"]);
  });

  it("lets go of a row that one took out and the other left alone", () => {
    expect(
      names(merge({ attendance: [mori, sato] }, { attendance: [mori] }, { attendance: [mori, sato] })),
    ).toEqual(["Mori"]);
    expect(
      names(merge({ attendance: [mori, sato] }, { attendance: [mori, sato] }, { attendance: [sato] })),
    ).toEqual(["Sato"]);
  });

  it("asks about a row that one took out and the other changed; kept, it is a new one", () => {
    const three = [
      { attendance: [mori, sato] },
      { attendance: [mori] },
      { attendance: [mori, { ...sato, position: "J5" }] },
    ] as const;
    const kept = merge(...three);
    expect(kept.values.attendance[1]).toMatchObject({ name: "Sato", position: "J5", id: "" });
    expect(kept.conflicts).toMatchObject([{ field: "attendance", part: null, saved: [] }]);
    expect(names(merge(...three, "saved"))).toEqual(["Mori"]);
  });

  it("joins what two changed in one row, and keeps what says one thing together", () => {
    const promise = { ...emptyRow("commitments"), id: "c", text: "Send it", version: "1" };
    const merged = merge(
      { commitments: [promise] },
      {
        commitments: [
          { ...promise, version: "2", dueOn: "2026-12-01", ownerName: "Okafor", ownerUserId: "u1" },
        ],
      },
      { commitments: [{ ...promise, text: "Send the draft", ownerName: "Sato", ownerPersonId: "p2" }] },
    );
    expect(merged.values.commitments).toEqual([
      {
        ...promise,
        version: "2",
        text: "Send the draft",
        dueOn: "2026-12-01",
        ownerName: "Sato",
        ownerPersonId: "p2",
      },
    ]);
    expect(merged.conflicts.map(({ part }) => part)).toEqual(["ownerName"]);
  });

  it("knows its own rows again when the answer to a save was lost", () => {
    const point = { ...emptyRow("points"), text: "Fuel" };
    const merged = merge({}, { points: [{ ...point, id: "7" }] }, { points: [point] });
    expect(merged).toMatchObject({ values: { points: [{ id: "7" }] }, conflicts: [], taken: [] });
  });

  it("follows a row without an id through a change", () => {
    const leg = (arrivesIn: string, more = {}) => ({
      departsFrom: "Tokyo",
      departsOn: "2026-12-01",
      arrivesIn,
      ...more,
    });
    const merged = merge(
      { sets: { visit: { legs: [leg("Kure"), leg("Sasebo")] } } },
      { sets: { visit: { legs: [leg("Kure", { carrier: "NH 1" }), leg("Sasebo"), { arrivesIn: "Naha" }] } } },
      { sets: { visit: { legs: [leg("Kure", { mode: "AIR" }), leg("Maizuru")] } } },
    );
    expect(merged.values["sets.visit.legs"]).toMatchObject([
      { arrivesIn: "Kure", carrier: "NH 1", mode: "AIR" },
      { arrivesIn: "Maizuru" },
      { arrivesIn: "Naha" },
    ]);
    expect(merged.conflicts).toEqual([]);
  });

  it("puts a row where whoever added it put it, and follows whoever moved rows", () => {
    const [a, b, c] = ["a", "b", "c"].map((text) => ({ ...emptyRow("points"), id: text, text }));
    const texts = (saved: unknown[], typed: unknown[]) =>
      merge({ points: [a, b] }, { points: saved }, { points: typed }).values.points.map(({ text }) => text);
    expect(texts([a, c, b], [a, b])).toEqual(["a", "c", "b"]);
    expect(texts([a, b], [{ ...c, id: "" }, a, b])).toEqual(["c", "a", "b"]);
    expect(texts([a, b, c], [b, a])).toEqual(["b", "a", "c"]);
    expect(texts([b, a], [a, b])).toEqual(["b", "a"]);
  });

  it("asks who the main partner is when both put another country first", () => {
    const [jpn, kor, aus] = ["JPN", "KOR", "AUS"].map((code) => ({ code, role: "PARTICIPANT" }));
    const three = [{ countries: [jpn] }, { countries: [kor, jpn] }, { countries: [aus, jpn] }] as const;
    const codes = ({ values }: Merged) => values.countries.map(({ code }) => code);
    expect(merge(...three).conflicts).toMatchObject([{ field: "countries", part: "mainPartner" }]);
    expect(codes(merge(...three))).toEqual(["AUS", "KOR", "JPN"]);
    expect(codes(merge(...three, "saved"))).toEqual(["KOR", "AUS", "JPN"]);
    expect(merge({ countries: [jpn] }, { countries: [kor, jpn] }, { countries: [jpn, aus] })).toMatchObject({
      values: { countries: [kor, jpn, aus] },
      conflicts: [],
    });
  });

  it("gives up nothing where nobody knows what both began with", () => {
    const merged = merge(
      {},
      { title: "A", attendance: [mori] },
      { title: "B", attendance: [{ ...sato, id: "gone" }] },
    );
    expect(names(merged)).toEqual(["Mori", "Sato"]);
    expect(merged.values.attendance[1]?.id).toBe("");
    expect(merged.conflicts.map(({ field }) => field)).toEqual(["title"]);
  });
});

describe("mergeVersions, whatever two people do", () => {
  const row = (nth: number, side: string) => ({
    ...emptyRow("points"),
    id: side === "base" ? `${nth}` : "",
    text: `${side} ${nth}`,
  });
  /** What somebody does to each of five rows, and how many they add. */
  const work = fc.record({
    kept: fc.array(fc.constantFrom("leave", "change", "remove"), { minLength: 5, maxLength: 5 }),
    more: fc.nat(3),
  });
  const base = [0, 1, 2, 3, 4].map((nth) => row(nth, "base"));
  const done = (side: Version, { kept, more }: { kept: string[]; more: number }) => [
    ...base.flatMap((one, nth) =>
      kept[nth] === "remove"
        ? []
        : [kept[nth] === "change" ? { ...one, kind: side === "saved" ? "ASK" : "KEY_POINT" } : one],
    ),
    ...Array.from({ length: more }, (_, nth) => ({
      ...row(nth, side),
      id: side === "saved" ? `new ${nth}` : "",
    })),
  ];
  const three = (saved: unknown[], typed: unknown[]) =>
    merge({ points: base }, { points: saved }, { points: typed });
  const told = ({ values }: Merged) =>
    values.points.map(({ id: _, ...said }) => JSON.stringify(said)).toSorted();

  it("loses no row that either added and none that neither touched", () => {
    fc.assert(
      fc.property(work, work, (mine, theirs) => {
        const [saved, typed] = [done("saved", theirs), done("typed", mine)];
        const texts = three(saved, typed).values.points.map(({ text }) => text);
        const added = [...saved, ...typed].map(({ text }) => text).filter((text) => !text.startsWith("base"));
        const untouched = base.filter((_, nth) => mine.kept[nth] === "leave" && theirs.kept[nth] === "leave");
        expect(texts).toEqual(expect.arrayContaining([...added, ...untouched.map(({ text }) => text)]));
        expect(new Set(texts).size).toBe(texts.length);
      }),
    );
  });

  it("comes to the same from either side where nothing conflicts", () => {
    fc.assert(
      fc.property(work, work, (mine, theirs) => {
        const [one, other] = [done("saved", theirs), done("typed", mine)];
        const merged = three(one, other);
        const isConflict = mine.kept.some(
          (what, nth) => what !== "leave" && theirs.kept[nth] !== "leave" && what !== theirs.kept[nth],
        );
        const isSame = mine.kept.some((what, nth) => what === "change" && theirs.kept[nth] === "change");
        expect(merged.conflicts.length > 0).toBe(isConflict || isSame);
        if (merged.conflicts.length === 0) expect(told(three(other, one))).toEqual(told(merged));
      }),
    );
  });

  it("is what one of them made of it when the other did nothing", () => {
    fc.assert(
      fc.property(work, (theirs) => {
        const saved = done("saved", theirs);
        const values = readValues({ points: saved });
        expect(three(saved, base).values).toEqual(values);
        expect(told(three(base, saved))).toEqual(told({ values } as Merged));
      }),
    );
  });

  it("keeps each text that one alone changed", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (title, purpose) => {
        const start: FormValues = readValues({ title: "t", purpose: "p" });
        const merged = mergeVersions(
          { base: start, saved: { ...start, title }, typed: { ...start, purpose } },
          () => "typed",
        );
        expect(merged.values).toMatchObject({ title, purpose });
        expect(merged.conflicts).toEqual([]);
      }),
    );
  });
});
