import "server-only";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { readSessionId } from "./config";
import { type NoteUse, type OpenSession, resumeSession } from "./sessions/mutations";
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
  const viewer = await getViewer();
  if (viewer) return viewer;
  const path = (await headers()).get("x-rapport-path") ?? "/";
  const back = path === "/" ? "" : `?next=${encodeURIComponent(path)}`;
  redirect(`/sign-in${back}` as Route);
}
