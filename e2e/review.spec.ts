import type { Page } from "@playwright/test";
import { dayFromNow, openSection, pick, startEngagement } from "./app";
import { expect, test } from "./fixtures";

// In the demonstration, reports from Mongolia pass two posts; the leader holds the second, that of the director.

const stamp = Date.now().toString(36).toUpperCase().slice(-5);

type Report = { title: string; country: string; objective: string };

/** Fills in a report that lacks nothing. */
async function fillReport(page: Page, { title, country, objective }: Report): Promise<void> {
  await startEngagement(page, {
    type: "Bilateral meeting",
    country,
    date: dayFromNow(-1),
    status: "Complete",
    title,
  });
  await openSection(page, "People");
  await pick(page, "Add people", `Col Temur ${stamp}`);
  await openSection(page, "Outcome");
  await page.getByLabel(/^Key outcomes/).fill("Agreed to meet again.");
  await page.getByRole("radio", { name: "Positive" }).check();
  await openSection(page, "Objectives");
  await pick(page, "Objectives", objective);
}

test("draft and submit: the button says where it goes, and the record waits for its reviewers", async ({
  pageAs,
}) => {
  const officer = await pageAs("officer");
  const title = `Talk on road works ${stamp}`;
  await startEngagement(officer, { type: "Bilateral meeting", country: "Japan", title });
  await expect(officer.getByRole("button", { name: "Save and publish" })).toBeVisible();
  await fillReport(officer, { title, country: "Mongolia", objective: "LOE6-02" });
  await expect(officer.getByRole("button", { name: "Save and submit for review" })).toBeVisible();
  await officer.getByRole("button", { name: "Save as draft" }).click();
  await officer.waitForURL(/\/engagements\/BILAT-/);
  await officer.getByRole("button", { name: "Submit for review" }).click();
  const panel = officer.getByRole("region", { name: "In review" });
  await expect(panel.getByText("Step 1: Waiting")).toBeVisible();
  await expect(panel.getByText("Desk officer, western Pacific")).toBeVisible();
  await expect(officer.getByRole("button", { name: "Submit for review" })).toHaveCount(0);
  await officer.goto("/reviews?part=submitted");
  await expect(officer.getByRole("link", { name: title })).toBeVisible();
});

test("request changes, resubmit, publish and unpublish, through the post of the director", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const [officer, leader, admin] = [await pageAs("officer"), await pageAs("leader"), await pageAs("admin")];
  const title = `Talk on early warning ${stamp}`;

  await test.step("the admin gives the reports of an objective to the director", async () => {
    await admin.goto("/admin/review-chains/new");
    await admin.getByRole("button", { name: "Create chain" }).click();
    await expect(admin.getByText("Give the name.").first()).toBeVisible();
    await admin.getByLabel("Name").fill(`Reports on early warning ${stamp}`);
    const objective = admin.getByRole("combobox", { name: "Objective (optional)" });
    await objective.fill("LOE5-03");
    await expect(admin.getByRole("option", { name: /LOE5-03/ })).toBeVisible();
    await objective.press("Enter");
    await pick(admin, "Posts of step 1", "Director of partnerships");
    await admin.getByRole("button", { name: "Create chain" }).click();
    await expect(admin).toHaveURL(/\/admin\/review-chains\/[0-9a-f-]{36}/);
  });

  await test.step("the officer submits, and may not decide about it", async () => {
    await fillReport(officer, { title, country: "Japan", objective: "LOE5-03" });
    await officer.getByRole("button", { name: "Save and submit for review" }).click();
    await officer.waitForURL(/\/engagements\/BILAT-/);
    await expect(officer.getByRole("region", { name: "In review" })).toBeVisible();
    await expect(officer.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
  });
  const record = new URL(officer.url()).pathname;

  await test.step("nobody else finds it", async () => {
    await admin.goto(record);
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText(/not found|no such|nothing/i);
  });

  await test.step("the leader finds it on My work and returns it, not without saying why", async () => {
    await leader.goto("/");
    await leader
      .getByRole("region", { name: "Waiting for my approval" })
      .getByRole("link", { name: /^All|Open/ })
      .click();
    await leader.waitForURL(/\/reviews/);
    await leader.getByRole("link", { name: title }).click();
    await leader.getByRole("button", { name: "Return to its author" }).click();
    await expect(leader.getByText("Say what is to be changed; its author reads it.").first()).toBeVisible();
    const panel = leader.getByRole("region", { name: "In review" });
    await panel.getByRole("textbox").fill("Say who asked for the next meeting.");
    await leader.getByRole("button", { name: "Return to its author" }).click();
    await expect(leader.getByRole("region", { name: "Returned to its author" })).toBeVisible();
  });

  await test.step("the officer reads why, changes it and submits it again", async () => {
    await officer.goto(record);
    await expect(officer.getByText("Say who asked for the next meeting.").first()).toBeVisible();
    await officer.goto(`${record}/edit`);
    await openSection(officer, "Outcome");
    await officer.getByLabel(/^Key outcomes/).fill("The partner asked to meet again in spring.");
    await officer.getByRole("button", { name: "Save and submit for review" }).click();
    await officer.waitForURL(new RegExp(`${record}$`));
    await expect(officer.getByRole("region", { name: "In review" })).toBeVisible();
  });

  await test.step("the leader approves, which publishes it", async () => {
    await leader.goto(record);
    await leader.getByRole("button", { name: "Approve and publish" }).click();
    const history = leader.getByRole("list", { name: "History of the review" });
    await expect(history.getByRole("listitem")).toHaveCount(4);
    await expect(history.getByRole("listitem").last()).toContainText("Approved");
    await officer.goto(`/engagements?q=${stamp}&publication=PUBLISHED`);
    await expect(officer.getByRole("link", { name: title })).toBeVisible();
  });

  await test.step("the admin takes it out of the lists and says why", async () => {
    await admin.goto(record);
    await admin.getByText("Unpublish", { exact: true }).first().click();
    await admin.getByLabel("Why it is taken out of the lists").fill("Names a source.");
    await admin.getByRole("button", { name: "Unpublish" }).click();
    await admin.waitForURL(/\/reviews/);
    await officer.goto(record);
    await expect(officer.getByText("Names a source.").first()).toBeVisible();
    await officer.goto(`/engagements?q=${stamp}&publication=PUBLISHED`);
    await expect(officer.getByRole("link", { name: title })).toHaveCount(0);
  });
});
