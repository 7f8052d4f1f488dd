import { expect, test } from "vitest";
import { mergeFields, textIn, textOf } from "@/components/ui/merging";
import { planFields, ticksIn } from "./plan-versions";

test("what one ticked and unticked of a template stays when somebody else saved the plan meanwhile", () => {
  const fields = planFields({ types: [], templates: [{ id: "long", name: "Long" }], tags: [] });
  const base = textOf({ year: 2044 }, fields);
  const sent = new FormData();
  sent.append("year", "2044");
  sent.append("startsOn", "2044-05-01");
  sent.append("templateId", "long");
  sent.append("ticked[]", "DESIGN");
  sent.append("unticked[]", "MPC");
  sent.append("unticked[]", "SCENARIO");
  const typed = textIn(sent, fields, { values: base, base });
  const { values, conflicts, taken } = mergeFields(
    fields,
    { base, saved: textOf({ year: 2044, place: "Khar Uul" }, fields), typed },
    () => "typed",
  );
  expect(conflicts).toEqual([]);
  expect(values).toMatchObject({ place: "Khar Uul", startsOn: "2044-05-01", templateId: "long" });
  expect(ticksIn(values)).toEqual({ DESIGN: true, MPC: false, SCENARIO: false });
  expect(taken.map(({ label, words }) => [label, ...words])).toContainEqual(["Planning template", "Long"]);
  expect(taken.map(({ label, words }) => [label, ...words])).toContainEqual([
    "Milestones left out",
    "Main planning conference",
    "Scenario and list of events (MSEL)",
  ]);
});
