import { addressUnder, FAMILIES, parameterFolders } from "./families";
import { expect, PEOPLE, test } from "./fixtures";
import { addresses } from "./routes";

/** Addresses that are meant for people who are not signed in. */
const OPEN = ["/sign-in", "/api/health"];

test.describe("signed out", () => {
  for (const address of addresses("page").filter((path) => !OPEN.includes(path))) {
    test(`${address} leads to the sign-in page and shows nothing`, async ({ request }) => {
      const response = await request.get(address, { maxRedirects: 0 });
      expect(response.status()).toBe(307);
      expect(response.headers().location).toMatch(/^(http:\/\/localhost:\d+)?\/sign-in/);
      expect(await response.text()).not.toMatch(/[A-Z]{3,5}-\d{4}-[A-Z]{3}-\d{4}/);
    });
  }

  for (const address of addresses("route").filter((path) => !OPEN.includes(path))) {
    test(`${address} is refused`, async ({ request }) => {
      const response = await request.get(address, { maxRedirects: 0 });
      expect([307, 401, 404, 405]).toContain(response.status());
    });
  }

  test("a forged session opens nothing", async ({ request }) => {
    const response = await request.get("/engagements", {
      maxRedirects: 0,
      headers: { cookie: "rapport-session=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.BBBB.CCCC" },
    });
    expect(response.status()).toBe(307);
  });
});

test("admin pages do not exist for those who are not admins", async ({ pageAs }) => {
  for (const person of PEOPLE.filter((name) => name !== "admin")) {
    const { request } = await pageAs(person);
    for (const address of addresses("page").filter((path) => path.startsWith("/admin")))
      expect((await request.get(address)).status(), `${person} at ${address}`).toBe(404);
  }
});

const PARAMETERS = [...addresses("page", { isRaw: true }), ...addresses("route", { isRaw: true })];

test("each address that names a record is in the table of who gets nothing from it", () => {
  expect(Object.keys(FAMILIES).sort()).toEqual(parameterFolders(PARAMETERS));
});

for (const [folder, family] of Object.entries(FAMILIES)) {
  if ("isOpen" in family)
    test(`${folder} is open to everybody who is signed in`, async ({ pageAs }) => {
      for (const person of PEOPLE) {
        const { request } = await pageAs(person);
        for (const sample of family.samples)
          expect((await request.get(sample)).status(), `${person} at ${sample}`).toBe(200);
      }
    });
  if (!("closedTo" in family)) continue;
  const { list, record, seenBy, closedTo } = family;
  test(`a record under ${folder} that is closed to somebody is closed at every address below it`, async ({
    pageAs,
  }) => {
    test.setTimeout(300_000);
    const reader = await pageAs(seenBy);
    const open = new Map<string, string>();
    for (const page of [1, 2, 3]) {
      const known = open.size;
      await reader.goto(`${list}${list.includes("?") ? "&" : "?"}page=${page}`);
      const links = await reader
        .locator("main a[href]")
        .evaluateAll((all) => all.map((link) => [(link as HTMLAnchorElement).pathname, link.textContent]));
      for (const [pathname, text] of links) {
        const id = record.exec(pathname ?? "")?.[1];
        const words = text?.trim();
        if (id && words) open.set(id, words);
      }
      if (open.size === known) break;
    }
    const below = PARAMETERS.filter((path) => path === folder || path.startsWith(`${folder}/`));
    expect(below.length).toBeGreaterThan(0);
    for (const person of closedTo) {
      const page = await pageAs(person);
      const ask = (path: string) => page.request.get(path, { maxRedirects: 0 });
      // The frame names its own viewer and pages.
      const frame = await (await ask("/nothing-is-here")).text();
      let closed = 0;
      for (const [id, words] of open) {
        if (frame.includes(words) || (await ask(addressUnder(folder, folder, id))).status() === 200) continue;
        for (const path of below.map((path) => addressUnder(folder, path, id))) {
          const answer = await ask(path);
          expect(answer.status(), `${person} at ${path}`).toBe(404);
          expect(await answer.text(), `${person} at ${path}`).not.toContain(words);
        }
        if (++closed === 3) break;
      }
      expect(closed, `records closed to the ${person}`).toBeGreaterThan(0);
    }
  });
}

test("what does not exist answers 404 in plain words", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const wrong = [
    "/engagements/KLE-1999-XXX-9999",
    "/engagements/not-a-reference",
    "/engagements/%00",
    "/countries/QQQ",
    "/countries/jp'--",
    "/crises/CR-1900-NOWHERE",
    "/people/not-an-id",
    "/exercises/no-such-series",
    "/exercises/unitas/EX-UNITAS-99",
    "/exercises/balikatan/EX-UNITAS-25",
    "/exercises/template",
    "/commitments/not-an-id",
    "/objectives/NO-SUCH",
    "/engagements/KLE-1999-XXX-9999/prepare",
    "/nowhere",
  ];
  for (const address of wrong) {
    const response = await page.request.get(address);
    expect(response.status(), address).toBeGreaterThanOrEqual(400);
    expect(response.status(), address).toBeLessThan(500);
    expect(await response.text(), address).not.toMatch(/\bat .+\.(js|ts):\d+/);
  }
});

test("a list says that a page was asked for which is none", async ({ pageAs }) => {
  const page = await pageAs("leader");
  const lists = ["engagements", "commitments", "people", "posts", "reviews", "outcomes/to-check", "inbox"];
  for (const list of lists) {
    await page.goto(`/${list}?page=abc`);
    await expect(
      page.getByText('"abc" is no value of the filter "page" and was left out.'),
      list,
    ).toBeVisible();
  }
});

test("bad filters never break a list", async ({ pageAs }) => {
  const page = await pageAs("leader");
  const bad = [
    "/engagements?page=-1",
    "/engagements?page=99999999999",
    "/engagements?from=31-12-26&to=2026-02-31",
    "/engagements?country=ZZZ&type=NOPE&status=WRONG&sort=drop",
    `/engagements?q=${encodeURIComponent("'); drop table engagement; --")}`,
    `/search?q=${"x".repeat(2000)}`,
    "/search?q=%F0%9F%98%80%00",
    "/commitments?state=late&side=MIDDLE&page=abc",
    "/dashboards?months=1000000",
    "/people?page=NaN",
    "/exercises?view=planner&year=20260&country=zz&health=PINK",
    "/exercises?view=calendar&month=2026-13",
    "/exercises?view=lessons&state=late&owner=%00&sort=x&page=NaN&q=%00",
    "/exercises?view=milestones&from=2026-13-01&kind=TEA&series=%2F&page=-1",
    "/countries?region=%22%3E%3Cscript%3E",
  ];
  for (const address of bad) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBeLessThan(500);
    await expect(page.getByRole("main")).toBeVisible();
  }
});
