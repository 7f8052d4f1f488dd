import type { Page } from "@playwright/test";
import {
  askFile,
  dayFromNow,
  makePostOf,
  openSection,
  pick,
  publish,
  startEngagement,
  startMeeting,
} from "./app";
import { expect, test } from "./fixtures";

const ADMIN = "Riley Castellanos";

/** How this person's search and list answer to words that stand in one record's title alone. */
async function hitsOf(page: Page, words: string): Promise<number> {
  await page.goto(`/search?q=${encodeURIComponent(words)}`);
  const found = await page.getByRole("main").getByText(words, { exact: false }).count();
  const echoes = await page.getByText("No results", { exact: true }).count();
  if (echoes > 0) return 0;
  return found;
}

/** What a record is to those who may not know of it: not there, and not found. */
async function expectUnknown(page: Page, reference: string, title: string): Promise<void> {
  const answer = await page.request.get(`/engagements/${reference}`);
  expect(answer.status()).toBe(404);
  expect(await answer.text()).not.toContain(title);
  expect(await hitsOf(page, title)).toBe(0);
  const list = await page.request.get(`/engagements?when=all&q=${encodeURIComponent(title)}`);
  expect(await list.text()).not.toContain(reference);
}

test("scenario 5, draft privacy: a draft is its author's and co-authors' alone, and a change takes back what was submitted", async ({
  pageAs,
}) => {
  const officer = await pageAs("officer");
  const title = `Quiet word${Date.now().toString(36)}`;
  await startEngagement(officer, {
    type: "Bilateral meeting",
    country: "Mongolia",
    date: dayFromNow(-1),
    status: "Complete",
    title,
  });
  await openSection(officer, "Outcome");
  await officer.getByLabel(/^Key outcomes/).fill("Agreed to meet again.");
  await officer.getByRole("radio", { name: "Positive" }).check();
  await openSection(officer, "Objectives");
  await pick(officer, "Objectives", "LOE6-02");
  await openSection(officer, "People");
  await pick(officer, "Add people", `Col Batbayar ${title.slice(-6)}`);
  await officer.getByRole("button", { name: "Save as draft" }).click();
  await officer.waitForURL(/\/engagements\/BILAT-/);
  const reference = new URL(officer.url()).pathname.split("/").at(-1) ?? "";
  expect(await hitsOf(officer, title)).toBeGreaterThan(0);

  await test.step("neither who leads nor who administers finds it", async () => {
    for (const person of ["leader", "admin", "partner"] as const)
      await expectUnknown(await pageAs(person), reference, title);
  });

  await test.step("its author's change of what is submitted makes it a draft again", async () => {
    await officer.goto(`/engagements/${reference}`);
    await officer.getByRole("button", { name: "Submit for review" }).click();
    await expect(officer.getByRole("region", { name: "In review" })).toBeVisible();
    await expectUnknown(await pageAs("admin"), reference, title);
    await officer.goto(`/engagements/${reference}/edit`);
    await officer.getByLabel(/^Key outcomes/).fill("Agreed to meet again in spring.");
    await officer.getByRole("button", { name: "Take back and save as draft" }).click();
    await officer.waitForURL(new RegExp(`${reference}$`));
    await expect(officer.getByRole("region", { name: "Draft", exact: true })).toBeVisible();
    await expect(officer.getByRole("button", { name: "Submit for review" })).toBeVisible();
  });
});

test("scenario 5, draft privacy: whom its author names as co-author finds a draft, for as long as they are named, and nobody else does", async ({
  pageAs,
}) => {
  test.setTimeout(300_000);
  const [officer, admin] = [await pageAs("officer"), await pageAs("admin")];
  const title = `Written with another${Date.now().toString(36)}`;
  await startMeeting(officer, title);
  await openSection(officer, "Marking and access");
  await pick(officer, "Co-authors", ADMIN);
  await officer.getByRole("button", { name: "Save as draft" }).click();
  await officer.waitForURL(/\/engagements\/BILAT-/);
  const reference = new URL(officer.url()).pathname.split("/").at(-1) ?? "";

  await admin.goto(`/engagements/${reference}`);
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(admin.getByText("Draft", { exact: true }).first()).toBeVisible();
  expect(await hitsOf(admin, title)).toBeGreaterThan(0);
  for (const person of ["leader", "deputy", "partner"] as const)
    await expectUnknown(await pageAs(person), reference, title);

  await officer.goto(`/engagements/${reference}/edit`);
  await openSection(officer, "Marking and access");
  await officer.getByRole("button", { name: `Remove ${ADMIN}` }).click();
  await officer.getByRole("button", { name: "Save as draft" }).click();
  await officer.waitForURL(new RegExp(`${reference}$`));
  await expectUnknown(admin, reference, title);
});

test("a draft that was logged by mistake is discarded with a reason, and then nobody knows of it, its author included", async ({
  pageAs,
}) => {
  const officer = await pageAs("officer");
  const title = `Logged twice${Date.now().toString(36)}`;
  await startMeeting(officer, title);
  await officer.getByRole("button", { name: "Save as draft" }).click();
  await officer.waitForURL(/\/engagements\/BILAT-/);
  const reference = new URL(officer.url()).pathname.split("/").at(-1) ?? "";

  await officer.getByRole("button", { name: "Discard draft" }).click();
  const dialog = officer.getByRole("dialog", { name: "Discard this draft?" });
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(dialog).toBeHidden();
  await officer.getByRole("button", { name: "Discard draft" }).click();
  await dialog.getByRole("button", { name: "Discard", exact: true }).click();
  const reason = dialog.getByLabel("Reason", { exact: true });
  await expect(reason).toHaveAccessibleDescription(/Say why it is discarded/);
  await reason.fill("Logged twice.");
  const address = `/engagements?discarded=${await dialog.locator('input[name="id"]').inputValue()}`;
  await dialog.getByRole("button", { name: "Discard", exact: true }).click();
  await expect(officer.getByRole("status").filter({ hasText: "The draft is discarded" })).toBeVisible();
  await expect(officer, "it is told once").toHaveURL(/\/engagements$/);
  await expectUnknown(officer, reference, title);

  const admin = await pageAs("admin");
  await admin.goto(address);
  await expect(admin.getByRole("heading", { name: "Engagements", level: 1 })).toBeVisible();
  await expect(admin.getByText("The draft is discarded")).toHaveCount(0);
  await admin.goto("/admin/audit?type=engagement.discarded");
  await expect(
    admin.getByText(`discarded the draft engagement ${reference}: Logged twice.`).first(),
  ).toBeVisible();
});

test("an admin narrows the audit trail to what one account did", async ({ pageAs }) => {
  const admin = await pageAs("admin");
  await admin.goto("/admin/audit");
  const who = admin.getByRole("combobox", { name: "Who" });
  await pick(admin, "Who", ADMIN);
  await expect(who).toHaveValue(ADMIN);
  await admin.getByRole("button", { name: "Apply" }).click();
  await admin.waitForURL(/actor=[0-9a-f-]{36}/);
  const events = admin.getByRole("table", { name: "Audit events, newest first" }).getByRole("row");
  await expect(events.filter({ hasNotText: ADMIN }), "the head of the table apart").toHaveCount(1);
  expect(await events.count()).toBeGreaterThan(1);

  await admin.goto(`${admin.url()}&subject=nothing-is-called-so`);
  await expect(who).toHaveValue(ADMIN);
  await admin.getByRole("link", { name: "Show all events" }).click();
  await admin.waitForURL(/\/admin\/audit$/);
  await expect(who).toHaveValue("");
});

/** Puts an own organisation on record, within another where one is named. Gives its id. */
async function makeOrganisation(page: Page, name: string, within?: string): Promise<string> {
  await page.goto("/organisations/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("What it is").selectOption({ label: "Ministry" });
  await pick(page, "Nation", "United States");
  if (within) await pick(page, "Part of", within);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Names an organisation as a reader. The posts in it are offered for its name as well. */
async function nameOrganisation(page: Page, name: string): Promise<void> {
  await page.getByRole("combobox", { name: /^Named readers/ }).fill(name);
  const offered = page.getByRole("listbox", { name: "Named readers" });
  await offered.getByRole("option", { name: new RegExp(`^${name}`) }).click();
}

test("scenario 8, sensitive information: whoever holds a post in the organisation that is named, or in a part of it, reads close hold, and nobody else", async ({
  pageAs,
}) => {
  test.setTimeout(300_000);
  const [officer, admin, deputy] = [await pageAs("officer"), await pageAs("admin"), await pageAs("deputy")];
  const stamp = Date.now().toString(36);
  const [staff, cell, other] = [`Harbour staff ${stamp}`, `Berths cell ${stamp}`, `Signals staff ${stamp}`];
  await makeOrganisation(deputy, staff);
  const cellId = await makeOrganisation(deputy, cell, staff);
  await makeOrganisation(deputy, other);
  // Nobody names themselves the holder of a post.
  await makePostOf(deputy, ADMIN, `Keeper of berths ${stamp}`, cellId);

  const title = `Word to a staff ${stamp}`;
  await startMeeting(officer, title);
  await officer.getByLabel(/^Purpose/).fill("To speak in confidence.");
  await openSection(officer, "Marking and access");
  await officer.getByRole("checkbox", { name: /^Close hold/ }).check();
  await nameOrganisation(officer, other);
  const reference = await publish(officer);
  await expectUnknown(admin, reference, title);
  const readers = [other, staff, cell];
  for (const [index, before] of readers.entries()) {
    const next = readers[index + 1];
    await officer.goto(`/engagements/${reference}/edit`);
    await openSection(officer, "Marking and access");
    await officer.getByRole("button", { name: `Remove ${before}` }).click();
    if (next) await nameOrganisation(officer, next);
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await officer.waitForURL(new RegExp(`${reference}$`));
    if (!next) continue;
    await test.step(`${next} is named`, async () => {
      expect(await hitsOf(admin, title)).toBeGreaterThan(0);
      await admin.goto(`/engagements/${reference}`);
      const keeping = admin.getByRole("region", { name: "Marking and keeping" });
      await expect(keeping).toContainText(/Open to you through/);
      await expect(keeping).toContainText(next);
      for (const person of ["leader", "partner", "deputy"] as const)
        await expectUnknown(await pageAs(person), reference, title);
    });
  }
  await expectUnknown(admin, reference, title);
});

test("scenario 8, sensitive information: close hold is read by those named in it, and no search gives it away", async ({
  pageAs,
}) => {
  const officer = await pageAs("officer");
  const title = `Close word${Date.now().toString(36)}`;
  await startMeeting(officer, title);
  await officer.getByLabel(/^Purpose/).fill("To speak in confidence.");
  await openSection(officer, "Marking and access");
  await officer.getByRole("checkbox", { name: /^Close hold/ }).check();
  await pick(officer, "Named readers", "Jordan Okafor");
  const reference = await publish(officer);
  await expect(officer.getByText("Close hold").first()).toBeVisible();
  const notes = Buffer.from(`What ${title} is about\n`);
  await officer
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: notes });
  await officer.getByRole("button", { name: "Attach the file" }).click();
  await expect(officer.getByText("“notes.txt” is attached.")).toBeVisible();
  const file =
    (await officer.getByRole("link", { name: "Download notes.txt" }).getAttribute("href")) ?? "no address";

  const leader = await pageAs("leader");
  expect((await (await leader.request.get(file)).body()).equals(notes)).toBe(true);
  expect(await hitsOf(leader, title)).toBeGreaterThan(0);
  await leader.goto(`/engagements/${reference}`);
  await expect(leader.getByRole("heading", { level: 1 })).toHaveText(title);
  await test.step("whoever holds a post that is named reads it, whoever is in a group that is named, and then nobody else", async () => {
    const record = `/engagements/${reference}`;
    const groups = [
      "Jordan Okafor",
      "Director of partnerships, western Pacific",
      "Principals and their attaché",
    ];
    for (const [index, before] of groups.entries()) {
      const next = groups[index + 1];
      await officer.goto(`${record}/edit`);
      await openSection(officer, "Marking and access");
      await officer.getByRole("button", { name: `Remove ${before}` }).click();
      if (next) await pick(officer, "Named readers", next);
      await officer.getByRole("button", { name: "Save", exact: true }).click();
      await officer.waitForURL(new RegExp(`${reference}$`));
      if (!next) continue;
      await leader.goto(record);
      const keeping = leader.getByRole("region", { name: "Marking and keeping" });
      await expect(keeping).toContainText(/Open to you through/);
      await expect(keeping).toContainText(next);
    }
    await expectUnknown(leader, reference, title);
  });

  for (const person of ["admin", "partner"] as const) {
    const page = await pageAs(person);
    await expectUnknown(page, reference, title);
    const export_ = await askFile(page, `/api/exports/engagements?when=all&q=${encodeURIComponent(title)}`);
    expect(await export_.text()).not.toContain(reference);
    const answer = await page.request.get(file);
    expect([answer.status(), await answer.text()]).toEqual([404, expect.not.stringContaining(title)]);
  }
});
