import { dayFromNow, totalOfList } from "./app";
import { expect, test } from "./fixtures";

test("an outcome climbs its ladder by evidence, one step at a time", async ({ pageAs }) => {
  const page = await pageAs("officer");
  // Other tests log what is near, and change it; what lies further back is the demonstration's.
  await page.goto(`/engagements?status=COMPLETE&publication=PUBLISHED&country=JPN&to=${dayFromNow(-100)}`);
  await page.locator("tbody a").first().click();
  const section = page.getByRole("region", { name: "What came of it" });
  const text = `Two berths for repair ${Date.now().toString(36).toUpperCase()}`;
  await section.getByText("Add an outcome").click();
  await section.getByLabel("What is to come of it").fill(text);
  await section.getByRole("button", { name: "Add", exact: true }).click();
  const outcome = section.locator("div", { has: page.getByRole("heading", { name: text }) }).last();
  await outcome.getByText("Next step: attended").click();
  await outcome.getByRole("button", { name: "Save the step" }).click();
  await expect(outcome.getByLabel("What shows it")).toHaveAccessibleDescription(/a step needs evidence/);
  await outcome.getByLabel("What shows it").fill("List of those present.");
  await outcome.getByRole("button", { name: "Save the step" }).click();
  await expect(outcome.getByRole("listitem").first()).toContainText("List of those present.");
  await expect(outcome.getByText("Next step: discussed")).toBeVisible();

  await outcome.getByText("Check again: attended").click();
  const look = outcome.locator("details", { hasText: "Check again: attended" });
  await look.getByLabel("What shows it").fill("Their list says the same.");
  await look.getByLabel("Check again on").fill("");
  await look.getByRole("button", { name: "Save", exact: true }).click();
  await expect(look.getByLabel("Check again on")).toHaveAccessibleDescription(/Say when to check again/);
  await look.getByLabel("Check again on").fill(dayFromNow(90));
  await look.getByRole("button", { name: "Save", exact: true }).click();
  const step = outcome.getByRole("listitem").first();
  await expect(step).toContainText("Their list says the same.");
  await expect(step).toContainText(/Still held when looked at on .* by Avery Whitlock/);
  await expect(step).toContainText("Before: List of those present.");
});

test("what is to be checked again opens as the list of just these, beneath what is overdue and the crises", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  // Once more where another test looks at an outcome meanwhile.
  await expect(async () => {
    await page.goto("/");
    const titles = await page.getByRole("main").locator("h2").allTextContents();
    const order = ["Crises", "Overdue commitments", "To check again"].map((title) => titles.indexOf(title));
    expect(order[0]).toBeGreaterThanOrEqual(0);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    const all = page.getByRole("link", { name: /^All \d+ \(To check again\)$/ });
    const count = Number((await all.textContent())?.match(/\d+/)?.[0]);
    await all.click();
    await page.waitForURL("**/outcomes/to-check");
    await expect(page.getByText(new RegExp(`^${count} outcomes whose day`))).toBeVisible({ timeout: 2_000 });
    const rows = page.getByRole("main").getByRole("listitem").filter({ hasText: "to check since" });
    await expect(rows).toHaveCount(Math.min(count, 50), { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
});

test("an admin sets an indicator, an officer writes down its value, and the page tells where it stands", async ({
  pageAs,
}) => {
  const name = `Berths open to us ${Date.now().toString(36).toUpperCase()}`;
  const admin = await pageAs("admin");
  await admin.goto("/objectives/LOE1-02/edit");
  await admin.getByText("Add an indicator").click();
  const form = admin.locator("details", { hasText: "Add an indicator" }).last();
  await form.getByLabel("What is counted or measured").fill(name);
  await form.getByLabel("Unit").fill("berths");
  await form.getByLabel("Target").fill("8");
  await form.getByRole("button", { name: "Add the indicator" }).click();
  await expect(admin.getByText(`Effect: ${name}`)).toBeVisible();

  const officer = await pageAs("officer");
  await officer.goto("/objectives/LOE1-02");
  const card = officer.locator("div[data-keep-together]", {
    has: officer.getByRole("heading", { name }),
  });
  await expect(card).toContainText("No value is known.");
  await card.getByText("Write down a value").click();
  await card.getByLabel("Value in berths").fill("3");
  await card.getByLabel("Source").fill("Port office");
  await card.getByRole("button", { name: "Write it down" }).click();
  await expect(card).toContainText("On the way");
  await expect(card).toContainText("Port office");
});

test("the page of an objective opens all that was held for it, as many as it says", async ({ pageAs }) => {
  const page = await pageAs("leader");
  // No other test logs anything for this one.
  await page.goto("/objectives/LOE2-01");
  const all = page.getByRole("link", { name: /^All [\d,]+ that were held$/ });
  const said = Number((await all.textContent())?.replace(/\D/g, ""));
  await all.click();
  await page.waitForURL(/objective=LOE2-01/);
  expect(await totalOfList(page)).toBe(said);
  await expect(page.getByRole("list", { name: "Filters in force" })).toContainText("Objective: LOE2-01");
});
