import type { Page } from "@playwright/test";
import { dayFromNow, openSection, pick, publish, startEngagement, totalOfList } from "./app";
import { expect, type Person, test } from "./fixtures";

const tabs = (page: Page) => page.getByRole("navigation", { name: "Engagements by time" });

/** The exact count that a tab shows. */
async function countOn(page: Page, tab: string): Promise<number> {
  const text = (await tabs(page).getByRole("link", { name: tab }).textContent()) ?? "";
  return Number(text.replace(/\D/g, ""));
}

/** The rows' dates as written, top to bottom. */
function datesOf(page: Page): Promise<string[]> {
  return page
    .locator("main tbody tr")
    .evaluateAll((rows) => rows.map((row) => row.querySelector("td:not(:has(input))")?.textContent ?? ""));
}

for (const person of ["officer", "leader", "partner"] as const satisfies Person[]) {
  test(`the ${person} finds what lies ahead and what is past, each counted exactly`, async ({ pageAs }) => {
    const page = await pageAs(person);
    await page.goto("/");
    await page.getByRole("link", { name: "Engagements", exact: true }).click();
    await page.waitForURL(/\/engagements$/);
    await expect(tabs(page).getByRole("link", { name: "Past" })).toHaveAttribute("aria-current", "page");
    const [ahead, past, all] = [
      await countOn(page, "Ahead"),
      await countOn(page, "Past"),
      await countOn(page, "All"),
    ];
    expect(ahead).toBeGreaterThan(0);
    expect(ahead + past).toBe(all);
    expect(await totalOfList(page)).toBe(past);

    await tabs(page).getByRole("link", { name: "Ahead" }).click();
    await page.waitForURL(/\/engagements\?when=ahead$/);
    expect(await totalOfList(page)).toBe(ahead);
    const nearest = await datesOf(page);

    await tabs(page).getByRole("link", { name: "All" }).click();
    await page.waitForURL(/\/engagements\?when=all$/);
    expect(await totalOfList(page)).toBe(all);
    expect(nearest).not.toEqual((await datesOf(page)).slice(0, nearest.length));
  });
}

test("a meeting of today that was held stands in the list that opens first, and not under what is ahead", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const stamp = Date.now().toString(36);
  const title = `Call held today ${stamp}`;
  await startEngagement(page, {
    type: "Bilateral meeting",
    country: "Indonesia",
    date: dayFromNow(0),
    status: "Complete",
    title,
  });
  await openSection(page, "People");
  await pick(page, "Add people", `Col Budi Santoso${stamp}`);
  await page.getByLabel(/^Key outcomes/).fill("Agreed to meet every week.");
  await page.getByRole("radio", { name: "Positive" }).check();
  await pick(page, "Objectives", "LOE1-01");
  await publish(page);
  await page.goto("/engagements");
  await expect(page.getByRole("main").getByRole("link", { name: title })).toBeVisible();
  await page.goto(`/engagements?q=${stamp}&when=ahead`);
  await expect(page.getByText("Nothing matches these filters")).toBeVisible();
  expect(await countOn(page, "Past")).toBe(1);
  expect(await countOn(page, "Ahead")).toBe(0);
});

test("a filter stays on its tab, and the address holds only what is set", async ({ pageAs }) => {
  const page = await pageAs("leader");
  await page.goto("/engagements?when=ahead");
  await page.getByLabel("Country", { exact: true }).selectOption({ label: "Japan" });
  await page.getByRole("button", { name: "Apply" }).click();
  await page.waitForURL("**/engagements?country=JPN&when=ahead");
  const found = await totalOfList(page);
  expect(found).toBe(await countOn(page, "Ahead"));

  await page.getByRole("link", { name: "Country: Japan" }).click();
  await page.waitForURL("**/engagements?when=ahead");

  await page.goto("/people");
  await page.getByLabel("Service").selectOption({ label: "Navy" });
  await page.getByRole("button", { name: "Apply" }).click();
  await page.waitForURL("**/people?service=NAVY");
  await page.getByLabel("Service").selectOption({ label: "Any" });
  await page.getByRole("button", { name: "Apply" }).click();
  await page.waitForURL(/\/people$/);
});

test("a second value of a filter is kept when another filter changes", async ({ pageAs }) => {
  const page = await pageAs("leader");
  await page.goto("/people?country=JPN&country=PHL");
  await page.getByLabel("Serving").selectOption({ label: "Still serve" });
  await page.getByRole("button", { name: "Apply" }).click();
  await page.waitForURL("**/people?country=JPN&country=PHL&active=1");
  await expect(page.getByRole("list", { name: "Filters in force" }).getByRole("listitem")).toHaveCount(4);
});

test("filters work without scripts, and empty fields ask for nothing", async ({ pageAs, browser }) => {
  const withScripts = await pageAs("leader");
  await withScripts.goto("/people?country=JPN");
  const total = await totalOfList(withScripts);

  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await withScripts.context().storageState(),
  });
  const page = await context.newPage();
  await page.goto("/people");
  await page.getByLabel("Nationality").selectOption("JPN");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.waitForURL(/country=JPN/);
  expect(await totalOfList(page)).toBe(total);
  await expect(page.getByRole("list", { name: "Filters in force" }).getByRole("listitem")).toHaveCount(2);
  await context.close();
});
