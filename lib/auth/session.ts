import "server-only";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { currentAddress } from "@/lib/request";
import { giveSession, readConsent, readSessionId, takeConsent } from "./config";
import type { From } from "./mutations";
import { endOwnSession, type NoteUse, type OpenSession, resumeSession } from "./sessions/mutations";
import { clientOf } from "./sessions/rules";
import type { Viewer } from "./viewer";

/** The session of this request, or null when nobody is signed in, it has ended or the account is disabled. Read once per request. */
export const getSession = cache(async (): Promise<OpenSession | null> => {
  const id = await readSessionId();
  return id ? resumeSession(id, "each minute") : null;
});

/** The same for what a page asks and tells by itself: null as well when the session is not this person's. */
export async function readSessionOf(userId: string, noteUse: NoteUse): Promise<OpenSession | null> {
  const id = await readSessionId();
  return id ? resumeSession(id, noteUse, new Date(), userId) : null;
}

/** The viewer of this request, or null when nobody is signed in. */
export async function getViewer(): Promise<Viewer | null> {
  return (await getSession())?.viewer ?? null;
}

/** The viewer of this request; sends whoever is not signed in to the sign-in page, and back here afterwards. */
export async function requireViewer(): Promise<Viewer> {
  return (await requireSession()).viewer;
}

/** The same with the session, for an answer that takes longer than the session may. */
export async function requireSession(): Promise<OpenSession> {
  const session = await getSession();
  if (session) return session;
  const path = (await headers()).get("x-rapport-path") ?? "/";
  const back = path === "/" ? "" : `?next=${encodeURIComponent(path)}`;
  redirect(`/sign-in${back}` as Route);
}

/** Where this request would sign in from. */
export async function readFrom(): Promise<From> {
  const client = clientOf((await headers()).get("user-agent"), await currentAddress());
  return { ...client, consent: await readConsent() };
}

/** Gives this browser a session that has just begun, in the place of whoever was signed in. */
export async function enterSession(id: string): Promise<void> {
  const before = await getSession();
  if (before) await endOwnSession(before.viewer, before.id, "REPLACED");
  await giveSession(id);
  await takeConsent();
}
