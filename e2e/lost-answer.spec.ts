import type { Page } from "@playwright/test";
import { loseNextAnswer, openSection, paste, pick, startEngagement, totalOfList } from "./app";
import { expect, test } from "./fixtures";

const REFERENCE = /\/engagements\/[A-Z]+(-[A-Z]+)?-\d{4}-[A-Z]{3}-\d{4}$/;

const word = (about: string) => `${about}${Date.now().toString(36)}`;

async function start(page: Page, title: string): Promise<void> {
  await startEngagement(page, { type: "Key leader engagement", country: "Japan", date: "2026-03-09", title });
}

test("whoever presses again after a lost answer gets to the record that was made", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const title = word("Lost");
  await start(page, title);
  await loseNextAnswer(page, { reached: true });
  const save = page.getByRole("button", { name: "Save as draft" }).first();
  await save.click();
  await expect(page.getByRole("alert").first()).toContainText("could not be reached");
  await save.click();
  await page.waitForURL(REFERENCE);
  await page.goto(`/engagements?q=${title}`);
  expect(await totalOfList(page)).toBe(1);
});

test("what changed after a lost answer is neither lost nor a second record", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const title = word("Changed");
  await start(page, title);
  await loseNextAnswer(page, { reached: true });
  const save = page.getByRole("button", { name: "Save as draft" }).first();
  await save.click();
  await expect(page.getByRole("alert").first()).toContainText("could not be reached");
  await page.getByLabel(/^Title/).fill(`${title} with more`);
  await save.click();
  await expect(page.getByRole("alert").first()).toContainText("This form was used before");
  await expect(page.getByLabel(/^Title/)).toHaveValue(`${title} with more`);
  await page.goto(`/engagements?q=${title}`);
  expect(await totalOfList(page)).toBe(1);
});

test("a draft brought back after a lost answer makes no twin", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const title = word("Brought");
  await start(page, title);
  await expect(page.getByText("on this device")).toBeVisible();
  await loseNextAnswer(page, { reached: true });
  await page.getByRole("button", { name: "Save as draft" }).first().click();
  await expect(page.getByRole("alert").first()).toContainText("could not be reached");
  await page.goto("/engagements/new");
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(page.getByLabel(/^Title/)).toHaveValue(title);
  await page.getByRole("button", { name: "Save as draft" }).first().click();
  await page.waitForURL(REFERENCE);
  await page.goto(`/engagements?q=${title}`);
  expect(await totalOfList(page)).toBe(1);
});

test("people who are still looked up when the form is sent go with it", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const title = word("Slow");
  await start(page, title);
  await openSection(page, "People");
  const people = page.getByRole("combobox", { name: "Add people" });
  const names = ["Typed", "Pasted", "Copied", "Added", "Joined"].map((given) => `${given} ${title}`);
  await page.route(/\/engagements\/new$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.fallback();
  });
  await people.pressSequentially(`Maj ${names[0]}`);
  await people.press("Enter");
  await paste(people, `Capt ${names[1]}\nCol ${names[2]}`);
  await paste(people, `Cdr ${names[3]}\nMaj ${names[4]}`);
  const save = page.getByRole("button", { name: "Save as draft" }).first();
  await save.click();
  await expect(page.getByRole("button", { name: "Saving…" }).first()).toBeVisible();
  await page.waitForURL(REFERENCE);
  for (const name of names)
    await expect(page.getByRole("row").filter({ hasText: name.split(" ")[0] })).toContainText(title);
  // Who logs it is added with the first of them, and each side has one who leads it.
  await expect(page.getByRole("row").filter({ hasText: "Whitlock" })).toHaveCount(1);
  await expect(page.getByRole("row").filter({ hasText: "Principal" })).toHaveCount(2);
});

test("the browser's Back gives a form for another record", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const name = word("Back");
  await page.goto("/people/new");
  // Given names that share nothing: whoever is likely to be on record already is asked about first.
  for (const given of ["Bartholomew Augustus", "Keiko Yoshinobu"]) {
    await page.getByLabel(/Family name/).fill(name);
    await page.getByLabel(/Given name/).fill(given);
    await pick(page, "Nationality", "Japan");
    await page.locator("main button[type=submit]").first().click();
    await expect(page.getByRole("heading", { level: 1, name: `${name}, ${given}` })).toBeVisible();
    await page.goBack();
    await expect(page.getByLabel(/Family name/)).toHaveValue("");
  }
  await page.goto(`/people?q=${name}`);
  expect(await totalOfList(page)).toBe(2);
});

test("a page from before an update says what to do", async ({ pageAs }) => {
  const page = await pageAs("officer");
  await page.goto("/people/new");
  await page.getByLabel(/Family name/).fill("Kept");
  await page.route("**/*", (route) => {
    const request = route.request();
    if (request.method() !== "POST") return route.fallback();
    return route.continue({ headers: { ...request.headers(), "next-action": `7f${"0".repeat(40)}` } });
  });
  await page.locator("main button[type=submit]").first().click();
  await expect(page.getByRole("alert").first()).toContainText("renewed since this page was opened");
  await expect(page.getByLabel(/Family name/)).toHaveValue("Kept");
});
