import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FormText, isAlike, type MergedField, mergeFields, rowsIn, textIn, textOf } from "./merging";
import { mergeItems, type Version } from "./three-versions";

const FIELDS: readonly MergedField[] = [
  { names: ["family"], label: "Family name" },
  { names: ["nation"], label: "Nation", words: ({ nation }) => `The nation ${nation}` },
  { names: ["biography", "source"], label: "Biography" },
  { names: ["spellings"], label: "Spellings", isList: true },
];

const said = (values: FormText = {}) => textOf(values, FIELDS);
const merge = (base: FormText, saved: FormText, typed: FormText, choice: Version = "typed") =>
  mergeFields(FIELDS, { base: said(base), saved: said(saved), typed: said(typed) }, () => choice);

describe("isAlike", () => {
  it("takes what is missing for nothing, whichever of the two it is missing from", () => {
    expect(isAlike({ a: "1" }, { a: "1", b: "" })).toBe(true);
    expect(isAlike({ a: "1" }, { a: "1", b: "on" })).toBe(false);
    expect(isAlike({ a: "1", b: "on" }, { a: "1" })).toBe(false);
    expect(isAlike({ a: "1" }, { a: "2" })).toBe(false);
  });
});

describe("mergeFields", () => {
  it("takes what only one of them changed, and tells it in words", () => {
    const merged = merge(
      { family: "Mori", nation: "JPN" },
      { family: "Moore", nation: "JPN" },
      { family: "Mori", nation: "KOR" },
    );
    expect(merged.values).toMatchObject({ family: "Moore", nation: "KOR" });
    expect(merged.conflicts).toEqual([]);
    expect(merged.taken).toEqual([
      { from: "saved", label: "Family name", what: "changed", words: ["Moore"] },
      { from: "typed", label: "Nation", what: "changed", words: ["The nation KOR"] },
    ]);
  });

  it("asks about what both changed, with what both began with", () => {
    const three = [{ family: "" }, { family: "Mori" }, { family: "Sato" }] as const;
    expect(merge(...three).conflicts).toEqual([
      { key: "family", label: "Family name", words: { base: ["nothing"], saved: ["Mori"], typed: ["Sato"] } },
    ]);
    expect(merge(...three, "saved").values.family).toBe("Mori");
    expect(merge(...three).values.family).toBe("Sato");
  });

  it("keeps together what says one thing only together", () => {
    const merged = merge(
      { biography: "A", source: "a" },
      { biography: "B", source: "b" },
      { biography: "A", source: "c" },
      "saved",
    );
    expect(merged.conflicts.map(({ key }) => key)).toEqual(["biography"]);
    expect(merged.values).toMatchObject({ biography: "B", source: "b" });
  });

  it("decides each line of a list by whoever changed that", () => {
    const merged = merge({ spellings: "a\nb" }, { spellings: "b\nc" }, { spellings: "a\nb\nd" });
    expect(merged.values.spellings).toBe("b\nc\nd");
    expect(merged.taken.map(({ from, what, words }) => [from, what, words])).toEqual([
      ["saved", "added", ["c"]],
      ["saved", "removed", ["a"]],
      ["typed", "added", ["d"]],
    ]);
  });

  it("loses nothing that was typed unless the saved version is chosen, and comes to the same from either side", () => {
    const value = fc.constantFrom("", "a", "b", "c");
    const form = fc.record({ family: value, nation: value, biography: value, source: value });
    fc.assert(
      fc.property(form, form, form, (base, saved, typed) => {
        const merged = merge(base, saved, typed);
        const changed = Object.entries(typed).filter(
          ([name, now]) => now !== base[name as keyof typeof base],
        );
        for (const [name, now] of changed) expect(merged.values[name]).toBe(now);
        if (merged.conflicts.length === 0) expect(merge(base, typed, saved).values).toEqual(merged.values);
      }),
    );
  });
});

describe("mergeFields of a list whose order counts", () => {
  const topics = (base: string, saved: string, typed: string) =>
    merge({ spellings: base }, { spellings: saved }, { spellings: typed });

  it("keeps the order of whoever moved lines, and says so", () => {
    const merged = topics("a\nb\nc", "a\nb\nc", "c\na\nb");
    expect(merged.values.spellings).toBe("c\na\nb");
    expect(merged.taken).toEqual([
      { from: "typed", label: "Spellings", what: "changed", words: ["c", "a", "b"] },
    ]);
  });

  it("keeps what the other added when one moved lines", () => {
    expect(topics("a\nb\nc", "a\nb\nc\nd", "c\na\nb").values.spellings).toBe("c\na\nb\nd");
    expect(topics("a\nb\nc", "c\na\nb", "a\nb\nc\nd").values.spellings).toBe("c\na\nb\nd");
  });
});

describe("mergeFields of rows", () => {
  const ROWS: readonly MergedField[] = [
    {
      names: ["names"],
      label: "Former name",
      rows: {
        keys: ["id"],
        fields: [
          { names: ["name"], label: "Name" },
          { names: ["endsOn"], label: "Last day" },
        ],
        nameOf: ({ name = "" }) => name,
      },
    },
  ];
  type Row = { id: string; name: string; endsOn: string };
  const row = (id: string, name: string, endsOn = ""): Row => ({ id, name, endsOn });
  const mergeNames = (
    base: readonly Row[],
    saved: readonly Row[],
    typed: readonly Row[],
    choice: Version = "typed",
  ) => {
    const said = (names: readonly Row[]) => textOf({ names }, ROWS);
    const merged = mergeFields(
      ROWS,
      { base: said(base), saved: said(saved), typed: said(typed) },
      () => choice,
    );
    return { ...merged, rows: rowsIn(merged.values, "names") };
  };

  it("keeps what both added, and joins what both changed of one row in different places", () => {
    const navy = row("1", "Navy Office");
    const merged = mergeNames(
      [navy],
      [row("1", "Navy Bureau"), row("2", "Sea Desk")],
      [row("1", "Navy Office", "1999-12-31"), row("", "Harbour Desk")],
    );
    expect(merged.rows).toEqual([
      row("1", "Navy Bureau", "1999-12-31"),
      row("2", "Sea Desk"),
      row("", "Harbour Desk"),
    ]);
    expect(merged.conflicts).toEqual([]);
    expect(merged.taken).toContainEqual({
      from: "typed",
      label: "Former name",
      what: "added",
      words: ["Name: Harbour Desk"],
    });
  });

  it("asks about the field of a row that both changed", () => {
    const three = [[row("1", "A")], [row("1", "B")], [row("1", "C")]] as const;
    expect(mergeNames(...three).conflicts).toEqual([
      {
        key: "names 0 name",
        label: "Former name: B: Name",
        words: { base: ["A"], saved: ["B"], typed: ["C"] },
      },
    ]);
    expect(mergeNames(...three, "saved").rows).toEqual([row("1", "B")]);
    expect(mergeNames(...three).rows).toEqual([row("1", "C")]);
  });

  it("asks about a row that one took out and the other changed; what was typed comes back as a new row", () => {
    const three = [[row("1", "A")], [], [row("1", "B")]] as const;
    expect(mergeNames(...three).conflicts).toMatchObject([
      { label: "Former name: B", words: { saved: ["Taken out"], typed: ["Name: B"] } },
    ]);
    expect(mergeNames(...three).rows).toEqual([row("", "B")]);
    expect(mergeNames(...three, "saved").rows).toEqual([]);
    const other = [[row("1", "A")], [row("1", "B")], []] as const;
    expect(mergeNames(...other).rows).toEqual([]);
    expect(mergeNames(...other, "saved").rows).toEqual([row("1", "B")]);
  });

  it("drops a row that one took out and the other left as it was", () => {
    const merged = mergeNames(
      [row("1", "A"), row("2", "B")],
      [row("2", "B")],
      [row("1", "A"), row("2", "B")],
    );
    expect(merged.rows).toEqual([row("2", "B")]);
    expect(merged.taken).toMatchObject([{ from: "saved", what: "removed", words: ["Name: A"] }]);
  });

  it("takes what was saved under a new id for the row that was sent as a new one", () => {
    const sent = [row("", "A"), row("", "B")];
    const merged = mergeNames(sent, [row("7", "A"), row("8", "B")], sent);
    expect(merged.rows).toEqual([row("7", "A"), row("8", "B")]);
    expect(merged.taken).toEqual([]);
  });

  it("loses no row and no field that was typed unless the saved version is chosen", () => {
    const name = fc.constantFrom("a", "b", "c");
    const known = fc.uniqueArray(fc.constantFrom("1", "2", "3"));
    const rows = known.chain((ids) =>
      fc.tuple(...ids.map((id) => name.map((one) => row(id, one)))).map((all): readonly Row[] => all),
    );
    const added = fc.array(
      name.map((one) => row("", `new ${one}`)),
      { maxLength: 2 },
    );
    fc.assert(
      fc.property(rows, rows, rows, added, (base, saved, typed, more) => {
        const from = base.map(({ id }) => id);
        // What says the same as a row that went is that row, so what is added says something else.
        const theirs = saved.map((one) => (from.includes(one.id) ? one : row(one.id, `their ${one.name}`)));
        const own = [...typed.filter(({ id }) => from.includes(id)), ...more];
        const merged = mergeNames(base, theirs, own).rows;
        for (const one of own) {
          const before = base.find(({ id }) => id === one.id);
          const isChanged = one.id === "" || before?.name !== one.name;
          if (isChanged) expect(merged.map((it) => it.name)).toContain(one.name);
        }
        const gained = theirs.filter(({ id }) => !from.includes(id));
        for (const one of gained) expect(merged).toContainEqual(one);
      }),
    );
  });
});

it("reads rows of a form in the order of their numbers and leaves out those in which nothing was typed", () => {
  const fields: readonly MergedField[] = [
    {
      names: ["rows"],
      label: "Rows",
      rows: {
        keys: ["id"],
        fields: [
          { names: ["name"], label: "Name" },
          { names: ["isActing"], label: "Acting" },
        ],
        nameOf: () => "",
      },
    },
  ];
  const data = new FormData();
  for (const [name, value] of [
    ["rows.10.id", "9"],
    ["rows.10.name", "Ten"],
    ["rows.2.id", ""],
    ["rows.2.name", " Two\r\nlines "],
    ["rows.2.isActing", "on"],
    ["rows.3.id", ""],
    ["rows.3.name", " "],
  ] as const)
    data.append(name, value);
  const said = textIn(data, fields, { values: {}, base: {} });
  expect(rowsIn(said, "rows")).toEqual([
    { id: "", name: "Two\nlines", isActing: "on" },
    { id: "9", name: "Ten", isActing: "" },
  ]);
  const record = {
    rows: [
      { id: "", name: "Two\nlines", isActing: true, other: 1 },
      { id: "9", name: "Ten", isActing: false },
    ],
  };
  expect(textOf(record, fields)).toEqual(said);
  expect(rowsIn(textOf({}, fields), "rows")).toEqual([]);
});

it("reads of a form and of a record the same text", () => {
  const data = new FormData();
  data.append("family", " Mori ");
  data.append("spellings", "a\r\nb");
  data.append("nation[]", "JPN");
  data.append("nation[]", "KOR");
  const start = { values: {}, base: {} };
  expect(textIn(data, FIELDS, start)).toEqual(
    textOf({ family: "Mori", spellings: ["a", "b"], nation: ["JPN", "KOR"], biography: null }, FIELDS),
  );
  const fields: MergedField[] = [
    { names: ["dueOn"], label: "Due", isDrawn: ({ base }) => base.dueOn === "" },
  ];
  const due = (dueOn: string) => textIn(new FormData(), fields, { values: { dueOn }, base: { dueOn } });
  expect([due("2026-01-01"), due("")], "a field that the form does not have was not emptied").toEqual([
    { dueOn: "2026-01-01" },
    { dueOn: "" },
  ]);
  const flag: MergedField[] = [{ names: ["isActive"], label: "Still serves" }];
  expect([textOf({ isActive: true }, flag), textOf({ isActive: false }, flag)]).toEqual([
    { isActive: "on" },
    { isActive: "" },
  ]);
  expect(textOf({ isActive: 2026 }, flag)).toEqual({ isActive: "2026" });
  expect(textOf({ isActive: 0 }, flag), "nought is a value").toEqual({ isActive: "0" });
});

it("keeps of items what either added and drops what either took out", () => {
  expect(mergeItems({ base: ["a", "b"], saved: ["b", "c"], typed: ["a", "b", "d"] }).value).toEqual([
    "b",
    "c",
    "d",
  ]);
});
