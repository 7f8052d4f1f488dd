import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ticksOf, timeScale } from "./scale";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe("a broken time axis", () => {
  it("cuts the long silences after the thirteen days of 1962 and keeps most of the width for them", () => {
    const scale = timeScale(
      [
        "1962-10-14",
        "1962-10-16",
        "1962-10-18",
        "1962-10-20",
        "1962-10-22",
        "1962-10-24",
        "1962-10-26",
        "1962-10-28",
        "1962-11-20",
        "1963-04-24",
        "1963-06-20",
      ].map(day),
    );
    expect(scale.stretches.map(({ from, to }) => [from, to])).toEqual([
      [day("1962-10-14"), day("1962-10-28")],
      [day("1962-11-20"), day("1962-11-20")],
      [day("1963-04-24"), day("1963-04-24")],
      [day("1963-06-20"), day("1963-06-20")],
    ]);
    expect(scale.breaks).toHaveLength(3);
    expect(scale.stretches[0]?.end).toBeGreaterThan(0.6);
    expect(ticksOf(scale).map((tick) => tick.moment)).toContainEqual(day("1963-04-24"));
  });

  it("does not cut an even rhythm, and takes a single moment", () => {
    expect(
      timeScale(["2026-01-01", "2026-01-05", "2026-01-09", "2026-01-13", "2026-01-17", "2026-01-21"].map(day))
        .breaks,
    ).toEqual([]);
    expect(timeScale([day("2026-01-01")]).at(day("2026-01-01"))).toBe(0.5);
  });

  it("labels hours in a crisis of one day, and days after that", () => {
    const at = (time: string) => new Date(`2026-11-22T${time}:00Z`);
    const hours = ticksOf(timeScale([at("06:10"), at("09:40"), at("14:20")]));
    expect(hours.map((tick) => tick.unit)).toContain("HOUR");
    expect(hours[0]?.moment).toEqual(at("07:00"));
    const days = ticksOf(
      timeScale([day("2026-11-20"), day("2026-11-21"), day("2026-11-22"), day("2026-11-23")]),
    );
    expect(days.map((tick) => tick.moment)).toEqual(
      ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"].map(day),
    );
  });

  it("keeps the order of moments and stays within the picture, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.date({ min: day("1950-01-01"), max: day("2050-01-01"), noInvalidDate: true }), {
          minLength: 1,
          maxLength: 40,
        }),
        (moments) => {
          const scale = timeScale(moments);
          const places = [...moments].sort((a, b) => a.getTime() - b.getTime()).map(scale.at);
          for (const [index, place] of places.entries()) {
            expect(place).toBeGreaterThanOrEqual(0);
            expect(place).toBeLessThanOrEqual(1);
            expect(place).toBeGreaterThanOrEqual((places[index - 1] ?? 0) - 1e-9);
          }
          expect(scale.stretches.length).toBeLessThanOrEqual(6);
        },
      ),
    );
  });
});
