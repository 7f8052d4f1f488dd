import "server-only";
import { atMost } from "@/lib/at-most";
import { recordAudit } from "@/lib/audit/record";
import { withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { currentAddress } from "@/lib/request";
import { type Failure, fail } from "@/lib/result";
import { systemViewer, type Viewer } from "../viewer";
import { LIMITS, type LimitKind, networksOf } from "./rules";

/**
 * Counts one more of what a viewer does; null while there are not too many in this minute. The count is in the database, so that any
 * number of copies of the product share it. The first refusal of a minute is on record, the others would only fill it.
 */
export function takeTurn(kind: Exclude<LimitKind, SignInKind>, viewer: Viewer): Promise<Failure | null> {
  return count(kind, viewer.id, viewer);
}

/** The same for an attempt to sign in from the networks of this request. One that succeeds gives its turn back. */
export async function takeSignInTurn(): Promise<Failure | null> {
  for (const { kind, network } of await currentNetworks()) {
    const wait = await count(kind, network, product());
    if (wait) return wait;
  }
  return null;
}

/** Uncounts an attempt to sign in that succeeded: people who know their passwords do not wait for each other. */
export async function giveSignInTurnBack(): Promise<void> {
  const networks = await currentNetworks();
  await withViewer(product(), async (db) => {
    for (const { kind, network } of networks)
      await db.$executeRaw`
        update rate_count set count = count - 1
        where kind = ${kind} and who = ${network} and starts_at = date_trunc('minute', now()) and count > 0`;
  });
}

/** Drops the counts of minutes that are past. Gives how many there were. */
export function sweepLimits(): Promise<number> {
  return withViewer(
    product(),
    (db) => db.$executeRaw`delete from rate_count where starts_at < now() - interval '10 minutes'`,
  );
}

/** Who waits and until when, so that the ten thousandth attempt of a minute costs this copy of the product nothing. */
const waiting = new Map<string, number>();

/** Connections to the database that counting takes at once; those who read and write need the others. */
const AT_ONCE = 3;

const count = atMost(
  AT_ONCE,
  async (kind: LimitKind, who: string, actor: Viewer): Promise<Failure | null> => {
    const key = `${kind} ${who}`;
    const until = waiting.get(key) ?? 0;
    if (until > Date.now()) return waitOf(kind, until);
    const seconds = await countInDatabase(kind, who, actor);
    if (seconds === null) return null;
    for (const [other, end] of waiting) if (end <= Date.now()) waiting.delete(other);
    const end = Date.now() + seconds * 1_000;
    waiting.set(key, end);
    return waitOf(kind, end);
  },
);

function waitOf(kind: LimitKind, until: number): Failure {
  const message = `There were too many ${LIMITS[kind].words} in a short time. Wait a minute and try again; nothing was done.`;
  return { ...fail("too-many", message), retryAfter: Math.ceil((until - Date.now()) / 1_000) };
}

/** Seconds to the end of the minute when it has had too many; null when this one may pass. */
function countInDatabase(kind: LimitKind, who: string, actor: Viewer): Promise<number | null> {
  const { most, words } = LIMITS[kind];
  return withViewer(product(), async (db) => {
    const [turn] = await db.$queryRaw<[{ count: number; seconds: number }]>`
      insert into rate_count (kind, who, starts_at, count) values (${kind}, ${who}, date_trunc('minute', now()), 1)
      on conflict (kind, who, starts_at) do update set count = rate_count.count + 1
      returning count, ceil(extract(epoch from starts_at + interval '1 minute' - now()))::int as seconds`;
    if (turn.count <= most) return null;
    if (turn.count === most + 1)
      await recordAudit(db, actor, {
        type: "limit.reached",
        outcome: "refused",
        subject: { type: "limit", id: null, name: words },
        after: { most, ...(SIGN_IN_KINDS.some((one) => one === kind) ? { network: who } : {}) },
      });
    return turn.seconds;
  });
}

/** What counts for the narrow network of an address, and for the wide one where it has one. */
const SIGN_IN_KINDS = ["sign-in", "sign-in-site"] as const;
type SignInKind = (typeof SIGN_IN_KINDS)[number];

async function currentNetworks(): Promise<{ kind: SignInKind; network: string }[]> {
  const networks = networksOf((await currentAddress()) ?? "");
  return SIGN_IN_KINDS.flatMap((kind, place) => {
    const network = networks[place];
    return network === undefined ? [] : [{ kind, network }];
  });
}

function product(): Viewer {
  return systemViewer("sign-in", env().RAPPORT_NATION);
}
