import "server-only";
import { recordChange } from "@/lib/audit/record";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { calendarDateOf, formatDate, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { invalidField, ok, type Result } from "@/lib/result";
import { openPerson } from "../mutations";
import { rankCodeFor } from "../ranks";
import { listedName } from "../rules";
import { tellOfPeople } from "../tell";
import { listEarlierRanks } from "./queries";
import type { RanksInput } from "./schema";
import { writeEarlierRanks } from "./write";

/** Makes a person's ranks before the present one what the form says. Engagements keep what was held on their day. */
export async function changeEarlierRanks(
  viewer: Viewer,
  { id, version, ranks }: RanksInput,
): Promise<Result<{ version: number }>> {
  return withViewer(viewer, async (db) => {
    const opened = await openPerson(db, viewer, id, "change the ranks of this person");
    if (!opened.ok) return opened;
    const person = opened.data;
    const saved = await listEarlierRanks(db, id);
    if (ranks.some((row) => row.id !== null && !saved.some((one) => one.id === row.id)))
      return staleSince(db, viewer, { type: "person", id }, version, "person");
    const today = todayIn(viewer.timeZone, new Date());
    const rankSince = person.rankSince && calendarDateOf(person.rankSince);
    for (const [index, { startsOn, endsOn }] of ranks.entries()) {
      const last = endsOn ?? startsOn;
      if (last !== null && rankSince !== null && last >= rankSince)
        return invalidField(
          `ranks.${index}.endsOn`,
          `The present rank is held since ${formatDate(rankSince)}; an earlier one ended before.`,
        );
      if (last !== null && last > today)
        return invalidField(`ranks.${index}.endsOn`, "That day is yet to come.");
    }
    const { count } = await db.person.updateMany({
      where: { id, version },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return staleSince(db, viewer, { type: "person", id }, version, "person");
    const rows = ranks.map((row) => ({
      ...row,
      rankCode:
        row.rankCode ?? (row.rankText ? rankCodeFor(row.service ?? person.service, row.rankText) : null),
    }));
    const change = await writeEarlierRanks(db, id, rows, saved);
    if (JSON.stringify(change.before) !== JSON.stringify(change.after)) await tellOfPeople(db, viewer, [id]);
    await recordChange(db, viewer, {
      type: "person.changed",
      subject: { type: "person", id, name: listedName(person) },
      version: version + 1,
      ...change,
    });
    return ok({ version: version + 1 });
  });
}
