import { expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createViewer } from "@/testing/people";
import { createTemplate, saveTemplate } from "./mutations";
import { listTemplates, type PlanningTemplate } from "./queries";
import { createTemplateSchema } from "./schema";

const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
const officer = await createViewer();

async function full(): Promise<PlanningTemplate> {
  const [first] = await withViewer(admin, listTemplates);
  if (!first?.isDefault) throw new Error("the template for every type does not come first");
  return first;
}

const changed = (template: PlanningTemplate, kind: string, months: number) => ({
  ...template,
  milestones: template.milestones.map((row) => (row.kind === kind ? { ...row, months } : row)),
});

const place = (template: PlanningTemplate, kind: string) =>
  template.milestones.findIndex((row) => row.kind === kind);

test("a template keeps the conferences in their order, planning before STARTEX and the review after ENDEX", async () => {
  const template = await full();
  expect(await saveTemplate(admin, changed(template, "FPC", 1))).toMatchObject({
    fields: { [`milestones.${place(template, "FPC")}.months`]: [expect.stringMatching(/before STARTEX/)] },
  });
  expect(await saveTemplate(admin, changed(template, "STARTEX", 1))).toMatchObject({ ok: false });
  expect(await saveTemplate(admin, changed(template, "MPC", -10))).toMatchObject({
    fields: {
      [`milestones.${place(template, "MPC")}.months`]: [expect.stringMatching(/out of its order/)],
      [`milestones.${place(template, "IPC")}.months`]: [expect.stringMatching(/out of its order/)],
    },
  });
  expect(await saveTemplate(officer, changed(template, "FPC", -2))).toMatchObject({ code: "forbidden" });
  expect(await saveTemplate(admin, changed(template, "FPC", -2))).toMatchObject({ ok: true });
  expect(await saveTemplate(admin, changed(template, "FPC", -3))).toMatchObject({ code: "stale" });
  const after = await full();
  expect(after.milestones.find(({ kind }) => kind === "FPC")?.months).toBe(-2);
});

test("what stands in for every type stays in use", async () => {
  expect(await saveTemplate(admin, { ...(await full()), isActive: false })).toMatchObject({
    fields: { isActive: [expect.stringMatching(/stays in use/)] },
  });
});

test("admins add templates, each type in one of them; officers do not", async () => {
  const { milestones } = await full();
  const form = (fields: object) =>
    createTemplateSchema.parse({ id: newId(), name: `Trial ${newId().slice(-8)}`, milestones, ...fields });
  expect(await createTemplate(officer, form({}))).toMatchObject({ code: "forbidden" });
  expect(await createTemplate(admin, form({ typeCodes: ["EX-PASSEX"] }))).toMatchObject({
    fields: { typeCodes: [expect.stringMatching(/Passing exercise is proposed by “Short: /)] },
  });
  const wanted = form({});
  const [first, twin] = await Promise.all([createTemplate(admin, wanted), createTemplate(admin, wanted)]);
  expect(first).toMatchObject({ ok: true, data: { id: wanted.id } });
  expect(twin).toEqual(first);
  expect(await createTemplate(admin, form({ name: wanted.name.toUpperCase() }))).toMatchObject({
    fields: { name: ["Another template has this name."] },
  });
  const made = (await withViewer(admin, listTemplates)).find(({ id }) => id === wanted.id);
  expect(made?.milestones).toHaveLength(milestones.length);
  if (!made) return;
  expect(await saveTemplate(admin, { ...made, isActive: false })).toMatchObject({ ok: true });
  const revisions = await withViewer(admin, (db) => listRevisions(db, "planning_template", made.id));
  expect(revisions.map(({ version }) => version)).toEqual([2, 1]);
  expect(revisions[0]).toMatchObject({
    actorName: admin.name,
    changes: [{ field: "inUse", from: true, to: false }],
  });
});

test("of several who change a template at one moment one is first, the others are told", async () => {
  const template = await full();
  const answers = await Promise.all(Array.from({ length: 6 }, () => saveTemplate(admin, template)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.code === "stale")).toHaveLength(5);
});
