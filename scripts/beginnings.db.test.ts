import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { saveTemplate } from "@/lib/engagements/templates/mutations";
import { newId } from "@/lib/ids";
import { createViewer } from "@/testing/people";
import { beginningOf } from "../app/(app)/engagements/new/starting-values";

// Beside the tests of the routes: pages know each other, and nothing else knows them.

const officer = await createViewer({ countries: ["JPN"] });
const TODAY = "2026-11-27";

const begin = (query: Record<string, string>) =>
  withViewer(officer, (db) => beginningOf(db, officer, query, TODAY));

test("a template that was kept with what came of it begins without that", async () => {
  const id = newId();
  const values = {
    type: "VISIT",
    marking: "UNCLASSIFIED" as const,
    purpose: "Call on the staff.",
    keyOutcomes: "Agreed on the berth.",
    startTime: "09:00",
    "sets.visit.clearances": [{ kind: "COUNTRY", state: "GRANTED", reference: "CC-7" }],
  };
  expect(await saveTemplate(officer, { id, name: "Call", portfolioId: null, values })).toMatchObject({
    ok: true,
  });
  const { values: begun } = await begin({ template: id });
  expect(begun).toMatchObject({ type: "VISIT", purpose: "Call on the staff.", startsOn: TODAY });
  expect([begun.keyOutcomes, begun.startTime, begun["sets.visit.clearances"]]).toEqual(["", "", []]);
});
