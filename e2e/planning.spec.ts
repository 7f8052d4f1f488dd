import { spawnSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { dayFromNow, openSection, pick, publish, startEngagement } from "./app";
import { expect, test } from "./fixtures";

const stamp = Date.now().toString(36).toUpperCase().slice(-5);

/** What the product does by itself every few minutes, done now. */
function sweep(): string {
  const run = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/sweep.ts"],
    { encoding: "utf8" },
  );
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
}

test("scenario 7, planned becomes past: its author is asked for the report once, and nothing changes by itself", async ({
  pageAs,
}) => {
  test.setTimeout(180_000);
  const page = await pageAs("officer");
  const title = `Overtaken by its date ${stamp}`;
  const shared = async (status: string, name: string) => {
    await startEngagement(page, {
      type: "Bilateral meeting",
      country: "Japan",
      date: dayFromNow(-2),
      status,
      title: name,
    });
    await page.getByLabel(/^Purpose/).fill("Talk.");
    if (status === "Cancelled") await page.getByLabel("Reason", { exact: true }).selectOption({ index: 1 });
    return publish(page);
  };
  const reference = await shared("Planned", title);
  await shared("Cancelled", `Called off ${stamp}`);
  await startEngagement(page, {
    type: "Bilateral meeting",
    country: "Japan",
    date: dayFromNow(-2),
    status: "Planned",
    title: `Only a draft ${stamp}`,
  });
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.waitForURL(/\/engagements\/BILAT-/);

  sweep();
  expect(sweep(), "a second time nobody is asked again").toContain("Reports asked for: 0.");
  await page.goto("/inbox");
  await expect(page.getByRole("listitem").filter({ hasText: title })).toHaveCount(1);
  await expect(page.getByRole("listitem").filter({ hasText: title })).toContainText("A report is due");
  for (const other of [`Called off ${stamp}`, `Only a draft ${stamp}`])
    await expect(page.getByRole("listitem").filter({ hasText: other })).toHaveCount(0);
  await page.goto(`/engagements/${reference}`);
  const state = page.getByRole("main");
  await expect(state.getByText("Planned", { exact: true }).first()).toBeVisible();
  await expect(state.getByText("Published", { exact: true }).first()).toBeVisible();

  await page.goto(`/engagements/${reference}/edit`);
  await page.getByLabel("Status", { exact: true }).selectOption({ label: "Complete" });
  await openSection(page, "Outcome");
  await page.getByLabel(/^Key outcomes/).fill("Agreed to meet again.");
  await page.getByRole("radio", { name: "Positive" }).check();
  await openSection(page, "Objectives");
  await pick(page, "Objectives", "LOE1-01");
  await openSection(page, "People");
  await pick(page, "Add people", `Col Kenta ${stamp}`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(new RegExp(`${reference}$`));
  expect(sweep(), "what was reported is not asked for").toContain("Reports asked for: 0.");
  await expect(state.getByText("Complete", { exact: true }).first()).toBeVisible();
});

/** Two hours at a place, with these people; of `busy` the form tells before it is saved, as of the writer. */
async function logTalks(
  page: Page,
  title: string,
  [from, to]: readonly [string, string],
  people: readonly string[],
  busy?: string,
) {
  await startEngagement(page, {
    type: "Staff talks",
    country: "Japan",
    date: dayFromNow(33),
    status: "Planned",
    title,
  });
  await page.getByText("Add times", { exact: true }).click();
  await page.getByLabel("From", { exact: true }).fill(from);
  await page.getByLabel(/^To\b/).first().fill(to);
  await page.getByLabel(/^Purpose/).fill("Talk.");
  await openSection(page, "People");
  for (const person of people) await pick(page, "Add people", person);
  if (busy) {
    const warnings = page.getByRole("status").filter({ hasText: "Worth a second look" });
    await expect(warnings).toContainText(`${busy} is at another engagement at the same time`);
    await expect(page.getByText("Busy", { exact: true })).toHaveCount(2);
  }
  return publish(page);
}

test("scenario 11, planning conflict: ten minutes in common warn of exactly the shared people, on both records", async ({
  pageAs,
}) => {
  test.setTimeout(180_000);
  const page = await pageAs("officer");
  const name = [...Date.now().toString(26)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .reverse()
    .join("");
  const [shared, alone, other] = [`Sumire Okabe${name}`, `Tatsuo Mori${name}`, `Kenji Ueda${name}`];
  const morning = [`Col ${shared}`, `Maj ${alone}`];
  const first = await logTalks(page, `Morning talks ${stamp}`, ["09:00", "11:00"], morning);
  const noon = [shared, `Cdr ${other}`];
  const second = await logTalks(
    page,
    `Noon talks ${stamp}`,
    ["10:50", "12:00"],
    noon,
    `Okabe${name}, Sumire`,
  );
  for (const [record, met] of [
    [first, second],
    [second, first],
  ] as const) {
    for (const address of [`/engagements/${record}`, `/engagements/${record}/edit`]) {
      await page.goto(address);
      const warnings = page.getByRole("status").filter({ hasText: "Worth a second look" });
      await expect(warnings).toContainText(`Okabe${name}, Sumire is at another engagement`);
      await expect(warnings).toContainText(met);
      for (const free of [alone, other]) await expect(warnings).not.toContainText(free.split(" ")[1] ?? free);
      // The author is at both as well.
      await expect(warnings).toContainText("2 of 3 people on record are busy with another engagement.");
      const rows = page.getByRole(address.endsWith("/edit") ? "listitem" : "row");
      if (address.endsWith("/edit")) await openSection(page, "People");
      const busy = rows.filter({ has: page.getByText("Busy", { exact: true }) });
      await expect(busy).toHaveCount(2);
      await expect(busy.filter({ hasText: `Okabe${name}` })).toHaveCount(1);
      for (const free of [alone, other])
        await expect(busy.filter({ hasText: free.split(" ")[1] })).toHaveCount(0);
    }
  }

  // Who logs the report of it anew is told what its reviewers would read, before it is saved.
  await startEngagement(page, {
    type: "Staff talks",
    country: "Japan",
    date: dayFromNow(32),
    status: "Complete",
    title: `Morning talks ${stamp}`,
  });
  const told = page.getByRole("status").filter({ hasText: "Worth a second look" });
  await expect(told).toContainText(`Is it the same as Morning talks ${stamp}?`);
  await expect(told).toContainText("It names no objective.");
  await expect(told).toContainText("It names no counterpart.");
  await expect(told.getByRole("link", { name: `Open ${first}` })).toBeVisible();

  await page.goto(`/engagements/${second}/edit`);
  await page.getByLabel("Status", { exact: true }).selectOption({ label: "Cancelled" });
  await page.getByLabel("Reason", { exact: true }).selectOption({ index: 1 });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(new RegExp(`${second}$`));
  for (const record of [first, second]) {
    await page.goto(`/engagements/${record}`);
    await expect(page.getByText("is at another engagement")).toHaveCount(0);
    await expect(page.getByText("Busy", { exact: true })).toHaveCount(0);
  }
});
