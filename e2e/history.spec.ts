import type { Locator, Page } from "@playwright/test";
import { openSection, pick, publish, startMeeting } from "./app";
import { expect, test } from "./fixtures";

/** The version of a history that names these fields, opened. */
async function version(within: Page | Locator, fields: string): Promise<Locator> {
  const row = within.getByRole("listitem").filter({ hasText: new RegExp(`Version \\d+, .* · ${fields}`) });
  await row.locator("summary").first().click();
  return row;
}

test("what is changed of a series, a list, a portfolio and a template stands in its history, from what to what", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const stamp = Date.now().toString(36).toUpperCase().slice(-5);
  const officer = await pageAs("officer");
  const admin = await pageAs("admin");
  const history = (page: Page) => page.getByRole("region", { name: "History" });

  await test.step("a series of meetings, for whoever sees it", async () => {
    await officer.goto("/engagements/series/new");
    await officer.getByLabel("Name").fill(`Kept talks ${stamp}`);
    await pick(officer, "Countries", "Japan");
    await officer.getByRole("button", { name: "Begin the series" }).click();
    await officer.getByRole("button", { name: "Change", exact: true }).click();
    await officer.getByLabel("Name").fill(`Kept staff talks ${stamp}`);
    await officer.getByRole("dialog").getByRole("button", { name: /^Save/ }).click();
    await expect(officer.getByRole("heading", { level: 1 })).toHaveText(`Kept staff talks ${stamp}`);
    await officer.reload();
    await expect(history(officer).getByText(/first written/)).toBeVisible();
    const renamed = await version(history(officer), "Name");
    await expect(renamed.getByRole("insertion")).toContainText("staff");
  });

  await test.step("a template of the form, beside it", async () => {
    await officer.goto("/engagements/new");
    await openSection(officer, "Save this form as a template");
    await officer.getByLabel("Name of the template").last().fill(`Kept call ${stamp}`);
    await officer.getByRole("button", { name: "Save the template" }).click();
    await expect(officer.getByText(/^Saved. The palette/)).toBeVisible();
    await officer.goto("/engagements/new");
    await openSection(officer, "Start from a template");
    const template = officer
      .getByRole("listitem")
      .filter({ hasText: `Kept call ${stamp}` })
      .first();
    await template.getByText(`History of the template Kept call ${stamp}`).click();
    await expect(template.getByText(/Version 1, .* first written/)).toBeVisible();
  });

  await test.step("a list that forms offer, item by item", async () => {
    await admin.goto("/admin/picklists/CLOSING_REASON");
    const form = admin.getByRole("region", { name: "Add an item" });
    await form.getByLabel(/^Words/).fill(`Kept reason ${stamp}`);
    await form.getByRole("button", { name: "Add" }).click();
    const item = admin
      .getByRole("listitem")
      .filter({ hasText: `Kept reason ${stamp}` })
      .first();
    await item.getByText(`Change Kept reason ${stamp}`).click();
    await item.getByRole("button", { name: `Retire Kept reason ${stamp}` }).click();
    await item.getByText(`History of Kept reason ${stamp}`).click();
    await expect(item.getByText(/Version 2, .* · Retired/)).toBeVisible();
  });

  await test.step("a portfolio, for admins", async () => {
    await admin.goto("/admin/portfolios/new");
    await admin.getByLabel("Name", { exact: true }).fill(`Kept desk ${stamp}`);
    await admin.getByRole("button", { name: "Create portfolio" }).click();
    await admin.waitForURL(/\/admin\/portfolios\/[0-9a-f-]+/);
    await admin.getByLabel("Name", { exact: true }).fill(`Kept watch ${stamp}`);
    await admin.getByRole("button", { name: "Save", exact: true }).click();
    const renamed = await version(history(admin), "Name");
    await expect(renamed.getByRole("deletion")).toContainText(`Kept desk ${stamp}`);
    await expect(renamed.getByRole("insertion")).toContainText(`Kept watch ${stamp}`);
  });

  await test.step("a planning template of exercises, for admins", async () => {
    await admin.goto("/exercises/template?which=new");
    await admin.getByLabel("Name", { exact: true }).fill(`Kept plan ${stamp}`);
    await admin.getByRole("button", { name: "Add the template" }).click();
    await admin.waitForURL(/\/exercises\/template\?which=[0-9a-f-]{36}$/);
    await expect(history(admin).getByText(/Version 1, .* first written/)).toBeVisible();
  });
});

test("a saved change says once what it was, and its history says why", async ({ pageAs }) => {
  test.setTimeout(240_000);
  const [officer, leader] = [await pageAs("officer"), await pageAs("leader")];
  const stamp = Date.now().toString(36).toUpperCase().slice(-5);
  const why = `The invitation named the wrong pier ${stamp}.`;
  const told = officer.getByRole("status").filter({ hasText: /^(Done|Note): ?(Saved|Nothing was changed)/ });
  await startMeeting(officer, `Pier talks ${stamp}`);
  await officer.getByLabel(/^Purpose/).fill("Agree on the pier.");
  await expect(officer.getByLabel(/^Why you change it/), "what is new changes nothing").toHaveCount(0);
  const record = `/engagements/${await publish(officer)}`;
  await expect(officer, "that it was published is told once").toHaveURL(new RegExp(`${record}$`));

  await test.step("what was changed is told where the save leads, to who listens as well, and stays in no address", async () => {
    await officer.goto(`${record}/edit`);
    await officer.getByLabel(/^Title/).fill(`Talks at pier four ${stamp}`);
    await officer.getByLabel("Why you change it").fill(why);
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await expect(told).toContainText("Changed: Title.");
    await expect(told).toContainText("Everyone who may read it reads it as it is now.");
    await expect(officer.locator(":focus")).toContainText("Changed: Title.");
    await expect(officer).toHaveURL(new RegExp(`${record}$`));
    await officer.reload();
    await expect(officer.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(told).toHaveCount(0);
  });

  await test.step("a save without a change says so", async () => {
    await officer.goto(`${record}/edit`);
    await expect(officer.getByLabel("Why you change it")).toHaveValue("");
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await expect(told).toContainText("Nothing was changed.");
  });

  await test.step("who reads the record reads why, and is told of no save of theirs", async () => {
    await leader.goto(`${record}?saved=2`);
    await expect(leader.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(leader.getByRole("status").filter({ hasText: "Saved." })).toHaveCount(0);
    await leader.goto(`${record}/history?since=1#since`);
    const versions = leader.getByRole("region", { name: "Versions" });
    await expect(versions.getByRole("listitem").filter({ hasText: /Version 2, / })).toContainText(why);
    await expect(leader.getByRole("region", { name: "Since version 1" })).toContainText(why);
  });
});
