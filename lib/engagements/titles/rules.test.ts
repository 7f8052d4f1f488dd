import { expect, test } from "vitest";
import { defaultTitle, givenTitle } from "./rules";

test("a title is made where none is given", () => {
  expect(defaultTitle("Bilateral meeting", ["Japan"])).toBe("Bilateral meeting, Japan");
  expect(defaultTitle("Staff talks", ["Japan", "Norway"])).toBe("Staff talks, Japan and Norway");
  expect(defaultTitle("Staff talks", ["Japan", "Norway", "Chile"])).toBe("Staff talks, Japan and 2 others");
  expect(defaultTitle("x".repeat(150), ["Japan"])).toHaveLength(120);
});

test("a title that was made is nobody's, and one that was given stays", () => {
  const of = (title: string, ...names: string[]) =>
    givenTitle({ title, type: "BILAT", countries: names.map((name) => ({ name, role: "PARTICIPANT" })) });
  expect(of("Bilateral meeting, Japan", "Japan")).toBeNull();
  expect(of("Bilateral meeting, Japan and 2 others", "Japan", "Norway", "Chile")).toBeNull();
  expect(of("Bilateral meeting, Japan", "Norway")).toBe("Bilateral meeting, Japan");
  expect(of("Talks on the pier", "Japan")).toBe("Talks on the pier");
});
