import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { changeTemplate, removeTemplate, saveTemplate } from "./mutations";
import { getTemplate, listTemplates } from "./queries";
import { saveTemplateSchema } from "./schema";

const owner = await createViewer();
const colleague = await createViewer();
const former = await createViewer();
const stranger = await createViewer();
const portfolioId = newId();
const name = `Watch of ${portfolioId}`;
await asOwner(
  "insert into portfolio (id, name, starts_on, updated_at) values ($1, $2, current_date - 100, now())",
  [portfolioId, name],
);
const member = "insert into portfolio_member (id, portfolio_id, user_id, starts_on, ends_on) values ";
for (const { id } of [owner, colleague])
  await asOwner(`${member} ($1, $2, $3, current_date - 50, null)`, [newId(), portfolioId, id]);
await asOwner(`${member} ($1, $2, $3, current_date - 50, current_date - 2)`, [
  newId(),
  portfolioId,
  former.id,
]);

const input = (facts: { portfolioId?: string | null; marking?: "UNCLASSIFIED" | "CUI" } = {}) => ({
  id: newId(),
  name: "Weekly call",
  portfolioId: facts.portfolioId ?? null,
  values: { type: "BILAT", marking: facts.marking ?? ("UNCLASSIFIED" as const) },
});
const sees = async (viewer: typeof owner, id: string) =>
  withViewer(viewer, async (db) => (await listTemplates(db, viewer)).some((one) => one.id === id));

test("a template is its owner's alone until it is shared, and then also of who is in the portfolio today", async () => {
  const template = input();
  expect((await saveTemplate(owner, template)).ok).toBe(true);
  expect([await sees(owner, template.id), await sees(colleague, template.id)]).toEqual([true, false]);

  const shared = { id: template.id, version: 1, name: "Weekly call", portfolioId };
  expect((await changeTemplate(owner, shared)).ok).toBe(true);
  expect(await sees(colleague, template.id)).toBe(true);
  expect(await sees(former, template.id)).toBe(false);
  expect(await sees(stranger, template.id)).toBe(false);
  await withViewer(stranger, async (db) => expect(await getTemplate(db, template.id)).toBeNull());
  await withViewer(colleague, async (db) =>
    expect((await getTemplate(db, template.id))?.values).toEqual(template.values),
  );
});

test("what the database keeps in no JSON is left out of a template, and what is no form makes none", async () => {
  const form = { id: newId(), name: "Weekly call", portfolioId: "" };
  const sent = (values: unknown) => saveTemplateSchema.safeParse({ ...form, values: JSON.stringify(values) });
  const parsed = sent({ marking: "UNCLASSIFIED", title: "Call\0 \ud83d", points: [{ "te\0xt": "a\ud800" }] });
  if (!parsed.success) throw parsed.error;
  expect(await saveTemplate(owner, parsed.data)).toMatchObject({ ok: true });
  await withViewer(owner, async (db) =>
    expect((await getTemplate(db, form.id))?.values).toEqual({
      marking: "UNCLASSIFIED",
      title: "Call \ufffd",
      points: [{ text: "a\ufffd" }],
    }),
  );
  const deep = `{"marking":"UNCLASSIFIED","points":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
  for (const values of [deep, '{"marking":', '["UNCLASSIFIED"]', "5"])
    expect(saveTemplateSchema.safeParse({ ...form, values }).success, values.slice(0, 40)).toBe(false);
});

test("only its owner renames and removes it; for others it is refused or not there, and each act is on record", async () => {
  const template = input({ portfolioId });
  await saveTemplate(owner, template);
  const rename = { id: template.id, version: 1, name: "Monthly call", portfolioId };
  expect(await changeTemplate(colleague, rename)).toMatchObject({ ok: false, code: "forbidden" });
  expect(await removeTemplate(stranger, template.id)).toMatchObject({ ok: false, code: "not-found" });
  expect((await changeTemplate(owner, rename)).ok).toBe(true);
  expect(await changeTemplate(owner, rename)).toMatchObject({ ok: false, code: "stale" });
  expect((await removeTemplate(owner, template.id)).ok).toBe(true);
  expect(await sees(owner, template.id)).toBe(false);
  const events = await asOwner<{ type: string; outcome: string }>(
    "select type, outcome from audit_event where subject_id = $1 order by sequence",
    [template.id],
  );
  expect(events.map(({ type, outcome }) => `${type} ${outcome}`)).toEqual([
    "engagement_template.created success",
    "access.refused refused",
    "engagement_template.changed success",
    "engagement_template.removed success",
  ]);
});

test("it is shared only with a portfolio of one's own, and marked no higher than one may read", async () => {
  expect(await saveTemplate(stranger, input({ portfolioId }))).toMatchObject({ ok: false, code: "invalid" });
  const low = await createViewer({ markingCeiling: "UNCLASSIFIED" });
  expect(await saveTemplate(low, input({ marking: "CUI" }))).toMatchObject({ ok: false, code: "invalid" });
  const reader = await createViewer({ roles: ["LEADER"] });
  expect(await saveTemplate(reader, input())).toMatchObject({ ok: false, code: "forbidden" });
});
