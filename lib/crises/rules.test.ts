import { describe, expect, it } from "vitest";
import { ALERTS, alertMoves, canMoveAlert, isActive } from "./rules";

describe("alert", () => {
  it("climbs and leaves by its ladder", () => {
    for (const [index, alert] of ALERTS.entries()) {
      const next = ALERTS[index + 1];
      if (next) expect(canMoveAlert(alert, next)).toBe(true);
    }
  });

  it("may jump up, leaves CRISIS through RECOVERY only, and stays closed", () => {
    expect(canMoveAlert("WATCH", "CRISIS")).toBe(true);
    expect(alertMoves("CRISIS")).toEqual(["RECOVERY"]);
    expect(canMoveAlert("RECOVERY", "CRISIS")).toBe(true);
    expect(alertMoves("CLOSED")).toEqual([]);
  });

  it("never moves to where it stands", () => {
    for (const alert of ALERTS) expect(canMoveAlert(alert, alert)).toBe(false);
  });

  it("is active until closed", () => {
    expect(ALERTS.filter(isActive)).toEqual(["WATCH", "ADVISORY", "WARNING", "CRISIS", "RECOVERY"]);
  });
});
