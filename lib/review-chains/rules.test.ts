import { expect, test } from "vitest";
import { type ChainFacts, type ChainScope, chooseChain, reviewKindOf } from "./rules";

const chain = (name: string, scope: Partial<ChainScope> = {}) => ({
  name,
  kind: "REPORT" as const,
  objectiveId: null,
  countryCode: null,
  organisationId: null,
  ...scope,
});
const everything = chain("everything");
const unit = chain("unit", { organisationId: "unit" });
const command = chain("command", { organisationId: "command" });
const japan = chain("Japan", { countryCode: "JPN" });
const korea = chain("Korea", { countryCode: "KOR" });
const objective = chain("objective", { objectiveId: "LOE1-01" });
const all = [everything, command, unit, korea, japan, objective];

const facts = (changes: Partial<ChainFacts> = {}): ChainFacts => ({
  kind: "REPORT",
  objectiveIds: [],
  countryCodes: [],
  organisationIds: [],
  ...changes,
});

test.each<[string, Partial<ChainFacts>, string | null]>([
  ["nothing nearer fits", {}, "everything"],
  [
    "an objective comes before a country",
    { objectiveIds: ["LOE2-02", "LOE1-01"], countryCodes: ["JPN"] },
    "objective",
  ],
  [
    "a country comes before an organisation",
    { countryCodes: ["NOR", "KOR"], organisationIds: ["unit"] },
    "Korea",
  ],
  ["the main country comes first", { countryCodes: ["JPN", "KOR"] }, "Japan"],
  ["the nearest organisation comes first", { organisationIds: ["unit", "command"] }, "unit"],
  ["the one above holds where the nearest has none", { organisationIds: ["section", "command"] }, "command"],
  ["a plan has none of the reports'", { kind: "PLAN", countryCodes: ["JPN"] }, null],
])("the chain that reviews: %s", (_, changes, name) => {
  expect(chooseChain(all, facts(changes))?.name ?? null).toBe(name);
});

test("where no chain fits there is none", () => {
  expect(chooseChain([japan, objective], facts({ countryCodes: ["NOR"] }))).toBeNull();
});

test("what is over is a report, what may still happen a plan", () => {
  expect(reviewKindOf("COMPLETE")).toBe("REPORT");
  expect(reviewKindOf("CANCELLED")).toBe("REPORT");
  for (const status of ["PROPOSED", "PLANNED", "CONFIRMED", "EXECUTING", "POSTPONED"] as const)
    expect(reviewKindOf(status)).toBe("PLAN");
});
