import { describe, expect, it } from "vitest";
import { calendarDateOf } from "@/lib/dates";
import { faultsOfHeld, faultsOfPlan } from "@/lib/exercises/editions/days/rules";
import { faultOfFigures } from "@/lib/exercises/editions/figures/rules";
import { editionHealth } from "@/lib/exercises/editions/health/rules";
import { faultOfClosedEnd, needsOwner } from "@/lib/exercises/editions/lessons/rules";
import { phaseOf } from "@/lib/exercises/editions/rules";
import { Story } from "./story";
import { tellEditions } from "./tell-edition";

const TODAY = "2026-06-15";
const told = tellEditions(new Story(TODAY));
const dayOf = (column: unknown) => (column instanceof Date ? calendarDateOf(column) : null);

const editions = told.editions.map((edition) => {
  const of = <Row extends { editionId: string }>(rows: readonly Row[]) =>
    rows.filter(({ editionId }) => editionId === edition.id);
  const lessons = of(told.lessons).map((lesson) => ({
    kind: lesson.kind,
    ownerUserId: lesson.ownerUserId ?? null,
    ownerPostId: null,
  }));
  return {
    reference: edition.reference,
    startsOn: dayOf(edition.startsOn),
    endsOn: dayOf(edition.endsOn),
    cancelReason: edition.cancelReason ?? null,
    isReviewClosed: edition.reviewClosedAt != null,
    closedOn: dayOf(edition.reviewClosedAt),
    participants: of(told.participants),
    milestones: of(told.milestones).map(({ kind, state = "PLANNED", plannedOn, heldOn, heldUntil }) => ({
      number: 1,
      kind,
      state,
      plannedOn: dayOf(plannedOn),
      heldOn: dayOf(heldOn),
      heldUntil: dayOf(heldUntil),
      precision: "DAY" as const,
    })),
    lessons,
    lessonsWithoutOwner: lessons.filter(needsOwner).length,
  };
});

describe("the invented editions", () => {
  it("stand in every phase of an exercise's life", () => {
    expect(new Set(editions.map((edition) => phaseOf(edition, TODAY)))).toEqual(
      new Set(["PLANNING", "UNDER_WAY", "REVIEW", "FINISHED", "UNDATED", "CANCELLED"]),
    );
  });

  it("have one that is red because nobody is confirmed, one with lessons without owners, one finished cleanly", () => {
    const findings = editions.map((edition) => editionHealth(edition, TODAY));
    const reds = findings.filter(([worst]) => worst.health === "RED");
    expect(reds).toHaveLength(1);
    expect(reds[0]?.[0].reason).toMatch(/no participant besides the host is confirmed/);
    expect(findings.flat().map(({ reason }) => reason)).toContain("2 lessons have no owner");
    expect(findings.flat()).toContainEqual({ health: "GREEN", reason: "Review closed" });
  });

  it("keep every rule", () => {
    for (const edition of editions) {
      const { reference, milestones, endsOn, closedOn } = edition;
      expect(faultsOfPlan(milestones, edition), reference).toEqual([]);
      expect(faultsOfHeld(milestones, edition), reference).toEqual([]);
      if (closedOn) expect(faultOfClosedEnd(endsOn, closedOn), reference).toBeNull();
    }
    for (const { id } of told.editions) {
      const figures = told.figures.filter(({ editionId }) => editionId === id);
      const present = told.participants.filter(({ editionId }) => editionId === id);
      const counted = figures.flatMap(({ countryCode }) => countryCode ?? []);
      expect(present.map(({ countryCode }) => countryCode)).toEqual(expect.arrayContaining(counted));
      expect(
        faultOfFigures(
          figures.map(({ side = "TOTAL", countryCode = null, ...one }) => ({
            ...one,
            side,
            countryCode,
            isAsReported: false,
          })),
        ),
      ).toBeNull();
    }
    expect(told.figures.some(({ countryCode }) => countryCode)).toBe(true);
    expect(new Set(editions.map(({ reference }) => reference)).size).toBe(editions.length);
  });

  it("are all marked as fictional, and the conferences among their engagements with them", () => {
    expect(told.series.every(({ isFictional }) => isFictional)).toBe(true);
    expect(told.editions.every(({ isFictional }) => isFictional)).toBe(true);
    expect(told.engagements.length).toBeGreaterThan(4);
    expect(
      told.engagements.every(({ isFictional, exerciseEditionId }) => isFictional && exerciseEditionId),
    ).toBe(true);
  });
});
