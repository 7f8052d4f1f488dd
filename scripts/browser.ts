import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** Chromium without windows and their frames, which the tests never look at: the same engine at half the work. */
const SHELL = "chromium-headless-shell";
const SYSTEM_SHELL = `/usr/bin/${SHELL}`;
const SYSTEM_CHROMIUM = "/usr/bin/chromium";

/** The browser for the tests: RAPPORT_CHROMIUM, the system's Chromium, best without windows, or Playwright's own; installed when
 * missing. Gives its path. Throws when none can be had. */
export function findOrInstallChromium(): string {
  const own = process.env.RAPPORT_CHROMIUM;
  if (own && existsSync(own)) return own;
  if (existsSync(SYSTEM_SHELL)) return SYSTEM_SHELL;
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (isDebianRoot) {
    console.log("Installing Chromium from Debian …");
    const quiet = {
      stdio: "ignore",
      timeout: 180_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    } as const;
    spawnSync("apt-get", ["update"], quiet);
    for (const name of existsSync(SYSTEM_CHROMIUM) ? [SHELL] : [SHELL, "chromium"])
      if (spawnSync("apt-get", ["install", "--yes", "--no-install-recommends", name], quiet).status === 0)
        break;
  }
  const found = [SYSTEM_SHELL, SYSTEM_CHROMIUM, chromium.executablePath()].find((file) => existsSync(file));
  if (found) return found;
  console.log("Installing Chromium through Playwright …");
  spawnSync(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"], {
    stdio: "inherit",
  });
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  throw new Error("No Chromium for the browser tests. Install one and set RAPPORT_CHROMIUM to its path.");
}
