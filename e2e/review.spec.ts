import type { Page } from "@playwright/test";
import { dayFromNow, makePostOf, noteForm, openSection, pick, startEngagement } from "./app";
import { expect, test } from "./fixtures";

// In the demonstration, reports from Mongolia pass two posts; the leader holds the second, that of the director.

const DIRECTOR = "Director of partnerships";
const stamp = Date.now().toString(36).toUpperCase().slice(-5);

type Report = { title: string; country: string; objective: string; date?: string };

/** A day of the month before this one: the last that the dashboard counts whole. */
function dayOfLastMonth(): string {
  const first = Date.parse(`${dayFromNow(0).slice(0, 7)}-01T00:00:00Z`);
  return new Date(first - 12 * 86_400_000).toISOString().slice(0, 10);
}

/** Fills in what a report lacks beside its date, country and status. */
async function fillReport(
  page: Page,
  { title, country, objective, date = dayFromNow(-1) }: Report,
  status = "Complete",
): Promise<void> {
  await startEngagement(page, { type: "Bilateral meeting", country, date, status, title });
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
  await expect(officer.getByRole("status").filter({ hasText: /^Done: ?Submitted\./ })).toContainText(
    "It waits for Desk officer, western Pacific",
  );
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

test("scenario 2, publish chain into the roll-up: three approvers in turn, nobody else, and then it is in that day's list and figure", async ({
  pageAs,
}) => {
  test.setTimeout(300_000);
  const [officer, leader, admin] = [await pageAs("officer"), await pageAs("leader"), await pageAs("admin")];
  const [partner, deputy] = [await pageAs("partner"), await pageAs("deputy")];
  // Nobody names themselves the holder of a post.
  const [second, third] = [`Second look ${stamp}`, `Third look ${stamp}`];
  await makePostOf(deputy, "Riley Castellanos", second);
  await makePostOf(admin, "Quinlan Marsh", third);
  const title = `Talk on border posts ${stamp}`;
  const date = dayOfLastMonth();
  // Nor gives a post of theirs a step: each of the two admins names the other's.
  await giveReports(admin, "LOE7-01", [DIRECTOR, third]);
  await deputy.goto(admin.url());
  await deputy.getByRole("button", { name: "Add a step" }).click();
  await pick(deputy, "Posts of step 3", second);
  await deputy.getByRole("button", { name: "Save", exact: true }).click();
  // It stands above the form, away from the button: it is brought into sight and has the focus.
  const saved = deputy.getByRole("status").filter({ hasText: "Saved. It holds for" });
  await expect(saved).toBeInViewport();
  await expect(saved.locator("xpath=..")).toBeFocused();
  await fillReport(officer, { title, country: "Japan", objective: "LOE7-01", date });
  await officer.getByRole("button", { name: "Save and submit for review" }).click();
  await officer.waitForURL(/\/engagements\/BILAT-/);
  const record = new URL(officer.url()).pathname;
  const ofThatDay = `/engagements?from=${date}&to=${date}&publication=PUBLISHED&q=${stamp}`;
  const before = await figureOf(leader, "Engagements held");

  const approvers = [leader, deputy, admin];
  for (const [index, approver] of approvers.entries()) {
    await test.step(`step ${index + 1}`, async () => {
      const wrong = approvers.filter((one) => one !== approver);
      for (const other of wrong) {
        await other.goto("/reviews");
        await expect(other.getByRole("link", { name: title })).toHaveCount(0);
      }
      for (const other of [...wrong, officer]) {
        await other.goto(record);
        await expect(other.getByRole("button", { name: /^(Approve|Return to)/ })).toHaveCount(0);
      }
      expect((await partner.request.get(record)).status()).toBe(404);
      await leader.goto(ofThatDay);
      await expect(leader.getByRole("link", { name: title })).toHaveCount(0);

      await openWaiting(approver, title);
      const isLast = index === approvers.length - 1;
      const approve = approver.getByRole("button", { name: isLast ? "Approve and publish" : "Approve" });
      const sendAs = await noteForm(approver, () => approve.click(), { isStopped: true });
      await expect(approver.getByRole("alert").first()).toContainText("could not be reached");
      // The approver's own form in the hands of the author, of the other approvers and of somebody of another nation.
      for (const other of [...wrong, officer, partner])
        expect(await (await sendAs(other)).text()).toMatch(/"ok":false,"code":"(not-found|forbidden)"/);
      await approve.click();
      await expect(happenedOn(approver)).toHaveCount(index + 2);
      await expect(happenedOn(approver).last()).toContainText("Approved");
      await expect(approver.getByRole("status").filter({ hasText: /^Done/ })).toContainText(
        isLast ? "Approved and published." : "Approved. It waits for its next step now.",
      );
    });
  }

  await test.step("it is in the list of that day and in the figure of its month", async () => {
    await leader.goto(ofThatDay);
    await expect(leader.getByRole("link", { name: title })).toBeVisible();
    const after = await figureOf(leader, "Engagements held");
    expect(after.value).toBeGreaterThan(before.value);
    await leader.goto(`${after.href}&q=${stamp}`);
    await expect(leader.getByRole("link", { name: title })).toBeVisible();
  });
});

/** A figure of the dashboard's last month, with the list it opens; a figure that is not shown is none. */
async function figureOf(page: Page, name: string): Promise<{ value: number; href: string }> {
  await page.goto("/dashboards?months=1");
  const tile = page.locator("[data-keep-together]", {
    has: page.getByRole("link", { name: "Engagements held", exact: true }),
  });
  await expect(tile).toBeVisible();
  const link = tile.getByRole("link", { name });
  if ((await link.count()) === 0) return { value: 0, href: "" };
  const words = (await link.textContent()) ?? "";
  const total = /\d/.test(words) ? words : await tile.getByText(/^[\d,]+$/).textContent();
  return {
    value: Number((total ?? "").replace(/\D/g, "")),
    href: (await link.getAttribute("href")) ?? "",
  };
}

test("scenario 3, request changes and resubmit: returned with a comment it comes again, and submit, return, submit and approve stand in order", async ({
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
    const returned = leader.getByRole("region", { name: "Returned to its author" });
    await expect(returned).toBeVisible();
    await expect(returned.getByText("Waiting"), "no step is open").toHaveCount(0);
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
});

test("scenario 10, unpublish and edit of what is published: an edit keeps state and moment, an admin alone unpublishes, and the history grows", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const [officer, leader, admin] = [await pageAs("officer"), await pageAs("leader"), await pageAs("admin")];
  const title = `Talk on shared charts ${stamp}`;
  await giveReports(admin, "LOE6-01", [DIRECTOR]);
  await fillReport(officer, { title, country: "Japan", objective: "LOE6-01" });
  await officer.getByRole("button", { name: "Save and submit for review" }).click();
  await officer.waitForURL(/\/engagements\/BILAT-/);
  const record = new URL(officer.url()).pathname;
  await openWaiting(leader, title);
  await leader.getByRole("button", { name: "Approve and publish" }).click();
  await expect(happenedOn(leader).last()).toContainText("Approved");

  const keeping = officer.getByRole("region", { name: "Marking and keeping" });
  const sharedAt = /Published\s?\d{1,2} \w{3} \d{4}[^A-Z]*/;
  await test.step("an edit of what is published keeps its state, and says that nobody has approved it", async () => {
    await officer.goto(record);
    await expect(keeping).toContainText(sharedAt);
    const before = sharedAt.exec((await keeping.textContent()) ?? "")?.[0];
    await officer.goto(`${record}/edit`);
    await expect(officer.getByRole("button", { name: /Unpublish/ })).toHaveCount(0);
    await officer.getByLabel(/^Key outcomes/).fill("Agreed to meet again early.");
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await officer.waitForURL(new RegExp(`${record}$`));
    await expect(officer.getByRole("main").getByText("Published", { exact: true }).first()).toBeVisible();
    expect(sharedAt.exec((await keeping.textContent()) ?? "")?.[0], "when it was shared").toBe(before);
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
    const unpublish = admin.getByRole("button", { name: "Unpublish" });
    const unpublishAs = await noteForm(admin, () => unpublish.click(), { isStopped: true });
    await expect(admin.getByRole("alert").first()).toContainText("could not be reached");
    for (const other of [officer, leader])
      expect(await (await unpublishAs(other)).text()).toMatch(/"ok":false,"code":"forbidden"/);
    await unpublish.click();
    await admin.waitForURL(/\/reviews/);
    expect((await admin.request.get(record)).status(), "a draft is nobody's but its writers'").toBe(404);
    expect(await (await unpublishAs(admin)).text()).toMatch(/"ok":false,"code":"(not-found|conflict)"/);
    await officer.goto(record);
    await expect(keeping).not.toContainText("Published");
    await expect(officer.getByText("Names a source.").first()).toBeVisible();
    await expect(happenedOn(officer)).toHaveCount(5);
    await officer.goto(`/engagements?q=${stamp}&publication=PUBLISHED`);
    await expect(officer.getByRole("link", { name: title })).toHaveCount(0);
  });
});

test("scenario 6, cancelled engagement: approved like any other, it ends cancelled with its reason, is sent in no more and counts as cancelled", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const [officer, leader, admin] = [await pageAs("officer"), await pageAs("leader"), await pageAs("admin")];
  const title = `Talk that the storm took ${stamp}`;
  const date = dayOfLastMonth();
  await giveReports(admin, "LOE4-02", [DIRECTOR]);
  await fillReport(officer, { title, country: "Japan", objective: "LOE4-02", date }, "Cancelled");
  await officer.getByLabel(/^Purpose/).fill("To talk.");
  await officer.getByRole("button", { name: "Save and submit for review" }).click();
  const reason = officer.getByLabel("Reason", { exact: true });
  await expect(reason).toHaveAccessibleDescription(/Say why it was cancelled/);
  await reason.selectOption({ index: 1 });
  const why = (await reason.locator("option:checked").textContent()) ?? "no reason";
  await officer.getByLabel(/^Reason in words/).fill("The storm closed the port.");
  await officer.getByRole("button", { name: "Save as draft" }).click();
  await officer.waitForURL(/\/engagements\/BILAT-/);
  const record = new URL(officer.url()).pathname;
  const before = await figureOf(leader, "cancelled");
  const submitAs = await noteForm(officer, () =>
    officer.getByRole("button", { name: "Submit for review" }).click(),
  );
  await expect(officer.getByRole("region", { name: "In review" })).toBeVisible();

  await test.step("its approver returns it, and approves it when it comes again", async () => {
    await openWaiting(leader, title);
    await leader
      .getByRole("region", { name: "In review" })
      .getByRole("textbox")
      .fill("Say whom you told that it is off.");
    await leader.getByRole("button", { name: "Return to its author" }).click();
    await expect(leader.getByRole("region", { name: "Returned to its author" })).toBeVisible();
    await officer.goto(record);
    await officer.getByRole("button", { name: "Submit for review" }).click();
    await expect(officer.getByRole("region", { name: "In review" })).toBeVisible();
    await openWaiting(leader, title);
    await leader.getByRole("button", { name: "Approve and publish" }).click();
    await expect(happenedOn(leader).last()).toContainText("Approved");
  });

  await test.step("it ends cancelled, with its reason and the moment it was shared", async () => {
    await officer.reload();
    const main = officer.getByRole("main");
    for (const state of ["Cancelled", "Published"])
      await expect(main.getByText(state, { exact: true }).first()).toBeVisible();
    await expect(main).toContainText(`${why}: The storm closed the port.`);
    await expect(officer.getByRole("region", { name: "Marking and keeping" })).toContainText(
      /Published\s?\d{1,2} \w{3} \d{4}/,
    );
  });

  await test.step("it is sent in no more", async () => {
    await expect(officer.getByRole("button", { name: /Submit|Publish/ })).toHaveCount(0);
    expect(await (await submitAs(officer)).text()).toMatch(/"ok":false,"code":"conflict"/);
    await officer.reload();
    await expect(happenedOn(officer)).toHaveCount(4);
  });

  await test.step("it counts as cancelled, and not as held", async () => {
    const held = await figureOf(leader, "Engagements held");
    const cancelled = await figureOf(leader, "cancelled");
    expect(cancelled.value).toBeGreaterThan(before.value);
    await leader.goto(`${cancelled.href}&q=${stamp}`);
    await expect(leader.getByRole("link", { name: title })).toBeVisible();
    await leader.goto(`${held.href}&q=${stamp}`);
    await expect(leader.getByRole("link", { name: title })).toHaveCount(0);
  });
});
