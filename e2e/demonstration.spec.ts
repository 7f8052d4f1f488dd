import { expect, test } from "./fixtures";

// What is invented, rebuilt or of the past says so wherever it stands.

test("the sample of 1962 says what it is, nobody changes it, and each of its reports is told from one of the archives", async ({
  pageAs,
}) => {
  const admin = await pageAs("admin");
  await admin.goto("/crises/CR-1962-CUBA");
  await expect(admin.getByText("Historical sample, read only")).toBeVisible();
  for (const name of ["Change", "Write a report", "Add log entry"])
    await expect(admin.getByRole("link", { name, exact: true })).toHaveCount(0);
  for (const part of ["edit", "log/new", "sitreps/new"])
    expect([403, 404], part).toContain((await admin.request.get(`/crises/CR-1962-CUBA/${part}`)).status());
  const reports = await admin
    .getByRole("main")
    .locator('a[href^="/crises/CR-1962-CUBA/sitreps/"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href") ?? ""))]);
  expect(reports.length).toBeGreaterThanOrEqual(3);
  for (const report of reports) {
    await admin.goto(report);
    await expect(admin.getByText("Reconstructed, not archival").first(), report).toBeVisible();
  }
});

test("what is made up says so on every page of it, and in the list", async ({ pageAs }) => {
  const officer = await pageAs("officer");
  await officer.goto("/engagements?when=all&country=JPN");
  const rows = officer.locator("main tbody tr");
  await expect(rows.first()).toBeVisible();
  for (const row of await rows.filter({ hasText: /-JPN-0001/ }).all())
    await expect(row.getByText("Fictional")).toBeVisible();
  await rows.locator('a[href^="/engagements/"]').first().click();
  await officer.waitForURL(/\/engagements\/[A-Z]+-/);
  await expect(officer.getByText("Fictional", { exact: true }).first()).toBeVisible();
  await officer.goto("/crises/CR-2026-NARRA");
  await expect(officer.getByText("Made up for demonstration.")).toBeVisible();
});

test("an ally, who reads rank and post only, is told why a released record shows no versions", async ({
  pageAs,
}) => {
  const partner = await pageAs("partner");
  await partner.goto("/engagements?country=JPN&status=COMPLETE");
  const record = await partner.locator("main tbody a[href^='/engagements/']").first().getAttribute("href");
  await partner.goto(`${record}/history`);
  await expect(partner.getByRole("region", { name: "Versions" })).toHaveText(
    /not open to you: they name people/,
  );
});
