import { dayFromNow, openSection, pick, publish, startEngagement, startMeeting } from "./app";
import { expect, test } from "./fixtures";

test("who promised and to whom is offered from the people of the form before anything is typed", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const name = `Kenta Okubo${Date.now().toString(36)}`;
  const promise = `Send the tide tables of ${name}`;
  await startEngagement(page, { type: "Bilateral meeting", country: "Japan", title: `Tides of ${name}` });
  await openSection(page, "People");
  await pick(page, "Add people", `Col ${name}, J5`);
  await openSection(page, "Commitments");
  await page.getByLabel("What was promised, promise 1").fill(promise);
  await page.getByLabel(`Made by of “${promise}”`).selectOption({ label: "Partner" });
  await page.getByLabel(`Owner of “${promise}”`).click();
  const owners = page.getByRole("listbox", { name: "Owner", exact: true }).getByRole("option");
  await expect(owners).toHaveText([new RegExp(`^${name}`)]);
  await owners.first().click();
  await expect(page.locator('input[name="commitments.0.ownerName"]')).toHaveValue(name);

  await page.getByText(/^Post, and to whom/).click();
  const recipients = page.getByRole("listbox", { name: "To whom" }).getByRole("option");
  const recipient = page.getByLabel(`To whom of “${promise}”`);
  await recipient.click();
  await expect(recipients).toHaveCount(2);
  await page.getByLabel(`Given to of “${promise}”`).selectOption({ label: "Own side" });
  await recipient.click();
  await expect(recipients).toHaveText([/^Whitlock, Avery/]);
  await recipients.first().click();
  await expect(page.locator('input[name="commitments.0.toPersonId"]')).not.toHaveValue("");
  await expect(page.locator('input[name="commitments.0.toName"]')).toHaveValue("Whitlock, Avery");
});

test("what became of a promise is said where it was changed", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const stamp = Date.now().toString(36).toUpperCase().slice(-5);
  const promise = `Send the harbour survey ${stamp}`;
  await startMeeting(page, `Talks on surveys ${stamp}`);
  await page.getByLabel(/^Purpose/).fill("Agree on the surveys.");
  await openSection(page, "Commitments");
  await page.getByLabel("What was promised, promise 1").fill(promise);
  await expect(page.getByRole("group", { name: promise })).toBeVisible();
  await page.getByRole("button", { name: "Add a commitment" }).click();
  await expect(page.getByRole("group", { name: "Promise 2" })).toBeVisible();
  await page.getByRole("button", { name: "Remove promise 2" }).click();
  await page.getByLabel(`Owner of “${promise}”`).fill("Avery Whitlock");
  await page.getByText("Post, and to whom", { exact: false }).first().click();
  await page.getByLabel(`To whom of “${promise}”`).fill(`Col Sato ${stamp}`);
  await page.getByLabel(`Given to of “${promise}”`).selectOption({ label: "Partner" });
  await page.getByLabel(`Due of “${promise}”`).fill("2030-04-03");
  await expect(page.getByLabel(`Due of “${promise}”`)).toHaveAccessibleDescription("Wednesday 3 April 2030");
  await publish(page);

  await page.goto("/commitments?state=open&from=2030-04-03&to=2030-04-03");
  await page.getByRole("link", { name: promise }).click();
  const facts = page.getByRole("region", { name: "The promise" });
  await expect(facts).toContainText("Own side, Avery Whitlock");
  await expect(facts).toContainText(`Partner, Col Sato ${stamp}`);
  const change = page.getByRole("region", { name: "What became of it" });
  await change
    .getByLabel("How it stands")
    .selectOption({ label: "Renegotiated, to another day or other words" });
  await change.getByLabel("New due date").fill("2030-05-08");
  await change.getByRole("button", { name: "Save how it stands" }).click();
  await expect(change.getByLabel("Why")).toHaveAccessibleDescription(/Say why it was renegotiated/);
  await change.getByLabel("Why").fill("The survey ship is in the yard.");
  await change.getByRole("button", { name: "Save how it stands" }).click();
  // What this device keeps of the form is said beside it.
  const told = change.getByRole("status").filter({ hasText: /^Done/ });
  await expect(told).toHaveText(/Saved\. Now due Wednesday 8 May 2030 instead of Wednesday 3 April 2030\./);
  await expect(change.locator(":focus")).toContainText("Now due Wednesday 8 May 2030");
  await expect(page.getByRole("region", { name: "Renegotiated" })).toContainText("asked for by the own side");

  await change.getByLabel("How it stands").selectOption({ label: "Done" });
  await change.getByLabel("What shows it").fill("The survey is with the ministry.");
  await change.getByRole("button", { name: "Save how it stands" }).click();
  await expect(told).toHaveText(/Closed as done on \w+day \d+ \w+ \d{4}\./);
  await change.getByRole("button", { name: "Reopen" }).click();
  await expect(told).toHaveText(/Open again, due Wednesday 8 May 2030\./);
});

test("a report does not close while a promise lacks owner or day, and says so beside each", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const stamp = Date.now().toString(36).toUpperCase().slice(-5);
  const promise = `Send the berth plan ${stamp}`;
  await startEngagement(page, {
    type: "Bilateral meeting",
    country: "Japan",
    date: dayFromNow(-3),
    status: "Complete",
    title: `Talks on berths ${stamp}`,
  });
  await openSection(page, "Commitments");
  await page.getByLabel("What was promised, promise 1").fill(promise);
  const owner = page.getByLabel(`Owner of “${promise}”`);
  const due = page.getByLabel(`Due of “${promise}”`);
  // The writer is proposed until somebody says otherwise.
  await owner.fill("");
  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(owner).toHaveAccessibleDescription(/Say who owns this promise\./);
  await expect(due).toHaveAccessibleDescription(/Say when this promise falls due\./);
  await expect(page).toHaveURL(/\/engagements\/new/);
  await expect(page.getByLabel("What was promised, promise 1")).toHaveValue(promise);
  await owner.fill("Avery Whitlock");
  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(due).toHaveAccessibleDescription(/Say when this promise falls due\./);
  await expect(owner).toHaveValue("Avery Whitlock");
  await expect(owner).not.toHaveAccessibleDescription(/Say who owns/);
});

test("the form of an engagement names the owner of a shared promise, and leaves its day and words to its own page", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  await page.goto("/commitments?state=open&publication=PUBLISHED&mine=1");
  await page.locator("tbody a").first().click();
  await page.waitForURL(/\/commitments\/[0-9a-f-]{36}$/);
  const address = new URL(page.url()).pathname;
  const words = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  const engagement = page.getByRole("region", { name: "The promise" }).locator('a[href^="/engagements/"]');
  await page.goto(`${await engagement.getAttribute("href")}/edit`);
  const row = page.getByRole("group", { name: words });
  await expect(row.getByLabel(/^Owner of/)).not.toHaveValue("");
  await expect(row.getByLabel(/^Due/)).toHaveCount(0);
  await expect(row.getByRole("button", { name: /^Remove/ })).toHaveCount(0);
  await expect(row.getByRole("link", { name: /another day or other words/ })).toHaveAttribute(
    "href",
    address,
  );
});

test("before the meeting one page asks what is still open, and warns of the third senior visit", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  await page.goto("/engagements?when=ahead&country=JPN&q=air+and+sea+picture");
  await page.locator("tbody a").first().click();
  await page.getByRole("link", { name: "Prepare" }).click();
  await expect(page.getByRole("alert").first()).toContainText(/Third senior visit to .+ in 20 days/);
  await expect(
    page.getByRole("region", { name: "Counterparts" }).getByRole("listitem").first(),
  ).toBeVisible();
  await page
    .getByRole("link", { name: /^Still open\?/ })
    .first()
    .click();
  await page.getByLabel("What was said").fill("They expect it next week.");
  await page.getByRole("button", { name: "Save how it stands" }).click();
  await expect(page.getByText("Written down: it is still open.")).toBeVisible();
});
