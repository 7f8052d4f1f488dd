import { formatDtg } from "../lib/dtg";
import { dayFromNow, openSection, pick, publish, startEngagement, totalOfList } from "./app";
import { expect, test } from "./fixtures";

test("one sitting: an officer logs, a leader sees, an admin gives a country", async ({ pageAs }) => {
  test.setTimeout(300_000);
  const officer = await pageAs("officer");
  const stamp = Date.now().toString(36).toUpperCase().slice(-5);
  let meeting = "";

  await test.step("the officer logs a held bilateral meeting with a new counterpart, an outcome and a promise", async () => {
    await startEngagement(officer, {
      type: "Bilateral meeting",
      country: "Japan",
      date: dayFromNow(-1),
      status: "Complete",
      title: `Office call on harbour access ${stamp}`,
    });
    await openSection(officer, "People");
    await pick(officer, "Add people", "Col Haruto Asakura");
    await openSection(officer, "Outcome");
    await officer.getByLabel(/^Key outcomes/).fill("Agreed to open the northern pier to visiting ships.");
    await officer.getByRole("radio", { name: "Positive" }).check();
    await openSection(officer, "Commitments");
    await officer.getByLabel("What was promised, promise 1").fill("Send the pier survey");
    await officer.getByLabel("Owner of “Send the pier survey”").fill("Col Haruto Asakura");
    await officer.getByLabel("Due of “Send the pier survey”").fill(dayFromNow(30));
    await openSection(officer, "Objectives");
    await pick(officer, "Objectives", "LOE1-01");
    meeting = await publish(officer);
    expect(meeting).toMatch(/^BILAT-\d{4}-JPN-\d{4}$/);
    await expect(officer.getByText("Asakura").first()).toBeVisible();
    await expect(officer.getByText("Send the pier survey").first()).toBeVisible();
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
    await officer.getByRole("button", { name: /publish/i }).click();
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

  await test.step("exercise and exchange stand behind the dashboard's figure of what is ahead, the promise is on the ledger", async () => {
    await leader.goto("/dashboards");
    const ahead = leader.getByRole("link", { name: "Planned in the next 90 days", exact: true });
    const list = new URL((await ahead.getAttribute("href")) ?? "", leader.url());
    list.searchParams.set("q", stamp);
    await leader.goto(list.href);
    for (const title of ["Combined coastal defence exercise", "Exchange on harbour diving"])
      await expect(leader.getByRole("link", { name: `${title} ${stamp}` })).toBeVisible();
    await leader.goto("/commitments?q=pier+survey");
    expect(await totalOfList(leader)).toBeGreaterThan(0);
    await leader.goto(`/search?q=${meeting}`);
    await expect(leader.getByRole("heading", { level: 1 })).toContainText(stamp);
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
