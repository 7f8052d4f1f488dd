import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BATCH_GAP_MS, batchesOf, type NoticeRow } from "./rules";

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 9, 8);
let serial = 0;

function notice(minutes: number, rest: Partial<NoticeRow> = {}): NoticeRow {
  serial += 1;
  return {
    id: `n${serial}`,
    kind: "CHANGED",
    subjectType: "engagement",
    subjectId: "a",
    actorId: "x",
    at: new Date(START + minutes * MINUTE),
    isRead: false,
    ...rest,
  };
}

describe("the inbox tells a batch of edits once", () => {
  test("two people editing one report for an hour and a half are one line", () => {
    const edits = Array.from({ length: 30 }, (_, index) =>
      notice(index * 3, { actorId: index % 2 === 0 ? "x" : "y" }),
    );
    const [line, ...others] = batchesOf(edits);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ count: 30, actorIds: ["y", "x"], isRead: false });
    expect(line?.noticeIds).toHaveLength(30);
  });

  test("a pause of an hour begins another line, the newest first", () => {
    const lines = batchesOf([notice(0), notice(59), notice(119), notice(200)]);
    expect(lines.map((line) => line.count)).toEqual([1, 1, 2]);
    expect(lines[0]?.lastAt.getTime()).toBe(START + 200 * MINUTE);
  });

  test("another record, another kind of act and what is read already stand apart", () => {
    expect(
      batchesOf([
        notice(0),
        notice(1, { subjectId: "b" }),
        notice(2, { kind: "COMMENTED" }),
        notice(3, { isRead: true }),
      ]),
    ).toHaveLength(4);
  });

  test("one act told to a user and to the user's post counts once", () => {
    expect(batchesOf([notice(5), notice(5), notice(7)])).toMatchObject([{ count: 2 }]);
  });

  test("no notice is lost or told twice, in whatever order they come", () => {
    const any = fc.record({
      minutes: fc.integer({ min: 0, max: 600 }),
      subjectId: fc.constantFrom("a", "b"),
      isRead: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (rows) => {
        const notices = rows.map(({ minutes, ...rest }) => notice(minutes, rest));
        const lines = batchesOf(notices);
        expect(lines.flatMap((line) => line.noticeIds).toSorted()).toEqual(
          notices.map(({ id }) => id).toSorted(),
        );
        for (const [index, line] of lines.entries()) {
          const next = lines
            .slice(index + 1)
            .find((one) => one.subjectId === line.subjectId && one.isRead === line.isRead);
          if (next)
            expect(line.firstAt.getTime() - next.lastAt.getTime()).toBeGreaterThanOrEqual(BATCH_GAP_MS);
        }
      }),
    );
  });
});
