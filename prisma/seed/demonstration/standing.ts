import { addDays, addMonths, type CalendarDate, daysBetween } from "@/lib/dates";
import type { PreparedCommitment } from "@/lib/engagements/prepared";
import type { Atmospherics, EngagementStatus } from "@/lib/generated/prisma/enums";
import { normaliseRelTo } from "@/lib/markings/rules";
import type { Dice } from "./random";
import { BROKEN_PROMISES_COUNTRY } from "./rhythms";
import type { Story } from "./story";
import { CANCELLED, NEGATIVE, NEUTRAL, POSTPONED } from "./wording";

interface Standing {
  status: EngagementStatus;
  statusReason: string | null;
}

/** What became of an event by today: held, running, still ahead, called off, or overdue without a report. */
export function standingOf(
  story: Story,
  startsOn: CalendarDate,
  endsOn: CalendarDate | null,
  dice: Dice,
): Standing {
  const last = endsOn ?? startsOn;
  const ahead = daysBetween(story.today, startsOn);
  const plain = (status: EngagementStatus): Standing => ({ status, statusReason: null });
  if (last >= story.today) {
    if (ahead <= 0) return plain("EXECUTING");
    if (dice.chance(0.06))
      return { status: "POSTPONED", statusReason: story.draw("postponed", Object.keys(POSTPONED)) };
    if (ahead <= 21) return plain(dice.chance(0.75) ? "CONFIRMED" : "PLANNED");
    if (ahead <= 50) return plain(dice.weighted({ CONFIRMED: 3, PLANNED: 5, PROPOSED: 2 }));
    return plain(dice.weighted({ PLANNED: 5, PROPOSED: 5 }));
  }
  const since = daysBetween(last, story.today);
  if (since <= 40 && dice.chance(0.2)) return plain(dice.chance(0.6) ? "CONFIRMED" : "PLANNED");
  const fate = dice.roll();
  if (fate < 0.055)
    return { status: "CANCELLED", statusReason: story.draw("cancelled", Object.keys(CANCELLED)) };
  if (fate < 0.08 && since < 200)
    return { status: "POSTPONED", statusReason: story.draw("postponed", Object.keys(POSTPONED)) };
  return plain("COMPLETE");
}

/** How it felt; the partner with the broken promises is the sourest. */
export function mood(
  story: Story,
  code: string,
  dice: Dice,
): { atmospherics: Atmospherics; atmosphericsReason: string | null } {
  const sour = code === BROKEN_PROMISES_COUNTRY;
  const atmospherics = dice.weighted({
    POSITIVE: sour ? 38 : 74,
    NEUTRAL: sour ? 40 : 21,
    NEGATIVE: sour ? 22 : 5,
  });
  if (atmospherics === "POSITIVE") return { atmospherics, atmosphericsReason: null };
  const reasons = atmospherics === "NEUTRAL" ? NEUTRAL : NEGATIVE;
  return { atmospherics, atmosphericsReason: story.draw(atmospherics, reasons) };
}

const EVIDENCE = [
  "Letter received and filed.",
  "Done; confirmed by the desk.",
  "Delivered, receipt on file.",
  "Confirmed by telephone, note on file.",
  "Seen at the next meeting.",
  "Mail with the document received.",
];

/** What a promise has come to: kept in time or late, open, overtaken, or simply not kept. */
export function promiseState(
  story: Story,
  code: string,
  dueOn: CalendarDate,
  madeOn: CalendarDate,
  dice: Dice,
): Pick<PreparedCommitment, "state" | "closedOn" | "evidence"> {
  const isDue = dueOn < story.today;
  const isRecent = madeOn > addMonths(story.today, -16);
  const broken = code === BROKEN_PROMISES_COUNTRY && isRecent ? 0.85 : isRecent ? 0.13 : 0.015;
  if (isDue ? dice.chance(broken) : !dice.chance(0.16))
    return { state: dice.chance(0.35) ? "IN_WORK" : "OPEN" };
  const closed = addDays(
    madeOn,
    Math.max(2, Math.round(daysBetween(madeOn, dueOn) * (0.4 + 0.8 * dice.roll()))),
  );
  const closedOn = closed < story.today ? closed : addDays(story.today, -1);
  if (dice.chance(0.07)) return { state: "OVERTAKEN", closedOn, evidence: "Overtaken by the new programme." };
  return { state: "DONE", closedOn, evidence: dice.pick(EVIDENCE) };
}

const FIVE_EYES = ["AUS", "CAN", "GBR"];
const ALLIANCE = ["NOR", "EST", "POL", "ROU"];

/** Marking and releasability from who took part and whether seniors are still to travel. */
export function markingFor(codes: readonly string[], isSeniorTravelAhead: boolean, dice: Dice) {
  const open = {
    marking: "UNCLASSIFIED" as const,
    cuiCategories: [],
    disseminationControls: [],
    relTo: [],
  };
  const cuiCategories = [isSeniorTravelAhead ? "OPSEC" : "INTL"];
  const releasable = (nations: readonly string[]) => {
    const reading = normaliseRelTo(nations);
    if (!reading.ok) throw new Error(reading.message);
    const relTo = ["USA", ...reading.codes];
    return { marking: "CUI" as const, cuiCategories, disseminationControls: [], relTo };
  };
  const kept = { marking: "CUI" as const, cuiCategories, disseminationControls: ["NOFORN"], relTo: [] };
  const partners = codes.slice(0, 6);
  const roll = dice.roll();
  if (isSeniorTravelAhead) return roll < 0.5 ? kept : releasable([...partners]);
  if (codes.length > 1) {
    if (codes.includes("GBR")) return roll < 0.5 ? releasable([...partners, "GBR"]) : open;
    return roll < 0.15 ? releasable(["FVEY", ...partners]) : roll < 0.4 ? releasable([...partners]) : open;
  }
  const [code = ""] = codes;
  const wide = FIVE_EYES.includes(code)
    ? 0.56
    : ALLIANCE.includes(code)
      ? 0.38
      : code === "JPN"
        ? 0.24
        : 0.13;
  if (roll < wide)
    return ALLIANCE.includes(code)
      ? releasable(["NATO"])
      : releasable(FIVE_EYES.includes(code) ? ["FVEY"] : ["FVEY", code]);
  if (roll < wide + 0.06) return releasable([code]);
  return roll < wide + 0.13 ? kept : open;
}
