import { expect, it } from "vitest";
import { type ExerciseFacts, viennaHint, viennaHintOf } from "./rules";

const figure = (value: number, source = "J7", countryCode: string | null = null) => ({
  kind: "TROOPS" as const,
  side: "TOTAL" as const,
  countryCode,
  value,
  source,
  isAsReported: false,
});
const inPoland = { hostCountryCodes: ["POL"], cancelReason: null };

it.each([
  [8_999, null],
  [9_000, "NOTIFY"],
  [12_999, "NOTIFY"],
  [13_000, "OBSERVE"],
] as const)("%d troops: %s", (value, duty) => {
  expect(viennaHint(inPoland, [figure(value)])?.duty ?? null).toBe(duty);
});

it("names every number that reaches a threshold with its source, the highest first, and no other", () => {
  const figures = [figure(9_500), figure(14_000, "Press"), figure(8_000, "Host")];
  expect(viennaHint(inPoland, figures)).toEqual({
    duty: "OBSERVE",
    reasons: ["14,000 by Press", "9,500 by J7"],
  });
});

it("says so where the countries of a source reach it together, and only where it gives no total", () => {
  const countries = [figure(5_000, "J7", "POL"), figure(4_500, "J7", "DEU"), figure(4_000, "J7", "DEU")];
  expect(viennaHint(inPoland, countries)).toEqual({
    duty: "NOTIFY",
    reasons: ["9,500, which the countries of J7 make together"],
  });
  expect(viennaHint(inPoland, [...countries, figure(8_900)])).toBeNull();
});

it("holds in Europe and Central Asia, and not for what is cancelled, ships or one side", () => {
  const figures = [figure(20_000)];
  expect(viennaHint({ ...inPoland, hostCountryCodes: ["JPN", "KAZ"] }, figures)).not.toBeNull();
  expect(viennaHint({ ...inPoland, hostCountryCodes: ["JPN", "USA"] }, figures)).toBeNull();
  expect(viennaHint({ ...inPoland, cancelReason: "Storm" }, figures)).toBeNull();
  expect(viennaHint(inPoland, [{ ...figure(20_000), kind: "SHIPS" }])).toBeNull();
  expect(viennaHint(inPoland, [{ ...figure(20_000), side: "OWN" }])).toBeNull();
});

const exercise = (fields: Partial<ExerciseFacts["sets"]["exercise"]> = {}): ExerciseFacts => ({
  status: "PLANNED",
  host: "POL",
  countries: [{ code: "POL", role: "HOST" }],
  sets: {
    exercise: {
      notification: null,
      figures: [{ kind: "TROOPS", own: 5_000, partner: 4_500, total: null, source: "J7" }],
      ...fields,
    },
  },
});

it("is said of an engagement without an edition from its own figures", () => {
  expect(viennaHintOf(exercise())).toEqual({ duty: "NOTIFY", reasons: ["9,500 by J7"] });
  const [figure] = exercise().sets.exercise.figures;
  const counted = (fields: object) => exercise({ figures: figure ? [{ ...figure, ...fields }] : [] });
  expect(viennaHintOf(counted({ total: 13_000 }))?.duty).toBe("OBSERVE");
  expect(viennaHintOf(counted({ total: 8_999 }))).toBeNull();
  expect(viennaHintOf(counted({ partner: null }))).toBeNull();
  expect(viennaHintOf(counted({ kind: "SHIPS" }))).toBeNull();
  expect(viennaHintOf({ ...exercise(), host: null })).not.toBeNull();
  expect(viennaHintOf({ ...exercise(), host: "JPN" })).toBeNull();
  expect(viennaHintOf({ ...exercise(), status: "CANCELLED" })).toBeNull();
  expect(viennaHintOf(exercise({ notification: "DUE" }))).not.toBeNull();
  expect(viennaHintOf(exercise({ notification: "GIVEN" }))).toBeNull();
  expect(viennaHintOf(exercise({ notification: "NOT_NEEDED" }))).toBeNull();
});
