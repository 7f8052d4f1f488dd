import "server-only";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { readSession } from "./config";
import { loadViewer } from "./queries";
import type { Viewer } from "./viewer";

/** The viewer of this request, or null when nobody is signed in or the account is disabled. Read once per request. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const session = await readSession();
  return session ? loadViewer(session.userId, session.signedInAt) : null;
});

/** When the viewer of this request signed in before the present session; null the first time. */
export async function getPreviousSignIn(): Promise<Date | null> {
  return (await readSession())?.previousSignInAt ?? null;
}

/** The viewer of this request; sends whoever is not signed in to the sign-in page, and back here afterwards. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer) return viewer;
  const path = (await headers()).get("x-rapport-path") ?? "/";
  const back = path === "/" ? "" : `?next=${encodeURIComponent(path)}`;
  redirect(`/sign-in${back}` as Route);
}
