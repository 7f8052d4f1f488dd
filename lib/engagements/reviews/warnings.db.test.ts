import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { arrangeReviews } from "@/testing/reviewed-reports";
import { createChain, createHolder } from "@/testing/reviews";
import type { EngagementDetail } from "../views";
import { readWarnings } from "../warnings/queries";

const { desk, region, officer, submit, read, find, decide, isWaiting } = await arrangeReviews();

describe("warnings follow the report to its approver and never block", () => {
  const [busy, gone] = [newId(), newId()];
  const there = (startTime: string, endTime: string, fields: Record<string, unknown> = {}) => ({
    timeZone: "Asia/Ulaanbaatar",
    startTime,
    endTime,
    status: "PLANNED",
    attendance: [busy, gone].map((personId) => ({ personId, side: "PARTNER", role: "PLUS_ONE" })),
    objectives: [],
    ...fields,
  });
  const warnings = (record: EngagementDetail, by: Viewer) =>
    withViewer(by, async (db) => readWarnings(db, await read(by, record.reference)));

  beforeAll(async () => {
    await asOwner(
      `insert into person (id, family_name, given_name, nationality, is_active, created_by_id, updated_at)
       values ($1, 'Busy', 'Col', 'MNG', true, $3, now()), ($2, 'Gone', 'Gen', 'MNG', false, $3, now())`,
      [busy, gone, officer.id],
    );
  });

  test("someone who has left, no objective, two places at one hour", async () => {
    const record = await submit(there("10:00", "11:00"));
    const other = await submit(there("10:50", "12:00"));
    await submit(there("11:00", "12:00"));
    await submit(there("10:00", "11:00", { status: "CANCELLED", statusReason: "It rained." }));
    const found = await warnings(record, officer);
    const met = found.filter(({ text }) => text.includes("at another engagement at the same time"));
    expect(met.map(({ reference }) => reference)).toEqual([other.reference, other.reference]);
    const own = found.map(({ text }) => text);
    expect(own).toContain("It names no objective.");
    expect(own.some((text) => text.includes("Gone") && text.includes("no longer active"))).toBe(true);
    expect(record.publication).toBe("PUBLISHED");
  });

  test("each approver reads them when it is their turn, and approves all the same", async () => {
    await createChain({ kind: "PLAN", countryCode: "FIN", steps: [{ posts: [desk] }, { posts: [region] }] });
    // Who is on record, and who has left, is known to those who cover their country.
    const approvers = await Promise.all(
      [desk, region].map((post) => createHolder([post], { countries: ["MNG"] })),
    );
    const fields = { startsOn: "2026-05-04", countries: [{ code: "FIN", role: "HOST" }] };
    const record = await submit(there("10:00", "11:00", { ...fields, title: "Talks on ice" }));
    const other = await submit(there("10:50", "12:00", { ...fields, title: "A port visit" }));
    for (const [index, approver] of approvers.entries()) {
      for (const later of approvers.slice(index + 1)) expect(await find(later, record.reference)).toBeNull();
      expect(await isWaiting(record, approver)).toBe(true);
      const found = await warnings(record, approver);
      expect(found.map(({ text }) => text)).toEqual([
        "It names no objective.",
        "Gen Gone is on record as no longer active.",
        "2 of 2 people on record are busy with another engagement.",
        "Busy, Col is at another engagement at the same time: A port visit.",
        "Gone, Gen is at another engagement at the same time: A port visit.",
      ]);
      expect(found.at(-1)?.reference).toBe(other.reference);
      for (const one of [other, record]) expect(await decide(one, approver)).toMatchObject({ ok: true });
    }
    expect((await read(officer, record.reference)).publication).toBe("PUBLISHED");
  });
});
