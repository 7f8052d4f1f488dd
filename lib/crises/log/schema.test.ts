import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { addLogEntrySchema } from "./schema";

const form = {
  id: newId(),
  crisisId: newId(),
  kind: "INC",
  text: "A patrol boat was rammed.",
  eventAt: "2026-11-20 14:05",
  eventPrecision: "MINUTE",
  timeZone: "Asia/Manila",
  observedAt: "",
  reportedAt: "200630Z NOV 26",
  sourceType: "LIAISON",
  source: "",
  reliability: "B",
  credibility: "2",
};

/** The fields at fault with what is said beside them. */
function faults(changes: Record<string, unknown>): Record<string, string> {
  const parsed = addLogEntrySchema.safeParse({ ...form, ...changes });
  if (parsed.success) return {};
  return Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]));
}

describe("the form of a log entry", () => {
  it("takes what a form sends and makes empty fields null", () => {
    expect(addLogEntrySchema.parse(form)).toMatchObject({
      observedAt: null,
      source: null,
      reliability: "B",
      credibility: 2,
      isNearMiss: false,
      correctsId: null,
    });
  });

  it("refuses a spring-forward gap beside the field", () => {
    expect(faults({ timeZone: "America/New_York", eventAt: "2026-03-08T02:30" })).toEqual({
      eventAt: expect.stringContaining("did not happen"),
    });
  });

  it("refuses a zone that is none, a bare day said to be exact, and a future-proof typo", () => {
    expect(Object.keys(faults({ timeZone: "+09:00" }))).toContain("timeZone");
    expect(faults({ eventAt: "2026-11-20" })).toHaveProperty("eventAt");
    expect(faults({ eventAt: "2026-11-20", eventPrecision: "DAY" })).toEqual({});
    expect(faults({ eventAt: "27153OZ NOV 26" })).toHaveProperty("eventAt");
  });

  it("wants both halves of the Admiralty code or neither", () => {
    expect(faults({ credibility: "" })).toHaveProperty("credibility");
    expect(faults({ reliability: "" })).toHaveProperty("reliability");
    expect(faults({ reliability: "", credibility: "" })).toEqual({});
    expect(faults({ reliability: "G" })).toHaveProperty("reliability");
    expect(faults({ credibility: "7" })).toHaveProperty("credibility");
  });

  it("refuses forged fields, long texts and damaged characters with a message each", () => {
    expect(faults({ crisisId: "1 or 1=1" })).toHaveProperty("crisisId");
    expect(faults({ kind: "XXX" }).kind).toBe("Choose the kind of entry.");
    expect(faults({ text: "x".repeat(100_000) }).text).toContain("100,000 characters");
    expect(faults({ text: "caf\ufffd" }).text).toContain("damaged");
    expect(faults({ text: "nul\u0000" }).text).toContain("cannot be printed");
  });
});
