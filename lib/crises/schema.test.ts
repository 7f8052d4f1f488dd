import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { openCrisisSchema } from "./schema";

describe("the zone of a crisis that is opened", () => {
  const form = {
    id: newId(),
    title: "Strait closed to shipping",
    nickname: "strait",
    summary: "Two freighters were turned back.",
    countries: ["PHL", "JPN"],
    alert: "WATCH",
    openedAt: "2026-11-28 10:00",
    timeZone: "",
    marking: "UNCLASSIFIED",
    tags: [],
    relTo: "",
  };
  const zoneOf = (changes: Partial<typeof form>) => {
    const reading = openCrisisSchema.safeParse({ ...form, ...changes });
    return reading.success ? reading.data.timeZone : reading.error.issues.map(({ path }) => path.join("."));
  };

  it("is that of the capital of the country that was chosen first, unless one was chosen by hand", () => {
    expect(zoneOf({})).toBe("Asia/Manila");
    expect(zoneOf({ countries: ["JPN", "PHL"] })).toBe("Asia/Tokyo");
    expect(zoneOf({ timeZone: "Pacific/Palau" })).toBe("Pacific/Palau");
  });

  it("is asked for where the country has none, and never made up", () => {
    expect(zoneOf({ countries: ["BVT"] })).toEqual(["timeZone"]);
    expect(zoneOf({ countries: [] })).toEqual(["countries"]);
    expect(zoneOf({ timeZone: "Manila" })).toEqual(["timeZone"]);
  });

  it("leaves the countries in the order in which they are kept", () => {
    expect(openCrisisSchema.parse(form).countries).toEqual(["JPN", "PHL"]);
  });
});
