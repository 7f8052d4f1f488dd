import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { type Db, withViewer } from "@/lib/db";
import { env, idleLimits } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Role, SessionEnd, SignInMethod } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { notFoundFailure, ok, type Result } from "@/lib/result";
import { viewerOf } from "../queries";
import { findManaged } from "../users/refusal";
import { systemViewer, type Viewer } from "../viewer";
import { END_WORDS } from "./labels";
import { type Client, idleLimitMs, overBecause, SESSION_HOURS, USE_NOTED_MS } from "./rules";

export type OpenSession = {
  id: string;
  viewer: Viewer;
  /** When the same person signed in before; null the first time. */
  previousSignInAt: Date | null;
  /** How often somebody failed to sign in as them in between. */
  failuresBefore: number;
};

/** Of what is done to the sessions of an account one waits for the other: a sign-in under way and the act that is to shut it out. */
export async function holdSessions(db: Db, userId: string): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`sessions ${userId}`}, 0))`;
}

/** As many sessions one account has open at most; whoever begins another ends the one that was used longest ago. */
const MOST_SESSIONS = 10;

/** Begins a session in the transaction of a sign-in, which runs as the product itself and holds the account's sessions. Gives its id. */
export async function beginSession(
  db: Db,
  account: { id: string; lastSignInAt: Date | null },
  given: Client & { begunBy: SignInMethod; failuresBefore: number },
  now: Date,
): Promise<string> {
  const id = newId();
  const beyond = Prisma.sql`s.id in (select o.id from session o where o.user_id = ${account.id}::uuid and o.ended_at is null
    order by o.last_used_at desc, o.id desc offset ${MOST_SESSIONS - 1})`;
  await endSessions(db, systemViewer("sign-in", env().RAPPORT_NATION), beyond, "REPLACED");
  await db.session.createMany({
    data: [
      {
        id,
        userId: account.id,
        ...given,
        begunAt: now,
        lastUsedAt: now,
        endsAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000),
        previousSignInAt: account.lastSignInAt,
      },
    ],
  });
  return id;
}

/** When it is noted that a session was used. */
export type NoteUse = "never" | "each minute" | "at once";

/**
 * The session under this id with its viewer as they are now, or null when there is none, it has ended or its account is disabled; where
 * `userId` is given, also when it is not theirs. One that lay unused for too long ends here. That it was used is noted as told.
 */
export async function resumeSession(
  id: string,
  noteUse: NoteUse,
  now: Date = new Date(),
  userId?: string,
): Promise<OpenSession | null> {
  const gate = systemViewer("sign-in", env().RAPPORT_NATION);
  return withViewer(gate, async (db) => {
    const session = await db.session.findFirst({
      where: { id, endedAt: null, ...(userId ? { userId } : {}) },
      include: { user: true },
    });
    if (!session || session.user.disabledAt || session.user.roles.includes("SYSTEM")) return null;
    const { user, previousSignInAt, failuresBefore } = session;
    const reason = overBecause(session, idleLimitMs(user.roles, idleLimits()), now);
    if (reason) {
      await endSessions(db, gate, Prisma.sql`s.id = ${id}::uuid`, reason);
      return null;
    }
    const viewer = await viewerOf(db, user);
    // Last, so that two requests of one moment do not wait for each other's reading.
    const before = new Date(now.getTime() - (noteUse === "at once" ? 0 : USE_NOTED_MS));
    if (noteUse !== "never" && session.lastUsedAt < before)
      await db.session.updateMany({
        where: { id, endedAt: null, lastUsedAt: { lt: before } },
        data: { lastUsedAt: now },
      });
    return { id, viewer, previousSignInAt, failuresBefore };
  });
}

/** Ends one of the viewer's own sessions: the one that this browser has, or another from its list. */
export async function endOwnSession(
  viewer: Viewer,
  id: string,
  reason: "SIGNED_OUT" | "IDLE" | "ENDED_BY_OWNER" | "REPLACED",
): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const which = Prisma.sql`s.id = ${id}::uuid and s.user_id = ${viewer.id}::uuid`;
    return (await endSessions(db, viewer, which, reason)) > 0 ? ok(null) : notFoundFailure("open session");
  });
}

/** Ends all sessions of the viewer but the one they use. Gives how many. */
export async function endOtherSessions(viewer: Viewer, keptId: string): Promise<Result<number>> {
  return withViewer(viewer, async (db) =>
    ok(await endSessionsOf(db, viewer, viewer.id, "ENDED_BY_OWNER", keptId)),
  );
}

/** Ends a session, or all where none is named, of an account that the viewer manages. Gives how many. */
export async function endSessionsAsAdmin(
  viewer: Viewer,
  userId: string,
  id: string | null,
): Promise<Result<number>> {
  return withViewer(viewer, async (db) => {
    const user = await findManaged(db, viewer, userId, "end sessions of this account");
    if ("ok" in user) return user;
    const one = id ? Prisma.sql` and s.id = ${id}::uuid` : Prisma.empty;
    const which = Prisma.sql`s.user_id = ${userId}::uuid${one}`;
    const count = await endSessions(db, viewer, which, "ENDED_BY_ADMIN");
    return id && count === 0 ? notFoundFailure("open session") : ok(count);
  });
}

/** Ends the open sessions of an account in the transaction of the act that brings it about, but for `keptId`. Gives how many. */
export async function endSessionsOf(
  db: Db,
  actor: Viewer,
  userId: string,
  reason: SessionEnd,
  keptId: string | null = null,
): Promise<number> {
  await holdSessions(db, userId);
  const kept = keptId ? Prisma.sql` and s.id <> ${keptId}::uuid` : Prisma.empty;
  return endSessions(db, actor, Prisma.sql`s.user_id = ${userId}::uuid${kept}`, reason);
}

/** Ends every open session there is, in the transaction of the act that brings it about. Gives how many. */
export function endAllSessions(db: Db, actor: Viewer): Promise<number> {
  return endSessions(db, actor, Prisma.sql`true`, "ENDED_BY_ADMIN");
}

/** Ends what time alone has ended: sessions that lie unused for too long, and those of more than twelve hours. Gives how many. */
export async function sweepSessions(now: Date = new Date()): Promise<number> {
  const gate = systemViewer("sign-in", env().RAPPORT_NATION);
  const usedSince = (role: Role) => new Date(now.getTime() - idleLimitMs([role], idleLimits()));
  const idle = Prisma.sql`s.last_used_at <= case
    when u.roles && array['PORTFOLIO_ADMIN', 'SYSTEM_ADMIN', 'SYSTEM']::role[] then ${usedSince("SYSTEM_ADMIN")}::timestamptz
    else ${usedSince("OFFICER")}::timestamptz end`;
  return withViewer(gate, async (db) => {
    const expired = await endSessions(db, gate, Prisma.sql`s.ends_at <= ${now}`, "EXPIRED");
    return expired + (await endSessions(db, gate, idle, "IDLE"));
  });
}

/** `which` says of sessions s and their owners u which end. Those of one account end together and are one act on record. */
async function endSessions(db: Db, actor: Viewer, which: Prisma.Sql, reason: SessionEnd): Promise<number> {
  const accounts = await db.$queryRaw<{ id: string; email: string; sessions: string[] }[]>`
    with ended as (
      update session s set ended_at = now(), ended_by_id = ${actor.id}::uuid, end_reason = ${reason}::session_end
      from app_user u
      where u.id = s.user_id and s.ended_at is null and ${which}
      returning s.id as session_id, u.id, u.email)
    select id, email, array_agg(session_id order by session_id) as sessions from ended group by id, email order by id`;
  for (const { id, email, sessions } of accounts)
    await recordAudit(db, actor, {
      type: "session.ended",
      subject: { type: "session", id, name: email },
      after: { reason: END_WORDS[reason], sessions },
    });
  return accounts.reduce((count, { sessions }) => count + sessions.length, 0);
}
