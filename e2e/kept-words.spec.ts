import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../lib/auth/demo-accounts";
import { dayFromNow, isForm, loseNextAnswer, pick, startEngagement } from "./app";
import { expect, test } from "./fixtures";

/** How long what was typed may be on the screen alone. */
const UNKEPT_MS = 800;

/** From one letter to the next. */
const STROKE_MS = 40;

const effectOf = (page: Page) => page.getByLabel(/^Desired effect/);

async function startTyping(page: Page) {
  await page.goto("/engagements/new?type=BILAT&country=JPN");
  await effectOf(page).click();
}

const scrolled = (page: Page) => page.evaluate(() => window.scrollY);

/** How far below the top of the window the field stands, in pixels. */
const onScreen = (page: Page) => effectOf(page).evaluate((field) => field.getBoundingClientRect().top);

test("whoever types on while a save is under way loses no letter and stays where they are", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  await startTyping(page);
  await page.route("**/engagements/new**", async (route) => {
    if (isForm(route.request())) await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.fallback();
  });
  const text = Array.from({ length: 60 }, (_, index) => `w${String(index).padStart(3, "0")} `).join("");
  const before = await scrolled(page);
  const isRefused = page.waitForResponse((response) => isForm(response.request()));
  await page.keyboard.press("Control+Shift+Enter");
  await page.keyboard.type(text.slice(0, 200), { delay: 12 });
  await isRefused;
  await expect(page.getByRole("alert").filter({ hasText: "attention" })).toBeAttached();
  await page.keyboard.type(text.slice(200), { delay: 5 });

  await expect(effectOf(page)).toHaveValue(text);
  await expect(effectOf(page)).toBeFocused();
  // The summary above pushes the page down; what the writer looks at stays in its place on the screen.
  await expect(effectOf(page)).toBeInViewport();
  expect(await scrolled(page)).toBeGreaterThanOrEqual(before);
  await expect.poll(() => keptText(page)).toBe(text.trim());
});

test("a crash in the middle of a word loses the last moment at most", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const { clock } = page;
  await clock.install();
  await startTyping(page);
  // The time of the page, which a busy machine does not stretch.
  await clock.pauseAt(Date.now() + 60_000);
  const whole = "We agreed that the northern pier opens before the end of the year";
  for (const letter of whole) {
    await page.keyboard.type(letter);
    await clock.runFor(STROKE_MS);
  }
  const session = await page.context().newCDPSession(page);
  // The answer never comes: the page that would give it is gone.
  session.send("Page.crash").catch(() => {});
  await page.waitForEvent("crash");

  const again = await page.context().newPage();
  await again.goto("/engagements/new");
  await again.getByRole("button", { name: "Bring it back" }).click();
  await expect(effectOf(again)).not.toHaveValue("");
  const kept = await effectOf(again).inputValue();
  expect(whole.startsWith(kept.trim())).toBe(true);
  const due = whole.slice(0, -UNKEPT_MS / STROKE_MS).trim();
  expect(kept.length).toBeGreaterThanOrEqual(due.length);
});

test("after signing in again in the same tab the form stands as it was left", async ({ pageAs }) => {
  const page = await pageAs("officer");
  await startTyping(page);
  await page.keyboard.type("They want the northern pier open by spring.");
  for (let step = 0; step < 7; step++) await page.keyboard.press("ArrowLeft");
  expect(await scrolled(page)).toBeGreaterThan(0);
  const before = await onScreen(page);
  await page.context().clearCookies();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in again and come back here" }).click();

  await page
    .getByLabel("Email")
    .fill(DEMO_ACCOUNTS.find(({ email }) => email.startsWith("officer"))?.email ?? "");
  await page.getByLabel("Password").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();

  await expect(page).toHaveURL(/\/engagements\/new\?type=BILAT&country=JPN$/);
  await expect(effectOf(page)).toHaveValue("They want the northern pier open by spring.");
  await expect(effectOf(page)).toBeFocused();
  await page.keyboard.type("early ");
  await expect(effectOf(page)).toHaveValue("They want the northern pier open by early spring.");
  expect(Math.abs((await onScreen(page)) - before)).toBeLessThanOrEqual(40);
});

test("a form whose draft was discarded in another tab keeps its words and makes a new record of them", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const title = `Saved unseen ${Date.now().toString(36)}`;
  await startEngagement(page, { type: "Bilateral meeting", country: "Japan", date: dayFromNow(20), title });
  await loseNextAnswer(page, { reached: true });
  const save = page.getByRole("button", { name: "Save as draft" });
  await save.click();
  await expect(page.getByRole("alert").filter({ hasText: "could not be reached" })).toBeVisible();

  const other = await page.context().newPage();
  await other.goto(`/engagements?q=${encodeURIComponent(title)}`);
  await other.getByRole("link", { name: title, exact: true }).click();
  await other.getByRole("button", { name: "Discard draft" }).click();
  const dialog = other.getByRole("dialog", { name: "Discard this draft?" });
  await dialog.getByLabel("Reason", { exact: true }).fill("Not meant to be.");
  await dialog.getByRole("button", { name: "Discard", exact: true }).click();
  await other.waitForURL("**/engagements?discarded=*");

  const id = page.locator("form", { has: save }).locator('input[name="id"]');
  const used = await id.inputValue();
  await save.click();
  await expect(page.getByRole("alert").filter({ hasText: "has been discarded since" })).toBeVisible();
  await expect(page.getByLabel(/^Title/)).toHaveValue(title);
  await expect(id).not.toHaveValue(used);
  await save.click();
  await page.waitForURL(/\/engagements\/BILAT-/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("what is chosen and typed before the page's scripts run is heard by them", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const scripts = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await scripts.promise;
    await route.fallback();
  });
  await page.goto("/engagements/new?country=JPN", { waitUntil: "commit" });
  const type = page.getByLabel("Type", { exact: true });
  const status = page.getByLabel("Status", { exact: true });
  const date = page.getByLabel("Date", { exact: true });
  const countries = page.getByRole("combobox", { name: "Countries" });
  await type.selectOption({ label: "Bilateral meeting" });
  await status.selectOption({ label: "Cancelled" });
  await date.fill("2026-03-09");
  await page.getByLabel(/^Title/).fill("Called off early");
  await countries.fill("France");
  scripts.resolve();

  await expect(page.getByLabel("Reason", { exact: true })).toBeVisible();
  await expect(date).toHaveAccessibleDescription("Monday 9 March 2026");
  await expect(page.getByRole("option", { name: /^France/ })).toBeVisible();
  await countries.press("Enter");
  await pick(page, "Countries", "Brazil");
  await expect(type).toHaveValue("BILAT");
  await expect(status).toHaveValue("CANCELLED");
  await expect(date).toHaveValue("2026-03-09");
  await expect(page.getByLabel(/^Title/)).toHaveValue("Called off early");
  await expect(page.getByRole("button", { name: "Remove France" })).toBeVisible();
});

/** The desired effect as the device keeps it. */
function keptText(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.endsWith(".new"));
    return key && JSON.parse(localStorage.getItem(key) ?? "{}").values?.desiredEffect;
  });
}
