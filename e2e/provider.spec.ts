import type { Page } from "@playwright/test";
import { freePort } from "../scripts/free-port";
import { prepareProvider } from "../testing/provider";
import { expect, test } from "./fixtures";
import { look } from "./look";
import { ADMIN, createAdmin, isReady, startProduct, withFolder } from "./product";

// On a product without passwords: the one that all other tests use knows no provider.

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
    ada: { email: ADMIN.email, email_verified: true },
    mallory: { email: ADMIN.email, email_verified: true },
  };
  const provider = await prepareProvider(accounts, `${home}/api/sign-in/answer`);
  const settings = {
    PORT: String(port),
    RAPPORT_PASSWORDS: "0",
    RAPPORT_OIDC_ISSUER: provider.settings.issuer,
    RAPPORT_OIDC_CLIENT_ID: provider.settings.clientId,
    RAPPORT_OIDC_CLIENT_SECRET: provider.settings.clientSecret,
    RAPPORT_OIDC_NAME: provider.settings.name,
  };
  const walk = async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${home}/admin/users`);
    await look(page, "what is agreed to before signing in");
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
    await withFolder(async (folder) => {
      const here = { ...settings, RAPPORT_DATA_DIR: folder };
      createAdmin(here);
      const product = startProduct(here);
      try {
        await isReady(product);
        await walk();
      } finally {
        await product.stop();
      }
    });
  } finally {
    await provider.stop();
  }
});
