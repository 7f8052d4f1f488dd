import { dayFromNow, openSection, pick, publish, startEngagement } from "./app";
import { expect, test } from "./fixtures";

test("what comes again is not typed again: a series until it ends, another like it, a template", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const page = await pageAs("officer");
  const stamp = Date.now().toString(36).toUpperCase().slice(-5);
  const name = `Harbour talks ${stamp}`;
  const promise = `Send the tide tables ${stamp}`;

  const address =
    await test.step("a series carries its agenda and what is still open to the next meeting", async () => {
      await page.goto("/engagements/series/new");
      await page.getByLabel("Name").fill(name);
      await pick(page, "Countries", "Japan");
      await page.getByLabel(/^Standing agenda/).fill("Ship visits");
      await page.getByRole("button", { name: "Begin the series" }).click();
      await page.getByRole("link", { name: "Plan the next one" }).click();
      await page.getByLabel("Type", { exact: true }).selectOption({ label: "Bilateral meeting" });
      await page.getByLabel("Date", { exact: true }).fill(dayFromNow(20));
      await page.getByLabel("Status", { exact: true }).selectOption({ label: "Planned" });
      await page.getByLabel(/^Purpose/).fill("Agree on the visits.");
      await page.getByLabel(/^Title/).fill(`${name}, first round`);
      await openSection(page, "Commitments");
      await page.getByLabel("What was promised, promise 1").fill(promise);
      const meeting = await publish(page);
      await page.goto(`/engagements/${meeting}/prepare`);
      await expect(page.getByRole("region", { name: "On the agenda" })).toContainText("Ship visits");
      await page.goto(`/engagements/${meeting}`);
      await page.getByRole("link", { name, exact: true }).click();
      await page.waitForURL(/\/engagements\/series\//);
      await expect(page.getByRole("region", { name: "Still open" })).toContainText(promise);
      const series = page.url();
      await page.getByRole("link", { name: "Plan the next one" }).click();
      await expect(page.getByRole("region", { name: `Next meeting of ${name}` })).toContainText(promise);
      await expect(page.getByLabel("Type", { exact: true })).toHaveValue("BILAT");
      return series;
    });

  await test.step("it ends, keeps its meeting and takes no more", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "End the series" }).click();
    await expect(page.getByText(/^This series ended on/)).toBeVisible();
    await expect(page.getByRole("link", { name: "Plan the next one" })).toBeHidden();
    await expect(page.getByRole("link", { name: `${name}, first round` })).toBeVisible();
    await page.getByRole("button", { name: "Take it up again" }).click();
    await expect(page.getByRole("link", { name: "Plan the next one" })).toBeVisible();
  });

  await test.step("another like it keeps title, countries and type, and says where they are from", async () => {
    await page.getByRole("link", { name: `${name}, first round` }).click();
    await page.getByRole("link", { name: "Log another like this" }).click();
    await expect(page.getByLabel("Type", { exact: true })).toHaveValue("BILAT");
    await expect(page.getByRole("button", { name: "Remove Japan" })).toBeVisible();
    await expect(page.getByLabel(/^Title/)).toHaveValue(`${name}, first round`);
    await expect(page.getByRole("status").filter({ hasText: "Copied from" })).toContainText("first round");
  });

  await test.step("a template is kept from the form, started from and removed", async () => {
    await startEngagement(page, { type: "Bilateral meeting", country: "Japan", title: `Call ${stamp}` });
    await openSection(page, "Save this form as a template");
    await page.getByLabel("Name of the template").last().fill(`Weekly call ${stamp}`);
    await page.getByRole("button", { name: "Save the template" }).click();
    await expect(page.getByText(/^Saved. The palette/)).toBeVisible();
    await page.goto("/engagements/new");
    await openSection(page, "Start from a template");
    await page.getByRole("link", { name: `Weekly call ${stamp}`, exact: true }).click();
    await expect(page.getByLabel(/^Title/)).toHaveValue(`Call ${stamp}`);
    await page.goto("/engagements/new");
    await openSection(page, "Start from a template");
    await page.getByRole("button", { name: `Remove the template Weekly call ${stamp}` }).click();
    await expect(page.getByRole("link", { name: `Weekly call ${stamp}`, exact: true })).toHaveCount(0);
  });
});
