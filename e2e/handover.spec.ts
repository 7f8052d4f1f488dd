import type { Page } from "@playwright/test";
import { dayFromNow, openSection, pick, publish, startEngagement } from "./app";
import { expect, test, trySignIn } from "./fixtures";

test("an officer prepares a pack, whoever follows signs for each item, and the leader reads how ready it is", async ({
  pageAs,
}) => {
  const stamp = Date.now().toString(36);
  const title = `Fiji desk ${stamp}`;
  const [admin, officer, follower, leader] = [
    await pageAs("admin"),
    await pageAs("officer"),
    await pageAs("deputy"),
    await pageAs("leader"),
  ];
  const readiness = (page: Page) => page.getByRole("region", { name: "Readiness" });
  let address = "";

  await test.step("an admin makes the desk, with its country and its holder", async () => {
    await admin.goto("/posts/new");
    await admin.getByLabel("Title", { exact: true }).fill(title);
    await pick(admin, "Nation", "United States");
    await admin.getByRole("button", { name: "Save" }).click();
    await admin.waitForURL(/\/posts\/[0-9a-f-]{36}$/);
    const post = new URL(admin.url()).pathname;
    await admin.goto("/admin/portfolios/new");
    await admin.getByLabel("Name").fill(`Fiji ${stamp}`);
    await admin.getByLabel("First day").first().fill(dayFromNow(-1));
    await pick(admin, "Countries", "Fiji");
    await admin.getByRole("button", { name: "Add a post" }).click();
    await pick(admin, "Post 1", title);
    await admin.getByLabel("First day").nth(1).fill(dayFromNow(-1));
    await admin.getByRole("button", { name: "Create portfolio" }).click();
    await admin.waitForURL(/\/admin\/portfolios\/[0-9a-f-]{36}/);
    await admin.goto(`/admin${post}`);
    await admin.getByRole("button", { name: "Add a holder" }).click();
    await pick(admin, "Holder 1", "Avery Whitlock");
    await admin.getByLabel(/^First day/).fill(dayFromNow(-30));
    await admin.getByLabel(/^Last day/).fill(dayFromNow(70));
    await admin.getByRole("button", { name: "Save" }).click();
    await admin.waitForURL((url) => url.pathname === post);
  });

  await test.step("the officer starts it, says what is sensitive and marks every section ready", async () => {
    await officer.goto("/handovers/new");
    await officer.getByLabel("Who leaves which post").selectOption({ label: await optionOf(officer, title) });
    await officer.getByRole("button", { name: "Start the handover" }).click();
    await officer.waitForURL(/\/handovers\/[0-9a-f-]{36}$/);
    address = new URL(officer.url()).pathname;
    await expect(officer.getByText("Nobody is named to follow", { exact: true })).toBeVisible();
    await officer.getByLabel("Add a sensitivity").fill(`The reef survey ${stamp} is late on our side.`);
    await officer.getByRole("button", { name: "Add it" }).click();
    await expect(officer.getByRole("listitem").filter({ hasText: `survey ${stamp}` })).toBeVisible();
    for (const section of [
      "Counterparts",
      "Promises",
      "Next 90 days",
      "Situation reports",
      "Sensitivities",
    ]) {
      await officer.getByRole("button", { name: `Mark as ready ${section}` }).click();
      await expect(officer.getByRole("button", { name: `Take back ${section}` })).toBeVisible();
    }
    await expect(readiness(officer)).toContainText("5 of 5 sections ready");
    await expect(officer.getByRole("main").getByRole("checkbox")).toHaveCount(0);
  });

  await test.step("whoever follows is named by an admin, sees the desk from the first day on and signs", async () => {
    await admin.goto(address);
    await admin.getByRole("link", { name: "Days and who follows" }).click();
    await pick(admin, "Who follows", "Quinlan Marsh");
    await admin.getByLabel(/^First day of the overlap/).fill(dayFromNow(-1));
    await admin.getByLabel(/^Last day of the overlap/).fill(dayFromNow(20));
    await admin.getByRole("button", { name: "Save who follows" }).click();
    await admin.waitForURL((url) => url.pathname === address);
    await expect(admin.getByRole("region", { name: "Who and when" })).toContainText("both hold the post");

    await follower.goto("/inbox");
    await follower.getByRole("link", { name: title }).first().click();
    await follower.waitForURL((url) => url.pathname === address);
    const item = follower.getByRole("listitem").filter({ hasText: `survey ${stamp}` });
    await expect(item).toContainText("Not signed");
    await item.getByRole("checkbox", { name: /^I take this over/ }).check();
    await follower.getByRole("button", { name: "Sign for what is ticked in Sensitivities" }).click();
    await expect(item).toContainText("Quinlan Marsh");
    await expect(item.getByRole("checkbox")).toHaveCount(0);
  });

  await test.step("the leader reads the percent, and what changes afterwards asks again", async () => {
    await leader.goto("/handovers");
    const row = leader.getByRole("row").filter({ hasText: title });
    await expect(row).toContainText("5 of 5 sections ready");
    await expect(row).toContainText("Quinlan Marsh");
    await row.getByRole("link").click();
    const item = leader.getByRole("listitem").filter({ hasText: `survey ${stamp}` });
    await expect(item).toContainText("Signed");
    const percent = async () =>
      Number(/(\d+) %/.exec((await readiness(leader).textContent()) ?? "")?.[1] ?? Number.NaN);
    const before = await percent();
    expect(before).toBeGreaterThan(50);
    await expect(leader.getByText("is left out and not counted")).toBeVisible();

    await officer.goto(address);
    const own = officer.getByRole("listitem").filter({ hasText: `survey ${stamp}` });
    await own.getByText("Change it").click();
    await own.getByLabel("What is sensitive").fill(`The reef survey ${stamp} is lost.`);
    await own.getByRole("button", { name: "Save it" }).click();
    await expect(own).toContainText("Changed since it was signed");
    await leader.reload();
    await expect(item).toContainText("Changed since it was signed");
    expect(await percent()).toBeLessThan(before);
  });

  await test.step("it is closed, and stays", async () => {
    await follower.goto(address);
    await follower.getByRole("button", { name: "Close the handover" }).click();
    await follower.getByRole("dialog").getByRole("radio", { name: "It is taken over" }).check();
    await follower.getByRole("button", { name: "Close it" }).click();
    await expect(follower.getByText("This handover is closed")).toBeVisible();
    await officer.goto(address);
    await expect(officer.getByLabel("Add a sensitivity")).toHaveCount(0);
    await leader.goto("/handovers?part=closed");
    await expect(leader.getByRole("row").filter({ hasText: title })).toContainText("Taken over");
  });
});

test("whoever follows in a post reports what was planned in it before, through to publication", async ({
  pageAs,
  page: author,
}) => {
  test.setTimeout(240_000);
  const stamp = Date.now().toString(36);
  const [desk, name, title] = [
    `Tonga desk ${stamp}`,
    `Rowan Lisle ${stamp}`,
    `Talk on patrol boats ${stamp}`,
  ];
  const email = `rowan.${stamp}@test.example`;
  const password = "slate otter under bridge";
  const [admin, officer, leader] = [await pageAs("admin"), await pageAs("officer"), await pageAs("leader")];
  let post = "";
  const holdings = async (fill: () => Promise<void>) => {
    await admin.goto(`/admin${post}`);
    await admin.getByRole("button", { name: "Add a holder" }).click();
    await fill();
    await admin.getByRole("button", { name: "Save" }).click();
    await admin.waitForURL((url) => url.pathname === post);
  };

  await test.step("the admin makes the desk with its country and holder, and lets its reports be approved", async () => {
    await admin.goto("/posts/new");
    await admin.getByLabel("Title", { exact: true }).fill(desk);
    await pick(admin, "Nation", "United States");
    await admin.getByRole("button", { name: "Save" }).click();
    await admin.waitForURL(/\/posts\/[0-9a-f-]{36}$/);
    post = new URL(admin.url()).pathname;
    await admin.goto("/admin/portfolios/new");
    await admin.getByLabel("Name").fill(`Tonga ${stamp}`);
    await admin.getByLabel("First day").first().fill(dayFromNow(-1));
    await pick(admin, "Countries", "Tonga");
    await admin.getByRole("button", { name: "Add a post" }).click();
    await pick(admin, "Post 1", desk);
    await admin.getByLabel("First day").nth(1).fill(dayFromNow(-1));
    await admin.getByRole("button", { name: "Create portfolio" }).click();
    await admin.waitForURL(/\/admin\/portfolios\/[0-9a-f-]{36}/);
    await admin.goto("/admin/users/new");
    await admin.getByLabel("Email").fill(email);
    await admin.getByLabel("First password").fill(password);
    await admin.getByLabel("Name", { exact: true }).fill(name);
    await admin.getByRole("button", { name: "Create account" }).click();
    await admin.waitForURL(/\/admin\/users\/[0-9a-f-]{36}(\?created=1)?$/);
    await holdings(async () => {
      await pick(admin, "Holder 1", name);
      await admin.getByLabel(/^First day/).fill(dayFromNow(-30));
    });
    await admin.goto("/admin/review-chains/new");
    await admin.getByLabel("Name").fill(`Reports of the ${desk}`);
    await pick(admin, "Objective", "LOE3-03");
    await pick(admin, "Posts of step 1", "Director of partnerships");
    await admin.getByRole("button", { name: "Create chain" }).click();
    await expect(admin).toHaveURL(/\/admin\/review-chains\/[0-9a-f-]{36}/);
  });

  await trySignIn(author, email, password);
  await expect(author).not.toHaveURL(/sign-in/);
  await startEngagement(author, {
    type: "Bilateral meeting",
    country: "Tonga",
    date: dayFromNow(-1),
    status: "Planned",
    title,
  });
  await author.getByLabel(/^Purpose/).fill("Agree on the crews.");
  await openSection(author, "Objectives");
  await pick(author, "Objectives", "LOE3-03");
  const record = `/engagements/${await publish(author)}`;

  await test.step("whoever covers none of its countries yet finds nothing to report", async () => {
    expect((await officer.request.get(`${record}/edit`)).status()).toBe(404);
    await holdings(async () => {
      // Whoever is added stands first.
      await pick(admin, "Holder 1", "Avery Whitlock");
      await admin
        .getByLabel(/^First day/)
        .first()
        .fill(dayFromNow(-1));
    });
  });

  await test.step("whoever follows sends in the report", async () => {
    await officer.goto(`/engagements?unreported=1&q=${stamp}`);
    await officer.getByRole("link", { name: title }).click();
    await officer.waitForURL((url) => url.pathname === record);
    await officer.goto(`${record}/edit`);
    await officer.getByLabel("Status", { exact: true }).selectOption({ label: "Complete" });
    await openSection(officer, "Outcome");
    await officer.getByLabel(/^Key outcomes/).fill("Four crews train from spring on.");
    await officer.getByRole("radio", { name: "Positive" }).check();
    await openSection(officer, "People");
    await pick(officer, "Add people", `Cdr Sione ${stamp}`);
    await officer.getByRole("button", { name: "Save and submit the report", exact: true }).click();
    await expect(officer.getByRole("region", { name: "In review" })).toContainText(
      "Director of partnerships",
    );
    await expect(officer.getByRole("button", { name: "Take it back" })).toBeVisible();
    await expect(officer.getByRole("region", { name: "Marking and keeping" })).toContainText(
      /Named readers\s*Avery Whitlock/,
    );
    await officer.goto("/reviews?part=submitted");
    await expect(officer.getByRole("link", { name: title })).toBeVisible();
  });

  await test.step("it comes back to them, is sent once more and published", async () => {
    const decide = async (decision: string, comment: string) => {
      await leader.goto(record);
      await leader.getByRole("region", { name: "In review" }).getByRole("textbox").fill(comment);
      await leader.getByRole("button", { name: decision }).click();
      await expect(leader.getByRole("status").filter({ hasText: /^Done/ })).toBeVisible();
    };
    await decide("Return to its author", "Say when.");
    await officer.goto("/inbox");
    const told = officer.getByRole("listitem").filter({ has: officer.locator(`a[href^="${record}"]`) });
    await expect(told.filter({ hasText: "returned" })).toHaveCount(1);
    await officer.goto(record);
    await officer.getByRole("button", { name: "Submit for review" }).click();
    await expect(officer.getByRole("region", { name: "In review" })).toBeVisible();
    await decide("Approve and publish", "Clear now.");
    await author.goto(record);
    const main = author.getByRole("main");
    for (const word of ["Complete", "Published"])
      await expect(main.getByText(word, { exact: true }).first()).toBeVisible();
    await expect(main.getByText("Four crews train from spring on.").first()).toBeVisible();
  });
});

/** The whole words of the option that names this post. */
async function optionOf(page: Page, title: string): Promise<string> {
  return (await page.getByRole("option").filter({ hasText: title }).textContent()) ?? "";
}
