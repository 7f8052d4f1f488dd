import { describe, expect, it } from "vitest";
import { spreadDots } from "./spread";

describe("spreadDots", () => {
  it("leaves dots with room where they are", () => {
    const dots = [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
    ];
    expect(spreadDots(dots, 6)).toEqual(dots);
  });

  it("parts a crowd so that no circle covers another, the same way each time", () => {
    const crowd = Array.from({ length: 9 }, (_, index) => ({
      x: 100 + index * 1.5,
      y: 80 + (index % 3),
      name: index,
    }));
    const placed = spreadDots(crowd, 6);
    for (const [index, one] of placed.entries()) {
      for (const other of placed.slice(index + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(11.5);
      }
    }
    expect(spreadDots(crowd, 6)).toEqual(placed);
  });

  it("parts dots on the same spot", () => {
    const [one, other] = spreadDots(
      [
        { x: 5, y: 5 },
        { x: 5, y: 5 },
      ],
      6,
    );
    expect(Math.abs((one?.y ?? 0) - (other?.y ?? 0))).toBeGreaterThanOrEqual(12);
  });
});
