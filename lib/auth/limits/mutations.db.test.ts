import { setTimeout } from "node:timers/promises";
import { beforeEach, expect, test, vi } from "vitest";
import { withViewer } from "@/lib/db";
import { asOwner } from "@/testing/owner";
import { CLIENT, createViewer } from "@/testing/people";
import { signIn } from "../mutations";
import { hashPassword } from "../password";
import { sweepLimits, takeTurn } from "./mutations";
import { LIMITS } from "./rules";

const asked = vi.hoisted(() => ({ address: "198.51.100.1" }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-rapport-address": asked.address }),
}));

/** Another copy of the product, which shares nothing with this one but the database. */
async function anotherCopy() {
  vi.resetModules();
  return import("./mutations");
}

const passwordHash = await hashPassword("a long enough password");

async function createAccount() {
  const viewer = await createViewer();
  await asOwner("insert into credential (user_id, password_hash) values ($1, $2)", [viewer.id, passwordHash]);
  return viewer;
}

/** As though so many had been counted in this minute, of which enough is left for what follows. */
async function countSoFar(kind: string, who: string, count: number): Promise<void> {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 20_000) await setTimeout(left);
  await asOwner(
    `insert into rate_count (kind, who, starts_at, count) values ($1, $2, date_trunc('minute', now()), $3)`,
    [kind, who, count],
  );
}

let addresses = 0;
beforeEach(() => {
  addresses += 1;
  asked.address = `198.51.100.${addresses}`;
});

test("one viewer who does too much waits, whichever copy of the product is asked, and nobody else does", async () => {
  const [greedy, other] = [await createViewer(), await createViewer()];
  const { most } = LIMITS.export;
  await countSoFar("export", greedy.id, most - 1);
  expect(await takeTurn("export", greedy)).toBeNull();
  const wait = await takeTurn("export", greedy);
  expect(wait).toMatchObject({
    ok: false,
    code: "too-many",
    message: expect.stringContaining("too many exports"),
  });
  expect(wait?.retryAfter).toBeGreaterThan(0);
  expect(wait?.retryAfter).toBeLessThanOrEqual(60);
  const copy = await anotherCopy();
  expect(await copy.takeTurn("export", greedy)).toMatchObject({ code: "too-many" });
  expect(await takeTurn("export", other)).toBeNull();
  expect(await takeTurn("search", greedy)).toBeNull();

  const events = await asOwner<{ actor_id: string; after: unknown; outcome: string }>(
    "select actor_id, after, outcome from audit_event where type = 'limit.reached'",
  );
  expect(events).toEqual([{ actor_id: greedy.id, outcome: "refused", after: { most } }]);

  await asOwner("update rate_count set starts_at = starts_at - interval '5 minutes'");
  const later = await anotherCopy();
  expect(await later.takeTurn("export", greedy), "when it is over").toBeNull();
});

test("10,000 attempts to sign in cost little, and an honest user elsewhere signs in meanwhile", async () => {
  const [victim, honest] = [await createAccount(), await createAccount()];
  const attempts = Array.from({ length: 10_000 }, (_, n) =>
    signIn({ email: victim.email, password: `not this one ${n}` }, CLIENT),
  );
  asked.address = "203.0.113.1";
  const started = performance.now();
  expect(await signIn({ email: honest.email, password: "a long enough password" }, CLIENT)).toMatchObject({
    ok: true,
  });
  expect(performance.now() - started).toBeLessThan(30_000);
  const answers = await Promise.all(attempts);
  const minutes = Math.ceil((performance.now() - started) / 60_000) + 1;
  expect(answers.every(({ ok }) => !ok)).toBe(true);
  const [tried] = await asOwner<{ refused: number; limited: number }>(
    `select count(*) filter (where type = 'session.refused')::int as refused,
            count(*) filter (where type = 'limit.reached' and actor_name = 'Rapport (sign-in)')::int as limited
     from audit_event`,
  );
  expect(tried?.refused).toBeLessThanOrEqual(minutes * LIMITS["sign-in"].most);
  expect(tried?.limited).toBeGreaterThanOrEqual(1);
  expect(tried?.limited).toBeLessThanOrEqual(minutes);
});

test("who knows the password never waits for having signed in often", async () => {
  const account = await createAccount();
  await countSoFar("sign-in", asked.address, LIMITS["sign-in"].most - 1);
  for (let turn = 0; turn < 3; turn++)
    expect(await signIn({ email: account.email, password: "a long enough password" }, CLIENT)).toMatchObject({
      ok: true,
    });
  expect(await signIn({ email: account.email, password: "not this one" }, CLIENT)).toMatchObject({
    code: "invalid",
  });
  expect(await signIn({ email: account.email, password: "nor this" }, CLIENT)).toMatchObject({
    code: "too-many",
  });
});

test("who changes from one network of version 6 to the next waits when all of theirs have failed too often", async () => {
  const account = await createAccount();
  await countSoFar("sign-in-site", "2001:db8:7::/48", LIMITS["sign-in-site"].most - 1);
  const tryFrom = (address: string, password: string) => {
    asked.address = address;
    return signIn({ email: account.email, password }, CLIENT);
  };
  expect(await tryFrom("2001:db8:7:1::1", "a long enough password")).toMatchObject({ ok: true });
  expect(await tryFrom("2001:db8:7:2::1", "not this one")).toMatchObject({ code: "invalid" });
  expect(await tryFrom("2001:db8:7:3::1", "nor this")).toMatchObject({ code: "too-many" });
  expect(await tryFrom("2001:db8:8:1::1", "nor that")).toMatchObject({ code: "invalid" });
});

test("nobody but the product reads or changes the counts, and what is past is dropped", async () => {
  const viewer = await createViewer({ roles: ["SYSTEM_ADMIN", "AUDITOR"] });
  await takeTurn("search", viewer);
  const rows = await withViewer(viewer, (db) => db.$queryRaw`select 1 from rate_count`);
  expect(rows).toEqual([]);
  await expect(
    withViewer(viewer, (db) => db.$executeRaw`insert into rate_count values ('search', 'x', now(), 1)`),
  ).rejects.toThrow(/row-level security/);

  await asOwner("update rate_count set starts_at = starts_at - interval '1 hour'");
  expect(await sweepLimits()).toBeGreaterThan(0);
  expect(await asOwner("select 1 from rate_count")).toEqual([]);
});
