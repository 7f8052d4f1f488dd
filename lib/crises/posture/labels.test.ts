import { describe, expect, it } from "vitest";
import { postureWords } from "./labels";

describe("posture in words", () => {
  it("gives DEFCON its exercise term", () => {
    expect(postureWords("DEFCON", "2")).toBe("DEFCON 2 (FAST PACE)");
    expect(postureWords("DEFCON", "5")).toBe("DEFCON 5 (FADE OUT)");
    expect(postureWords("FPCON", "BRAVO")).toBe("FPCON BRAVO");
    expect(postureWords("WATCHCON", "2")).toBe("WATCHCON 2");
  });

  it("tells free words after a colon", () => {
    expect(postureWords("DEFCON", "Lowered in steps")).toBe("DEFCON: Lowered in steps");
    expect(postureWords("AIR_DEFENCE", "Fire on overflights")).toBe("Air defence: Fire on overflights");
  });
});
