import type { Page } from "@playwright/test";
import { formatDtg } from "../lib/dtg";
import { dayFromNow, openSection, pick, publish, publishReport, startEngagement, totalOfList } from "./app";
import { expect, test } from "./fixtures";

test("one sitting: an officer logs, a leader sees, an admin gives a country", async ({ pageAs }) => {
  test.setTimeout(300_000);
  const officer = await pageAs("officer");
  const stamp = Date.now().toString(36).toUpperCase().slice(-5);
  const promise = `Send the pier survey ${stamp}`;

  await test.step("the officer logs a held bilateral meeting with a new counterpart, an outcome and a promise", async () => {
    await startEngagement(officer, {
      type: "Bilateral meeting",
      country: "Japan",
      date: dayFromNow(0),
      status: "Complete",
      title: `Office call on harbour access ${stamp}`,
    });
    await openSection(officer, "People");
    await pick(officer, "Add people", "Col Haruto Asakura");
    await openSection(officer, "Outcome");
    await officer.getByLabel(/^Key outcomes/).fill("Agreed to open the northern pier to visiting ships.");
    await officer.getByRole("radio", { name: "Positive" }).check();
    await openSection(officer, "Commitments");
    await officer.getByLabel("What was promised, promise 1").fill(promise);
    await officer.getByLabel(`Owner of “${promise}”`).fill("Col Haruto Asakura");
    await officer.getByLabel(`Due of “${promise}”`).fill(dayFromNow(30));
    await openSection(officer, "Objectives");
    await pick(officer, "Objectives", "LOE1-01");
    expect(await publish(officer)).toMatch(/^BILAT-\d{4}-JPN-\d{4}$/);
    await expect(officer.getByText("Asakura").first()).toBeVisible();
    await expect(officer.getByText(promise).first()).toBeVisible();
  });

  await test.step("a planned joint exercise", async () => {
    await startEngagement(officer, {
      type: "Field training exercise",
      country: "Philippines",
      date: dayFromNow(40),
      status: "Planned",
      title: `Combined coastal defence exercise ${stamp}`,
    });
    const purpose = officer.getByLabel("Purpose", { exact: true });
    await expect(purpose).toHaveAccessibleDescription(/Needed to publish/);
    await purpose.fill("Practise the defence of a harbour together.");
    expect(await publish(officer)).toMatch(/^EX-FTX-\d{4}-PHL-\d{4}$/);
  });

  await test.step("an exchange", async () => {
    await startEngagement(officer, {
      type: "Subject-matter expert exchange",
      country: "Australia",
      date: dayFromNow(20),
      status: "Proposed",
      title: `Exchange on harbour diving ${stamp}`,
    });
    await officer.getByLabel(/^Purpose/).fill("Compare how harbours are cleared after a storm.");
    expect(await publish(officer)).toMatch(/^SMEE-\d{4}-AUS-\d{4}$/);
  });

  await test.step("and, in a crisis, a situation report", async () => {
    await officer.goto("/crises/new");
    await officer.getByLabel("Title").fill(`Storm surge at the northern pier ${stamp}`);
    await officer.getByLabel("Short name").fill(`PIER${stamp}`);
    await pick(officer, "Countries", "Japan");
    await officer.getByLabel("Summary").fill("A surge closed the pier; two ships wait outside.");
    await officer.getByRole("button", { name: "Open the crisis" }).click();
    await expect(officer.getByRole("heading", { level: 1 })).toContainText("Storm surge");
    const crisis = new URL(officer.url()).pathname;

    await officer.goto(`${crisis}/log/new`);
    await officer.getByLabel("What happened").fill("The harbour master closed the northern pier.");
    await officer.getByLabel("Kind", { exact: true }).selectOption({ label: "Incident" });
    await officer.getByLabel("It happened").fill(formatDtg(new Date(Date.now() - 3_600_000)));
    await officer.getByLabel("Type of source").selectOption({ index: 1 });
    await officer.getByRole("button", { name: "Add to the log" }).click();
    await expect(officer.getByText("The harbour master closed the northern pier.").first()).toBeVisible();

    await officer.goto(`${crisis}/sitreps/new`);
    await officer
      .getByLabel("Bottom line up front")
      .fill("The pier is closed. Two ships wait. No decision is needed.");
    await officer.getByLabel("Originator").fill("Defence attaché office, Tokyo");
    await officer
      .getByRole("main")
      .getByRole("checkbox", { name: /northern pier/ })
      .check();
    await officer.getByLabel("Next report").fill(formatDtg(new Date(Date.now() + 6 * 3_600_000)));
    await publishReport(officer, "001");
    await expect(officer).toHaveURL(/\/sitreps\/001$/);
    await expect(officer.getByText("The pier is closed.").first()).toBeVisible();
  });

  const leader = await pageAs("leader");
  await test.step("the leader finds it on the dashboard and acknowledges the report", async () => {
    await leader.goto("/dashboards");
    await expect(
      leader.getByRole("link", { name: new RegExp(`Storm surge at the northern pier ${stamp}`) }).first(),
    ).toBeVisible();
    await leader
      .getByRole("link", { name: new RegExp(`Storm surge at the northern pier ${stamp}.*SITREP 001`) })
      .first()
      .click();
    await leader.getByRole("button", { name: "Acknowledge" }).click();
    await expect(leader.getByText("Acknowledged by you")).toBeVisible();
  });

  await test.step("and all the rest by pressing its numbers: the meeting, the exercise, the exchange and the promise", async () => {
    // At midnight the month may end between the meeting and the look at it, which then counts among complete months.
    const isOfThisMonth = dayFromNow(0).slice(0, 7) === new Date().toISOString().slice(0, 7);
    await findBehind(leader, isOfThisMonth ? "Held this month so far" : "Engagements held", stamp, [
      `Office call on harbour access ${stamp}`,
    ]);
    await findBehind(leader, "Planned in the next 90 days", stamp, [
      `Combined coastal defence exercise ${stamp}`,
      `Exchange on harbour diving ${stamp}`,
    ]);
    await findBehind(leader, "Own side, open", stamp, [promise]);
  });

  await test.step("the admin gives the officer a country, and it works on the next request", async () => {
    const inNorway = "/engagements?country=NOR&publication=PUBLISHED";
    await leader.goto(inNorway);
    const all = await totalOfList(leader);
    expect(all).toBeGreaterThan(0);
    await officer.goto(inNorway);
    const before = await totalOfList(officer);
    expect(before, "events shared with countries of the officer's own").toBeLessThan(all);

    const admin = await pageAs("admin");
    await admin.goto("/admin/portfolios/new");
    await admin.getByLabel("Name").fill(`Northern watch ${stamp}`);
    await admin.getByLabel("First day").first().fill(dayFromNow(-1));
    await pick(admin, "Countries", "Norway");
    await admin.getByRole("button", { name: "Add a person" }).click();
    await pick(admin, "Person 1", "Avery Whitlock");
    await admin.getByRole("button", { name: "Create portfolio" }).click();
    await expect(admin).toHaveURL(/\/admin\/portfolios\/[0-9a-f-]{36}/);

    await officer.goto(inNorway);
    const shared = await totalOfList(officer);
    expect(shared).toBeGreaterThan(before);
    expect(shared).toBeLessThanOrEqual(all);
  });
});

for (const width of [1440, 390])
  test(`Tab leads through the form of an engagement past the bar at its foot, ${width} px wide`, async ({
    pageAs,
  }) => {
    const page = await pageAs("officer", { width });
    await page.goto("/engagements/new?type=BILAT&country=JPN");
    await page.getByLabel("Type", { exact: true }).focus();
    await expect(page.locator("[data-foot-bar]")).toBeVisible();
    for (let step = 0; step < 25; step++) {
      await page.keyboard.press("Tab");
      const covered = await page.evaluate(() => {
        const bar = document.querySelector("[data-foot-bar]");
        const field = document.activeElement;
        if (!bar || !field) return "no bar or no field";
        if (field === document.body || bar.contains(field)) return null;
        const below = field.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
        return below > 1 ? field.outerHTML.slice(0, 120) : null;
      });
      expect(covered).toBeNull();
    }
  });

/** Presses a number of the dashboard and looks in the list that it opens, which may have more pages than one, for these. */
async function findBehind(page: Page, figure: string, words: string, titles: string[]): Promise<void> {
  await page.goto("/dashboards");
  await page.getByRole("link", { name: figure, exact: true }).click();
  await page.waitForURL(/\/(engagements|commitments)\?/);
  const opened = new URL(page.url());
  await page.getByLabel("Words", { exact: true }).fill(words);
  await page.getByLabel("Words", { exact: true }).press("Enter");
  await page.waitForURL((url) => url.searchParams.get("q") === words);
  for (const [name, value] of opened.searchParams)
    expect(new URL(page.url()).searchParams.getAll(name), name).toContain(value);
  expect(await totalOfList(page)).toBe(titles.length);
  for (const title of titles) await expect(page.getByRole("link", { name: title }).first()).toBeVisible();
}
