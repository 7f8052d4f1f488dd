import { beforeEach, expect, test, vi } from "vitest";
import { SESSION_COOKIE, sealSession } from "@/lib/auth/config";
import { resumeSession } from "@/lib/auth/sessions/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import { asOwner } from "@/testing/owner";
import { createSession, createViewer } from "@/testing/people";
import { DELETE, GET, PUT } from "../app/api/session/route";

// What a page asks and tells by itself, of the session that the browser has at that moment.

const browser = vi.hoisted((): { cookies: Map<string, string> } => ({ cookies: new Map() }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
    delete: ({ name }: { name: string }) => browser.cookies.delete(name),
  }),
}));
beforeEach(() => browser.cookies.clear());

async function signInHere(viewer: Viewer): Promise<string> {
  const id = await createSession(viewer, new Date(Date.now() - 5 * 60_000));
  browser.cookies.set(SESSION_COOKIE, await sealSession(id));
  return id;
}

const HANDLERS = { GET, PUT, DELETE };
const ask = async (method: keyof typeof HANDLERS, user: string) =>
  (await HANDLERS[method](new Request(`http://localhost/api/session?user=${user}`, { method }))).status;
const useOf = async (id: string) =>
  (await asOwner<{ last_used_at: Date }>("select last_used_at from session where id = $1", [id]))[0];

test("a page learns that its owner is signed in, tells that it is used, and ends the session", async () => {
  const viewer = await createViewer();
  const id = await signInHere(viewer);
  const before = await useOf(id);
  expect(await ask("GET", viewer.id)).toBe(204);
  expect(await useOf(id)).toEqual(before);
  expect(await ask("PUT", viewer.id)).toBe(204);
  expect(await useOf(id)).not.toEqual(before);
  expect(await ask("DELETE", viewer.id)).toBe(204);
  expect(browser.cookies.size).toBe(0);
  expect(await resumeSession(id, "never")).toBeNull();
  expect(await ask("GET", viewer.id)).toBe(401);
});

test("a page that slept while somebody else signed in ends nothing of theirs, and its use is none of theirs", async () => {
  const [sleeper, other] = [await createViewer(), await createViewer()];
  const id = await signInHere(other);
  const before = await useOf(id);
  for (const method of ["GET", "PUT", "DELETE"] as const) {
    expect(await ask(method, sleeper.id), method).toBe(401);
    expect(await ask(method, ""), method).toBe(401);
    expect(await ask(method, "nobody"), method).toBe(401);
  }
  expect(await useOf(id)).toEqual(before);
  expect(browser.cookies.has(SESSION_COOKIE)).toBe(true);
  expect(await resumeSession(id, "never")).not.toBeNull();
});
