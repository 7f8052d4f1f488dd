import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { addGiftLimit, changeGiftLimit, removeGiftLimit } from "./mutations";
import { listGiftLimits } from "./queries";
import { addGiftLimitSchema } from "./schema";

const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
const officer = await createViewer({ countries: ["JPN"] });

const limitsOf = (viewer: Viewer) => withViewer(viewer, listGiftLimits);
const limit = (startsOn: string | null, amount: string) =>
  addGiftLimitSchema.parse({ startsOn: startsOn ?? "", amount, currency: "usd", basis: "" });
const auditOf = (id: string) =>
  asOwner<{ type: string; subject_name: string; before: unknown; after: unknown }>(
    "select type, subject_name, before, after from audit_event where subject_id = $1 order by sequence",
    [id],
  );

test("limits for gifts are set from a day on by admins, changed and removed, each on record", async () => {
  expect(await limitsOf(officer)).toEqual([]);
  expect(await addGiftLimit(officer, limit("2023-01-01", "480"))).toMatchObject({ code: "forbidden" });
  const first = await addGiftLimit(admin, limit("2023-01-01", "480"));
  const ever = await addGiftLimit(admin, limit(null, "415"));
  const wrong = await addGiftLimit(admin, limit("2026-01-10", "525"));
  if (!first.ok || !ever.ok || !wrong.ok) throw new Error(JSON.stringify([first, ever, wrong]));
  const { id } = wrong.data;

  const taken = { ok: false, code: "invalid", fields: { startsOn: [expect.stringMatching(/already/)] } };
  expect(await addGiftLimit(admin, limit("2023-01-01", "500"))).toMatchObject(taken);
  expect(await addGiftLimit(admin, limit(null, "500"))).toMatchObject(taken);
  expect(await changeGiftLimit(admin, { id, version: 1, ...limit("2023-01-01", "525") })).toMatchObject(
    taken,
  );
  const change = { id, version: 1, ...limit("2026-01-01", "525.5") };
  expect(await changeGiftLimit(officer, change)).toMatchObject({ code: "forbidden" });
  expect(await changeGiftLimit(admin, change)).toEqual({ ok: true, data: null });
  expect(await changeGiftLimit(admin, change)).toMatchObject({ code: "stale" });
  expect(await changeGiftLimit(admin, { ...change, id: newId() })).toMatchObject({ code: "not-found" });
  expect(
    (await limitsOf(officer)).map(({ startsOn, amount, version }) => [startsOn, amount, version]),
  ).toEqual([
    [null, "415.00", 1],
    ["2023-01-01", "480.00", 1],
    ["2026-01-01", "525.50", 2],
  ]);

  expect(await removeGiftLimit(officer, { id, version: 2 })).toMatchObject({ code: "forbidden" });
  expect(await removeGiftLimit(admin, { id, version: 1 })).toMatchObject({ code: "stale" });
  expect(await removeGiftLimit(admin, { id, version: 2 })).toMatchObject({ ok: true });
  expect(await limitsOf(officer)).toHaveLength(2);
  expect((await auditOf(id)).filter(({ type }) => type.startsWith("gift_limit"))).toMatchObject([
    { type: "gift_limit.added", after: { startsOn: "2026-01-10", amount: "525.00", currency: "USD" } },
    {
      type: "gift_limit.changed",
      subject_name: "limit for gifts from 10 Jan 2026",
      before: { startsOn: "2026-01-10", amount: "525.00" },
      after: { startsOn: "2026-01-01", amount: "525.50" },
    },
    { type: "gift_limit.removed", before: { startsOn: "2026-01-01", amount: "525.50" } },
  ]);
});

test("the database lets admins alone write limits, and whoever is signed in read them", async () => {
  const added = await addGiftLimit(admin, limit("2020-01-01", "390"));
  if (!added.ok) throw new Error(JSON.stringify(added));
  const where = { id: added.data.id };
  const data = { amount: "1" };
  const attempts = await withViewer(officer, async (db) => [
    await db.giftLimit.count({ where }),
    (await db.giftLimit.updateMany({ where, data })).count,
    (await db.giftLimit.deleteMany({ where })).count,
  ]);
  expect(attempts).toEqual([1, 0, 0]);
  await expect(
    withViewer(officer, (db) => db.giftLimit.createMany({ data: { ...data, currency: "USD" } })),
  ).rejects.toThrow(/row-level security/);
});
