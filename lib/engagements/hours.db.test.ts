import { describe, expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { valuesOf } from "./form-values";
import { createEngagement, updateEngagement } from "./mutations";
import { getEngagementById } from "./queries";

describe("the hour of a plan", () => {
  const plan = async (fields: Record<string, unknown> = {}) => {
    const author = await createViewer({ countries: ["EGY"] });
    const input = engagementInput({
      startsOn: "2027-05-10",
      startTime: "10:00",
      endTime: "11:30",
      timeZone: "Africa/Cairo",
      countries: [{ code: "EGY", role: "HOST" }],
      status: "PLANNED",
      ...fields,
    });
    const made = await createEngagement(author, newId(), input);
    if (!made.ok) throw new Error(JSON.stringify(made));
    const { id } = made.data;
    const read = async () => {
      const record = await withViewer(author, (db) => getEngagementById(db, id));
      if (!record) throw new Error("not there");
      return record;
    };
    // As if it had been reckoned by rules that kept the clocks of Cairo an hour behind those of today.
    const reckonByOldRules = () =>
      asOwner(
        "update engagement set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour' where id = $1",
        [id],
      );
    return { author, id, read, reckonByOldRules };
  };
  const hours = ({ startTime, endTime }: ReturnType<typeof valuesOf>) => [startTime, endTime];

  test("stays the hour that was said when the rules of its zone change, and is written so with the next change", async () => {
    const { author, id, read, reckonByOldRules } = await plan();
    const before = await read();
    await reckonByOldRules();
    const record = await read();
    expect(record.startsAt).toEqual(new Date("2027-05-10T07:00:00Z"));
    expect(valuesOf(record)).toEqual(valuesOf(before));

    const values = { ...valuesOf(record), venue: "Citadel" };
    expect(await updateEngagement(author, id, record.version, values)).toMatchObject({ ok: true });
    expect(await asOwner("select starts_at, ends_at from engagement where id = $1", [id])).toEqual([
      { starts_at: before.startsAt, ends_at: before.endsAt },
    ]);
    const [last] = await withViewer(author, (db) => listRevisions(db, "engagement", id));
    expect(last?.changes.map(({ field }) => field)).toEqual(["venue"]);
  });

  test("of a record from before hours were kept is read off its instant and kept with the next change", async () => {
    const { author, id, read } = await plan();
    await asOwner("update engagement set starts_local = null, ends_local = null where id = $1", [id]);
    const record = await read();
    expect(hours(valuesOf(record))).toEqual(["10:00", "11:30"]);
    const values = { ...valuesOf(record), venue: "Citadel" };
    expect(await updateEngagement(author, id, record.version, values)).toMatchObject({ ok: true });
    expect(
      await asOwner("select starts_local::text, ends_local::text from engagement where id = $1", [id]),
    ).toEqual([{ starts_local: "2027-05-10 10:00:00", ends_local: "2027-05-10 11:30:00" }]);
  });

  test("of what took place stays the moment it took place", async () => {
    const { id, read, reckonByOldRules } = await plan();
    await reckonByOldRules();
    await asOwner("update engagement set status = 'COMPLETE' where id = $1", [id]);
    expect(hours(valuesOf(await read()))).toEqual(["11:00", "12:30"]);
  });

  test("is another one as soon as somebody says another, and may be unknown", async () => {
    const { author, id, read } = await plan({ endTime: null });
    expect(hours(valuesOf(await read()))).toEqual(["10:00", null]);
    const record = await read();
    const moved = { ...valuesOf(record), startTime: "09:00", timeZone: "Asia/Tokyo" };
    expect(await updateEngagement(author, id, record.version, moved)).toMatchObject({ ok: true });
    expect((await read()).startsAt).toEqual(new Date("2027-05-10T00:00:00Z"));
  });
});
