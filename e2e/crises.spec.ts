import type { Page } from "@playwright/test";
import { formatDtg } from "../lib/dtg";
import { openSection, pick, publishReport } from "./app";
import { expect, test } from "./fixtures";

test("the zone of a crisis is that of the country that was chosen first, until one is chosen by hand", async ({
  pageAs,
}) => {
  const officer = await pageAs("officer");
  const stamp = Date.now().toString(36).toUpperCase();
  await officer.goto("/crises/new");
  await officer.getByLabel("Title").fill(`Ferry adrift ${stamp}`);
  await officer.getByLabel("Short name").fill(`FERRY${stamp}`);
  const zone = officer.getByRole("combobox", { name: "Time zone" });
  await expect(zone).toHaveValue("");
  await pick(officer, "Countries", "Philippines");
  await pick(officer, "Countries", "Japan");
  await expect(zone).toHaveAttribute("placeholder", "Asia/Manila, capital of the Philippines");
  const began = officer.getByLabel("Began");
  await began.fill("2026-01-05 10:00");
  await expect(began).toHaveAccessibleDescription(/Read as 5 Jan 2026,? 02:00.*10:00.* there/);

  await pick(officer, "Time zone", "Asia/Tokyo");
  await expect(began).toHaveAccessibleDescription(/Read as 5 Jan 2026,? 01:00/);
  await zone.fill("");
  await expect(began).toHaveAccessibleDescription(/Read as 5 Jan 2026,? 02:00/);

  await officer.getByLabel("Summary").fill("A ferry without power drifts.");
  await officer.getByRole("button", { name: "Open the crisis" }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(stamp);
  await expect(officer.getByText("050200Z JAN 26").first()).toBeVisible();

  await officer.goto(`${new URL(officer.url()).pathname}/log/new`);
  await expect(zone).toHaveValue("Asia/Manila");
  const happened = officer.getByLabel("It happened");
  await happened.fill("2026-01-05 11:00");
  await expect(happened).toHaveAccessibleDescription(/Read as 5 Jan 2026,? 03:00.*11:00.* there/);
  await pick(officer, "Time zone", "Asia/Tokyo");
  await expect(happened).toHaveAccessibleDescription(/Read as 5 Jan 2026,? 02:00.*11:00.* there/);
});

test("a report is looked at before it is published, and says NO CHANGE only of what was reported before", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const officer = await pageAs("officer");
  const crisis = await openCrisis(officer, "HULL");
  await officer.goto(`${crisis}/log/new`);
  await officer.getByLabel("What happened").fill("A hull drifts off the pier.");
  await officer.getByLabel("Kind", { exact: true }).selectOption({ label: "Incident" });
  await officer.getByLabel("It happened").fill(formatDtg(new Date(Date.now() - 3_600_000)));
  await officer.getByLabel("Type of source").selectOption({ index: 1 });
  await officer.getByRole("button", { name: "Add to the log" }).click();
  await expect(officer.getByText("A hull drifts off the pier.").first()).toBeVisible();

  await officer.goto(`${crisis}/sitreps/new`);
  await expect(officer.getByLabel("Precedence").locator("option:checked")).toHaveText("Immediate");
  await officer.getByLabel("Decision wanted by").fill(formatDtg(new Date(Date.now() + 3_600_000)));
  const bluf = officer.getByLabel("Bottom line up front");
  const publish = officer.getByRole("button", { name: "Publish", exact: true });
  await publish.click();
  const summary = officer.getByRole("alert").filter({ hasText: "Not published and not saved: 4 fields" });
  await expect(summary).toBeFocused();
  for (const words of [
    "Say what changed, so what, and what must be decided by when.",
    "Name the post that reports.",
    "Say when the next report will come.",
    "Say under Decisions needed what is to be decided by then, or leave this empty.",
  ])
    await expect(summary.getByRole("link", { name: words })).toBeVisible();

  await bluf.fill("A hull drifts. Nobody is hurt. Send a tug or not.");
  await officer.getByLabel("Originator").fill("Defence attaché office, Manila");
  await officer.getByLabel("Next report").fill(formatDtg(new Date(Date.now() + 6 * 3_600_000)));
  await openSection(officer, "Decisions needed");
  await officer.getByLabel(/^Decisions needed/).fill("Whether to send a tug.");
  await publish.click();
  const question = officer.getByRole("dialog", { name: "Publish report 001?" });
  for (const words of [
    "A hull drifts. Nobody is hurt. Send a tug or not.",
    "Immediate",
    "UNCLASSIFIED",
    "Whether to send a tug.",
    "NOT REPORTED",
  ])
    await expect(question.getByText(words).first()).toBeVisible();
  await expect(question.getByText("NO CHANGE")).toHaveCount(0);
  await question.getByRole("button", { name: "Go on writing" }).click();
  await expect(question).toHaveCount(0);
  await expect(publish).toBeFocused();
  await expect(bluf).toHaveValue("A hull drifts. Nobody is hurt. Send a tug or not.");
  await publish.click();
  await expect(question).toBeVisible();
  await officer.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await publishReport(officer, "001");
  await expect(officer).toHaveURL(/\/sitreps\/001$/);
  await expect(officer.getByText("NOT REPORTED").first()).toBeVisible();
  await expect(officer.getByText("NO CHANGE", { exact: true })).toHaveCount(0);

  await officer.goto(`${crisis}/sitreps/new`);
  await expect(officer.getByLabel("Precedence").locator("option:checked")).toHaveText("Immediate");
  await officer.getByLabel("Convention").selectOption({ index: 2 });
  await bluf.fill("The hull still drifts.");
  await officer.getByRole("checkbox", { name: /A hull drifts off the pier/ }).check();
  await officer.getByLabel("Next report").fill(formatDtg(new Date(Date.now() + 9 * 3_600_000)));
  await publishReport(officer, "002");
  await expect(officer).toHaveURL(/\/sitreps\/002$/);
  const decisions = officer.locator("section", {
    has: officer.getByRole("heading", { name: "Decisions needed" }),
  });
  await expect(decisions.last()).toContainText("NO CHANGE");
  await expect(officer.getByText("NOT REPORTED").first()).toBeVisible();
  await expect(officer.getByText("before the period of this report")).toBeVisible();

  await officer.goto(crisis);
  const wanted = officer.locator("section", {
    has: officer.getByRole("heading", { name: "Decision wanted" }),
  });
  await expect(wanted.last()).toContainText("Whether to send a tug.");
  await expect(wanted.last()).toContainText("No change since SITREP 001");

  await officer.goto(`${crisis}/sitreps/001`);
  await officer.getByRole("button", { name: "Correct", exact: true }).click();
  await officer.getByLabel("What is wrong").fill("The pier has a name.");
  await officer.getByRole("button", { name: "Write the correction" }).click();
  await expect(officer).toHaveURL(/\/edit$/);
  await publishReport(officer, "001A");
  await expect(officer).toHaveURL(/\/sitreps\/001A$/);
  await officer.getByText("Corrected copy").locator("..").getByRole("link").click();
  await expect(officer).toHaveURL(/\/sitreps\/001$/);
});

test("a short name that is taken gets a number, and whoever opened the crisis is told which reference it has", async ({
  pageAs,
}) => {
  const officer = await pageAs("officer");
  const first = await openCrisis(officer, "TWIN");
  const name = first.split("-").at(-1) ?? "";
  await officer.goto("/crises/new");
  await officer.getByLabel("Title").fill(`Another ${name}`);
  await officer.getByLabel("Short name").fill(name);
  await pick(officer, "Countries", "Japan");
  await officer.getByLabel("Summary").fill("Another one drifts.");
  await officer.getByRole("button", { name: "Open the crisis" }).click();
  await expect(officer.getByText("Opened as CR-")).toContainText(`${name}-2.`);
  expect(new URL(officer.url()).pathname).toBe(`${first}-2`);
});

/** Opens a crisis of this test's own at the alert "Crisis" and gives its address. */
async function openCrisis(page: Page, name: string): Promise<string> {
  const stamp = Date.now().toString(36).toUpperCase();
  await page.goto("/crises/new");
  await page.getByLabel("Title").fill(`${name} ${stamp}`);
  await page.getByLabel("Short name").fill(`${name}${stamp}`);
  await page.getByRole("combobox", { name: "Countries" }).click();
  const offered = page.getByRole("listbox", { name: "Countries" });
  await page.getByRole("combobox", { name: "Countries" }).fill("Japan");
  await offered.getByRole("option").first().click();
  // A list that stayed open would lie over the levels.
  await expect(offered).toBeHidden();
  await page.getByRole("radio", { name: /^Crisis/ }).check();
  await page.getByLabel("Began").fill(formatDtg(new Date(Date.now() - 2 * 3_600_000)));
  await page.getByLabel("Summary").fill(`${name}: something drifts.`);
  await page.getByRole("button", { name: "Open the crisis" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(stamp);
  return new URL(page.url()).pathname;
}
