import { afterEach, expect, test, vi } from "vitest";

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
    set: (name: string, value: string) => browser.cookies.set(name, value),
    delete: ({ name }: { name: string }) => browser.cookies.delete(name),
  }),
}));

afterEach(() => {
  vi.unstubAllEnvs();
  browser.cookies.clear();
});

test.each([
  ["1", "__Host-rapport-session"],
  ["0", "rapport-session"],
])("with RAPPORT_SECURE_COOKIES=%s the session is kept under %s", async (setting, name) => {
  vi.stubEnv("RAPPORT_SECURE_COOKIES", setting);
  vi.resetModules();
  const { SESSION_COOKIE } = await import("./config");
  expect(SESSION_COOKIE).toBe(name);
});

test("what the provider was asked is taken back once, and no cookie stands for another", async () => {
  vi.stubEnv("RAPPORT_APP_DATABASE_URL", "any");
  vi.stubEnv("RAPPORT_SESSION_KEY", "a key for tests only, of 32 or more");
  vi.resetModules();
  const { giveQuestion, giveSession, readSessionId, SESSION_COOKIE, takeQuestion } = await import("./config");
  const question = { state: "one", nonce: "two", verifier: "three", returnTo: "http://here", next: "/" };
  await giveQuestion(question);
  const [[name, sealed] = ["", ""]] = browser.cookies;
  expect(await takeQuestion()).toEqual(question);
  expect(await takeQuestion()).toBeNull();

  const id = "019abcde-0000-7000-8000-0000000000aa";
  await giveSession(id);
  expect(await readSessionId()).toBe(id);
  browser.cookies.set(name, browser.cookies.get(SESSION_COOKIE) ?? "");
  expect(await takeQuestion()).toBeNull();
  browser.cookies.set(SESSION_COOKIE, sealed);
  expect(await readSessionId()).toBeNull();
  browser.cookies.set(name, sealed.slice(0, -10) + sealed.slice(-9));
  expect(await takeQuestion()).toBeNull();
});
