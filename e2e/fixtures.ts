import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../lib/auth/demo-accounts";

export { expect };

export type Person = "officer" | "leader" | "admin" | "partner" | "deputy";
/** One of each kind; the deputy is an admin, too. */
export const PEOPLE: readonly Person[] = ["officer", "leader", "admin", "partner"];

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

const sessions = new Map<Person, { state: State; at: number }>();
/** A session that lies unused ends; one that was begun longer ago than this is begun anew. */
const KEPT_MS = 5 * 60_000;

function emailOf(person: Person): string {
  const account = DEMO_ACCOUNTS.find(({ email }) => email.startsWith(person));
  if (!account) throw new Error(`no demonstration account for ${person}`);
  return account.email;
}

/** Fills in the form of the sign-in page and sends it off. */
export async function trySignIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs in through the form, as a person would. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await trySignIn(page, emailOf(person), DEMO_PASSWORD);
  await expect(page).not.toHaveURL(/sign-in/);
}

async function sessionOf(browser: Browser, person: Person): Promise<State> {
  const known = sessions.get(person);
  if (known && Date.now() - known.at < KEPT_MS) return known.state;
  const context = await browser.newContext();
  await signIn(await context.newPage(), person);
  const state = await context.storageState();
  sessions.set(person, { state, at: Date.now() });
  await context.close();
  return state;
}

type Fixtures = {
  /** A page of this person's own browser; the form is filled in once per worker and person. */
  pageAs: (person: Person, options?: { colorScheme?: "light" | "dark"; width?: number }) => Promise<Page>;
};

/** What the browser was told by the page's policy not to do: no page may ask for such a thing. */
function notePolicy(context: BrowserContext, broken: string[]): void {
  context.on("console", (message) => {
    if (/content security policy|permissions policy/i.test(message.text())) broken.push(message.text());
  });
}

/** Nothing a page needs may come from another host: users sit on closed networks. The browser finds no other (playwright.config);
 * here is noted which it looked for. To stop each request and look at it would keep the browser from keeping files. */
function noteOtherHosts(context: BrowserContext, foreign: string[]): void {
  context.on("request", (request) => {
    const { protocol, hostname, href } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "localhost") foreign.push(href);
  });
}

/** Prints what the notices of the open pages said last: where a test fails on a machine that keeps no files, it is all there is. */
async function tellNotices(contexts: readonly BrowserContext[]): Promise<void> {
  for (const page of contexts.flatMap((context) => context.pages())) {
    const notices = await page.getByRole("alert").or(page.getByRole("status")).allInnerTexts();
    console.log(`${page.url()} said: ${notices.filter((text) => text.trim() !== "").join(" | ")}`);
  }
}

export const test = base.extend<Fixtures>({
  context: async ({ context }, use) => {
    const broken: string[] = [];
    notePolicy(context, broken);
    await use(context);
    expect(broken, "what the policy forbids").toEqual([]);
  },
  pageAs: async ({ browser }, use, info) => {
    const contexts: BrowserContext[] = [];
    const foreign: string[] = [];
    const broken: string[] = [];
    await use(async (person, { colorScheme = "light", width = 1440 } = {}) => {
      const context = await browser.newContext({
        storageState: await sessionOf(browser, person),
        colorScheme,
        viewport: { width, height: 900 },
      });
      contexts.push(context);
      noteOtherHosts(context, foreign);
      notePolicy(context, broken);
      return context.newPage();
    });
    if (info.status !== info.expectedStatus) await tellNotices(contexts);
    for (const context of contexts) await context.close();
    expect(foreign, "requests to other hosts").toEqual([]);
    expect(broken, "what the policy forbids").toEqual([]);
  },
});
