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

test("scenario 7, planned becomes past: its author is asked for the report once, wherever it stands, and nothing changes by itself", async ({
  pageAs,
}) => {
  test.setTimeout(300_000);
  const [page, leader] = [await pageAs("officer"), await pageAs("leader")];
  const main = page.getByRole("main");
  const name = (what: string) => `${what} ${stamp}`;
  const begin = async (title: string, status = "Planned", country = "Japan") => {
    await startEngagement(page, {
      type: "Bilateral meeting",
      country,
      date: dayFromNow(-2),
      status,
      title,
    });
    await page.getByLabel(/^Purpose/).fill("Talk.");
  };
  /** In the demonstration, plans that serve this objective are approved by the leader. */
  const submitPlan = async (title: string) => {
    await begin(title, "Planned", "Mongolia");
    await openSection(page, "Objectives");
    await pick(page, "Objectives", "LOE5-02");
    await page.getByRole("button", { name: "Save and submit for review" }).click();
    await page.waitForURL(/\/engagements\/BILAT-[^/]*$/);
    return new URL(page.url()).pathname;
  };
  const decide = async (record: string, decision: string, comment?: string) => {
    await leader.goto(record);
    if (comment) await leader.getByRole("region", { name: "In review" }).getByRole("textbox").fill(comment);
    await leader.getByRole("button", { name: decision }).click();
    await expect(leader.getByRole("status").filter({ hasText: /^Done/ })).toBeVisible();
  };

  await begin(name("Overtaken by its date"));
  const published = `/engagements/${await publish(page)}`;
  const approved = await submitPlan(name("Approved before its day"));
  const waiting = await submitPlan(name("Still waits for approval"));
  const returned = await submitPlan(name("Came back before its day"));
  await decide(approved, "Approve and publish");
  await decide(returned, "Return to its author", "Say who leads.");
  await begin(name("Called off"), "Cancelled");
  await page.getByLabel("Reason", { exact: true }).selectOption({ index: 1 });
  const cancelled = `/engagements/${await publish(page)}`;
  await begin(name("Only a draft"));
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.waitForURL(/\/engagements\/BILAT-/);
  const draft = new URL(page.url()).pathname;

  const states: readonly [string, string, string, boolean][] = [
    [published, "Planned", "Published", true],
    [approved, "Planned", "Published", true],
    [waiting, "Planned", "In review", true],
    [returned, "Planned", "Returned", true],
    [cancelled, "Cancelled", "Published", false],
    [draft, "Planned", "Draft", false],
  ];
  /** What the page of each says of its state, and when it was last changed. */
  const stand = async () => {
    const found: string[] = [];
    for (const [record, status, publication] of states) {
      await page.goto(record);
      for (const word of [status, publication])
        await expect(main.getByText(word, { exact: true }).first()).toBeVisible();
      found.push((await page.getByRole("region", { name: "Marking and keeping" }).textContent()) ?? "");
    }
    return found;
  };

  const before = await stand();
  await test.step("each that is more than a draft is asked for once, however often the sweep runs", async () => {
    sweep();
    expect(sweep(), "a second time nobody is asked again").toContain("Reports asked for: 0.");
    await page.goto("/inbox");
    for (const [record, , , isAsked] of states) {
      const due = page
        .getByRole("listitem")
        .filter({ has: page.locator(`a[href^="${record}"]`) })
        .filter({ hasText: "A report is due" });
      await expect(due, record).toHaveCount(isAsked ? 1 : 0);
    }
    expect(await stand(), "neither state nor version moved").toEqual(before);
  });

  await test.step("what was reported is asked for no more, and what was sent in again is not bounced", async () => {
    for (const record of [published, returned]) {
      await page.goto(`${record}/edit`);
      await page.getByLabel("Status", { exact: true }).selectOption({ label: "Complete" });
      await openSection(page, "Outcome");
      await page.getByLabel(/^Key outcomes/).fill("Agreed to meet again.");
      await page.getByRole("radio", { name: "Positive" }).check();
      if (record === published) {
        await openSection(page, "Objectives");
        await pick(page, "Objectives", "LOE1-01");
      }
      await openSection(page, "People");
      await pick(page, "Add people", `Col Kenta ${stamp}`);
      const save = record === published ? "Save" : "Save and submit for review";
      await page.getByRole("button", { name: save, exact: true }).click();
      await page.waitForURL(new RegExp(`${record}(\\?sent)?$`));
    }
    expect(sweep(), "what was reported is not asked for").toContain("Reports asked for: 0.");
    await page.goto(published);
    await expect(main.getByText("Complete", { exact: true }).first()).toBeVisible();
    await page.goto(returned);
    await expect(page.getByRole("region", { name: "In review" }).getByText("Step 1: Waiting")).toBeVisible();
  });
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
