import type { APIResponse } from "@playwright/test";
import { type BenchPage, NO_PAGE, PAGES } from "../scripts/bench/pages";
import { firstLoadBytes } from "../scripts/bench/probe-http";
import { expect, test } from "./fixtures";

// That no page breaks its policy is held by the fixtures, for every page that any test opens.

function policyOf(answer: APIResponse): Map<string, string[]> {
  const text = answer.headers()["content-security-policy"] ?? "";
  return new Map(text.split("; ").map((part) => [part.split(" ")[0] ?? "", part.split(" ").slice(1)]));
}

test("every answer says how browsers must treat it", async ({ pageAs, request }) => {
  const { request: officer } = await pageAs("officer");
  const html = await (await officer.get("/")).text();
  const script = /src="(\/_next\/static\/[^"]+\.js)/.exec(html)?.[1] ?? "";
  const answers = {
    page: await officer.get("/engagements"),
    "the sign-in page": await request.get("/sign-in"),
    "the way to the sign-in page": await request.get("/engagements", { maxRedirects: 0 }),
    "a page that is not there": await officer.get("/nowhere"),
    "an export": await officer.get("/api/exports/engagements?country=JPN"),
    "a file that is not there": await officer.get("/api/attachments/00000000-0000-7000-8000-000000000000"),
    "an address that cannot be read": await officer.get("/%ff"),
    "a form from elsewhere": await officer.post("/", { headers: { origin: "https://elsewhere.example" } }),
    "the health of the product": await request.get("/api/health"),
    script: await officer.get(script),
  };
  for (const [name, answer] of Object.entries(answers)) {
    const headers = answer.headers();
    expect.soft(headers, name).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect.soft(headers["x-powered-by"], name).toBeUndefined();
    const policy = policyOf(answer);
    expect.soft(policy.get("default-src"), name).toEqual(["'none'"]);
    expect.soft(policy.get("frame-ancestors"), name).toEqual(["'none'"]);
    expect.soft([...policy.values()].flat().join(" "), name).not.toMatch(/unsafe|\*|data:|https?:/);
    if (name === "script") expect.soft(headers["cache-control"], name).toContain("immutable");
    else expect.soft(headers["cache-control"], name).toMatch(/^private, no-store$/);
  }
});

test("the framework's own way to smaller pictures, which pages do without, is closed", async ({
  request,
}) => {
  const answer = await request.get("/_next/image?url=%2Ficon.svg&w=640&q=75");
  expect(answer.status()).toBe(404);
});

test("the session is kept for this host alone, and from scripts", async ({ pageAs }) => {
  const page = await pageAs("officer");
  await page.goto("/");
  const kept = await page.context().cookies();
  expect(kept).toMatchObject([
    { name: "rapport-session", domain: "localhost", path: "/", httpOnly: true, sameSite: "Lax" },
  ]);
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("what is slipped into a page does not run, and each page has a nonce of its own", async ({
  browser,
  baseURL,
  request,
}) => {
  const nonces = new Set<string>();
  for (let turn = 0; turn < 3; turn++) {
    const policy = policyOf(await request.get("/sign-in"));
    const nonce = policy.get("script-src")?.find((source) => source.startsWith("'nonce-"));
    expect(policy.get("style-src")).toContain(nonce);
    nonces.add(nonce ?? "");
  }
  expect(nonces.size).toBe(3);

  // A context of its own: here the policy is meant to be broken.
  const context = await browser.newContext({ baseURL: baseURL ?? "" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  const refused = await page.evaluate(async () => {
    const found: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => found.push(event.effectiveDirective));
    const box = document.createElement("div");
    document.body.append(box);
    box.innerHTML = '<img src="data:image/png;base64,x" onerror="window.name = 1"><p style="color: red"></p>';
    box.innerHTML += "<style>h1 { display: none }</style>";
    box.innerHTML += '<iframe src="/sign-in"></iframe><form action="https://elsewhere.example"></form>';
    box.querySelector("form")?.requestSubmit();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const heading = document.querySelector("h1");
    return {
      directives: [...new Set(found)].sort(),
      ran: window.name,
      heading: heading && getComputedStyle(heading).display,
    };
  });
  expect(refused).toEqual({
    directives: [
      "form-action",
      "frame-src",
      "img-src",
      "script-src-attr",
      "style-src-attr",
      "style-src-elem",
    ],
    ran: "",
    heading: "block",
  });

  // As a page would come in which somebody else's words were taken for markup.
  const other = await context.newPage();
  await other.route("**/sign-in", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace("<main", "<script>window.name = 'slipped in'</script><main");
    await route.fulfill({ response, body });
  });
  const told = other.waitForEvent("console", (message) => /inline script/.test(message.text()));
  await other.goto("/sign-in");
  expect((await told).text()).toContain("Content Security Policy");
  expect(await other.evaluate(() => window.name)).toBe("");
  await context.close();
});

test("a page that a link led to says as of when it is on paper", async ({ pageAs }) => {
  const page = await pageAs("officer");
  await page.goto("/engagements");
  await page.locator('main table a[href^="/engagements/"]').first().click();
  await page.waitForURL(/\/engagements\/[A-Z]+-/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  const note = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--print-note"));
  await expect.poll(note).toContain(page.url().split("/").at(-1));
});

test("the dashboard brings at most a quarter more script than a page with nothing on it", async ({
  pageAs,
  baseURL,
}) => {
  const page = await pageAs("leader");
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const bytes = (of: BenchPage) => firstLoadBytes(baseURL ?? "", of, cookie);
  expect((await bytes(PAGES.dashboard)) / (await bytes(NO_PAGE))).toBeLessThanOrEqual(1.25);
});

test("a page is asked for when somebody goes there and not before", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("_rsc=")) asked.push(new URL(request.url()).pathname);
  });
  await page.goto("/engagements");
  const link = page.getByRole("navigation").getByRole("link", { name: "Countries", exact: true });
  await link.hover();
  await page.waitForLoadState("networkidle");
  expect(asked).toEqual([]);
  await link.click();
  await page.waitForURL("**/countries");
  expect(asked).toEqual(["/countries"]);
});
