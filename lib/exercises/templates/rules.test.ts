import { expect, it } from "vitest";
import { offeredMilestones, templateFor, type UsedOffset } from "./rules";

const template = (name: string, typeCodes: string[], more: object = {}) => ({
  name,
  typeCodes,
  isDefault: false,
  isActive: true,
  ...more,
});
const ALL = [
  template("full", ["EX-LIVEX"], { isDefault: true }),
  template("short", ["EX-PASSEX", "EX-TTX"]),
  template("old", ["EX-AIR"], { isActive: false }),
];

it.each([
  ["EX-LIVEX", "full"],
  ["EX-PASSEX", "short"],
  ["EX-HADR", "full"],
  ["EX-AIR", "full"],
  [null, "full"],
])("for %s the template %s is proposed", (typeCode, name) => {
  expect(templateFor(ALL, typeCode)?.name).toBe(name);
});

it("offers what is used in its order, and tells what is over already", () => {
  const offset = (kind: UsedOffset["kind"], months: number, isUsed = true): UsedOffset => ({
    kind,
    anchor: "STARTEX",
    months,
    days: 0,
    isUsed,
  });
  const offered = offeredMilestones(
    [
      offset("FPC", 0),
      offset("STARTEX", 0),
      offset("CDC", -15),
      offset("DESIGN", -18, false),
      offset("MPC", -1),
    ],
    { startsOn: "2026-07-01", endsOn: "2026-07-02" },
    "2026-06-01",
  );
  expect(offered).toEqual([
    { kind: "CDC", plannedOn: "2025-04-01", isPast: true },
    { kind: "MPC", plannedOn: "2026-06-01", isPast: false },
    { kind: "FPC", plannedOn: "2026-07-01", isPast: false },
  ]);
});
