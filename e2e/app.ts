import { type APIResponse, expect, type Locator, type Page, type Request } from "@playwright/test";

// What people do in the product, in the words of their work.

/** Types a name into a picker and takes the first offer (or what was typed, where something new may be made). */
export async function pick(page: Page, label: string, text: string, list = label): Promise<void> {
  const box = page.getByRole("combobox", { name: new RegExp(`^${label}( \\(optional\\))?$`) });
  const offered = page.getByRole("listbox", { name: list }).getByRole("option").first();
  await box.fill(text);
  // What is typed before the page's scripts run is kept and opens no list; whoever waits in vain types it again.
  await expect(async () => {
    const isOffered = await offered.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (!isOffered) for (const words of ["", text]) await box.fill(words);
    expect(isOffered).toBe(true);
  }).toPass();
  await box.press("Enter");
}

/** Opens "Go to" and gives its field. Keys that are pressed before the page's scripts run are lost, so they are pressed until it opens. */
export async function openPalette(page: Page): Promise<Locator> {
  const field = page.getByRole("combobox", { name: "Go to a page, start a record or search" });
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(field).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return field;
}

/** Opens a section of a form unless it is open. */
export async function openSection(page: Page, name: string): Promise<void> {
  const section = page.locator("details", { has: page.locator("summary", { hasText: name }) }).first();
  if ((await section.getAttribute("open")) === null) await section.locator("summary").first().click();
}

type Draft = { type: string; country: string; date?: string; status?: string; title: string };

/** Opens the form and fills in what every engagement needs. */
export async function startEngagement(page: Page, draft: Draft): Promise<void> {
  await page.goto("/engagements/new");
  await page.getByLabel("Type", { exact: true }).selectOption({ label: draft.type });
  await pick(page, "Countries", draft.country);
  if (draft.date) await page.getByLabel("Date", { exact: true }).fill(draft.date);
  if (draft.status) await page.getByLabel("Status", { exact: true }).selectOption({ label: draft.status });
  await page.getByLabel(/^Title/).fill(draft.title);
}

/** The same of a meeting with Japan that is planned in three weeks. */
export async function startMeeting(page: Page, title: string): Promise<void> {
  const date = dayFromNow(20);
  await startEngagement(page, {
    type: "Bilateral meeting",
    country: "Japan",
    date,
    status: "Planned",
    title,
  });
}

/** Publishes the situation report that is open under that number, after a look at what it says. */
export async function publishReport(page: Page, slug: string): Promise<void> {
  await page.getByRole("button", { name: /^Publish( as|$)/ }).click();
  const question = page.getByRole("dialog", { name: `Publish report ${slug}?` });
  await question.getByRole("button", { name: `Publish report ${slug}` }).click();
}

/** Publishes the form that is open, which the page of the record says, and gives the reference it got. */
export async function publish(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Save and publish" }).click();
  await page.waitForURL(/\/engagements\/[A-Z]+(-[A-Z]+)?-\d{4}-[A-Z]{3}-\d{4}(\?sent)?$/);
  await expect(page.getByRole("status").filter({ hasText: "Published." })).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** An admin makes a post of the own nation and gives it to somebody, in an organisation of this id where one is named. */
export async function makePostOf(
  admin: Page,
  holder: string,
  title: string,
  organisation?: string,
): Promise<void> {
  await admin.goto(organisation ? `/posts/new?organisation=${organisation}` : "/posts/new");
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
}

/** The exact total that a list says it holds. */
export async function totalOfList(page: Page): Promise<number> {
  const text =
    (await page
      .getByRole("navigation", { name: /^Pages of/ })
      .first()
      .locator("p")
      .textContent()) ?? "";
  if (text.startsWith("No ")) return 0;
  return Number(/of ([\d,]+)$/.exec(text.trim())?.[1]?.replaceAll(",", ""));
}

/** The answer to the address of a file. The tests are few people at once, whose files are counted by the minute: who is told to wait does. */
export async function askFile(page: Page, address: string | null): Promise<APIResponse> {
  const answer = await page.request.get(address ?? "no address", { maxRedirects: 0 });
  if (answer.status() !== 429) return answer;
  await page.waitForTimeout(Number(answer.headers()["retry-after"]) * 1_000);
  return askFile(page, address);
}

/** Midnight may pass while a test runs; its days stay as far from each other as they were. */
const STARTED = Date.now();

/** A calendar day so many days from the one on which the tests began, YYYY-MM-DD, UTC. */
export function dayFromNow(days: number): string {
  return new Date(STARTED + days * 86_400_000).toISOString().slice(0, 10);
}

/** Puts words into a field as a clipboard would; a field of one line gets its line breaks all the same. */
export async function paste(field: Locator, text: string): Promise<void> {
  await field.evaluate((box, words) => {
    const data = new DataTransfer();
    data.setData("text", words);
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

/** Whether a form is on its way to the server. What its fields look up while somebody types is sent by POST as well. */
export function isForm(request: Request): boolean {
  return (
    request.method() === "POST" && /^multipart\/form-data\b/.test(request.headers()["content-type"] ?? "")
  );
}

/** The answer to the next form is lost on its way back; without `reached`, the form is lost before it gets to the server. */
export async function loseNextAnswer(page: Page, { reached }: { reached: boolean }): Promise<void> {
  let isLost = false;
  await page.route("**/*", async (route) => {
    if (isLost || !isForm(route.request())) return route.fallback();
    isLost = true;
    if (reached) await route.fetch({ maxRedirects: 0 });
    return route.abort();
  });
}

/**
 * What a press sends, noted as it goes; with `isStopped` it never reaches the server. Gives the way to send the very same form
 * again, as whoever is signed in on a page, with `change` made to its words. Answers with what the server says.
 */
export async function noteForm(
  page: Page,
  press: () => Promise<void>,
  { isStopped = false } = {},
): Promise<(sender: Page, change?: (form: string) => string) => Promise<APIResponse>> {
  if (isStopped) await loseNextAnswer(page, { reached: false });
  const sent = page.waitForRequest(isForm);
  await press();
  const request = await sent;
  const [url, form] = [request.url(), request.postData() ?? ""];
  // Whose form it was is said by the cookie of its first sender.
  const { cookie: _, ...headers } = request.headers();
  return (sender, change = (same) => same) =>
    sender.request.post(url, { headers, data: change(form), maxRedirects: 0 });
}
