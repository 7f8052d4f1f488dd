import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { asOwner } from "@/testing/owner";
import { createSession, createViewer } from "@/testing/people";
import { resumeSession } from "../../sessions/mutations";
import { setDisabled } from "../mutations";
import { getUser } from "../queries";
import { disableUnused } from "./mutations";

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);
const admin = await createViewer({ roles: ["SYSTEM_ADMIN"] });

async function createUnused(
  facts: Parameters<typeof createViewer>[0] = {},
  { made, usedAt = null, isFictional = false }: { made: Date; usedAt?: Date | null; isFictional?: boolean },
) {
  const viewer = await createViewer(facts);
  await asOwner(
    "update app_user set created_at = $2, last_sign_in_at = $3, is_fictional = $4 where id = $1",
    [viewer.id, made, usedAt, isFictional],
  );
  return viewer;
}

const accountOf = (id: string) => withViewer(admin, (db) => getUser(db, id));
const isDisabled = async (id: string) => (await accountOf(id))?.disabledAt != null;

test("an account that nobody used for 35 days is disabled once, its sessions end and its admins are told", async () => {
  const unused = await createUnused({}, { made: ago(90), usedAt: ago(36) });
  const never = await createUnused({}, { made: ago(36) });
  const used = await createUnused({}, { made: ago(90), usedAt: ago(34) });
  const fresh = await createUnused({}, { made: ago(34) });
  const invented = await createUnused({}, { made: ago(90), isFictional: true });
  const session = await createSession(unused);

  expect((await Promise.all([disableUnused(), disableUnused()])).reduce((sum, count) => sum + count)).toBe(2);
  expect(await Promise.all([unused, never, used, fresh, invented].map(({ id }) => isDisabled(id)))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(await resumeSession(session, "each minute")).toBeNull();
  expect(
    await asOwner(
      "select actor_name, after from audit_event where subject_id = $1 and type = 'user.changed'",
      [unused.id],
    ),
  ).toEqual([{ actor_name: "Rapport (sign-in)", after: { disabled: true, reason: "not used for 35 days" } }]);
  expect(
    await asOwner("select user_id from notice where kind = 'ACCOUNT_UNUSED' and subject_id = $1", [
      unused.id,
    ]),
  ).toEqual([{ user_id: admin.id }]);
});

test("an account that an admin enabled again has another 35 days", async () => {
  const user = await createUnused({}, { made: ago(90) });
  await disableUnused();
  const account = await accountOf(user.id);
  await setDisabled(admin, { id: user.id, version: account?.version ?? 0, disabled: false });
  await disableUnused();
  expect(await isDisabled(user.id)).toBe(false);
});

test("the last system admin stays however long they were away; of two the one who was here last", async () => {
  const [away, longer] = [
    await createUnused({ roles: ["SYSTEM_ADMIN"] }, { made: ago(90), usedAt: ago(40) }),
    await createUnused({ roles: ["SYSTEM_ADMIN"] }, { made: ago(90), usedAt: ago(60) }),
  ];
  await asOwner("update app_user set disabled_at = now() where id = $1", [admin.id]);
  try {
    await disableUnused();
    const rows = await asOwner("select id from app_user where id = any($1) and disabled_at is null", [
      [away.id, longer.id],
    ]);
    expect(rows).toEqual([{ id: away.id }]);
  } finally {
    await asOwner("update app_user set disabled_at = null where id = $1", [admin.id]);
  }
});
