import type { Page } from "@playwright/test";
import { dayFromNow, pick } from "./app";
import { expect, test } from "./fixtures";

test("wider access has no effect until a second admin confirms it", async ({ pageAs }) => {
  const admin = await pageAs("admin");
  const name = `Sidney Marlow ${Date.now().toString(36)}`;
  await admin.goto("/admin/users/new");
  await admin.getByLabel("Email").fill(`${name.replaceAll(" ", ".").toLowerCase()}@test.example`);
  await admin.getByLabel("First password").fill("slate otter under bridge");
  await admin.getByLabel("Name", { exact: true }).fill(name);
  await admin.getByRole("checkbox", { name: "Approver" }).check();
  await admin.getByRole("button", { name: "Create account" }).click();
  await admin.waitForURL(/\/admin\/users\/[0-9a-f-]{36}(\?created=1)?$/);
  const address = new URL(admin.url()).pathname;
  const waits = (page: Page) => page.getByRole("region", { name: "Wider access that waits" });
  await expect(waits(admin)).toContainText("Roles: Officer, Approver; now Officer");
  await expect(waits(admin).getByRole("button", { name: /^Confirm/ })).toHaveCount(0);
  await expect(admin.getByRole("checkbox", { name: "Approver" })).not.toBeChecked();

  const deputy = await pageAs("deputy");
  await deputy.goto("/inbox");
  const line = deputy.getByRole("listitem").filter({ hasText: name });
  await expect(line).toContainText("asks you to confirm wider access for");
  await deputy.goto("/admin/users");
  await waits(deputy)
    .getByRole("button", { name: `Confirm for ${name}` })
    .click();
  await expect(waits(deputy).getByText(name)).toHaveCount(0);

  await admin.goto(address);
  await expect(waits(admin)).toHaveCount(0);
  await expect(admin.getByRole("checkbox", { name: "Approver" })).toBeChecked();
  await admin.goto(`/admin/audit?subject=${address.split("/").at(-1)}`);
  await expect(admin.getByText(/Quinlan Marsh confirmed wider access for .+: roles\./)).toBeVisible();

  await test.step("what is taken away goes at once", async () => {
    await admin.goto(address);
    await admin.getByRole("checkbox", { name: "Approver" }).uncheck();
    await admin.getByRole("button", { name: "Save", exact: true }).click();
    await expect(admin.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
    await expect(waits(admin)).toHaveCount(0);
  });
});

test("whoever holds a post covers its countries, until the day somebody else does", async ({ pageAs }) => {
  const admin = await pageAs("admin");
  const officer = await pageAs("officer");
  const stamp = Date.now().toString(36);
  const inRomania = "/engagements?country=ROU&publication=PUBLISHED";
  // Of Romania alone: an event with more countries may be in the officer's reach by one of them.
  await admin.goto(inRomania);
  const ofRomania = admin
    .getByRole("row")
    .filter({ has: admin.getByRole("cell", { name: "Romania", exact: true }) })
    .getByRole("link")
    .first();
  const meeting = (await ofRomania.textContent()) ?? "";
  expect(meeting).not.toBe("");
  const found = officer.getByRole("main").getByRole("link", { name: meeting, exact: true });
  await officer.goto(inRomania);
  await expect(officer.getByRole("heading", { name: "Engagements", level: 1 })).toBeVisible();
  await expect(found).toHaveCount(0);

  await admin.goto("/posts/new");
  await admin.getByLabel("Title", { exact: true }).fill(`Black Sea desk ${stamp}`);
  await pick(admin, "Nation", "United States");
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.waitForURL(/\/posts\/[0-9a-f-]{36}$/);
  const post = new URL(admin.url()).pathname;
  const isSaved = () => admin.waitForURL((url) => url.pathname === post);
  await admin.goto("/admin/portfolios/new");
  await admin.getByLabel("Name").fill(`Black Sea ${stamp}`);
  await admin.getByLabel("First day").first().fill(dayFromNow(-1));
  await pick(admin, "Countries", "Romania");
  await admin.getByRole("button", { name: "Add a post" }).click();
  await pick(admin, "Post 1", `Black Sea desk ${stamp}`);
  await admin.getByLabel("First day").nth(1).fill(dayFromNow(-1));
  await admin.getByRole("button", { name: "Create portfolio" }).click();
  await admin.waitForURL(/\/admin\/portfolios\/[0-9a-f-]{36}/);
  const cover = admin.getByRole("region", { name: "Who covers it" });
  await expect(cover).toContainText("Nobody.");
  const portfolio = admin.url();

  await admin.goto(`/admin${post}`);
  await admin.getByRole("button", { name: "Add a holder" }).click();
  await pick(admin, "Holder 1", "Avery Whitlock");
  await admin.getByLabel(/^First day/).fill(dayFromNow(-1));
  await admin.getByRole("button", { name: "Save" }).click();
  await isSaved();
  await officer.goto(inRomania);
  await expect(found).toBeVisible();
  await admin.goto(portfolio);
  await expect(cover.getByRole("listitem")).toContainText(`Avery Whitlock as Black Sea desk ${stamp}`);

  await admin.goto(`/admin${post}`);
  await admin.getByLabel(/^Last day/).fill(dayFromNow(-1));
  await admin.getByRole("button", { name: "Save" }).click();
  await isSaved();
  await officer.goto(inRomania);
  await expect(officer.getByRole("heading", { name: "Engagements", level: 1 })).toBeVisible();
  await expect(found).toHaveCount(0);
  await admin.goto(portfolio);
  await expect(cover.getByRole("heading", { name: "Before" })).toBeVisible();
});

test("whom one admin puts in a reader group is in it when a second one confirms it", async ({ pageAs }) => {
  const admin = await pageAs("admin");
  const name = `Circle ${Date.now().toString(36)}`;
  await admin.goto("/admin/reader-groups/new");
  await admin.getByLabel("Name", { exact: true }).fill(name);
  await admin.getByRole("button", { name: "Add a person" }).click();
  await pick(admin, "Person 1", "Avery Whitlock");
  await admin.getByRole("button", { name: "Create reader group" }).click();
  await admin.waitForURL(/\/admin\/reader-groups\/[0-9a-f-]{36}(\?saved=1)?$/);
  const address = new URL(admin.url()).pathname;
  const waits = (page: Page) => page.getByRole("region", { name: "Wider access that waits" });
  await expect(waits(admin)).toContainText(`Reader group ${name}`);
  await expect(waits(admin).getByRole("button", { name: /^Confirm/ })).toHaveCount(0);
  await admin.goto("/admin/reader-groups");
  await expect(admin.getByRole("row").filter({ hasText: name })).toContainText("waits for a second admin");

  const deputy = await pageAs("deputy");
  await deputy.goto("/admin/users");
  await waits(deputy)
    .getByRole("button", { name: `Confirm for Avery Whitlock in ${name}` })
    .click();
  await expect(waits(deputy).getByText(name)).toHaveCount(0);
  await deputy.goto(address);
  await expect(waits(deputy)).toHaveCount(0);
  await expect(deputy.getByRole("combobox", { name: "Person 1" })).toBeVisible();
});
