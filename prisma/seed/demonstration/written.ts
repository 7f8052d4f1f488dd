import { addDays, type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { EngagementStatus } from "@/lib/generated/prisma/enums";
import { type Dice, diceOf } from "./random";
import { at, notAfterToday, type Story } from "./story";
import type { OwnOfficer } from "./team";

/** Invented, like everyone in the demonstration. */
const DISCLOSURE_OFFICERS = ["Marchetti, Dana", "Oduya, Samuel", "Fenwick, Ruth"] as const;

/** Who wrote the record and when: planned ahead or logged afterwards, published, and last touched. */
export function written(
  story: Story,
  officers: readonly [OwnOfficer, ...OwnOfficer[]],
  startsOn: CalendarDate,
  endsOn: CalendarDate | null,
  status: EngagementStatus,
  dice: Dice,
) {
  const author = dice.chance(0.75) ? officers[0] : dice.pick(officers);
  const moment = (day: CalendarDate) => at(day, dice.between(8, 17), dice.between(0, 59), author.timeZone);
  const isOver = (endsOn ?? startsOn) < story.today;
  const wasPlanned = status !== "COMPLETE" || dice.chance(0.45);
  const created = wasPlanned
    ? moment(addDays(startsOn, -dice.between(12, 75)))
    : moment(addDays(endsOn ?? startsOn, dice.between(0, 4)));
  const reported = isOver ? moment(addDays(endsOn ?? startsOn, dice.between(1, 9))) : created;
  const createdAt = notAfterToday(created, story.today, dice);
  const latest = Date.parse(`${story.today}T00:00:00Z`);
  const published = wasPlanned ? createdAt.getTime() + dice.between(10, 3_000) * 60_000 : reported.getTime();
  const publishedAt = Math.max(createdAt.getTime(), Math.min(published, latest));
  // Chance of its own: what was told before these fields stays as it was.
  const apart = diceOf(`written ${createdAt.toISOString()} ${author.userId}`);
  const [, second] = officers;
  return {
    publication: "PUBLISHED" as const,
    createdAt,
    publishedAt: new Date(publishedAt),
    updatedAt: new Date(Math.max(publishedAt, Math.min(reported.getTime(), latest))),
    authorId: author.userId,
    backupOfficerId: second && apart.chance(0.5) ? second.userId : null,
    ...(isOver && apart.chance(0.15)
      ? {
          shareable: apart.chance(0.8),
          shareableDecidedOn: calendarDateOf(new Date(publishedAt)),
          shareableDecidedBy: apart.pick(DISCLOSURE_OFFICERS),
        }
      : {}),
    origin: "DEMONSTRATION" as const,
    isFictional: true,
  };
}
