import type { Page } from "@playwright/test";
import { askFile, dayFromNow, openPalette, pick, startEngagement, totalOfList } from "./app";
import { expect, test } from "./fixtures";

const looks = (page: Page) => page.getByRole("navigation", { name: "Ways to look at them" });

/** The number that follows a link, or that it holds. */
const numberIn = (text: string | null) => Number((text ?? "").replace(/\D/g, ""));

test("scenario 13, search: counters per kind, facets that equal their lists, views that are saved once", async ({
  pageAs,
}) => {
  const page = await pageAs("leader");

  // An empty search counts what is open; each counter equals the list it opens, unless another test has put somebody on
  // record between the two looks.
  await expect(async () => {
    await page.goto("/search");
    await expect(page.getByRole("region", { name: "Recently changed" }).getByRole("listitem")).toHaveCount(6);
    const counters = page.getByRole("table", { name: "What is searched" });
    const people = counters.getByRole("row", { name: /^People/ });
    const open = numberIn(await people.getByRole("cell").last().textContent());
    await people.getByRole("link").click();
    await page.waitForURL("**/people");
    await expect(page.getByText(`${open} people`, { exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });

  // Nonsense finds nothing and shows no counters.
  await page.goto("/search?q=qqxzvw+kkqzx");
  await expect(page.getByText("No results", { exact: true })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Kinds of records" })).toHaveCount(0);

  // What only comes close stands under its own heading, in no tab and in no count.
  await page.goto("/search?q=japann");
  const close = page.getByRole("region", { name: /^Close to it: countries/ });
  await expect(close.getByRole("link", { name: "Japan", exact: true })).toBeVisible();
  await expect(close).toContainText("not counted as results");
  await expect(page.getByRole("link", { name: /^Countries \d/ })).toHaveCount(0);
  await page.goto("/countries?q=japann");
  await expect(page.getByText("These come close.")).toBeVisible();
  await expect(page.getByText(/^0 countries\. /)).toBeVisible();

  // A frequent word that no other test writes: the facets count exactly what their lists hold; an objective is told by its
  // words.
  const narrow = page.getByRole("navigation", { name: "Narrow the engagements" });
  for (const value of [/^LOE\d-\d+ [A-Z]/, "Japan"]) {
    await page.goto("/search?q=rescue");
    const facet = narrow.getByRole("definition").filter({ hasText: value }).first();
    const count = numberIn(await facet.locator("span").textContent());
    expect(count).toBeGreaterThan(0);
    await facet.getByRole("link").click();
    await page.waitForURL(/\/engagements\?.*q=rescue/);
    expect(await totalOfList(page)).toBe(count);
  }
  await expect(page).toHaveURL(/\/engagements\?country=JPN&q=rescue$/);

  // Filters combine and are kept under a name; the same list again is refused with a notice.
  const name = `Rescue with Japan ${Date.now().toString(36)}`;
  const second = await page.context().newPage();
  await second.goto("/engagements?q=rescue&country=JPN");
  for (const one of [page, second]) {
    await one.getByText("Save this view").click();
    await one.getByLabel("Name of the view").fill(name);
    await one.getByRole("button", { name: "Save view" }).click();
    if (one === page) await expect(one.getByRole("link", { name, exact: true })).toBeVisible();
  }
  await expect(
    second
      .getByRole("alert")
      .or(second.getByRole("group", { name: /Not saved/ }))
      .first(),
  ).toContainText("saved this view already");
  await second.close();

  // It is found in the palette, and goes away once that is confirmed.
  await page.goto("/");
  await (await openPalette(page)).fill(name);
  await expect(page.getByRole("option").first()).toContainText(name);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/engagements?country=JPN&q=rescue");
  await page.getByText("Change or delete this view").click();
  await page.getByText("Delete this view", { exact: true }).click();
  await page.getByRole("button", { name: "Yes, delete it" }).click();
  await expect(page.getByText("Save this view")).toBeVisible();
  await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
});

test("scenario 13, search: posts, promises, objectives, series, files and log entries, each with a number that its list holds", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const kinds = page.getByRole("navigation", { name: "Kinds of records" });
  const tab = (kind: string) => kinds.getByRole("link", { name: new RegExp(`^${kind} \\d+$`) });
  const rows = page.getByRole("main").locator("tbody tr");
  for (const [words, kind, listed] of [
    ["head cooperation", "Posts", rows],
    ["ship", "Commitments", rows],
    ["loe1", "Objectives", rows],
    [
      "staff talks",
      "Series of meetings",
      page.getByRole("main").locator("li a[href^='/engagements/series/']"),
    ],
  ] as const) {
    // Once more where what the officer covers changes between the two looks, by another test.
    await expect(async () => {
      await page.goto(`/search?q=${words.replace(" ", "+")}`);
      const count = numberIn(await tab(kind).textContent());
      expect(count, kind).toBeGreaterThan(0);
      await page
        .getByRole("link", {
          name: new RegExp(`^(Open the list of|Show all ${count}) ${kind.toLowerCase()}$`),
        })
        .click();
      await page.waitForURL((url) => url.pathname !== "/search" && url.searchParams.get("q") === words);
      await expect(page.getByRole("list", { name: "Filters in force" })).toContainText(words);
      await expect(listed, kind).toHaveCount(count, { timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
  }

  // A file leads to the files of its record, a log entry to its place in the log.
  await page.goto("/search?q=berths");
  await tab("Files").click();
  await page.waitForURL(/kind=files/);
  const file = page.getByRole("link", { name: "Berths.csv" });
  await expect(file.locator("mark")).toHaveText("Berths");
  await file.click();
  await page.waitForURL(/\/engagements\/[A-Z-]+-\d{4}-[A-Z]{3}-\d{4}#files$/);
  await expect(page.locator("#files")).toContainText("Berths.csv");
  await page.goto("/search?q=ship&kind=entries");
  const entry = page
    .getByRole("region", { name: /^Log entries/ })
    .locator("li a")
    .first();
  const place = (await entry.getAttribute("href"))?.split("#")[1] ?? "";
  await entry.click();
  await page.waitForURL(new RegExp(`/crises/.*#${place}$`));
  await expect(page.locator(`#${place}`)).toBeInViewport();
});

test("scenario 13, search: an organisation is found with all below it, and a day of the week, in list, file and saved view", async ({
  pageAs,
}) => {
  const page = await pageAs("leader");
  await page.goto("/organisations?q=Ministry+of+Defense&country=JPN");
  await page.getByRole("link", { name: "Ministry of Defense", exact: true }).click();
  const engagements = (label: RegExp) =>
    page.getByRole("term").filter({ hasText: label }).locator("..").getByRole("link");
  const whole = numberIn(await engagements(/with those of all below it$/).textContent());
  await page.getByRole("link", { name: "Japanese joint staff", exact: true }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/organisations/"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Japanese joint staff");
  await engagements(/^Engagements$/).click();
  await page.waitForURL(/\/engagements\?organisation=/);
  const part = await totalOfList(page);
  expect(part).toBeGreaterThan(0);
  expect(whole).toBeGreaterThan(part);

  // By hand: words of its name and nation, then a day of the week.
  await page.goto("/engagements?when=all");
  const office = page.getByRole("combobox", { name: "Organisation, with all below it" });
  await office.fill("ministr");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(office, "half a word filters nothing").toBeFocused();
  await expect(page.getByRole("alert").filter({ hasText: "“ministr” is not chosen yet" })).toBeVisible();
  await expect(office).toHaveValue("ministr");
  // On a slow line the words are taken and applied before the search has answered.
  await page.route(/\/engagements/, async (route) => {
    if (route.request().method() === "POST") await new Promise((later) => setTimeout(later, 1_000));
    await route.fallback();
  });
  await office.fill("ministry japan");
  await office.press("Enter");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.waitForURL(/organisation=/);
  await page.unrouteAll({ behavior: "wait" });
  expect(await totalOfList(page)).toBe(whole);
  const filters = page.getByRole("list", { name: "Filters in force" });
  await expect(filters).toContainText("Organisation: Ministry of Defense, Japan");
  await page.getByLabel("Begins on").selectOption("Tuesday");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.waitForURL(/weekday=TUE/);
  const tuesdays = await totalOfList(page);
  expect(tuesdays).toBeGreaterThan(0);
  expect(tuesdays).toBeLessThan(whole);
  const dates = await page.locator("main tbody tr td:first-child").allTextContents();
  for (const text of dates) {
    const [, day, month, year] = /^(\d+)\D*? (\w{3})\b.* (\d{4})$/.exec(text.replace(/–\d+/, "")) ?? [];
    expect(new Date(`${day} ${month} ${year} UTC`).getUTCDay(), text).toBe(2);
  }

  const file = await askFile(page, await page.getByRole("link", { name: "Export" }).getAttribute("href"));
  const references = new Set((await file.text()).match(/^"?[A-Z-]+-\d{4}-[A-Z]{3}-\d{4}/gm));
  expect(references.size).toBe(tuesdays);

  const name = `Tuesdays with the ministry ${Date.now().toString(36)}`;
  await page.getByText("Save this view").click();
  await page.getByLabel("Name of the view").fill(name);
  await page.getByRole("button", { name: "Save view" }).click();
  const view = page.getByRole("link", { name, exact: true });
  await expect(view).toBeVisible();
  await page.goto("/engagements");
  await view.click();
  await page.waitForURL(/organisation=.*weekday=TUE/);
  expect(await totalOfList(page)).toBe(tuesdays);
  await page.getByText("Change or delete this view").click();
  await page.getByText("Delete this view", { exact: true }).click();
  await page.getByRole("button", { name: "Yes, delete it" }).click();
  await expect(view).toHaveCount(0);
});

test("scenario 13, search: the planner, milestones, lessons, objectives and last contacts are kept as views, each with its own list", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const stamp = Date.now().toString(36);
  const lists = [
    ["/exercises?view=planner&health=RED", "Planner"],
    ["/exercises?view=milestones&state=open&kind=FPC", "Conferences"],
    ["/exercises?view=lessons&state=open&owner=nobody", "Lessons"],
    ["/objectives?mine=1", "Objectives"],
    ["/countries?coverage=covered&view=contacts", "Contacts"],
  ] as const;
  const views = page.getByRole("region", { name: "Saved views" });
  for (const [address, label] of lists) {
    const name = `${label} ${stamp}`;
    await page.goto(address);
    await views.getByText("Save this view").click();
    await views.getByLabel("Name of the view").fill(name);
    await views.getByRole("button", { name: "Save view" }).click();
    const view = views.getByRole("link", { name, exact: true });
    await expect(view).toHaveAttribute("aria-current", "page");
    await expect(views.getByRole("link", { name: stamp })).toHaveCount(1);
    const kept = (await view.getAttribute("href")) ?? "";
    await page.goto(kept);
    await expect(view).toHaveAttribute("aria-current", "page");
    await views.getByText("Change or delete this view").click();
    await views.getByText("Delete this view", { exact: true }).click();
    await views.getByRole("button", { name: "Yes, delete it" }).click();
    await expect(view).toHaveCount(0);
  }
});

test("scenario 13, search: what serves another objective, and the posts of who was there and of who wrote, combine", async ({
  pageAs,
}) => {
  const page = await pageAs("leader");
  const inForce = page.getByRole("list", { name: "Filters in force" });
  const apply = async (address: RegExp) => {
    await page.getByRole("button", { name: "Apply" }).click();
    await page.waitForURL(address);
    return totalOfList(page);
  };
  const past = `/engagements?from=${dayFromNow(-800)}&to=${dayFromNow(-100)}`;
  await page.goto(past);
  const whole = await totalOfList(page);
  await page.goto(`${past}&objective=LOE1-01`);
  const serving = await totalOfList(page);
  expect(serving).toBeGreaterThan(0);

  // The rarer filters stand behind a word until one of them is in force.
  await page.goto(past);
  await expect(page.getByLabel("Not this objective")).toBeHidden();
  await page.getByText("More filters").click();
  await page.getByLabel("Not this objective").selectOption("LOE1-01");
  expect(await apply(/notObjective=LOE1-01/)).toBe(whole - serving);
  await expect(inForce).toContainText(/Not this objective: LOE1-01 \w/);

  // A post is found by the words of the record, and several organisations add to what is found, not to what is asked.
  await expect(page.getByLabel("Not this objective")).toBeVisible();
  await pick(page, "Attended by the holder of", "cooperation japan", "Posts of attendees");
  const met = await apply(/attendeePost=/);
  expect(met).toBeGreaterThan(0);
  expect(met).toBeLessThan(whole - serving);
  const post = "Head of international cooperation, Japanese joint staff";
  await expect(inForce).toContainText(`Attended by the holder of: ${post}`);
  for (const name of ["Japanese joint staff", "Korean joint staff"])
    await pick(page, "Organisation, with all below it", name, "Organisations");
  expect(await apply(/organisation=.*organisation=/)).toBe(met);
  await page.locator("main tbody tr a").first().click();
  await page.waitForURL(/\/engagements\/[A-Z]/);
  await expect(
    page.getByRole("table", { name: "People, with rank and post as held that day" }),
  ).toContainText(post.split(",")[0] ?? "");

  await page.goto(past);
  await page.getByText("More filters").click();
  await pick(page, "Written by the holder of", "lead western pacific", "Posts of authors");
  const written = await apply(/authorPost=/);
  expect(written).toBeGreaterThan(0);
  expect(written).toBeLessThan(whole);
  await expect(inForce).toContainText("Written by the holder of: Lead officer, Western Pacific");

  await page.goto("/engagements?attendeePost=chief");
  await expect(
    page.getByText('"chief" is no value of the filter "attendeePost" and was left out.'),
  ).toBeVisible();
});

test("calendar, map and timeline open the rows they count", async ({ pageAs }) => {
  const page = await pageAs("leader");
  // Other tests log what is near; nothing is added to days that lie further back.
  const dialogue = `/engagements?group=DIALOGUE&from=${dayFromNow(-800)}&to=${dayFromNow(-100)}`;
  await page.goto(dialogue);
  const total = await totalOfList(page);

  await looks(page).getByRole("link", { name: "Timeline" }).click();
  await page.waitForURL(/view=timeline/);
  await expect(page.getByRole("heading", { level: 1 }).locator("..")).toContainText("Engagements");
  const cell = page.getByRole("link", { name: /^Japan, \w{3} \d{4}: \d+$/ }).first();
  const inMonth = numberIn((await cell.getAttribute("aria-label"))?.split(":")[1] ?? null);
  const sum = page.getByRole("link", { name: /^Japan, in these months: \d+$/ });
  const inAll = { count: numberIn(await sum.textContent()), href: (await sum.getAttribute("href")) ?? "" };
  await cell.click();
  await page.waitForURL(/country=JPN/);
  expect(await totalOfList(page)).toBe(inMonth);
  await page.goto(inAll.href);
  expect(await totalOfList(page)).toBe(inAll.count);

  await page.goto(`${dialogue}&view=map`);
  await expect(page.getByText(`${total.toLocaleString("en-GB")} engagements`, { exact: true })).toBeVisible();
  // Who has coordinates is drawn as a point; where several are at one place, it leads to the row that names them.
  await expect(page.getByText(` of ${total.toLocaleString("en-GB")} have coordinates`)).toBeVisible();
  const point = page
    .getByRole("figure")
    .getByRole("link", { name: / and \d+ others$/ })
    .first();
  const [, newest = "", others] = /^(.*) and (\d+) others$/.exec((await point.textContent()) ?? "") ?? [];
  await point.press("Enter");
  const there = page.locator("tr:target");
  await expect(there).toBeInViewport();
  await expect(there.getByRole("listitem")).toHaveCount(Number(others) + 1);
  await expect(there.getByRole("link").first()).toHaveText(newest);
  await page.getByText("Show the numbers").click();
  const row = page.getByRole("row", { name: /^Japan / });
  const withJapan = numberIn(await row.getByRole("cell").last().textContent());
  await row.getByRole("link").click();
  await page.waitForURL(/country=JPN/);
  expect(await totalOfList(page)).toBe(withJapan);

  await page.goto("/engagements?when=all&view=calendar");
  await page.getByRole("navigation", { name: "Other months" }).getByRole("link").first().click();
  await page.waitForURL(/month=\d{4}-\d{2}/);
  await expect(
    page
      .getByRole("table", { name: /^Engagements in/ })
      .getByRole("link")
      .first(),
  ).toBeVisible();
});

test("ticked engagements are changed together, each with its own answer, which a reload keeps", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const stamp = Date.now().toString(36).toUpperCase().slice(-5);
  for (const number of ["one", "two"]) {
    await startEngagement(page, {
      type: "Bilateral meeting",
      country: "Japan",
      date: dayFromNow(40),
      status: "Planned",
      title: `Batch ${stamp} ${number}`,
    });
    await page.getByRole("button", { name: "Save as draft" }).click();
    await page.waitForURL(/\/engagements\/BILAT-/);
  }
  await page.goto(`/engagements?q=Batch+${stamp}`);
  await page.getByRole("checkbox", { name: `Select Batch ${stamp} one` }).check();
  await page.getByRole("checkbox", { name: `Select Batch ${stamp} two` }).click({ modifiers: ["Shift"] });
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.getByRole("button", { name: "Change the selected" }).click();
  await page.waitForURL(/\/engagements\/change\?/);

  await page.getByLabel("What to do").selectOption("CANCEL");
  await page.getByRole("button", { name: /^Cancel/ }).click();
  await expect(page.getByText("Say why they are cancelled.").first()).toBeVisible();
  const reason = page.getByLabel("Reason", { exact: true });
  await expect(reason).toHaveAccessibleDescription(/Say why they are cancelled/);
  await reason.selectOption({ index: 1 });
  const chosen = await reason.inputValue();
  await expect(reason).not.toHaveAccessibleDescription(/Say why they are cancelled/);
  await page.getByLabel(/^Reason in words/).fill("The ship was delayed.");
  await page.getByRole("button", { name: /^Cancel/ }).click();
  await expect(page.getByRole("status")).toHaveText("Done: 2.");
  await page.reload();
  await expect(page.getByRole("status")).toHaveText("Done: 2.");
  await page.getByRole("button", { name: /^Cancel/ }).click();
  await expect(page.getByRole("status")).toHaveText("Already so: 2.");

  // As if the page had been left after the first of them.
  await page.evaluate(() => {
    const key = Object.keys(sessionStorage).find((name) => name.startsWith("rapport.change.")) ?? "";
    const run = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    sessionStorage.setItem(key, JSON.stringify({ ...run, outcomes: run.outcomes.slice(0, 1) }));
  });
  await page.reload();
  await expect(page.getByText("1 of 2 engagements, the others are not changed yet")).toBeVisible();
  await expect(reason).toHaveValue(chosen);
  await expect(page.getByLabel(/^Reason in words/)).toHaveValue("The ship was delayed.");
  await page.getByRole("button", { name: "Cancel (1)" }).click();
  await expect(page.getByText("1 of 2 engagements")).toBeHidden();
  await expect(page.getByRole("status")).toHaveText("Already so: 2.");

  await page.getByLabel("What to do").selectOption("CONFIRM");
  await page.getByRole("button", { name: "Confirm (2)" }).click();
  await expect(page.getByRole("status")).toHaveText("Refused: 2.");
  await expect(page.getByText("What is cancelled cannot become confirmed.")).toHaveCount(2);

  const html = await (await page.request.get(page.url())).text();
  expect(/<noscript>.*?<\/noscript>/s.exec(html)?.[0]).toContain(
    "which needs scripts, and this browser runs none",
  );
});

test("the relationship line of a country and of a person leads to records, by keyboard and on a phone", async ({
  pageAs,
}) => {
  const page = await pageAs("leader", { width: 390 });
  await page.goto("/countries/JPN");
  await page.getByRole("region", { name: "Key counterparts" }).locator("tbody a").first().click();
  await page.waitForURL(/\/people\/[0-9a-f-]{36}$/);
  const ofPerson = page.getByRole("figure", { name: /^Relationship line with / });
  const met = ofPerson.locator("svg a").first();
  const record = await met.getAttribute("href");
  await met.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${record}`);

  await page.goto("/countries/JPN");
  const line = page.getByRole("figure", { name: /^Relationship line with Japan/ });
  await expect(line).toBeVisible();
  const mark = line.getByRole("link", { name: /seniority not known|stars?|Minister|field grade/i }).first();
  const href = await mark.getAttribute("href");
  await mark.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${href}`);

  await page.goto("/countries/JPN");
  await line.getByText("Show the marks as a table").click();
  const rows = line.getByRole("table").getByRole("row");
  const marks = await line.locator("svg a").count();
  expect((await rows.count()) - 1).toBe(marks);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
});

test("the palette goes to a country by one of its names, and to a record by its reference", async ({
  pageAs,
}) => {
  const page = await pageAs("partner");
  await page.goto("/engagements?when=past&country=JPN");
  const address = (await page.locator("tbody a").first().getAttribute("href")) ?? "";
  for (const [typed, group, reached] of [
    ["burma", "Country", "/countries/MMR"],
    [address.replace("/engagements/", "").toLowerCase(), "Record", address],
  ] as const) {
    const field = await openPalette(page);
    await field.fill(typed);
    await expect(page.getByRole("option").first()).toContainText(group);
    await field.press("Enter");
    await page.waitForURL(`**${reached}`);
  }
});
