import { describe, expect, it } from "vitest";
import { countByDay, preparePicture, type TimelineFacts } from "./prepare";

const at = (text: string) => new Date(text);

const entry = (number: number, eventAt: string, kind: "INC" | "COM" = "INC") => ({
  number,
  kind,
  text: `Event ${number}`,
  eventAt: at(eventAt),
  eventPrecision: "MINUTE" as const,
  timeZone: "America/New_York",
  isNearMiss: number === 2,
  corrections: [],
});

const facts: TimelineFacts = {
  entries: [
    entry(1, "1962-10-22T22:00:00Z"),
    entry(2, "1962-10-27T15:59:00Z"),
    entry(3, "1962-10-27T23:00:00Z", "COM"),
  ],
  postures: [
    { system: "DEFCON", level: "3", scope: "All", at: at("1962-10-22T23:00:00Z") },
    { system: "DEFCON", level: "2", scope: "SAC", at: at("1962-10-24T14:00:00Z") },
    { system: "DEFCON", level: "5", scope: "All", at: at("1962-10-27T20:00:00Z") },
    { system: "QUARANTINE", level: "In force", scope: "Cuba", at: at("1962-10-24T14:00:00Z") },
  ],
  alerts: [{ alert: "CRISIS", at: at("1962-10-22T20:00:00Z") }],
  reports: [{ number: 1, correction: 0, publishedAt: at("1962-10-23T01:30:00Z"), href: "/r" }],
  now: null,
};

describe("the picture of a crisis", () => {
  const picture = preparePicture(facts);

  it("has a lane for each kind that occurred, each mark linked to its entry", () => {
    expect(picture?.lanes.map((lane) => [lane.key, lane.marks.map((mark) => mark.href)])).toEqual([
      ["COM", ["#entry-3"]],
      ["INC", ["#entry-1", "#entry-2"]],
    ]);
    expect(picture?.lanes[1]?.marks.map((mark) => mark.isNearMiss)).toEqual([false, true]);
  });

  it("keeps scopes apart, since commands may stand at different levels at once", () => {
    expect(picture?.bands.map((band) => [band.label, band.spans.map((span) => span.label)])).toEqual([
      ["All", ["DEFCON 3", "DEFCON 5"]],
      ["SAC", ["DEFCON 2"]],
    ]);
    const [calm, alarmed] = [picture?.bands[0]?.spans[1], picture?.bands[1]?.spans[0]];
    expect(calm?.strength).toBe(0);
    expect(alarmed?.strength).toBe(3);
    expect(alarmed?.to).toBe(1);
  });

  it("leaves out what was corrected, and puts flags that stand close into rows", () => {
    const corrected = { ...entry(4, "1962-10-25T00:00:00Z"), corrections: [{}] };
    const more = preparePicture({
      ...facts,
      entries: [...facts.entries, corrected],
      reports: [0, 1, 2].map((correction) => ({
        number: 1,
        correction,
        publishedAt: at("1962-10-23T01:30:00Z"),
        href: "/r",
      })),
    });
    expect(more?.lanes[1]?.marks).toHaveLength(2);
    expect(more?.reports.map((flag) => [flag.label, flag.row])).toEqual([
      ["001", 0],
      ["001A", 1],
      ["001B", 2],
    ]);
  });

  it("ends a level where words without one follow", () => {
    const lowered = {
      system: "DEFCON",
      level: "Lowered in steps",
      scope: "Several",
      at: at("1962-10-26T00:00:00Z"),
    };
    const ended = preparePicture({ ...facts, postures: [...facts.postures, lowered] });
    expect(ended?.bands[1]?.spans[0]?.to).toBeLessThan(0.9);
  });

  it("is none when nothing happened", () => {
    expect(preparePicture({ ...facts, entries: [], postures: [], reports: [] })).toBeNull();
  });
});

it("counts by day what the picture shows", () => {
  expect(countByDay(facts)).toEqual({
    heads: ["Communication", "Incident", "Reports"],
    rows: [
      { key: "1962-10-22", label: "22 Oct 1962", values: [0, 1, 0] },
      { key: "1962-10-23", label: "23 Oct 1962", values: [0, 0, 1] },
      { key: "1962-10-27", label: "27 Oct 1962", values: [1, 1, 0] },
    ],
  });
});
