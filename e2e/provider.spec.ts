import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { freePort } from "../scripts/free-port";
import { prepareProvider } from "../testing/provider";
import { expect, test } from "./fixtures";

// A product of its own, without the demonstration and without passwords: the one that all other tests use knows no provider.

const EMAIL = "ada@test.example";
const RUN = ["--conditions=react-server", "--import", "tsx"];

/** Starts it on this port, in a folder of its own, with one system admin, and ends it when `work` is over or has failed. */
async function withProduct(
  port: number,
  settings: Readonly<Record<string, string>>,
  work: () => Promise<void>,
): Promise<void> {
  mkdirSync(".data", { recursive: true });
  const folder = mkdtempSync(path.join(".data", "provider-"));
  const env = {
    ...process.env,
    ...settings,
    PORT: String(port),
    RAPPORT_DATA_DIR: folder,
    RAPPORT_DEMO: "0",
  };
  try {
    const made = spawnSync(
      process.execPath,
      [...RUN, "scripts/create-admin.ts", "--email", EMAIL, "--name", "Ada Quill"],
      { env: { ...env, RAPPORT_ADMIN_PASSWORD: "slate otter under bridge" }, encoding: "utf8" },
    );
    expect(made.status, made.stderr).toBe(0);
    const product = fork("scripts/start.ts", [], {
      env,
      execArgv: RUN,
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    const ended = new Promise<number | null>((resolve) => product.once("exit", resolve));
    try {
      await Promise.race([
        isReady(product),
        ended.then((code) => {
          throw new Error(`The product ended before it was ready (code ${code}).`);
        }),
      ]);
      await work();
    } finally {
      product.kill("SIGTERM");
      await ended;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isReady({ stdout }: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    stdout?.on("data", (chunk: Buffer) => chunk.toString().includes("Rapport is ready") && resolve());
  });
}

/** Goes to the provider and signs in there under this name. */
async function signInThere(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "Sign in with Example ID" }).click();
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
}

test("people sign in with their organisation's provider, where it says who they are", async ({ browser }) => {
  // It waits for a database and a product to start.
  test.slow();
  const port = await freePort();
  const home = `http://localhost:${port}`;
  const accounts = {
    ada: { email: EMAIL, email_verified: true },
    mallory: { email: EMAIL, email_verified: true },
  };
  const provider = await prepareProvider(accounts, `${home}/api/sign-in/answer`);
  const settings = {
    RAPPORT_PASSWORDS: "0",
    RAPPORT_OIDC_ISSUER: provider.settings.issuer,
    RAPPORT_OIDC_CLIENT_ID: provider.settings.clientId,
    RAPPORT_OIDC_CLIENT_SECRET: provider.settings.clientSecret,
    RAPPORT_OIDC_NAME: provider.settings.name,
  };
  const walk = async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${home}/admin/users`);
    await page.getByRole("button", { name: "I agree" }).click();
    await expect(page.getByLabel("Password")).toHaveCount(0);
    await page.getByRole("link", { name: "Sign in with Example ID" }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "The server cannot reach Example ID" }),
    ).toBeVisible();

    await provider.start();
    await signInThere(page, "ada");
    await expect(page).toHaveURL(`${home}/admin/users`);

    await test.step("another subject with the same email is refused", async () => {
      const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
      await other.goto(`${home}/sign-in`);
      await other.getByRole("button", { name: "I agree" }).click();
      await signInThere(other, "mallory");
      await expect(
        other.getByRole("alert").filter({ hasText: "You could not be signed in with Example ID" }),
      ).toBeVisible();
      await other.context().close();
    });

    await test.step("an admin unlinks an account, which ends its sessions", async () => {
      await page.getByRole("link", { name: "Ada Quill" }).click();
      await page.getByRole("button", { name: "Unlink" }).click();
      await expect(page).toHaveURL(/\/sign-in/);
    });
    await page.context().close();
  };
  try {
    await withProduct(port, settings, walk);
  } finally {
    await provider.stop();
  }
});
