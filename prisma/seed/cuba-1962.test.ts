import { describe, expect, it } from "vitest";
import { latencyMinutes } from "@/lib/crises/moments";
import { canMoveAlert } from "@/lib/crises/rules";
import { checkBluf, lintAssessment } from "@/lib/crises/sitreps/wording/rules";
import { instantToZoned } from "@/lib/dates";
import { formatDtg } from "@/lib/dtg";
import {
  type CubaLogEntry,
  cubaAlertLadder,
  cubaCommunications,
  cubaDemands,
  cubaInducements,
  cubaLevers,
  cubaLogEntries,
  cubaPostureChanges,
  cubaSituationReports,
  cubaSourceConflicts,
} from "./cuba-1962";
import { knownInWashingtonAt } from "./cuba-1962-known";

describe("the log of the Cuban crisis", () => {
  it("holds 65 entries numbered without a gap", () => {
    expect(cubaLogEntries.map((entry) => entry.number)).toEqual(Array.from({ length: 65 }, (_, i) => i + 1));
  });

  it("puts the local clock, the zone, the instant and the date-time group in agreement", () => {
    for (const entry of cubaLogEntries) {
      if (entry.precision === "DAY") continue;
      expect(instantToZoned(new Date(entry.eventAt), entry.zone), `entry ${entry.number}`).toBe(
        entry.localTime,
      );
      expect(formatDtg(new Date(entry.eventAt)), `entry ${entry.number}`).toBe(entry.dtg);
    }
  });

  it("agrees with the known conversions", () => {
    expect(timed(55)).toMatchObject({ localTime: "1962-10-27T20:05", dtg: "280005ZOCT62" });
    expect(timed(58)).toMatchObject({ localTime: "1962-10-28T16:35", dtg: "282135ZOCT62" });
    expect(timed(39)).toMatchObject({ localTime: "1962-10-26T16:43", dtg: "261343ZOCT62" });
    expect(timed(47)).toMatchObject({ localTime: "1962-10-27T10:19", dtg: "271519ZOCT62" });
  });

  it("never reports an event before it happened", () => {
    for (const entry of cubaLogEntries) {
      if (entry.reportedAt === undefined) continue;
      const start = entry.precision === "DAY" ? `${entry.eventOn}T00:00:00Z` : entry.eventAt;
      expect(Date.parse(entry.reportedAt), `entry ${entry.number}`).toBeGreaterThanOrEqual(Date.parse(start));
    }
  });

  it("names a source for each entry and says what is doubtful about each that is not verified", () => {
    for (const entry of cubaLogEntries) {
      expect(entry.source.length, `entry ${entry.number}`).toBeGreaterThan(2);
      if (entry.verified !== "VERIFIED") expect(entry.note, `entry ${entry.number}`).toBeTruthy();
      if (entry.precision === "HOUR_APPROX") expect(entry.note, `entry ${entry.number}`).toBeTruthy();
    }
  });

  it("flags the four near misses", () => {
    expect(cubaLogEntries.filter((entry) => entry.isNearMiss).map((entry) => entry.number)).toEqual([
      47, 48, 50, 52,
    ]);
  });
});

describe("the letters", () => {
  it("are ten, five each way, the last four of them public", () => {
    expect(cubaCommunications).toHaveLength(10);
    expect(cubaCommunications.filter((letter) => letter.from === "President Kennedy")).toHaveLength(5);
    expect(
      cubaCommunications.filter((letter) => letter.isPublicAtTheTime).map((letter) => letter.number),
    ).toEqual([7, 8, 9, 10]);
  });

  it("left and arrived at these times, where they are known", () => {
    expect(cubaCommunications.map(({ sentAt, receivedAt }) => [sentAt, receivedAt])).toEqual([
      ["1962-10-22T22:00:00Z", "1962-10-22T22:00:00Z"],
      ["1962-10-23T14:00:00Z", "1962-10-23T15:05:00Z"],
      ["1962-10-23T22:51:00Z", null],
      [null, "1962-10-25T01:24:00Z"],
      ["1962-10-25T05:45:00Z", null],
      ["1962-10-26T13:43:00Z", "1962-10-27T01:15:00Z"],
      ["1962-10-27T14:00:00Z", null],
      ["1962-10-28T00:05:00Z", null],
      ["1962-10-28T14:00:00Z", "1962-10-28T14:04:00Z"],
      ["1962-10-28T21:35:00Z", null],
    ]);
  });

  it("took 692 minutes to reach the White House on 26 October", () => {
    const letter = cubaCommunications.find((each) => each.sentOn === "1962-10-26");
    expect(minutesBetween(letter?.sentAt, letter?.receivedAt)).toBe(692);
  });

  it("are received no earlier than sent, with stations in order and matching log entries", () => {
    const numbers = new Set(cubaLogEntries.map((entry) => entry.number));
    for (const letter of cubaCommunications) {
      if (letter.sentAt && letter.receivedAt) {
        expect(minutesBetween(letter.sentAt, letter.receivedAt)).toBeGreaterThanOrEqual(0);
      }
      expect((letter.receivedAt === null) === (letter.receivedPrecision === null)).toBe(true);
      const times = letter.steps.map((step) => step.at);
      expect(times).toEqual([...times].sort());
      for (const number of letter.entryNumbers) expect(numbers.has(number)).toBe(true);
    }
  });

  it("carry the same instants as the log", () => {
    expect(cubaCommunications[5]?.sentAt).toBe(timed(39).eventAt);
    expect(cubaCommunications[5]?.receivedAt).toBe(timed(42).eventAt);
    expect(cubaCommunications[7]?.sentAt).toBe(timed(55).eventAt);
    expect(cubaCommunications[9]?.sentAt).toBe(timed(58).eventAt);
  });
});

describe("the reconstructed situation reports", () => {
  it("are numbered without a gap and follow each other in time, the last one final", () => {
    expect(cubaSituationReports.map((report) => report.number)).toEqual([1, 2, 3, 4, 5, 6]);
    cubaSituationReports.forEach((report, index) => {
      const next = cubaSituationReports[index + 1];
      expect(report.periodTo).toBe(report.asOfAt);
      expect(minutesBetween(report.asOfAt, report.publishedAt)).toBeGreaterThan(0);
      expect(report.isFinal).toBe(next === undefined);
      expect(report.nextReportAt).toBe(next?.asOfAt ?? null);
      if (next) expect(next.periodFrom).toBe(report.periodTo);
    });
  });

  it("open with a bottom line of at most three sentences and 600 characters", () => {
    for (const report of cubaSituationReports) {
      expect(checkBluf(report.bluf)).toEqual([]);
    }
  });

  it("cite only entries that exist and were known by the cut-off", () => {
    for (const report of cubaSituationReports) {
      expect(report.entryNumbers.length).toBeGreaterThan(0);
      for (const number of report.entryNumbers) {
        const knownAt = knownInWashingtonAt(entryNumbered(number)).toISOString();
        expect(knownAt <= new Date(report.asOfAt).toISOString(), `entry ${number}, known ${knownAt}`).toBe(
          true,
        );
      }
    }
  });

  it("leave out what was closely held or only learned later, and cite nothing twice", () => {
    const cited = cubaSituationReports.flatMap((report) => report.entryNumbers);
    expect(new Set(cited).size).toBe(cited.length);
    for (const number of cited) {
      const entry = entryNumbered(number);
      expect(entry.isCloselyHeld || entry.isLearnedLater, `entry ${number}`).toBeFalsy();
    }
  });

  it("keep likelihood and confidence in sentences of their own", () => {
    for (const report of cubaSituationReports)
      expect(lintAssessment(report.sections.assessment ?? "")).toEqual([]);
  });

  it("say that they are reconstructed", () => {
    expect(cubaSituationReports.every((report) => report.isReconstructed)).toBe(true);
  });
});

describe("postures, demands, offers and conflicts", () => {
  it("point to log entries of the same moment", () => {
    for (const change of cubaPostureChanges) {
      const entry = entryNumbered(change.entryNumber);
      if (change.at !== null && entry.precision !== "DAY") expect(change.at).toBe(entry.eventAt);
      expect(change.at === null).toBe(change.precision === "DAY");
    }
    const cited = [...cubaDemands, ...cubaInducements, ...cubaSourceConflicts].map(
      (each) => each.entryNumber,
    );
    for (const number of [...cited, ...cubaLevers.flatMap((lever) => lever.entryNumbers)]) {
      expect(entryNumbered(number).number).toBe(number);
    }
  });

  it("keep Strategic Air Command at DEFCON 2 apart from the rest at 3", () => {
    const levels = cubaPostureChanges.filter((change) => change.system === "DEFCON");
    expect(levels.find((change) => change.level === "2")?.scope).toContain("Strategic Air Command only");
    expect(levels.find((change) => change.level === "3")?.scope).toContain("worldwide");
  });

  it("keep the term on Turkey secret", () => {
    const turkey = cubaInducements.filter((offer) => offer.text.includes("Turkey"));
    expect(turkey.map((offer) => offer.isPublic)).toEqual([false]);
  });

  it("keep at least two values for each conflict", () => {
    for (const conflict of cubaSourceConflicts) expect(conflict.values.length).toBeGreaterThan(1);
  });

  it("climb the alert ladder in order of time", () => {
    expect(cubaAlertLadder[0]?.level).toBe("WATCH");
    expect(cubaAlertLadder.at(-1)?.level).toBe("CLOSED");
    cubaAlertLadder.slice(1).forEach((step, index) => {
      expect(canMoveAlert(cubaAlertLadder[index]?.level ?? "CLOSED", step.level)).toBe(true);
    });
    const days = cubaAlertLadder.map((step) => step.on);
    expect(days).toEqual([...days].sort());
  });
});

function entryNumbered(number: number): CubaLogEntry {
  const entry = cubaLogEntries.find((each) => each.number === number);
  if (!entry) throw new Error(`no entry ${number}`);
  return entry;
}

function timed(number: number) {
  const entry = entryNumbered(number);
  if (entry.precision === "DAY") throw new Error(`entry ${number} has no hour`);
  return entry;
}

function minutesBetween(from: string | null | undefined, to: string | null | undefined): number {
  return latencyMinutes(new Date(from ?? ""), new Date(to ?? ""));
}
