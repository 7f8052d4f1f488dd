import { defineConfig } from "@playwright/test";

const asRoot = process.getuid?.() === 0;

const READING = /(access|accessibility|actions|dashboard|headers|lists)\.spec\.ts$/;

export default defineConfig({
  testDir: "e2e",
  // What compares figures must not run while something else writes.
  projects: [
    { name: "reading", testMatch: READING },
    { name: "writing", testIgnore: READING, dependencies: ["reading"] },
  ],
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [["list"]],
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: process.env.RAPPORT_TEST_URL,
    locale: "en-GB",
    timezoneId: "Asia/Tokyo",
    // A film of every step keeps the compositor busy, and each press waits for its frames; a copy of the page at each step takes as long
    // as the step. What was done, and what the page held at the end, tells enough.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    actionTimeout: 30_000,
    launchOptions: {
      executablePath: process.env.RAPPORT_CHROMIUM,
      args: [
        ...(asRoot ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
      ],
    },
  },
});
