import { describe, expect, it } from "vitest";
import { changedDuties, dutiesOf } from "./rules";

describe("what changed for owners", () => {
  const owned = (key: string, ownerUserId: string | null, day: string | null) => ({
    key,
    ownerUserId,
    ownerPostId: null,
    day,
    staysHome: key.startsWith("lesson"),
  });

  it("is what became theirs, and which of their days moved; not both", () => {
    const before = [
      owned("MPC", "a", "2026-01-01"),
      owned("FPC", "a", "2026-02-01"),
      owned("AAR", null, null),
    ];
    const after = [
      owned("MPC", "a", "2026-01-05"),
      owned("FPC", "b", "2026-02-05"),
      owned("AAR", null, "2026-03-01"),
      owned("lesson 1", "c", null),
    ];
    const { given, moved } = changedDuties(before, after);
    expect(given.map(({ key }) => key)).toEqual(["FPC", "lesson 1"]);
    expect(moved.map(({ key }) => key)).toEqual(["MPC"]);
  });

  it("leaves out what is done, dropped or not needed", () => {
    const owner = { ownerUserId: "a", ownerPostId: null };
    expect(
      dutiesOf({
        milestones: [
          { kind: "MPC", number: 1, state: "DONE", plannedOn: "2026-01-01", ...owner },
          { kind: "MPC", number: 2, state: "PLANNED", plannedOn: "2026-01-09", ...owner },
          { kind: "FPC", number: 1, state: "PLANNED", plannedOn: "2026-02-01", ...owner },
          { kind: "CDC", number: 1, state: "NOT_NEEDED", plannedOn: null, ...owner },
        ],
        lessons: [
          { number: 1, state: "DROPPED", dueOn: null, ...owner },
          { number: 2, state: "IN_WORK", dueOn: "2026-03-01", ...owner },
        ],
      }).map(({ key, day, staysHome }) => [key, day, staysHome]),
    ).toEqual([
      ["MPC-2", "2026-01-09", false],
      ["FPC", "2026-02-01", false],
      ["lesson 2", "2026-03-01", true],
    ]);
  });
});
