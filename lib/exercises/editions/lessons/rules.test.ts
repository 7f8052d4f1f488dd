import { describe, expect, it, test } from "vitest";
import { milestone } from "@/testing/milestones";
import { faultOfCancelling, faultOfClosedEnd, faultOfClosing, isOverdue } from "./rules";

const TODAY = "2026-06-15";

it("keeps the last day before the day on which the review closed", () => {
  expect(faultOfClosedEnd("2026-06-10", "2026-06-11")).toBeNull();
  expect(faultOfClosedEnd("2026-06-11", "2026-06-11")).toMatch(/closed on 11 Jun 2026, after ENDEX/);
  expect(faultOfClosedEnd(null, "2026-06-11")).toMatch(/Reopen it/);
});

describe("closing the review", () => {
  const lesson = (
    kind: "LESSON" | "OBSERVATION",
    ownerUserId: string | null,
    ownerPostId: string | null = null,
  ) => ({
    kind,
    ownerUserId,
    ownerPostId,
  });
  const report = milestone("AAR", "2026-06-14", "2026-06-14");
  const over = { endsOn: "2026-06-14", cancelReason: null, isReviewClosed: false, milestones: [report] };

  it.each([
    ["with an owner, a person or a post", [lesson("LESSON", "a"), lesson("LESSON", null, "b")], null],
    ["with observations, which need none", [lesson("OBSERVATION", null)], null],
    [
      "with a lesson that nobody owns",
      [lesson("LESSON", "a"), lesson("LESSON", null)],
      /1 lesson has no owner/,
    ],
  ] as const)("%s", (_, lessons, fault) => {
    const said = faultOfClosing({ ...over, lessons }, TODAY);
    if (fault === null) expect(said).toBeNull();
    else expect(said).toMatch(fault);
  });

  it.each([
    ["held", [report], null],
    ["not needed", [{ ...report, state: "NOT_NEEDED" as const }], null],
    ["still to come", [milestone("AAR", "2026-07-14")], /after-action report was held/],
    [
      "not among the milestones",
      [milestone("HOTWASH", "2026-06-14", "2026-06-14")],
      /after-action report was held/,
    ],
  ] as const)("with the report %s", (_, milestones, fault) => {
    const said = faultOfClosing({ ...over, milestones, lessons: [] }, TODAY);
    if (fault === null) expect(said).toBeNull();
    else expect(said).toMatch(fault);
  });

  it("waits for ENDEX", () => {
    expect(faultOfClosing({ ...over, endsOn: TODAY, lessons: [] }, TODAY)).toMatch(/after ENDEX/);
  });

  it("waits for neither ENDEX nor a report of what was cancelled, and still for owners", () => {
    const cancelled = { ...over, cancelReason: "No funds.", milestones: [milestone("AAR", "2026-07-14")] };
    for (const endsOn of [null, TODAY, "2027-01-01"]) {
      expect(faultOfClosing({ ...cancelled, endsOn, lessons: [] }, TODAY)).toBeNull();
      expect(faultOfClosing({ ...cancelled, endsOn, lessons: [lesson("LESSON", null)] }, TODAY)).toMatch(
        /no owner/,
      );
    }
    expect(faultOfClosing({ ...cancelled, isReviewClosed: true, lessons: [] }, TODAY)).toMatch(/already/);
  });

  it("once closed keeps an edition cancelled, or held", () => {
    const closed = { cancelReason: null, isReviewClosed: true };
    expect(faultOfCancelling(closed, null)).toBeNull();
    expect(faultOfCancelling(closed, "No funds.")).toMatch(/before the edition is cancelled/);
    const cancelled = { cancelReason: "No funds.", isReviewClosed: true };
    expect(faultOfCancelling(cancelled, "No funds this year.")).toBeNull();
    expect(faultOfCancelling(cancelled, null)).toMatch(/before the edition goes ahead again/);
    for (const reason of [null, "No funds."])
      expect(faultOfCancelling({ cancelReason: reason, isReviewClosed: false }, null)).toBeNull();
  });
});

test.each([
  ["OPEN", "2026-03-08", true],
  ["IN_WORK", "2026-03-08", true],
  ["IN_WORK", "2026-03-09", false],
  ["OPEN", null, false],
  ["DONE", "2026-03-08", false],
  ["DROPPED", "2026-03-08", false],
] as const)("what is %s with the day %s is overdue on 9 March: %s", (state, dueOn, isLate) => {
  expect(isOverdue({ state, dueOn }, "2026-03-09")).toBe(isLate);
});
