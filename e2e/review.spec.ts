import type { Page } from "@playwright/test";
import { dayFromNow, openSection, pick, startEngagement } from "./app";
import { expect, test } from "./fixtures";

// In the demonstration, reports from Mongolia pass two posts; the leader holds the second, that of the director.

const DIRECTOR = "Director of partnerships";
const stamp = Date.now().toString(36).toUpperCase().slice(-5);

type Report = { title: string; country: string; objective: string };

/** Fills in what a report lacks beside its date, country and status. */
async function fillReport(
  page: Page,
  { title, country, objective }: Report,
  status = "Complete",
): Promise<void> {
  await startEngagement(page, { type: "Bilateral meeting", country, date: dayFromNow(-1), status, title });
  await openSection(page, "People");
  await pick(page, "Add people", `Col Temur ${stamp}`);
  await openSection(page, "Objectives");
  await pick(page, "Objectives", objective);
  if (status !== "Complete") return;
  await openSection(page, "Outcome");
  await page.getByLabel(/^Key outcomes/).fill("Agreed to meet again.");
  await page.getByRole("radio", { name: "Positive" }).check();
}

/** The admin lets the reports of an objective pass these posts, one after the other. */
async function giveReports(admin: Page, objective: string, posts: readonly string[]): Promise<void> {
  await admin.goto("/admin/review-chains/new");
  await admin.getByRole("button", { name: "Create chain" }).click();
  await expect(admin.getByText("Give the name.").first()).toBeVisible();
  await admin.getByLabel("Name").fill(`Reports on ${objective} ${stamp}`);
  await pick(admin, "Objective", objective);
  for (const [index, post] of posts.entries()) {
    if (index > 0) await admin.getByRole("button", { name: "Add a step" }).click();
    await pick(admin, `Posts of step ${index + 1}`, post);
  }
  await admin.getByRole("button", { name: "Create chain" }).click();
  await expect(admin).toHaveURL(/\/admin\/review-chains\/[0-9a-f-]{36}/);
}

/** The admin makes a post of the own nation and gives it to somebody. Gives its title. */
async function makePostOf(admin: Page, holder: string): Promise<string> {
  const title = `Deputy for partnerships ${stamp}`;
  await admin.goto("/posts/new");
  await admin.getByLabel("Title", { exact: true }).fill(title);
  await pick(admin, "Nation", "United States");
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.waitForURL(/\/posts\/[0-9a-f-]{36}$/);
  const post = new URL(admin.url()).pathname;
  await admin.goto(`/admin${post}`);
  await admin.getByRole("button", { name: "Add a holder" }).click();
  await pick(admin, "Holder 1", holder);
  await admin.getByLabel(/^First day/).fill("2026-01-05");
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.waitForURL((url) => url.pathname === post);
  return title;
}

/** What the open record says of its reviews, oldest first. */
function happenedOn(page: Page) {
  return page.getByRole("list", { name: "History of the review" }).getByRole("listitem");
}

/** Opens the record from the approver's own list of what waits for them. */
async function openWaiting(approver: Page, title: string): Promise<void> {
  await approver.goto("/reviews");
  await approver.getByRole("link", { name: title }).click();
  await expect(approver.getByRole("heading", { level: 1 })).toHaveText(title);
}

test("scenario 1, draft and submit: the button says where it goes, and the record waits for its reviewers", async ({
  pageAs,
}) => {
  const officer = await pageAs("officer");
  const title = `Talk on road works ${stamp}`;
  await startEngagement(officer, { type: "Bilateral meeting", country: "Japan", title });
  await expect(officer.getByRole("button", { name: "Save and publish" })).toBeVisible();
  await fillReport(officer, { title, country: "Mongolia", objective: "LOE6-02" });
  await expect(officer.getByRole("button", { name: "Save and submit for review" })).toBeVisible();

  await test.step("the first counterpart is the principal; naming the second unsets the first", async () => {
    await officer.locator("summary", { hasText: /^Place/ }).click();
    await officer.getByLabel(/^Venue/).fill("Ministry of Roads");
    await pick(officer, "Add people", `Maj Sarnai ${stamp}`);
    const role = (name: string) => officer.getByLabel(`Role of ${name} ${stamp}`);
    await expect(role("Temur")).toHaveValue("PRINCIPAL");
    await expect(role("Sarnai")).toHaveValue("PLUS_ONE");
    await role("Sarnai").selectOption("PRINCIPAL");
    await expect(role("Temur")).toHaveValue("PLUS_ONE");
  });

  await test.step("what only a marked record needs stays out of the way until it is asked for", async () => {
    await openSection(officer, "Marking and access");
    const controls = officer.getByRole("group", { name: /^Dissemination controls/ });
    await expect(controls).toBeHidden();
    await officer.getByRole("radio", { name: /^CUI/ }).check();
    await expect(controls).toBeVisible();
    await officer.getByRole("radio", { name: /^Unclassified/ }).check();
    await expect(controls).toBeHidden();
  });

  await officer.getByRole("button", { name: "Save as draft" }).click();
  await officer.waitForURL(/\/engagements\/BILAT-/);
  const main = officer.getByRole("main");
  await expect(main.getByText("Draft", { exact: true }).first()).toBeVisible();
  for (const said of ["Ministry of Roads", `${stamp}, Temur`, `${stamp}, Sarnai`, "Agreed to meet again."])
    await expect(main.getByText(said).filter({ visible: true }).first()).toBeVisible();
  await officer.getByRole("button", { name: "Submit for review" }).click();
  const panel = officer.getByRole("region", { name: "In review" });
  await expect(panel.getByText("Step 1: Waiting")).toBeVisible();
  await expect(panel.getByText("Desk officer, western Pacific")).toBeVisible();
  await officer.emulateMedia({ media: "print" });
  await expect(panel.getByText("Step 1: Waiting")).toBeVisible();
  await expect(panel.getByRole("button")).toHaveCount(0);
  await officer.emulateMedia({ media: "screen" });
  await expect(officer.getByRole("button", { name: "Submit for review" })).toHaveCount(0);
  await officer.goto("/reviews?part=submitted");
  await expect(officer.getByRole("link", { name: title })).toBeVisible();
});

test("scenario 2, publish chain into the roll-up: each approver in turn, nobody else, and then it is in the lists of that day", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const [officer, leader, admin] = [await pageAs("officer"), await pageAs("leader"), await pageAs("admin")];
  const partner = await pageAs("partner");
  // Nobody names themselves the holder of a post.
  const second = await makePostOf(await pageAs("deputy"), "Riley Castellanos");
  const title = `Talk on border posts ${stamp}`;
  await giveReports(admin, "LOE7-01", [DIRECTOR, second, DIRECTOR]);
  await fillReport(officer, { title, country: "Japan", objective: "LOE7-01" });
  await officer.getByRole("button", { name: "Save and submit for review" }).click();
  await officer.waitForURL(/\/engagements\/BILAT-/);
  const record = new URL(officer.url()).pathname;
  const ofThatDay = `/engagements?from=${dayFromNow(-1)}&to=${dayFromNow(-1)}&publication=PUBLISHED&q=${stamp}`;

  for (const [step, approver, other] of [
    [1, leader, admin],
    [2, admin, leader],
    [3, leader, admin],
  ] as const) {
    await test.step(`step ${step}`, async () => {
      await other.goto("/reviews");
      await expect(other.getByRole("link", { name: title })).toHaveCount(0);
      for (const wrong of [other, officer]) {
        await wrong.goto(record);
        await expect(wrong.getByRole("button", { name: /^(Approve|Return to)/ })).toHaveCount(0);
      }
      expect((await partner.request.get(record)).status()).toBe(404);
      await leader.goto(ofThatDay);
      await expect(leader.getByRole("link", { name: title })).toHaveCount(0);
      await openWaiting(approver, title);
      await approver.getByRole("button", { name: step === 3 ? "Approve and publish" : "Approve" }).click();
      await expect(happenedOn(approver)).toHaveCount(step + 1);
      await expect(happenedOn(approver).last()).toContainText("Approved");
      await expect(approver.getByRole("status").filter({ hasText: /^Done/ })).toContainText(
        step === 3 ? "Approved and published." : "Approved. It waits for its next step now.",
      );
    });
  }
  await leader.goto(ofThatDay);
  await expect(leader.getByRole("link", { name: title })).toBeVisible();
});

test("scenario 3, request changes and resubmit, and scenario 10, unpublish: all of it stays in the history", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const [officer, leader, admin] = [await pageAs("officer"), await pageAs("leader"), await pageAs("admin")];
  const title = `Talk on early warning ${stamp}`;
  await giveReports(admin, "LOE5-03", [DIRECTOR]);

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
    await expect(officer.getByRole("status").filter({ hasText: /^Done: ?Submitted\./ })).toContainText(
      `It waits for ${DIRECTOR}`,
    );
    await expect(officer.getByRole("region", { name: "In review" })).toBeVisible();
    const outcomes = officer.getByRole("region", { name: "What came of it" });
    await expect(outcomes).toContainText("This engagement is in review");
    await expect(outcomes.getByText("Add an outcome")).toHaveCount(0);
  });

  await test.step("the leader approves, which publishes it", async () => {
    await leader.goto(record);
    await leader.getByRole("region", { name: "In review" }).getByRole("textbox").fill("Clear now.");
    await leader.getByRole("button", { name: "Approve and publish" }).click();
    await expect(happenedOn(leader)).toContainText([
      "Submitted",
      /Returned[\s\S]*Say who asked for the next meeting\./,
      "Submitted",
      /Approved[\s\S]*Clear now\./,
    ]);
    await officer.goto(`/engagements?q=${stamp}&publication=PUBLISHED`);
    await expect(officer.getByRole("link", { name: title })).toBeVisible();
  });

  await test.step("an edit of what is published keeps its state, and says that nobody has approved it", async () => {
    await officer.goto(`${record}/edit`);
    await expect(officer.getByRole("button", { name: /Unpublish/ })).toHaveCount(0);
    await officer.getByLabel(/^Key outcomes/).fill("The partner asked to meet again in early spring.");
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await officer.waitForURL(new RegExp(`${record}$`));
    await expect(officer.getByRole("main").getByText("Published", { exact: true }).first()).toBeVisible();
    const changed = officer.getByRole("region", { name: "Changed since it was approved" });
    await expect(changed).toContainText("Key outcomes");
    await expect(changed.getByRole("button", { name: /change/ })).toHaveCount(0);
  });

  await test.step("who approved it finds the change among their reviews, sees what it is and confirms it", async () => {
    await openWaiting(leader, title);
    await leader.getByRole("link", { name: "What was changed" }).click();
    await expect(leader.getByRole("region", { name: /^Since version/ }).locator("ins")).toContainText(
      "early",
    );
    await leader.goto(record);
    await leader.getByRole("button", { name: "Confirm the change" }).click();
    await expect(leader.getByText("The change is confirmed.")).toBeVisible();
    await expect(happenedOn(leader).last()).toContainText("Change confirmed");
    await expect(leader.getByRole("region", { name: "Changed since it was approved" })).toHaveCount(0);
  });

  await test.step("the admin takes it out of the lists and says why", async () => {
    await admin.goto(record);
    await admin.getByText("Unpublish", { exact: true }).first().click();
    await admin.getByLabel("Why it is taken out of the lists").fill("Names a source.");
    await admin.getByRole("button", { name: "Unpublish" }).click();
    await admin.waitForURL(/\/reviews/);
    expect((await admin.request.get(record)).status(), "a draft is nobody's but its writers'").toBe(404);
    await officer.goto(record);
    await expect(officer.getByText("Names a source.").first()).toBeVisible();
    await expect(happenedOn(officer)).toHaveCount(7);
    await officer.goto(`/engagements?q=${stamp}&publication=PUBLISHED`);
    await expect(officer.getByRole("link", { name: title })).toHaveCount(0);
  });
});

test("scenario 6, cancelled engagement: approved like any other, it ends cancelled with its reason", async ({
  pageAs,
}) => {
  const [officer, leader, admin] = [await pageAs("officer"), await pageAs("leader"), await pageAs("admin")];
  const title = `Talk that the storm took ${stamp}`;
  await giveReports(admin, "LOE4-02", [DIRECTOR]);
  await fillReport(officer, { title, country: "Japan", objective: "LOE4-02" }, "Cancelled");
  await officer.getByLabel(/^Purpose/).fill("To talk.");
  await officer.getByRole("button", { name: "Save and submit for review" }).click();
  await expect(officer.getByLabel("Reason", { exact: true })).toHaveAccessibleDescription(
    /Say why it was cancelled/,
  );
  await officer.getByLabel("Reason", { exact: true }).selectOption({ index: 1 });
  await officer.getByRole("button", { name: "Save and submit for review" }).click();
  await officer.waitForURL(/\/engagements\/BILAT-/);
  await openWaiting(leader, title);
  await leader.getByRole("button", { name: "Approve and publish" }).click();
  await expect(happenedOn(leader).last()).toContainText("Approved");

  await officer.reload();
  const main = officer.getByRole("main");
  for (const state of ["Cancelled", "Published"])
    await expect(main.getByText(state, { exact: true }).first()).toBeVisible();
  await expect(officer.getByRole("button", { name: /Submit|Publish/ })).toHaveCount(0);
  await leader.goto(`/engagements?when=all&status=CANCELLED&q=${stamp}`);
  await expect(leader.getByRole("link", { name: title })).toBeVisible();
  await leader.goto(`/engagements?when=all&status=COMPLETE&q=${stamp}`);
  await expect(leader.getByRole("link", { name: title })).toHaveCount(0);
});
