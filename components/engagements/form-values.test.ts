import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visit } from "@/lib/engagements/field-sets/visit";
import { engagementSchema } from "@/lib/engagements/schema";
import {
  differingFields,
  emptyRow,
  emptySetRow,
  FORM_FIELDS,
  NO_VALUES,
  nextSetRow,
  readValues,
} from "./form-values";

describe("readValues", () => {
  it("gives every field its empty value when there is nothing", () => {
    expect(readValues({})).toEqual(NO_VALUES);
  });

  it("is undone by nothing: reading twice gives the same", () => {
    const values = readValues({
      type: " BILAT ",
      countries: [{ code: "JPN", role: "HOST" }],
      attendance: [{ name: "Mori", side: "PARTNER" }],
      objectives: ["a", ""],
    });
    expect(readValues(values)).toEqual(values);
    expect(values.type).toBe("BILAT");
    expect(values.attendance).toEqual([{ ...emptyRow("attendance"), name: "Mori" }]);
    expect(values.objectives).toEqual(["a"]);
  });

  it("leaves it to the writer whether a gift was given or received", () => {
    expect(emptyRow("gifts").direction).toBe("");
  });

  it("leaves out rows that say nothing", () => {
    const values = readValues({
      commitments: [
        { bySide: "OWN", state: "OPEN" },
        { text: "Send the draft", bySide: "PARTNER" },
      ],
    });
    expect(values.commitments.map(({ text }) => text)).toEqual(["Send the draft"]);
  });

  it("never fails, whatever a device kept", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...FORM_FIELDS), fc.anything()), (source) => {
        expect(readValues(readValues(source))).toEqual(readValues(source));
      }),
    );
  });
});

describe("differingFields", () => {
  it("names the fields in the order of the form", () => {
    const one = readValues({ title: "A", purpose: "B" });
    const other = readValues({ title: "A2", purpose: "B2" });
    expect(differingFields(one, other)).toEqual(["title", "purpose"]);
    expect(differingFields(one, readValues(one))).toEqual([]);
  });
});

describe("nextSetRow", () => {
  const { legs, calls } = visit.lists;
  const typed: Record<string, string> = { arrivesOn: "2026-03-02", arrivesIn: "Tokyo", arrivesAt: "09:30" };

  it("begins a leg where and on the day the one before ended", () => {
    const leg = nextSetRow(legs, (field) => typed[field] ?? "");
    expect(leg).toEqual({ ...emptySetRow(legs.fields), departsOn: "2026-03-02", departsFrom: "Tokyo" });
  });

  it("is empty where rows do not follow from each other", () => {
    expect(nextSetRow(calls, () => "typed")).toEqual(emptySetRow(calls.fields));
  });
});

describe("the form and its schema", () => {
  it("speak of the same fields", () => {
    const parsed = engagementSchema.parse({
      ...NO_VALUES,
      type: "BILAT",
      startsOn: "2026-11-20",
      countries: [{ code: "JPN" }],
    });
    const { sets, ...core } = parsed;
    const ofSets = Object.entries(sets).flatMap(([set, fields]) =>
      Object.keys(fields).map((name) => `sets.${set}.${name}`),
    );
    expect([...Object.keys(core), ...ofSets].sort()).toEqual([...FORM_FIELDS].sort());
  });
});
