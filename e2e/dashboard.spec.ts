import type { Page } from "@playwright/test";
import { totalOfList } from "./app";
import { expect, type Person, test, trySignIn } from "./fixtures";

// Nothing here writes, and the figures of three people take long.
test.describe.configure({ mode: "parallel" });

type Figure = { address: string; name: string; value: number };

/** What is written in digits and counts no records: days, moments, years, spans of time, differences, shares, names of reports and the scale of a map. */
const NO_COUNTS = [
  String.raw`\b\d{6}Z ?[A-Z]{3} ?\d{2}\b`,
  String.raw`(\b\d{1,2}\s?[–-]\s?)?(\b\d{1,2} )?\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b( \d{4})?`,
  String.raw`\b(19|20)\d{2}\b`,
  String.raw`\b[Nn]ext \d+ days\b`,
  String.raw`\b\d+ months?\b`,
  String.raw`[\d,]+ (more|fewer) than in\b`,
  String.raw`\b\d+%`,
  String.raw`SITREP [\d-]+`,
  String.raw`\b1:\d+ million\b`,
];

/**
 * Every number on the page, with the list that it opens: tiles, chart marks, map shapes, cells, words of a sentence. `orphans` are
 * those that open none, beside what counts no records and the scale of a chart.
 */
async function figuresOn(page: Page): Promise<{ figures: Figure[]; orphans: string[] }> {
  // What is folded away counts too.
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll("main details")) fold.setAttribute("open", "");
  });
  return page.evaluate((noCounts) => {
    const number = (text: string | null | undefined, shape: RegExp) => {
      const found = shape.exec((text ?? "").trim())?.[1];
      return found === undefined ? null : Number(found.replaceAll(",", ""));
    };
    const alone = /^([\d,]+)$/;
    const counts = (text: string | null | undefined) =>
      /\d/.test(noCounts.reduce((rest, one) => rest.replace(new RegExp(one, "g"), ""), text ?? ""));
    const isList = (address: string) =>
      /^\/(engagements|commitments|countries|crises)\?|^\/(reviews|outcomes\/to-check)\b|^#./.test(address);

    const orphans: string[] = [];
    const links = [...document.querySelectorAll<HTMLAnchorElement | SVGAElement>("main a[href]")];
    const figures = links.flatMap((link) => {
      const address = link.getAttribute("href") ?? "";
      const spoken = link.getAttribute("aria-label") ?? link.querySelector("title")?.textContent ?? null;
      const words = (link.textContent ?? "").trim();
      // A choice of how to look, and the name of a record.
      if (!isList(address) || link.closest("nav")) return [];
      const row = link.closest("tr");
      const card = link.closest("[data-keep-together]");
      let value: number | null = null;
      if (link.closest("svg")) value = number(spoken ?? words, /: ([\d,]+)( engagements? held.*)?$/);
      else if (row)
        value =
          number(words, alone) ??
          number(words, /^([\d,]+) by year only$/) ??
          number(row.querySelector("td")?.textContent, alone);
      else
        value =
          number(words, /^All ([\d,]+) \(/) ??
          number(words, alone) ??
          number(words, /^([\d,]+)\D/) ??
          number(words, /[^\s\d,]([\d,]+)$/);
      // The month of the last senior contact, which may be a year alone.
      if (spoken?.includes(", last in ")) value = null;
      // The link of a tile itself; others in it are ways to look at what it tells.
      if (value === null && card?.querySelector("a") === link) {
        value =
          [...card.querySelectorAll("p")]
            .map((line) => number(line.textContent, alone))
            .find((found) => found !== null) ?? null;
      }
      if (value === null) {
        if (counts(spoken) || counts(words)) orphans.push(`${spoken ?? words} → ${address}`);
        return [];
      }
      // What is told beside the number has a link of its own.
      const [, place, more] = /^(.+): .*, ([\d,]+) more known only to the year$/.exec(spoken ?? "") ?? [];
      if (
        place &&
        !links.some((one) => one.getAttribute("aria-label") === `${place}: ${more} by year only, left out`)
      )
        orphans.push(`${spoken} → ${address}`);
      return [{ address, name: spoken ?? words, value }];
    });

    const rowsIn = (part: Element | null, value: number) =>
      ["tbody tr", "ol > li", "ul > li"].some((rows) => part?.querySelectorAll(rows).length === value);
    const main = document.querySelector("main");
    const texts = main && document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let text = texts?.nextNode(); text; text = texts?.nextNode()) {
      const at = text.parentElement;
      if (!at || !counts(text.textContent) || at.closest("a[href], nav, style, script, [aria-hidden='true']"))
        continue;
      const tile = at.closest("[data-keep-together]");
      if (
        tile &&
        number(at.textContent, alone) !== null &&
        isList(tile.querySelector("a")?.getAttribute("href") ?? "")
      )
        continue;
      // The scale of a map, and of what waits to be read its own words.
      if (at.closest("figure li:has(> span[aria-hidden]:first-child)") || at.closest("#reports li")) continue;
      // A heading, and what unfolds a list, stand by the very rows.
      const head = at.closest("summary, h3");
      const told = number(head?.textContent, /([\d,]+)\D*$/);
      if (head && told !== null && rowsIn(head.parentElement, told)) continue;
      orphans.push((at.closest("p, td, th, li, text, summary, h2, h3, div") ?? at).textContent ?? "");
    }
    return { figures, orphans };
  }, NO_COUNTS);
}

for (const person of ["officer", "leader", "partner"] as const satisfies Person[]) {
  test(`scenario 14, leader views: every figure on the dashboard and on My work is the length of the list it opens, for the ${person}`, async ({
    pageAs,
  }) => {
    test.setTimeout(600_000);
    const page = await pageAs(person);
    const checked = new Map<string, number>();
    const most = person === "leader" ? 80 : 40;
    for (const [dashboard, least] of [
      ["/", person === "partner" ? -1 : 0],
      ["/dashboards", most],
      ["/dashboards?months=3&column=3", most],
      ["/dashboards?months=year", most],
    ] as const) {
      await page.goto(dashboard);
      const { figures, orphans } = await figuresOn(page);
      expect(figures.length, "links with figures").toBeGreaterThan(least);
      // My work shows the records themselves.
      if (dashboard !== "/") expect.soft(orphans, `numbers of ${dashboard} that open no list`).toEqual([]);
      for (const { address, name, value } of figures) {
        if (address.startsWith("#")) {
          expect.soft(await page.locator(address).getByRole("listitem").count(), name).toBe(value);
          continue;
        }
        let total = checked.get(address);
        if (total === undefined) {
          const list = await page.request.get(address);
          expect(list.status(), address).toBe(200);
          total = totalOfHtml(await list.text());
          checked.set(address, total);
        }
        expect.soft(total, `${name} → ${address}`).toBe(value);
      }
    }
    expect(checked.size).toBeGreaterThan(30);
    // Who sees a part of the record only is told so where it is added up, and whose side is the own one.
    const part = page.getByRole("status").filter({ hasText: "You see part of the record" });
    await expect(part).toHaveCount(person === "partner" ? 1 : 0);
    if (person === "partner")
      await expect(part).toContainText("Own side is the United States, whose record this is.");
    if (person === "leader") {
      expect([...checked.keys()]).toEqual(
        expect.arrayContaining(["/reviews", "/reviews?part=overdue", "/crises?state=running"]),
      );
      expect(checked.get("/reviews")).toBeGreaterThan(0);
    }
  });
}

/** How many rows the HTML of a list says it holds; those of a list on one page are counted. A browser takes longer to read it than the product to write it. */
function totalOfHtml(html: string): number {
  const main = /<main\b.*<\/main>/s.exec(html)?.[0] ?? "";
  const range = /<nav\b[^>]*\baria-label="Pages of.*?<p\b[^>]*>(.*?)<\/p>/s.exec(main)?.[1];
  if (range === undefined) {
    const bodies = main.match(/<tbody\b.*?<\/tbody>/gs) ?? [];
    return bodies.reduce((sum, body) => sum + (body.match(/<tr\b/g)?.length ?? 0), 0);
  }
  const words = range.replaceAll(/<!--.*?-->|<[^>]*>/g, "").trim();
  return words.startsWith("No ") ? 0 : Number(/of ([\d,]+)$/.exec(words)?.[1]?.replaceAll(",", ""));
}

test("the tiles open lists that a person can count", async ({ pageAs }) => {
  const page = await pageAs("leader");
  await page.goto("/dashboards");
  await page.getByRole("link", { name: "Engagements held" }).first().click();
  await page.waitForURL(/\/engagements\?/);
  const total = await totalOfList(page);
  let rows = 0;
  for (;;) {
    rows += await page.locator("tbody tr").count();
    const next = page.getByRole("link", { name: "Next", exact: true });
    if ((await next.count()) === 0) break;
    const before = page.url();
    await next.click();
    await page.waitForURL((url) => url.href !== before);
  }
  expect(rows).toBe(total);
});

test("what a country was invited to and declined stands on its page, opens just that and counts nowhere else", async ({
  pageAs,
}) => {
  const page = await pageAs("leader");
  await page.goto("/countries/FJI");
  const link = page.getByRole("link", { name: /^Invited, declined: \d+$/ });
  const declined = Number(/\d+$/.exec((await link.textContent()) ?? "")?.[0]);
  await link.click();
  await page.waitForURL(/\/engagements\?declined=FJI$/);
  await expect(page.getByRole("list", { name: "Filters in force" })).toContainText("Invited, declined: Fiji");
  expect(await totalOfList(page)).toBe(declined);
  expect(declined).toBeGreaterThan(0);
  await page.goto("/engagements?country=FJI&declined=FJI");
  await expect(page.getByRole("heading", { name: "Engagements", level: 1 })).toBeVisible();
  await expect(page.locator("tbody tr")).toHaveCount(0);
});

/** Every look at what the record adds up to. */
const VIEWS = [
  ...[1, 3, 6, 12, "year"].map((months) => `/dashboards?months=${months}`),
  "/dashboards?gap=12",
  "/countries?coverage=covered",
  "/countries?coverage=covered&view=contacts",
  "/countries/JPN",
  "/objectives",
  "/objectives/LOE1-01",
  "/commitments",
  "/exercises?view=planner",
  "/exercises?view=calendar",
  "/engagements?when=all&view=calendar",
  "/engagements?when=all&view=map",
  "/engagements?when=all&view=timeline",
  "/reviews?part=overdue",
] as const;

test("scenario 14, leader views: each opens without an error for leader, officer, admin and somebody who covers nothing", async ({
  pageAs,
  browser,
}) => {
  test.setTimeout(300_000);
  const admin = await pageAs("admin");
  const email = `covers.nothing.${Date.now().toString(36)}@test.example`;
  const password = "slate otter under bridge";
  await admin.goto("/admin/users/new");
  await admin.getByLabel("Email").fill(email);
  await admin.getByLabel("First password").fill(password);
  await admin.getByLabel("Name", { exact: true }).fill("Marlow Wren");
  await admin.getByRole("button", { name: "Create account" }).click();
  await admin.waitForURL(/\/admin\/users\/[0-9a-f-]{36}(\?created=1)?$/);
  const newcomer = await (await browser.newContext()).newPage();
  await trySignIn(newcomer, email, password);
  await expect(newcomer.getByRole("heading", { name: "My work", level: 1 })).toBeVisible();

  const waiting = (page: Page) => page.getByRole("link", { name: "Waiting for my approval", exact: true });
  for (const [page, approves] of [
    [await pageAs("leader"), true],
    [await pageAs("officer"), false],
    [admin, false],
    [newcomer, false],
  ] as const) {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    for (const view of VIEWS) {
      const answer = await page.goto(view);
      expect(answer?.status(), view).toBe(200);
      await expect(page.getByRole("heading", { level: 1 }), view).toBeVisible();
      expect(errors, view).toEqual([]);
    }
    // Of the posts that approve only the leader holds one.
    await page.goto("/dashboards");
    await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
    await expect(waiting(page)).toHaveCount(approves ? 1 : 0);
  }
  await expect(newcomer.getByText("Nothing to add up yet")).toBeVisible();
  await expect(newcomer.getByRole("link", { name: "Engagements held", exact: true })).toBeVisible();
  await newcomer.context().close();
});

test("scenario 14, leader views: this year stands beside the same months of the last, and a period nobody knows is told of", async ({
  pageAs,
}) => {
  const page = await pageAs("leader");
  const months = new Date().getUTCMonth();
  await page.goto("/dashboards");
  await expect(page.getByText("could not be read")).toHaveCount(0);
  const year = page
    .getByRole("navigation", { name: "Complete months" })
    .getByRole("link", { name: "This year" });
  await expect(year).toHaveCount(months === 0 ? 0 : 1);
  if (months > 0) {
    await year.click();
    await page.waitForURL("**/dashboards?months=year");
    await expect(page.getByText(/Of this year its complete months count/)).toBeVisible();
    await expect(
      page.getByText(
        /(more than|fewer than|As many as|None on record) in the same months? of the year before/,
      ),
    ).toBeVisible();
    const chart = page.getByRole("region", { name: "Held by month" });
    await expect(chart.locator("tbody tr")).toHaveCount(months);
  }
  const told = (text: string) => page.getByRole("status").filter({ hasText: text });
  await page.goto("/dashboards?months=13");
  await expect(told('"13" is no period of this page: the last 12 complete months are shown.')).toBeVisible();
  await expect(
    page.getByRole("navigation", { name: "Complete months" }).getByRole("link", { name: "12", exact: true }),
  ).toHaveAttribute("aria-current", "page");
  await page.goto("/countries?region=Atlantis");
  await expect(told('"Atlantis" is no value of the filter "region" and was left out.')).toBeVisible();
});

test("scenario 14, leader views: another period changes the columns to exactly its months, others put three into one, and they add up to its total", async ({
  pageAs,
}) => {
  const page = await pageAs("leader");
  const number = (text: string | null | undefined) => Number((text ?? "").replace(/\D/g, ""));
  /** How many columns there are, and what they hold together. */
  const count = async () => {
    const chart = page.getByRole("region", { name: /^Held by (month|three months)$/ });
    const heads = await chart.locator("thead th").allTextContents();
    const rows = await chart.locator("tbody tr").all();
    let held = 0;
    for (const row of rows)
      held += number((await row.locator("td").allTextContents())[heads.indexOf("Total")]);
    const elsewhere = /([\d,]+) more\s+are counted in the total/.exec((await chart.textContent()) ?? "")?.[1];
    const tile = page.locator("[data-keep-together]", {
      has: page.getByRole("link", { name: "Engagements held", exact: true }),
    });
    expect(held + number(elsewhere)).toBe(number(await tile.getByText(/^[\d,]+$/).textContent()));
    return { columns: rows.length, held };
  };
  for (const months of [1, 3, 6, 12]) {
    await page.goto(`/dashboards?months=${months}`);
    const { columns, held } = await count();
    expect(columns).toBe(months);
    const inColumn = page.getByRole("navigation", { name: "Months in a column" });
    await expect(inColumn).toHaveCount(months === 1 ? 0 : 1);
    if (months === 1) continue;
    await inColumn.getByRole("link", { name: "3" }).click();
    await expect(page.getByRole("region", { name: "Held by three months" })).toBeVisible();
    expect(await count()).toEqual({ columns: months / 3, held });
  }
});

/** The months of a column of the last contacts from top to bottom, as numbers that grow with time. */
async function monthsOf(page: Page, level: string): Promise<number[]> {
  const names = await page
    .getByRole("table", { name: "Last contact by level" })
    .getByRole("link", { name: new RegExp(`, ${level}: `) })
    .evaluateAll((links) => links.map((link) => link.getAttribute("aria-label") ?? ""));
  return names.map((name) => {
    const [, month, year] = /: (?:(\w{3}) )?(\d{4}) /.exec(name) ?? [];
    return Number(year) * 100 + (month ? new Date(`1 ${month} 2000`).getMonth() + 1 : 0);
  });
}

test("scenario 14, leader views: each country and level has one last contact, the first row of the list it opens, and none planned", async ({
  pageAs,
}) => {
  const page = await pageAs("leader");
  await page.goto("/dashboards");
  await page.getByRole("link", { name: "Last contact by level" }).click();
  await page.waitForURL("**/countries?coverage=covered&view=contacts");
  const matrix = page.getByRole("table", { name: "Last contact by level" });
  const list = await page.context().newPage();
  for (const country of ["Australia", "Japan", "Philippines"])
    for (const level of ["any senior contact", "three stars", "less senior"]) {
      const cell = matrix.getByRole("link", { name: new RegExp(`^${country}, ${level}: `) });
      await expect(cell).toHaveCount(1);
      const shown = /: (\w{3}) (\d{4}) (?:.+ ago|This month), (?:recent|ageing|old)$/.exec(
        (await cell.getAttribute("aria-label")) ?? "",
      );
      await list.goto((await cell.getAttribute("href")) ?? "");
      const first = list.locator("main tbody tr").first();
      await expect(first).toContainText(shown?.[1] ?? "no month");
      await expect(first).toContainText(shown?.[2] ?? "no year");
      await expect(list.locator("tbody").getByText(/^(Proposed|Planned|Confirmed|Cancelled)$/)).toHaveCount(
        0,
      );
    }

  // The longest without contact first, and turned round the latest.
  const sorted = async () => {
    const months = await monthsOf(page, "three stars");
    expect(months.length).toBeGreaterThan(5);
    return months;
  };
  await matrix.getByRole("link", { name: "Three stars", exact: true }).click();
  await page.waitForURL(/by=THREE_STAR/);
  const stalest = await sorted();
  expect(stalest).toEqual(stalest.toSorted((one, other) => one - other));
  await matrix.getByRole("link", { name: "Three stars", exact: true }).click();
  await page.waitForURL(/by=-THREE_STAR/);
  expect(await sorted()).toEqual(stalest.toSorted((one, other) => other - one));
});

test("the last contacts of an officer are those of the own countries, and are read on a phone", async ({
  pageAs,
}) => {
  const page = await pageAs("officer", { width: 390 });
  await page.goto("/countries?view=contacts");
  const rows = page.getByRole("table", { name: "Last contact by level" }).getByRole("rowheader");
  const own = await rows.count();
  await expect(page.getByText(`${own} countries.`)).toContainText("Only your countries are counted.");
  for (const country of ["Japan", "Australia"])
    await expect(rows.filter({ hasText: country })).toHaveCount(1);
  await expect(rows.filter({ hasText: "Canada" })).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("on a phone the map opens where the officer's countries lie, not on the Americas", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/dashboards");
  const japan = page.getByRole("figure").getByRole("link", { name: /^Japan: / });
  // Up and down only: sideways the map must have scrolled by itself.
  await page
    .getByRole("heading", { name: "Held by country" })
    .evaluate((heading) => heading.scrollIntoView());
  await expect(japan).toBeInViewport();
});
