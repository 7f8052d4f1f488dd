import { beforeAll, expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { isId, newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { createViewer } from "@/testing/people";
import { completed } from "../field-sets/sets";
import { NO_FILTERS } from "../filters";
import { createEngagement } from "../mutations";
import { listDetails, listEngagements } from "../queries";
import { EXPORT_HEADS, exportCells } from "./columns";
import { planExport } from "./queries";

const officer = await createViewer({ countries: ["JPN"], markingCeiling: "CUI" });
const colleague = await createViewer({ countries: ["JPN"], markingCeiling: "UNCLASSIFIED" });

async function create(fields: Record<string, unknown>): Promise<string> {
  const made = await createEngagement(officer, newId(), engagementInput({ purpose: "Talk.", ...fields }), {
    publish: true,
  });
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.data.id;
}

let visit = "";
let talk = "";

beforeAll(async () => {
  const earlier = await create({
    type: "HOST",
    title: "Earlier visit",
    startsOn: "2025-03-09",
    marking: "CUI",
  });
  visit = await create({
    type: "ABROAD",
    title: '=HYPERLINK("http://x")',
    commitments: [{ text: "Send it", bySide: "OWN", ownerName: "Quill", dueOn: "2026-10-01" }],
    sets: completed({
      visit: {
        returnsId: earlier,
        legs: [{ arrivesIn: "Tokyo", arrivesCountry: "JPN", arrivesOn: "2026-03-09" }],
      },
      money: { countryCap: "1200.50", capCurrency: "USD" },
    }),
  });
  talk = await create({ type: "BILAT", title: "Talk", startsOn: "2026-04-09" });
});

test("an export holds exactly the rows of the list, in its order, under the highest marking they show", async () => {
  for (const filters of [
    NO_FILTERS,
    { ...NO_FILTERS, sort: "title" as const },
    { ...NO_FILTERS, type: ["ABROAD"] },
  ]) {
    const { plan, list } = await withViewer(officer, async (db) => ({
      plan: await planExport(db, officer, filters),
      list: await listEngagements(db, officer, filters, 1),
    }));
    expect(plan.ids).toEqual(list.rows.map(({ id }) => id));
    expect(plan.marking).toBe("CUI");
  }
  const low = await withViewer(colleague, (db) => planExport(db, colleague, NO_FILTERS));
  expect(low).toEqual({ ids: [talk, visit], marking: "UNCLASSIFIED", ownMarking: "UNCLASSIFIED" });
  const told = async (viewer: typeof officer) => {
    const records = await withViewer(viewer, (db) => listDetails(db, [visit]));
    return records.flatMap(exportCells).filter((cell) => cell.includes("Earlier visit") || isId(cell));
  };
  expect(await told(officer)).toEqual([expect.stringMatching(/^HOST-2025-JPN-\d+ Earlier visit$/)]);
  expect(await told(colleague), "that there is such a record is not told by its id").toEqual([]);
});

test("every field has its column; what is not known is empty, and what is not open has no name", async () => {
  const cells = async (viewer: typeof officer) => {
    const [record] = await withViewer(viewer, (db) => listDetails(db, [visit]));
    if (!record) throw new Error("not there");
    const row = exportCells(record);
    expect(row).toHaveLength(EXPORT_HEADS.length);
    return (head: string) => row[EXPORT_HEADS.indexOf(head)];
  };
  const cell = await cells(officer);
  expect(cell("Title")).toBe('=HYPERLINK("http://x")');
  expect(cell("Marking")).toBe("UNCLASSIFIED");
  expect([cell("Type"), cell("Type, code")]).toEqual(["Visit abroad by own senior", "ABROAD"]);
  expect([cell("Countries"), cell("Countries, code")]).toEqual(["Japan (host)", "JPN HOST"]);
  expect([cell("Status"), cell("Status, code")]).toEqual(["Proposed", "PROPOSED"]);
  expect(cell("Commitments")).toBe("Own side · 2026-10-01 · Quill · Open · Send it · Partner");
  expect(cell("Visit: Itinerary")).toBe("Arrives on: 9 Mar 2026 · To: Tokyo · Country: Japan");
  expect(cell("Visit: Returns the visit")).toContain("Earlier visit");
  expect(cell("Authorities and money: Cap for the country")).toBe("1200.50");
  expect(cell("Exercise: Figures")).toBe("");
  expect((await cells(colleague))("Visit: Returns the visit")).not.toContain("Earlier visit");
  expect(new Set(EXPORT_HEADS).size).toBe(EXPORT_HEADS.length);
});
