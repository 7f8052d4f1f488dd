import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";

const PAGES: Record<string, readonly string[]> = {
  officer: [
    "/",
    "/engagements",
    "/engagements/series",
    "/engagements/series/new",
    "/engagements/new",
    "/commitments",
    "/objectives",
    "/objectives/LOE2-01",
    "/people",
    "/people/new",
    "/people/review",
    "/people/review?list=due",
    "/posts",
    "/posts/new",
    "/organisations",
    "/organisations/new",
    "/search",
    "/search?q=training",
    "/engagements?when=all&view=calendar",
    "/engagements?when=all&view=map",
    "/engagements?when=all&view=timeline",
    "/engagements/change?all=1&when=ahead",
    "/exercises",
    "/exercises?view=planner",
    "/exercises?view=calendar",
    "/exercises/unitas",
    "/exercises/unitas/EX-UNITAS-25",
    "/exercises/harbour-lantern",
    "/crises/new",
    "/inbox",
    "/watches",
  ],
  leader: [
    "/",
    "/reviews",
    "/dashboards",
    "/crises",
    "/crises/CR-1962-CUBA",
    "/countries",
    "/countries/JPN",
    "/engagements?page=2",
  ],
  admin: [
    "/admin/review-chains",
    "/admin/review-chains/new",
    "/objectives/new",
    "/objectives/LOE2-01/edit",
    "/exercises/new",
    "/exercises/template",
    "/exercises/unitas/edit",
    "/exercises/unitas/new",
    "/exercises/unitas/EX-UNITAS-25/edit",
    "/exercises/unitas/EX-UNITAS-25/edit?part=participants",
    "/exercises/unitas/EX-UNITAS-25/edit?part=numbers",
    "/exercises/unitas/EX-UNITAS-25/edit?part=milestone",
    "/exercises/unitas/EX-UNITAS-25/edit?part=lesson",
    "/admin/users",
    "/admin/portfolios",
    "/admin/posts",
    "/admin/picklists",
    "/admin/picklists/CLOSING_REASON",
    "/admin/audit",
  ],
};

/** Lists whose first row leads to a record of a kind. */
const RECORDS = [
  ["/people", "a person"],
  ["/posts", "a post"],
  ["/organisations", "an organisation"],
] as const;

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    for (const person of ["officer", "leader", "admin"] as const) {
      test(`axe finds nothing as ${person}, ${colorScheme}, ${width} px`, async ({ pageAs }) => {
        test.setTimeout(300_000);
        const page = await pageAs(person, { colorScheme, width });
        for (const address of PAGES[person] ?? []) {
          await page.goto(address);
          await check(page, address);
        }
        if (person !== "admin") {
          await page.goto("/engagements");
          await page.locator("tbody a").first().click();
          await page.waitForURL(/\/engagements\/[A-Z]/);
          await check(page, "an engagement");
          await page.goto(`${page.url()}/prepare`);
          await check(page, "the preparation of an engagement");
          await page.goto("/commitments");
          await page.locator("tbody a").first().click();
          await page.waitForURL(/\/commitments\/./);
          await check(page, "a commitment");
          await page.goto("/engagements/series");
          await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
          await page.waitForURL(/\/series\/[0-9a-f-]{36}$/);
          await check(page, "a series of meetings");
          for (const [list, what] of RECORDS) {
            await page.goto(list);
            await page.locator("tbody a").first().click();
            await page.waitForURL(/\/[0-9a-f-]{36}$/);
            await check(page, what);
          }
        }
      });
    }
  }
}

test("axe finds nothing on the sign-in page", async ({ page }) => {
  await page.goto("/sign-in");
  await check(page, "/sign-in");
});

async function check(page: import("@playwright/test").Page, name: string): Promise<void> {
  // The title of a page that a link led to arrives after the page.
  await expect(page, name).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
    name,
  ).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}
