import type { Page } from "@playwright/test";
import { totalOfList } from "./app";
import { expect, type Person, test } from "./fixtures";

type Figure = { address: string; name: string; value: number };

/** Every link on the page that stands for a number, with the number it shows: tiles, chart marks, map shapes, rows. */
async function figuresOn(page: Page): Promise<Figure[]> {
  // What is folded away counts too.
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll("main details")) fold.setAttribute("open", "");
  });
  return page.evaluate(() => {
    const number = (text: string | null | undefined, shape: RegExp) => {
      const found = shape.exec((text ?? "").trim())?.[1];
      return found === undefined ? null : Number(found.replaceAll(",", ""));
    };
    const alone = /^([\d,]+)$/;
    return [...document.querySelectorAll<HTMLAnchorElement | SVGAElement>("main a[href]")].flatMap((link) => {
      const address = link.getAttribute("href") ?? "";
      if (!/^\/(engagements|commitments|countries)\?|^\/reviews\b/.test(address)) return [];
      const spoken = link.getAttribute("aria-label") ?? link.querySelector("title")?.textContent ?? null;
      const words = (link.textContent ?? "").trim();
      const row = link.closest("tr");
      const card = link.closest("[data-keep-together]");
      let value: number | null = null;
      if (link.closest("svg")) value = number(spoken ?? words, /: ([\d,]+)( engagements? held)?$/);
      else if (row) value = number(words, alone) ?? number(row.querySelector("td")?.textContent, alone);
      else value = number(words, alone) ?? number(words, /^([\d,]+)\D/) ?? number(words, /[^\s\d,]([\d,]+)$/);
      if (value === null && card) {
        value =
          [...card.querySelectorAll("p")]
            .map((line) => number(line.textContent, alone))
            .find((found) => found !== null) ?? null;
      }
      return value === null ? [] : [{ address, name: spoken ?? words, value }];
    });
  });
}

for (const person of ["officer", "leader", "partner"] as const satisfies Person[]) {
  test(`scenario 14, leader views: every figure on the dashboard is the length of the list it opens, for the ${person}`, async ({
    pageAs,
  }) => {
    test.setTimeout(600_000);
    const page = await pageAs(person);
    const checked = new Map<string, number>();
    for (const dashboard of ["/dashboards", "/dashboards?months=3"]) {
      await page.goto(dashboard);
      const figures = await figuresOn(page);
      expect(figures.length, "links with figures").toBeGreaterThan(person === "leader" ? 80 : 40);
      for (const { address, name, value } of figures) {
        let total = checked.get(address);
        if (total === undefined) {
          const list = await page.request.get(address);
          expect(list.status(), address).toBe(200);
          total = await totalOfHtml(page, await list.text());
          checked.set(address, total);
        }
        expect.soft(total, `${name} → ${address}`).toBe(value);
      }
    }
    expect(checked.size).toBeGreaterThan(30);
    if (person === "leader") {
      expect([...checked.keys()]).toEqual(expect.arrayContaining(["/reviews", "/reviews?part=overdue"]));
      expect(checked.get("/reviews")).toBeGreaterThan(0);
    }
  });
}

/** How many rows the HTML of a list says it holds, read without running its scripts; a list on one page is counted. */
async function totalOfHtml(page: Page, html: string): Promise<number> {
  return page.evaluate((source) => {
    const list = new DOMParser().parseFromString(source, "text/html");
    const range = list.querySelector("nav[aria-label^='Pages of'] p")?.textContent?.trim();
    if (range === undefined) return list.querySelectorAll("main tbody tr").length;
    return range.startsWith("No ") ? 0 : Number(/of ([\d,]+)$/.exec(range)?.[1]?.replaceAll(",", ""));
  }, html);
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
