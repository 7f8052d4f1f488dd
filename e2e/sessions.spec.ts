import type { Browser, Page } from "@playwright/test";
import { expect, signIn, test, trySignIn } from "./fixtures";

const PASSWORD = "slate otter under bridge";

/** An account of this test's own, made by the admin, so that nobody is locked out but by their own test. */
async function createAccount(admin: Page): Promise<string> {
  const email = `guest${Date.now().toString(36)}@test.example`;
  await admin.goto("/admin/users/new");
  await admin.getByLabel("Email").fill(email);
  await admin.getByLabel("First password").fill(PASSWORD);
  await admin.getByLabel("Name", { exact: true }).fill("Robin Farrow");
  await admin.getByRole("checkbox", { name: "Viewer" }).check();
  await admin.getByRole("button", { name: "Create account" }).click();
  await admin.waitForURL(/\/admin\/users\/[0-9a-f-]{36}(\?created=1)?$/);
  return email;
}

/** Fails to sign in once and waits until that is said. */
async function failAs(page: Page, email: string, password: string): Promise<void> {
  await trySignIn(page, email, password);
  await expect(page.getByRole("alert").filter({ hasText: "Email or password is wrong" })).toBeVisible();
}

async function enterAs(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await trySignIn(page, email, PASSWORD);
  await expect(page.getByRole("heading", { name: "My work", level: 1 })).toBeVisible();
  return page;
}

/** Opens a page and waits until it has told the server that it is used: from then on it watches. */
async function openWatched(page: Page, address: string): Promise<void> {
  // The page before may tell of itself while this one is still on its way.
  const isTold = page.waitForResponse(
    (answer) =>
      answer.request().method() === "PUT" && Boolean(answer.request().headers().referer?.endsWith(address)),
  );
  await page.goto(address);
  await isTold;
}

test("who leaves the machine is warned and may stay; then the page is covered, and after signing in it goes on as it was", async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.clock.install();
  await signIn(page, "officer");
  await openWatched(page, "/engagements/new?type=BILAT&country=JPN");
  const effect = page.getByLabel(/^Desired effect/);
  await effect.click();
  await page.keyboard.type("They want the northern pier open by spring.");

  await page.clock.fastForward("13:30");
  const warning = page.getByRole("dialog", { name: "Are you still there?" });
  await expect(warning.getByRole("button", { name: "Stay signed in" })).toBeFocused();
  const isTold = page.waitForResponse(
    (answer) => answer.request().method() === "PUT" && answer.status() === 204,
  );
  await page.keyboard.press("Enter");
  await isTold;
  await expect(warning).toBeHidden();
  await expect(effect).toBeFocused();
  await page.clock.fastForward("12:00");
  await expect(warning).toBeHidden();

  const isEnded = page.waitForResponse((answer) => answer.request().method() === "DELETE");
  await page.clock.fastForward("03:30");
  const cover = page.getByRole("dialog", { name: "You are signed out" });
  await expect(cover).toBeVisible();
  await expect(effect).toBeHidden();
  await expect(page).toHaveTitle("Signed out · Rapport");
  for (let press = 0; press < 3; press++) await page.keyboard.press("Escape");
  await expect(cover).toBeVisible();
  await expect(effect).toBeHidden();
  await isEnded;
  expect((await page.request.get("/engagements", { maxRedirects: 0 })).status()).toBe(307);

  const other = await context.newPage();
  await signIn(other, "officer");
  await expect(cover).toBeHidden();
  await expect(effect).toHaveValue("They want the northern pier open by spring.");
  await expect(effect).toBeFocused();

  await test.step("signing in in the same tab comes back to the form as well", async () => {
    await other.close();
    const isEndedAgain = page.waitForResponse((answer) => answer.request().method() === "DELETE");
    await page.clock.fastForward("15:30");
    await isEndedAgain;
    await cover.getByRole("link", { name: "Sign in here" }).click();
    await page.waitForURL(/\/sign-in\?next=/);
    await page.getByLabel("Email").fill("officer@demo.example");
    await page.getByLabel("Password").fill("demo-rapport-2026");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(/\/engagements\/new\?type=BILAT&country=JPN$/);
    await expect(effect).toHaveValue("They want the northern pier open by spring.");
  });
  await context.close();
});

test("use in one tab keeps all of them", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.clock.install();
  await signIn(page, "leader");
  await openWatched(page, "/countries");
  const other = await context.newPage();
  await openWatched(other, "/preferences");
  await page.clock.fastForward("13:30");
  const warnings = [page, other].map((tab) => tab.getByRole("dialog", { name: "Are you still there?" }));
  for (const warning of warnings) await expect(warning).toBeVisible();
  await warnings[0]?.getByRole("button", { name: "Stay signed in" }).click();
  for (const warning of warnings) await expect(warning).toBeHidden();
  await context.close();
});

test("three failures lock an account; an admin is told, unlocks it and its owner learns of them", async ({
  browser,
  pageAs,
}) => {
  const admin = await pageAs("admin");
  const email = await createAccount(admin);
  const address = admin.url();
  await (await enterAs(browser, email)).context().close();

  const guest = await (await browser.newContext()).newPage();
  for (let attempt = 0; attempt < 3; attempt++) await failAs(guest, email, "not this one, surely");
  await failAs(guest, email, PASSWORD);
  await failAs(guest, "nobody@test.example", PASSWORD);

  await admin.goto("/inbox");
  await expect(admin.getByText("Too many failures to sign in locked the account of").first()).toBeVisible();
  await admin.goto(address);
  await admin.getByRole("button", { name: "Unlock account" }).click();
  await expect(admin.getByText("This account is locked")).toBeHidden();
  await trySignIn(guest, email, PASSWORD);
  await expect(guest.getByText(/previous sign-in .+ · 4 failed attempts since/)).toBeVisible();
  await guest.context().close();
});

test("sessions are listed and ended, by their owner and by an admin, and stop at their next request", async ({
  browser,
  pageAs,
}) => {
  const admin = await pageAs("admin");
  const email = await createAccount(admin);
  const address = admin.url();
  const [here, there] = [await enterAs(browser, email), await enterAs(browser, email)];

  await here.goto("/preferences");
  const list = here.getByRole("region", { name: "Where you are signed in" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await list.getByRole("button", { name: "End all others" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(list.getByText("This one")).toBeVisible();
  await there.goto("/countries");
  await expect(there).toHaveURL(/\/sign-in\?next=%2Fcountries$/);

  await admin.goto(address);
  const sessions = admin.getByRole("region", { name: "Sessions" });
  await sessions.getByRole("button", { name: /^End the session in/ }).click();
  await expect(sessions.getByText("None is open.")).toBeVisible();
  await here.goto("/countries");
  await expect(here).toHaveURL(/\/sign-in\?next=%2Fcountries$/);

  await test.step("what a signed-out page holds is covered when somebody comes back to it", async () => {
    await trySignIn(here, email, PASSWORD);
    await expect(here.getByRole("heading", { name: "My work", level: 1 })).toBeVisible();
    const tab = await here.context().newPage();
    await tab.goto("/preferences");
    await tab.getByRole("button", { name: "Robin Farrow" }).click();
    await tab.getByRole("button", { name: "Sign out" }).click();
    await tab.waitForURL(/\/sign-in$/);
    await here.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(here.getByRole("dialog", { name: "You are signed out" })).toBeVisible();
  });
  for (const page of [here, there]) await page.context().close();
});

test("whoever gives the password they have changes it, and their other sessions end", async ({
  browser,
  pageAs,
}) => {
  const email = await createAccount(await pageAs("admin"));
  const [here, there] = [await enterAs(browser, email), await enterAs(browser, email)];
  await here.goto("/preferences");
  const form = here.getByRole("region", { name: "Password" });
  const change = async (now: string, next: string) => {
    await form.getByLabel("Password you have now").fill(now);
    await form.getByLabel("New password").fill(next);
    await form.getByRole("button", { name: "Change password" }).click();
  };
  await change(PASSWORD, "Robin Farrow Farrow");
  await expect(form.getByLabel("New password")).toHaveAccessibleDescription(/easily guessed/);
  await change(PASSWORD, "nine lemons by the ferry");
  await expect(form.getByRole("status").filter({ hasText: "Your password is changed" })).toBeVisible();
  await there.goto("/countries");
  await expect(there).toHaveURL(/\/sign-in\?next=%2Fcountries$/);
  await trySignIn(there, email, "nine lemons by the ferry");
  await expect(there.getByRole("heading", { name: "My work", level: 1 })).toBeVisible();
  for (const page of [here, there]) await page.context().close();
});

test("a demonstration account that cannot be entered says so where one tried", async ({ page }) => {
  await page.goto("/sign-in");
  const row = page.getByRole("listitem").filter({ hasText: "partner@demo.example" });
  await row
    .locator("input[name=email]")
    .evaluate((field) => field.setAttribute("value", "nobody@demo.example"));
  await row.getByRole("button", { name: "Continue as Morgan Ashdown" }).click();
  await expect(row.getByRole("alert").filter({ hasText: "Email or password is wrong" })).toBeVisible();
});
