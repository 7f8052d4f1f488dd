import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

test.each([
  ["1", "__Host-rapport-session"],
  ["0", "rapport-session"],
])("with RAPPORT_SECURE_COOKIES=%s the session is kept under %s", async (setting, name) => {
  vi.stubEnv("RAPPORT_SECURE_COOKIES", setting);
  vi.resetModules();
  const { SESSION_COOKIE } = await import("./config");
  expect(SESSION_COOKIE).toBe(name);
});
