import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../lib/auth/demo-accounts";

export { expect };

export type Person = "officer" | "leader" | "admin" | "partner";
export const PEOPLE: readonly Person[] = ["officer", "leader", "admin", "partner"];

const sessions = new Map<Person, Awaited<ReturnType<BrowserContext["storageState"]>>>();

function emailOf(person: Person): string {
  const account = DEMO_ACCOUNTS.find(({ email }) => email.startsWith(person));
  if (!account) throw new Error(`no demonstration account for ${person}`);
  return account.email;
}

/** Signs in through the form, as a person would. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(emailOf(person));
  await page.getByLabel("Password").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

async function sessionOf(browser: Browser, person: Person) {
  const known = sessions.get(person);
  if (known) return known;
  const context = await browser.newContext();
  await signIn(await context.newPage(), person);
  const state = await context.storageState();
  sessions.set(person, state);
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

export const test = base.extend<Fixtures>({
  context: async ({ context }, use) => {
    const broken: string[] = [];
    notePolicy(context, broken);
    await use(context);
    expect(broken, "what the policy forbids").toEqual([]);
  },
  pageAs: async ({ browser }, use) => {
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
    for (const context of contexts) await context.close();
    expect(foreign, "requests to other hosts").toEqual([]);
    expect(broken, "what the policy forbids").toEqual([]);
  },
});
