import "server-only";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { readSessionId } from "./config";
import { type OpenSession, resumeSession } from "./sessions/mutations";
import type { Viewer } from "./viewer";

/** The session of this request, or null when nobody is signed in, it has ended or the account is disabled. Read once per request. */
export const getSession = cache(async (): Promise<OpenSession | null> => {
  const id = await readSessionId();
  return id ? resumeSession(id, "each minute") : null;
});

/** The same for what a page asks and tells by itself: without noting that the session was used, or because it was. */
export async function readSession(noteUse: "never" | "at once"): Promise<OpenSession | null> {
  const id = await readSessionId();
  return id ? resumeSession(id, noteUse) : null;
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
