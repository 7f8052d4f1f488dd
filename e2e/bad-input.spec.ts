import type { APIResponse, Page, Request, Response } from "@playwright/test";
import { dayFromNow, isForm, loseNextAnswer, openSection, pick, startEngagement, totalOfList } from "./app";
import { expect, test } from "./fixtures";

/** Sends what the page's own form would send, as the page itself would, with the fields changed by `forge`. */
async function resend(
  page: Page,
  submit: () => Promise<void>,
  forge: { headers?: Record<string, string>; fields?: Record<string, string> },
): Promise<APIResponse> {
  const sent = page.waitForRequest(isForm);
  await submit();
  const request = await sent;
  // A button that still waits for the answer takes no second press.
  await expect(page.locator('button[type="submit"][aria-disabled]')).toHaveCount(0);
  const boundary = /boundary=(.+)$/.exec(request.headers()["content-type"] ?? "")?.[1] ?? "";
  const added = Object.entries(forge.fields ?? {}).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="_1_${name}"\r\n\r\n${value}\r\n`,
  );
  return page.request.post(request.url(), {
    headers: { ...request.headers(), ...forge.headers },
    // The last part holds the arguments: what follows it is not read.
    data: (request.postData() ?? "").replace(
      /--[^\r\n]+\r\n[^\r\n]+name="0"/,
      (part) => added.join("") + part,
    ),
    maxRedirects: 0,
  });
}

/** What the server says to the form that is sent next. */
function answerToForm(page: Page): Promise<Response> {
  return page.waitForResponse((response) => isForm(response.request()));
}

test("scenario 4, form validation: what is wrong is said beside its field once it is sent, and what was typed stays", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  await test.step("a new form finds no fault, and offers places and people known already", async () => {
    await page.goto("/engagements/new?type=BILAT&country=JPN");
    await expect(page.locator('[aria-invalid="true"], [id$="-error"]')).toHaveCount(0);
    await openSection(page, "People");
    await page.getByRole("combobox", { name: "Add people" }).click();
    await page.getByRole("listbox", { name: "Add people" }).getByRole("option").first().click();
    const roles = page.locator('select[name^="attendance."][name$=".role"]');
    await expect(roles).toHaveCount(2);
    for (const role of await roles.all()) await expect(role).toHaveValue("PRINCIPAL");
    await expect(page.getByLabel(/^Role of (Avery Whitlock|Whitlock, Avery)$/)).toBeVisible();
    await page.locator("summary", { hasText: /^Place/ }).click();
    const venue = await page.locator("#venues option").first().getAttribute("value");
    await expect(page.getByLabel("City")).toHaveValue("");
    await page.getByLabel("Venue").fill(venue ?? "");
    await expect(page.getByLabel("City")).not.toHaveValue("");
  });

  await test.step("what is called off says why, and not how it went", async () => {
    // Without whoever was taken: other tests count the meetings of their organisation.
    await page.goto("/engagements/new?type=BILAT&country=JPN");
    await openSection(page, "Outcome");
    const atmosphere = page.getByRole("group", { name: "Atmospherics" });
    await expect(atmosphere).toBeVisible();
    const heading = page.getByRole("heading", { level: 2, name: /^Outcome/ });
    await expect(heading).toHaveText("Outcome");
    await page.getByLabel("Status", { exact: true }).selectOption({ label: "Cancelled" });
    await expect(atmosphere).toBeHidden();
    await expect(heading).toHaveText("Outcome of calling it off");
    await page.getByRole("button", { name: "Save and publish" }).click();
    await expect(page.getByLabel("Reason", { exact: true })).toHaveAccessibleDescription(
      /Say why it was cancelled/,
    );
    await page.getByLabel("Status", { exact: true }).selectOption({ label: "Planned" });
    await expect(atmosphere).toBeVisible();
    await expect(heading).toHaveText("Outcome");
  });

  await test.step("a purpose that is missing is asked for, and asked for no more once it is there", async () => {
    await page.getByLabel("Date", { exact: true }).fill(dayFromNow(30));
    await page.getByRole("button", { name: "Save and publish" }).click();
    await expect(page.getByLabel(/^Purpose/)).toHaveAccessibleDescription(/Say what it is for/);
    await page.getByLabel(/^Purpose/).fill("To agree on the next exercise.");
    await expect(page.getByLabel(/^Purpose/)).not.toHaveAccessibleDescription(/Say what it is for/);
    await expect(page.locator('[aria-invalid="true"]')).toHaveCount(0);
    await expect(page.getByRole("alert").first(), "the summary is of the last save").toContainText(
      "Say what it is for",
    );
    await page.getByRole("button", { name: "Save and publish" }).click();
    await page.waitForURL(/\/engagements\/BILAT-/);
  });

  const title = "Bad input, kept";
  await startEngagement(page, { type: "Key leader engagement", country: "Japan", date: "2026-03-09", title });
  await page.getByLabel(/^Last day/).fill("2026-03-01");
  const refused = answerToForm(page);
  await page.getByRole("button", { name: /^Save/ }).first().click();
  expect((await refused).status()).toBe(422);
  await expect(page.getByRole("alert").first()).toBeFocused();
  await expect(page.getByLabel(/^Last day/)).toHaveAccessibleDescription(/It ends before it starts/);
  await expect(page).toHaveURL(/\/engagements\/new/);
  await expect(page.getByLabel(/^Title/)).toHaveValue(title);
  await expect(page.getByLabel("Date", { exact: true })).toHaveValue("2026-03-09");

  const submit = () => page.getByRole("button", { name: /^Save/ }).first().click();
  for (const [field, wrong, message] of [
    ["startsOn", "2026-02-31", "not a day on the calendar"],
    ["startsOn", "09/03/26", "Write the year with four digits"],
    ["startsOn", "soon", "Write the date as year, month and day"],
    ["countries.0.code", "QQQ", "There is no country"],
    ["crisisId", "1 or 1=1", "Choose a crisis of the list"],
    ["relTo[]", "JPN", "REL TO"],
    ["marking", "SECRET", "UNCLASSIFIED and CUI only"],
    ["endsOn", "2026-03-01", "It ends before it starts"],
    ["purpose", "x".repeat(100_000), "This has 100,000 characters"],
  ] as const) {
    const fields = { endsOn: "", [field]: wrong };
    const what = `${field} ${wrong.slice(0, 20)}`;
    const answer = await resend(page, submit, { fields });
    expect(answer.status(), what).toBe(422);
    expect(answer.headers()["x-action-redirect"], what).toBeUndefined();
    expect(await answer.text(), what).toContain(message);
  }
});

test("a date is said in words, and one that is not whole is neither lost nor taken for none", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const title = "A date in words";
  await startEngagement(page, { type: "Key leader engagement", country: "Japan", date: "2026-04-03", title });
  const first = page.getByLabel("Date", { exact: true });
  await expect(first).toHaveAccessibleDescription("Friday 3 April 2026");

  const last = page.getByLabel(/^Last day/);
  // How far below the date the title stands, read at one moment: the page may be scrolling.
  const distance = () =>
    first.evaluate((date) => {
      const title = document.querySelector("[name=title]");
      return (title?.getBoundingClientRect().top ?? Number.NaN) - date.getBoundingClientRect().top;
    });
  const before = await distance();
  await last.focus();
  await page.keyboard.type("0502");
  await expect(last).toHaveAccessibleDescription("Not a whole date yet");
  await page.keyboard.type("2026");
  // Whether the browser writes the day first or the month is its own affair; the words say which it took.
  const isMonthFirst = (await last.inputValue()) === "2026-05-02";
  await expect(last).toHaveAccessibleDescription(
    isMonthFirst ? "Saturday 2 May 2026" : "Thursday 5 February 2026",
  );
  await last.fill("");
  await last.focus();
  await page.keyboard.type(isMonthFirst ? "02302026" : "30022026");
  await page.getByLabel(/^Title/).focus();
  await expect(last).toHaveAccessibleDescription("Incomplete, or no such day");
  expect(await distance(), "nothing moved").toBeCloseTo(before);
  await page.getByRole("button", { name: /^Save/ }).first().click();
  await expect(last).toHaveAccessibleDescription(/Finish the date or clear it/);
  await expect(page).toHaveURL(/\/engagements\/new/);
});

test("a name that stands in a picker without being chosen is asked about, not lost", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const word = `Unchosen${Date.now().toString(36)}`;
  await startEngagement(page, {
    type: "Key leader engagement",
    country: "Japan",
    date: "2026-03-09",
    title: word,
  });
  await openSection(page, "People");
  const people = page.getByRole("combobox", { name: "Add people" });
  await people.fill(`Maj Haruka ${word}`);
  const save = page.getByRole("button", { name: "Save as draft" }).first();
  await save.click();
  await expect(page.getByRole("alert").first()).toContainText("One thing needs attention");
  await expect(people).toHaveAccessibleDescription(new RegExp(`“Maj Haruka ${word}” is not chosen yet`));
  await expect(people).toHaveValue(`Maj Haruka ${word}`);
  await people.press("Enter");
  await expect(people).not.toHaveAccessibleDescription(/is not chosen yet/);
  await openSection(page, "Commitments");
  await page.getByLabel("What was promised, promise 1").fill("Send the list of names");
  await page.getByLabel("Owner of “Send the list of names”").fill("Avery Whitlock");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/engagements\/[A-Z]+-\d{4}-JPN-\d{4}$/);
  await expect(page.getByRole("row").filter({ hasText: "Haruka" })).toContainText(word);
  await expect(
    page.locator("main li, main tr").filter({ hasText: "Send the list of names" }).first(),
  ).toContainText("Avery Whitlock");
});

test("100,000 characters, control characters and titles that look empty are refused", async ({ pageAs }) => {
  const page = await pageAs("officer");
  await page.goto("/people/new");
  for (const [text, message] of [
    ["x".repeat(100_000), "This has 100,000 characters; the most is 160."],
    ["Deputy\u0093head\u0094", "This contains characters that cannot be printed."],
  ] as const) {
    await page.locator("input[name=position]").evaluate((field, value) => {
      if (field instanceof HTMLInputElement) field.value = value;
    }, text);
    const refused = answerToForm(page);
    await page.locator("main button[type=submit]").first().click();
    expect((await refused).status(), message).toBe(422);
    await expect(page.getByText(message).first()).toBeVisible();
    expect(await page.locator("input[name=position]").inputValue()).toBe(text);
  }
  await page.getByLabel(/Family name/).fill("\u200b");
  await page.locator("main button[type=submit]").first().click();
  await expect(page.getByText("Give the family name.").first()).toBeVisible();
});

test("more than 2 MB is refused in words, and stays in the form", async ({ pageAs }) => {
  const page = await pageAs("officer");
  await page.goto("/people/new");
  await page.getByLabel(/Family name/).fill("Kept");
  // In a part that is closed: to draw a line of so many letters takes a slow browser half a minute.
  await page.locator("textarea[name=biography]").evaluate((field) => {
    if (field instanceof HTMLTextAreaElement) field.value = "x".repeat(3_000_000);
  });
  // Names are looked up while they are typed; the answer to the form is the one that refuses it.
  const refused = page.waitForResponse((response) => response.status() === 413);
  await page.locator("main button[type=submit]").first().click();
  await refused;
  await expect(page.getByRole("alert").first()).toContainText("2 MB at most");
  await expect(page.getByLabel(/Family name/)).toHaveValue("Kept");
});

test("a form from another site, and names of fields that cannot be read, are refused", async ({ pageAs }) => {
  const page = await pageAs("officer");
  await page.goto("/people/new");
  const submit = () => page.locator("main button[type=submit]").first().click();
  const foreign = await resend(page, submit, { headers: { origin: "https://elsewhere.example" } });
  expect(foreign.status()).toBe(403);
  const polluted = await resend(page, submit, {
    fields: { "__proto__.x": "1", [`a${".a".repeat(50)}`]: "1" },
  });
  expect(polluted.status()).toBeLessThan(500);
  expect(await polluted.text()).toContain("no name that can be read");
});

/** Presses the form's button and keeps what the browser sends from the server. */
async function withhold(page: Page, submit: () => Promise<void>): Promise<Request> {
  await loseNextAnswer(page, { reached: false });
  const sent = page.waitForRequest(isForm);
  await submit();
  const request = await sent;
  await expect(page.getByRole("alert").first()).toContainText("could not be reached");
  return request;
}

test("what arrives damaged is refused in words, and nothing of it is saved", async ({ pageAs }) => {
  const page = await pageAs("officer");
  await page.goto("/people/new");
  await page.getByLabel(/Family name/).fill("Damaged on the way");
  await pick(page, "Nationality", "Japan");
  const request = await withhold(page, () => page.locator("main button[type=submit]").first().click());
  const { "next-action": action = "", ...unscripted } = await request.allHeaders();
  const headers = { ...unscripted, "next-action": action };
  const body = request.postDataBuffer() ?? Buffer.alloc(0);
  const post = (data: Buffer | string, sent: Record<string, string>) =>
    page.request.post(request.url(), { headers: sent, data, maxRedirects: 0 });
  const send = (changes: Record<string, string>, data: Buffer | string) =>
    post(data, { ...headers, ...changes });
  for (const [what, status, answer] of [
    ["cut in the middle", 400, await send({}, body.subarray(0, body.length / 2))],
    ["no body", 400, await send({}, "")],
    ["text that is none", 400, await send({ "content-type": "text/plain" }, "not a list")],
    ["a note to the framework", 400, await send({ "content-type": "text/plain" }, '["$Q9"]')],
    ["another type", 415, await send({ "content-type": "application/json" }, "{}")],
    ["no type at all", 415, await send({ "content-type": "bogus" }, body)],
    ["an action that is not there", 409, await send({ "next-action": `7f${"0".repeat(40)}` }, body)],
    ["an action that is none", 400, await send({ "next-action": "toString" }, body)],
    ["without scripts, cut", 400, await post(body.subarray(0, body.length / 2), unscripted)],
  ] as const) {
    expect(answer.status(), what).toBe(status);
    expect(answer.headers()["content-type"], what).toMatch(/^text\/plain/);
    expect(await answer.text(), what).not.toMatch(/\n\s+at |digest|Internal/);
  }
  // Bytes that are no UTF-8 arrive as a form that is whole: the field that they stand in says so.
  const broken = Buffer.from(body);
  broken.set([0xe3, 0x81], broken.indexOf("Damaged on") + "Damaged".length);
  const unreadable = await send({}, broken);
  expect(unreadable.status(), "bytes that are no UTF-8").toBe(422);
  expect(unreadable.headers()["x-action-redirect"]).toBeUndefined();
  expect(await unreadable.text()).toContain("arrived damaged");
  const list = await page.request.get("/people?q=Damaged");
  expect(list.status()).toBe(200);
  expect(await list.text()).not.toContain("Damaged on the way");
});

test("the same form twice at the same moment makes one record, and both are told of it", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const submit = () => page.getByRole("button", { name: /^Save( as draft)?$/ }).click();
  const twice = async () => {
    const request = await withhold(page, submit);
    const headers = await request.allHeaders();
    const data = request.postDataBuffer() ?? Buffer.alloc(0);
    const post = () => page.request.post(request.url(), { headers, data, maxRedirects: 0 });
    const answers = await Promise.all([post(), post()]);
    const [one, other] = answers.map((answer) => answer.headers()["x-action-redirect"]);
    expect(one).toBeDefined();
    expect(other).toBe(one);
  };
  const word = `Twin${Date.now().toString(36)}`;
  await startEngagement(page, {
    type: "Key leader engagement",
    country: "Japan",
    date: "2026-03-09",
    title: word,
  });
  await twice();
  await page.goto(`/engagements?q=${word}`);
  expect(await totalOfList(page)).toBe(1);

  await page.goto("/people/new");
  await page.getByLabel(/Family name/).fill(word);
  await pick(page, "Nationality", "Japan");
  await twice();
  await page.goto(`/people?q=${word}`);
  expect(await totalOfList(page)).toBe(1);
});

test("who covers a country is shown how its record is open, and decides nothing about that", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  await page.goto("/engagements?country=JPN&publication=PUBLISHED&status=COMPLETE");
  const links = page.getByRole("main").getByRole("table").getByRole("link");
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const says = page.getByText("Only the author and co-authors decide who may find this.");
  for (const address of addresses.filter((one) => one.startsWith("/engagements/"))) {
    await page.goto(`${address}/edit`);
    if ((await says.count()) > 0) break;
  }
  await openSection(page, "Marking and access");
  await expect(says).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Close hold" })).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: /readers|Co-authors/ })).toHaveCount(0);

  // The form itself never arrives: it changes nothing, would be saved and left.
  const submit = () => page.getByRole("button", { name: /^Save/ }).first().click();
  await page.route(/\/edit$/, (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  for (const [name, value, message] of [
    ["closeHold", "on", "decide about close hold"],
    ["readers[]", "00000000-0000-7000-8000-0000000000aa", "decide who else reads it"],
  ] as const) {
    const answer = await resend(page, submit, { fields: { [name]: value } });
    expect(answer.headers()["x-action-redirect"], name).toBeUndefined();
    expect(await answer.text(), name).toContain(message);
  }
});

test("two presses of the button save once", async ({ pageAs }) => {
  const page = await pageAs("officer");
  let forms = 0;
  page.on("request", (request) => {
    if (isForm(request)) forms += 1;
  });
  await startEngagement(page, {
    type: "Key leader engagement",
    country: "Japan",
    date: "2026-03-09",
    title: "Pressed twice",
  });
  await page.getByRole("button", { name: /^Save/ }).first().dblclick();
  await page.waitForURL(/\/engagements\/[A-Z]+(-[A-Z]+)?-\d{4}-[A-Z]{3}-\d{4}$/);
  expect(forms).toBe(1);
});

test("addresses that are not UTF-8 answer 400", async ({ pageAs }) => {
  const page = await pageAs("leader");
  for (const address of ["/engagements/%ff", "/people/%E0%A4%A"])
    expect((await page.request.get(address)).status()).toBe(400);
});

test("an email that no one could have is simply wrong", async ({ request }) => {
  const html = await (await request.get("/sign-in")).text();
  const [form] = /<form\b.*?name="email".*?<\/form>/s.exec(html) ?? [];
  const hidden = [
    ...(form ?? "").matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?\/>/g),
  ].map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')] as const);
  expect(hidden.map(([name]) => name)).toContain("next");
  const response = await request.post("/sign-in", {
    multipart: { ...Object.fromEntries(hidden), email: "officer\0@demo.example", password: "x" },
    maxRedirects: 0,
  });
  expect(response.status()).toBe(422);
  expect(await response.text()).toContain("Email or password is wrong");
});

test("without scripts a leader signs in and reads", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? "" });
  const page = await context.newPage();
  await page.goto("/sign-in?next=/engagements");
  await page.getByLabel("Email").fill("leader@demo.example");
  await page.getByLabel("Password").fill("demo-rapport-2026");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/engagements$/);
  for (const [address, heading] of [
    ["/engagements", "Engagements"],
    ["/crises", "Crises"],
    ["/dashboards", "Dashboard"],
  ] as const) {
    expect((await page.goto(address))?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  }
  await context.close();
});
