import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";

/** The browser for the tests: RAPPORT_CHROMIUM, the system's Chromium, or Playwright's own; installed when missing.
 * Gives its path. Throws when none can be had. */
export function findOrInstallChromium(): string {
  const known = [process.env.RAPPORT_CHROMIUM, SYSTEM_CHROMIUM, chromium.executablePath()];
  const found = known.find((file) => file && existsSync(file));
  if (found) return found;

  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (isDebianRoot) {
    console.log("Installing Chromium from Debian …");
    const quiet = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
    spawnSync("apt-get", ["update"], quiet);
    spawnSync("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], quiet);
    if (existsSync(SYSTEM_CHROMIUM)) return SYSTEM_CHROMIUM;
  }
  console.log("Installing Chromium through Playwright …");
  spawnSync(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"], {
    stdio: "inherit",
  });
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  throw new Error("No Chromium for the browser tests. Install one and set RAPPORT_CHROMIUM to its path.");
}
