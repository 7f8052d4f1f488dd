import { describe, expect, it } from "vitest";
import { milestone } from "@/testing/milestones";
import { type EditionFacts, editionHealth, milestoneHealth } from "./rules";

const TODAY = "2026-06-15";

function edition(facts: Partial<EditionFacts> = {}): EditionFacts {
  return {
    startsOn: "2026-09-15",
    endsOn: "2026-10-06",
    cancelReason: null,
    isReviewClosed: false,
    milestones: [],
    participants: [],
    lessonsWithoutOwner: 0,
    ...facts,
  };
}

describe("the health of a milestone", () => {
  it.each([
    ["2026-06-14", "RED", "Overdue since 14 Jun 2026"],
    ["2026-06-15", "AMBER", "Today"],
    ["2026-06-16", "AMBER", "Tomorrow"],
    ["2026-07-15", "AMBER", "In 30 days"],
    ["2026-07-16", "GREEN", "On its way"],
    [null, "GREY", "No day set"],
  ] as const)("planned on %s", (plannedOn, health, reason) => {
    expect(milestoneHealth(milestone("MPC", plannedOn), TODAY)).toEqual({ health, reason });
  });

  it("is green once done and grey when not needed, whatever the day", () => {
    expect(milestoneHealth(milestone("MPC", "2020-01-01", "2026-01-01"), TODAY).health).toBe("GREEN");
    expect(milestoneHealth({ state: "NOT_NEEDED", plannedOn: "2020-01-01" }, TODAY).health).toBe("GREY");
  });
});

describe("the health of an edition", () => {
  const held = milestone("FPC", "2026-06-01", "2026-06-01");

  it("is red when the final planning conference is behind us and nobody besides the host is confirmed", () => {
    const host = { role: "HOST", state: "CONFIRMED" } as const;
    const invited = { role: "PARTICIPANT", state: "INVITED" } as const;
    const observer = { role: "OBSERVER", state: "CONFIRMED" } as const;
    const facts = edition({ milestones: [held], participants: [host, invited, observer] });
    expect(editionHealth(facts, TODAY)).toEqual([
      { health: "RED", reason: expect.stringMatching(/no participant besides the host is confirmed/) },
    ]);
    const confirmed = edition({
      milestones: [held],
      participants: [host, { role: "PARTICIPANT", state: "CONFIRMED" }],
    });
    expect(editionHealth(confirmed, TODAY)[0].health).toBe("GREEN");
  });

  it("is red for both reasons when that conference is overdue too, the worst first", () => {
    const facts = edition({
      milestones: [milestone("FPC", "2026-06-01"), milestone("DECISION_BRIEF", "2026-07-01")],
    });
    expect(editionHealth(facts, TODAY).map(({ health }) => health)).toEqual(["RED", "RED", "AMBER"]);
  });

  it("asks no more for participants once the edition is over", () => {
    const over = edition({ startsOn: "2026-05-01", endsOn: "2026-05-09", milestones: [held] });
    expect(editionHealth(over, TODAY)[0].health).toBe("GREEN");
  });

  it("is amber while a lesson has no owner, and says how many", () => {
    const facts = edition({
      startsOn: "2026-05-01",
      endsOn: "2026-05-09",
      milestones: [milestone("LESSONS", "2026-08-01")],
      lessonsWithoutOwner: 2,
    });
    expect(editionHealth(facts, TODAY)).toEqual([{ health: "AMBER", reason: "2 lessons have no owner" }]);
    expect(editionHealth({ ...facts, lessonsWithoutOwner: null }, TODAY)[0].health).toBe("GREEN");
  });

  it.each([
    ["without dates", { startsOn: null, endsOn: null }, "No dates yet"],
    ["cancelled", { cancelReason: "No funds", milestones: [milestone("IPC", "2026-01-01")] }, "Cancelled"],
    ["of which only sources tell", {}, "No milestones on record"],
    [
      "of which no milestone has a day",
      { milestones: [milestone("MPC", null)] },
      "No milestone to come has a day",
    ],
  ])("is grey %s", (_, facts, reason) => {
    expect(editionHealth(edition(facts), TODAY)).toEqual([{ health: "GREY", reason }]);
  });

  it("says what comes next while all is well", () => {
    expect(editionHealth(edition({ milestones: [milestone("MPC", "2026-08-01")] }), TODAY)).toEqual([
      { health: "GREEN", reason: "Next: Main planning conference, 1 Aug 2026" },
    ]);
  });

  it("says beside it what has no day and cannot be judged", () => {
    const milestones = [milestone("MPC", "2026-08-01"), milestone("FPC", null)];
    expect(editionHealth(edition({ milestones }), TODAY)).toEqual([
      { health: "GREEN", reason: "Next: Main planning conference, 1 Aug 2026" },
      { health: "GREY", reason: "1 milestone has no day" },
    ]);
  });
});
