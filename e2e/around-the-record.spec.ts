import { truncateSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { dayFromNow, isForm, openSection, pick, publish, startEngagement } from "./app";
import { expect, test } from "./fixtures";

const PDF = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function newRecord(page: Page, title: string): Promise<string> {
  await startEngagement(page, {
    type: "Subject-matter expert exchange",
    country: "Japan",
    date: dayFromNow(20),
    status: "Proposed",
    title,
  });
  await page.getByLabel(/^Purpose/).fill("Compare how harbours are cleared after a storm.");
  return publish(page);
}

/** Chooses a file and sends it, by keyboard alone after the choice. */
async function attach(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Attach the file" }).press("Enter");
}

test("a file goes up, comes back as it was, and is closed to whom its record is", async ({ pageAs }) => {
  const officer = await pageAs("officer");
  await newRecord(officer, `Exchange with papers ${Date.now().toString(36)}`);

  await attach(officer, { name: "agenda.pdf", mimeType: "application/pdf", buffer: PNG });
  await expect(officer.getByLabel("File", { exact: true })).toHaveAccessibleDescription(
    /says it is a PDF document, but what is in it is a PNG picture/,
  );
  await attach(officer, {
    name: "photo.png",
    mimeType: "image/png",
    buffer: Buffer.from("<svg onload='alert(1)'/>"),
  });
  await expect(officer.getByLabel("File", { exact: true })).toHaveAccessibleDescription(/an SVG drawing/);
  const big = test.info().outputPath("big.txt");
  writeFileSync(big, "");
  truncateSync(big, 5 * 1024 ** 3);
  await attach(officer, big);
  await expect(officer.getByLabel("File", { exact: true })).toHaveAccessibleDescription(
    /larger than the 25 MB/,
  );

  await officer.getByLabel(/^Caption/).fill("As agreed");
  await attach(officer, { name: "agenda.pdf", mimeType: "application/pdf", buffer: PDF });
  await expect(officer.getByText("“agenda.pdf” is attached.")).toBeVisible();
  const link = officer.getByRole("link", { name: "Download agenda.pdf" });
  const href = (await link.getAttribute("href")) ?? "";
  const answer = await officer.request.get(href);
  expect((await answer.body()).equals(PDF)).toBe(true);
  expect(answer.headers()).toMatchObject({
    "content-type": "application/pdf",
    "content-length": String(PDF.length),
    "content-disposition": `attachment; filename="agenda.pdf"; filename*=UTF-8''agenda.pdf`,
    "content-security-policy": expect.stringMatching(/^default-src 'none'; .*sandbox$/),
    "x-content-type-options": "nosniff",
  });

  await attach(officer, {
    name: "page.html",
    mimeType: "text/html",
    buffer: Buffer.from("<html><script>alert(1)</script>"),
  });
  await expect(officer.getByText("“page.html” is attached.")).toBeVisible();
  const page = (await officer.getByRole("link", { name: "Download page.html" }).getAttribute("href")) ?? "";
  const harmless = await officer.request.get(`${page}?show`);
  expect(harmless.headers()["content-type"]).toMatch(/^text\/plain/);
  expect(harmless.headers()["content-disposition"]).toMatch(/^attachment/);

  const partner = await pageAs("partner");
  expect((await partner.request.get(href)).status()).toBe(404);
  expect((await partner.request.get("/api/attachments/00000000-0000-7000-8000-000000000000")).status()).toBe(
    404,
  );

  const foreign = await officer.request.post("/api/attachments", {
    headers: { origin: "https://elsewhere.example" },
    data: PDF,
  });
  expect(foreign.status()).toBe(403);

  await officer.getByRole("button", { name: "Remove agenda.pdf" }).click();
  await officer.getByRole("dialog").getByLabel("Reason").fill("The wrong meeting");
  await officer.getByRole("button", { name: "Remove the file" }).click();
  await expect(officer.getByText(/was removed by Avery Whitlock.*The wrong meeting/)).toBeVisible();
  expect((await officer.request.get(href)).status()).toBe(404);
});

test("sending can be called off, and nothing is left", async ({ pageAs }) => {
  const officer = await pageAs("officer");
  await newRecord(officer, `Called off ${Date.now().toString(36)}`);
  const client = await officer.context().newCDPSession(officer);
  await client.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 400_000,
  });
  await attach(officer, { name: "long.txt", mimeType: "text/plain", buffer: Buffer.alloc(8_000_000, "x") });
  await expect(officer.getByRole("progressbar", { name: "Sending long.txt" })).toBeVisible();
  await officer.getByRole("button", { name: "Cancel" }).press("Enter");
  await expect(officer.getByText("“long.txt” was not sent.")).toBeVisible();
  await officer.reload();
  await expect(officer.getByRole("link", { name: "Download long.txt" })).toHaveCount(0);
});

/** Opens a record from its unread notice, after which the notice is read. */
async function readNotice(page: Page, title: string, words: string, address: string): Promise<void> {
  await page.goto("/inbox");
  const line = page.getByRole("listitem").filter({ hasText: title });
  await expect(line).toContainText(words);
  await expect(line).toContainText("Unread");
  // The inbox hears of it from the page of the record, once that stands there.
  const isTold = page.waitForResponse((response) => isForm(response.request()));
  await line.getByRole("link", { name: title }).click();
  await page.waitForURL(`**${address}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  await isTold;
  await page.goto("/inbox");
  await expect(line).toBeVisible();
  await expect(line).not.toContainText("Unread");
}

test("opening a person or a crisis that is watched reads what was told of them", async ({ pageAs }) => {
  test.setTimeout(180_000);
  const [officer, leader] = [await pageAs("officer"), await pageAs("leader")];
  const stamp = Date.now().toString(36);
  const [name, title] = [`Ito${stamp}`, `Wave ${stamp} at the pier`];
  await officer.goto("/people/new");
  await officer.getByLabel(/Family name/).fill(name);
  await pick(officer, "Nationality", "Japan");
  await officer.locator("main button[type=submit]").first().click();
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(name);
  const person = new URL(officer.url()).pathname;
  await officer.goto("/crises/new");
  await officer.getByLabel("Title").fill(title);
  await officer.getByLabel("Short name").fill(`WAVE${stamp.toUpperCase()}`);
  await pick(officer, "Countries", "Japan");
  await officer.getByLabel("Summary").fill("A wave closed the pier.");
  await officer.getByRole("button", { name: "Open the crisis" }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(title);
  const crisis = new URL(officer.url()).pathname;
  for (const address of [person, crisis]) {
    await leader.goto(address);
    await leader.getByRole("button", { name: address === crisis ? "Watch this crisis" : "Watch" }).click();
    await expect(leader.getByText(address === crisis ? / watches this crisis$/ : / watches$/)).toBeVisible();
  }
  await officer.goto(`${person}/edit`);
  await officer.getByLabel("Source").fill("Embassy list");
  await officer.getByRole("button", { name: /^Save/ }).first().click();
  await officer.waitForURL(`**${person}`);
  await officer.goto(`${crisis}/edit`);
  await officer.getByLabel("Summary").fill("A wave closed the pier for a day.");
  await officer.getByLabel("Reason").fill("The pier is open again.");
  await officer.getByRole("button", { name: /^Save/ }).first().click();
  await officer.waitForURL(`**${crisis}`);
  await readNotice(leader, title, "Avery Whitlock changed", crisis);
  await readNotice(leader, name, "Avery Whitlock changed", person);
});

test("a comment reaches the author's inbox, and opening the record reads it", async ({ pageAs }) => {
  const officer = await pageAs("officer");
  const title = `Commented ${Date.now().toString(36)}`;
  const reference = await newRecord(officer, title);

  const leader = await pageAs("leader");
  await leader.goto(`/engagements/${reference}`);
  await leader.getByRole("button", { name: "Watch" }).click();
  await expect(leader.getByText("Director of partnerships, western Pacific watches")).toBeVisible();
  await leader.getByLabel("Add a comment").fill("Who pays for the divers?");
  await leader.getByLabel("Add a comment").press("Control+Enter");
  await expect(leader.getByRole("paragraph").filter({ hasText: "Who pays for the divers?" })).toBeVisible();

  await readNotice(officer, title, "Jordan Okafor commented on", `/engagements/${reference}`);

  await officer.goto(`/engagements/${reference}/edit`);
  await officer.getByLabel(/^Purpose/).fill("Compare how harbours are cleared after a heavy storm.");
  await officer.getByRole("button", { name: /^Save/ }).first().click();
  await officer.waitForURL(`**/engagements/${reference}`);
  await officer.goto(`/engagements/${reference}/history?version=1`);
  await expect(officer.locator("ins").filter({ hasText: "heavy" }).first()).toBeVisible();
  await expect(officer.getByRole("heading", { name: "As of version 1" })).toBeVisible();

  await leader.goto("/inbox");
  await expect(leader.getByRole("listitem").filter({ hasText: title })).toContainText(
    "Avery Whitlock changed",
  );
  await leader.goto("/watches");
  await leader.getByRole("button", { name: `Stop watching ${title}` }).click();
  await expect(leader.getByRole("link", { name: title })).toHaveCount(0);
});

test("an edition carries files and comments, which reach who planned it and stay closed to the nation that was asked to it", async ({
  pageAs,
}) => {
  test.setTimeout(300_000);
  const [officer, leader, partner] = [
    await pageAs("officer"),
    await pageAs("leader"),
    await pageAs("partner"),
  ];
  const title = `Bridge of ${Date.now().toString(36)}`;
  await officer.goto("/exercises/granite-bridge/new");
  await officer.getByLabel(/^Year/).fill(String(Number(dayFromNow(0).slice(0, 4)) + 3));
  await officer.getByLabel(/^Name/).fill(title);
  await officer.getByRole("button", { name: "Add the edition" }).click();
  await officer.waitForURL(/\/exercises\/granite-bridge\/EX-GRANITE-BRIDGE-/);
  const address = new URL(officer.url()).pathname;
  await officer.goto(`${address}/edit?part=participants`);
  await pick(officer, "Countries", "United Kingdom");
  await officer.getByRole("button", { name: "Save", exact: true }).click();
  await officer.waitForURL((url) => url.pathname === address);

  await attach(officer, { name: "forces.pdf", mimeType: "application/pdf", buffer: PDF });
  await expect(officer.getByText("“forces.pdf” is attached.")).toBeVisible();
  const file =
    (await officer.getByRole("link", { name: "Download forces.pdf" }).getAttribute("href")) ?? "no address";

  await leader.goto(address);
  expect((await (await leader.request.get(file)).body()).equals(PDF)).toBe(true);
  await expect(leader.getByRole("form", { name: "Attach a file" })).toHaveCount(0);
  const words = `Who brings the cranes to ${title}?`;
  await leader.getByLabel("Add a comment").fill(words);
  await leader.getByLabel("Add a comment").press("Control+Enter");
  await expect(leader.getByRole("paragraph").filter({ hasText: words })).toBeVisible();
  await readNotice(officer, title, "Jordan Okafor commented on", address);

  await test.step("the nation that was asked reads the edition and nothing of what stands beside it", async () => {
    const answer = await partner.goto(address);
    expect(answer?.status()).toBe(200);
    const page = await partner.content();
    expect(page).toContain(title);
    for (const said of [words, "forces.pdf"]) expect(page).not.toContain(said);
    for (const name of ["Files", "Comments"])
      await expect(partner.getByRole("region", { name })).toHaveCount(0);
    expect((await partner.request.get(file)).status()).toBe(404);
    const found = await partner.request.get(`/search?q=${encodeURIComponent("cranes")}&kind=comments`);
    expect(await found.text()).not.toContain(title);
  });

  await test.step("it is found by its words, and removed with the reason", async () => {
    await leader.goto(`/search?q=${encodeURIComponent(`cranes ${title}`)}&kind=comments`);
    // What is shown of a comment is the part around what was typed.
    await leader.getByRole("link", { name: new RegExp(`cranes to ${title}`) }).click();
    await leader.waitForURL((url) => url.pathname === address && url.hash.startsWith("#comment-"));
    await officer.goto(address);
    await officer.getByRole("button", { name: "Remove forces.pdf" }).click();
    await officer.getByRole("dialog").getByLabel("Reason").fill("Of another exercise");
    await officer.getByRole("button", { name: "Remove the file" }).click();
    await expect(officer.getByText(/was removed by Avery Whitlock.*Of another exercise/)).toBeVisible();
    expect((await officer.request.get(file)).status()).toBe(404);
  });
});

test("scenario 9, concurrent edit: of two people in one report the second to save sees both versions and loses nothing", async ({
  pageAs,
}) => {
  const [first, second] = [await pageAs("officer"), await pageAs("officer")];
  const reference = await newRecord(first, `Edited by two ${Date.now().toString(36)}`);
  for (const page of [first, second]) await page.goto(`/engagements/${reference}/edit`);
  const save = (page: Page) => page.getByRole("button", { name: /^Save/ }).first().click();
  await first.getByLabel(/^Title/).fill("Edited by the first");
  await save(first);
  await first.waitForURL(`**/engagements/${reference}`);
  await second.getByLabel(/^Purpose/).fill("Compare how divers work in the cold.");
  await save(second);
  const both = second.getByRole("region", { name: "Compare the versions" });
  await expect(both).toContainText("Edited by the first");
  await expect(both).toContainText("Compare how divers work in the cold.");
  await both.getByRole("button", { name: "Put these into the form" }).click();
  await expect(second.getByLabel(/^Title/)).toHaveValue("Edited by the first");
  await save(second);
  await second.waitForURL(`**/engagements/${reference}`);
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Edited by the first");
  await expect(second.getByText("Compare how divers work in the cold.").first()).toBeVisible();
});

test("scenario 9, concurrent edit: what two people add to one draft all stays, save after save", async ({
  pageAs,
}) => {
  const [first, second] = [await pageAs("officer"), await pageAs("officer")];
  const stamp = Date.now().toString(36);
  await startEngagement(first, {
    type: "Subject-matter expert exchange",
    country: "Japan",
    date: dayFromNow(20),
    title: `Written by two ${stamp}`,
  });
  await first.getByRole("button", { name: "Save as draft" }).first().click();
  await first.waitForURL(/\/engagements\/[A-Z-]+-\d{4}-JPN-\d{4}$/);
  const record = new URL(first.url()).pathname;
  const edit = async (page: Page) => {
    await page.goto(`${record}/edit`);
    for (const section of ["People", "Commitments"]) await openSection(page, section);
  };
  const save = (page: Page) => page.getByRole("button", { name: "Save as draft" }).first().click();
  const both = second.getByRole("region", { name: "Compare the versions" });
  const putTogether = async () => {
    await both.getByRole("button", { name: "Put these into the form" }).click();
    await expect(both).toHaveCount(0);
    await save(second);
    await second.waitForURL(`**${record}`);
  };

  for (const page of [first, second]) await edit(page);
  await first.getByLabel(/^Purpose/).fill("Clear the harbour after a storm.");
  await pick(first, "Add people", `Maj Kenta ${stamp}`);
  await first.getByLabel("What was promised, promise 1").fill("Send the survey");
  await save(first);
  await first.waitForURL(`**${record}`);
  await second.getByLabel(/^Purpose/).fill("Dive in the cold.");
  await pick(second, "Add people", `Capt Yuki ${stamp}`);
  await save(second);
  const purpose = both.getByRole("group", { name: "Purpose changed by both" });
  await expect(both.getByRole("group")).toHaveCount(1);
  await expect(purpose.getByLabel("Dive in the cold.")).toBeChecked();
  await purpose.getByLabel("Clear the harbour after a storm.").check();
  const saved = both.getByRole("region", { name: "Saved meanwhile, and stays" });
  await expect(saved).toContainText(`${stamp}, Kenta`);
  await expect(saved).toContainText("Send the survey");
  await expect(both.getByRole("region", { name: "Typed by you, and stays" })).toContainText(`Yuki ${stamp}`);
  await putTogether();
  const purposeSection = second.getByRole("region", { name: "Purpose and outcome" });
  await expect(purposeSection).toContainText("Clear the harbour after a storm.");
  for (const text of [`${stamp}, Kenta`, `${stamp}, Yuki`, "Send the survey"])
    await expect(second.getByText(text).first()).toBeVisible();

  for (const page of [first, second]) await edit(page);
  await first.getByRole("button", { name: `Remove ${stamp}, Kenta` }).click();
  await save(first);
  await first.waitForURL(`**${record}`);
  await second.getByRole("button", { name: "Add a commitment" }).click();
  await second.getByLabel("What was promised, promise 2").fill("Name a diver");
  await save(second);
  await putTogether();
  for (const text of [`${stamp}, Yuki`, "Send the survey", "Name a diver"])
    await expect(second.getByText(text).first()).toBeVisible();
  await expect(second.getByRole("row").filter({ hasText: `${stamp}, Kenta` })).toHaveCount(0);
});
