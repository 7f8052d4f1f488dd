import { beforeEach, expect, test, vi } from "vitest";

const NEEDED = {
  RAPPORT_APP_DATABASE_URL: "any",
  RAPPORT_SESSION_KEY: "a key for tests only, of 32 or more",
};
const PROVIDER = {
  RAPPORT_OIDC_ISSUER: "https://id.example/realms/staff",
  RAPPORT_OIDC_CLIENT_ID: "rapport",
  RAPPORT_OIDC_CLIENT_SECRET: "any",
};

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
});

/** The settings module as a process with these settings has it. */
async function withSettings(settings: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries({ ...NEEDED, ...settings })) vi.stubEnv(name, value);
  return import("./env");
}

test("without a provider nobody is asked, with one its parts belong together", async () => {
  expect((await withSettings({})).providerSettings()).toBeNull();
  vi.resetModules();
  expect((await withSettings(PROVIDER)).providerSettings()).toEqual({
    issuer: PROVIDER.RAPPORT_OIDC_ISSUER,
    clientId: "rapport",
    clientSecret: "any",
    name: "your organisation",
  });
});

test.each([
  [{ RAPPORT_OIDC_ISSUER: PROVIDER.RAPPORT_OIDC_ISSUER }, /belong together/],
  [{ ...PROVIDER, RAPPORT_OIDC_ISSUER: "http://id.example" }, /must begin with https/],
  [{ ...PROVIDER, RAPPORT_OIDC_ISSUER: "http://localhost.id.example" }, /must begin with https/],
  [{ ...PROVIDER, RAPPORT_OIDC_ISSUER: "file:///etc/passwd" }, /must begin with https/],
  [{ RAPPORT_PASSWORDS: "0" }, /nobody could sign in/],
])("%j is refused", async (settings, fault) => {
  const { env } = await withSettings(settings);
  expect(() => env()).toThrow(fault);
});
