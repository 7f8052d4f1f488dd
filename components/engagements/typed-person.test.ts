import { describe, expect, it } from "vitest";
import { readTypedPerson } from "./typed-person";

describe("readTypedPerson", () => {
  it.each([
    ["Lt Gen Kenji Mori", "Lt Gen", "Kenji Mori"],
    ["Captain Ana Reyes", "Captain", "Ana Reyes"],
    ["  Rear  Admiral Lower Half  Tui Sapolu ", "Rear Admiral Lower Half", "Tui Sapolu"],
    ["Dr. Lena Vogt", "Dr.", "Lena Vogt"],
  ])("takes the rank off %s", (text, rankText, name) => {
    expect(readTypedPerson(text)).toEqual({ rankText, name });
  });

  it("leaves a name without a rank whole", () => {
    expect(readTypedPerson("Mori, Kenji")).toEqual({ rankText: "", name: "Mori, Kenji" });
  });

  it("never takes the whole line for a rank", () => {
    expect(readTypedPerson("Major")).toEqual({ rankText: "", name: "Major" });
    expect(readTypedPerson("")).toEqual({ rankText: "", name: "" });
  });
});
