import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../lib/auth/demo-accounts";
import {
  dayFromNow,
  isForm,
  loseNextAnswer,
  openSection,
  pick,
  publish,
  startEngagement,
  startMeeting,
} from "./app";
import { expect, signIn, test } from "./fixtures";

/** How long what was typed may be on the screen alone. */
const UNKEPT_MS = 800;

/** From one letter to the next. */
const STROKE_MS = 40;

const effectOf = (page: Page) => page.getByLabel(/^Desired effect/);

async function startTyping(page: Page) {
  await page.goto("/engagements/new?type=BILAT&country=JPN");
  await effectOf(page).click();
}

const scrolled = (page: Page) => page.evaluate(() => window.scrollY);

/** How far below the top of the window the field stands, in pixels. */
const onScreen = (page: Page) => effectOf(page).evaluate((field) => field.getBoundingClientRect().top);

test("whoever types on while a save is under way loses no letter and stays where they are", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  await startTyping(page);
  await page.route("**/engagements/new**", async (route) => {
    if (isForm(route.request())) await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.fallback();
  });
  const text = Array.from({ length: 60 }, (_, index) => `w${String(index).padStart(3, "0")} `).join("");
  const before = await scrolled(page);
  const isRefused = page.waitForResponse((response) => isForm(response.request()));
  await page.keyboard.press("Control+Shift+Enter");
  await page.keyboard.type(text.slice(0, 200), { delay: 12 });
  await isRefused;
  await expect(page.getByRole("alert").filter({ hasText: "attention" })).toBeAttached();
  await page.keyboard.type(text.slice(200), { delay: 5 });

  await expect(effectOf(page)).toHaveValue(text);
  await expect(effectOf(page)).toBeFocused();
  // The summary above pushes the page down; what the writer looks at stays in its place on the screen.
  await expect(effectOf(page)).toBeInViewport();
  expect(await scrolled(page)).toBeGreaterThanOrEqual(before);
  await expect.poll(() => keptText(page)).toBe(text.trim());
});

test("a crash in the middle of a word loses the last moment at most", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const { clock } = page;
  await clock.install();
  await startTyping(page);
  // The time of the page, which a busy machine does not stretch.
  await clock.pauseAt(Date.now() + 60_000);
  const whole = "We agreed that the northern pier opens before the end of the year";
  for (const letter of whole) {
    await page.keyboard.type(letter);
    await clock.runFor(STROKE_MS);
  }
  await crash(page);

  const again = await page.context().newPage();
  await again.goto("/engagements/new");
  await again.getByRole("button", { name: "Bring it back" }).click();
  await expect(effectOf(again)).not.toHaveValue("");
  const kept = await effectOf(again).inputValue();
  expect(whole.startsWith(kept.trim())).toBe(true);
  const due = whole.slice(0, -UNKEPT_MS / STROKE_MS).trim();
  expect(kept.length).toBeGreaterThanOrEqual(due.length);
});

test("after signing in again in the same tab the form stands as it was left", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const isTold = tellsOfUse(page);
  await startTyping(page);
  await page.keyboard.type("They want the northern pier open by spring.");
  await isTold;
  for (let step = 0; step < 7; step++) await page.keyboard.press("ArrowLeft");
  expect(await scrolled(page)).toBeGreaterThan(0);
  const before = await onScreen(page);
  await page.context().clearCookies();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await signInAgain(page);

  await expect(page).toHaveURL(/\/engagements\/new\?type=BILAT&country=JPN$/);
  await expect(effectOf(page)).toHaveValue("They want the northern pier open by spring.");
  await expect(effectOf(page)).toBeFocused();
  await page.keyboard.type("early ");
  await expect(effectOf(page)).toHaveValue("They want the northern pier open by early spring.");
  expect(Math.abs((await onScreen(page)) - before)).toBeLessThanOrEqual(40);
});

test("each engagement that was begun and left is kept, whatever is begun after it, until it is brought back or let go", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const stamp = Date.now().toString(36);
  const [first, second, third] = ["Aardvark", "Badger", "Caribou"].map((name) => `${name} ${stamp}`);
  const title = page.getByLabel(/^Title/);
  const offers = page.getByRole("button", { name: /^Bring it back/ });
  const begin = async (words = "") => {
    await page.goto("/engagements/new");
    await typeTitle(page, words);
  };
  await begin(first);
  await begin(second);
  await expect(offers).toHaveText([`Bring it back (${first})`]);
  await begin(third);
  await expect(offers).toHaveText([second, first].map((name) => `Bring it back (${name})`));
  expect(await keptKeys(page)).toHaveLength(3);

  await page.goto("/");
  const section = page.getByRole("region", { name: "Not saved yet, on this device" });
  await expect(section.getByRole("link")).toHaveText(
    [third, second, first].map((name) => `New engagement: ${name}`),
  );
  await section.getByRole("button", { name: `Let it go (New engagement: ${second})` }).click();
  await section.getByRole("link", { name: `New engagement: ${first}` }).click();
  await expect(page.getByRole("button", { name: `Bring it back (${first})` })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(title).toHaveValue(first ?? "");
  await expect(offers).toHaveText([`Bring it back (${third})`]);

  // What was brought back lies where it lay, and goes with the record that it makes.
  await page.getByLabel("Type", { exact: true }).selectOption({ label: "Bilateral meeting" });
  await pick(page, "Countries", "Japan");
  await page.getByLabel("Date", { exact: true }).fill(dayFromNow(-1));
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.waitForURL(/\/engagements\/BILAT-/);
  const left = await kept(page);
  expect(left).toContain(third);
  expect(left).not.toContain(first);
  expect(left).not.toContain(second);
});

test("what two tabs type into the same form at once is kept of both", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const other = await page.context().newPage();
  await page.goto("/engagements/new");
  await other.goto("/engagements/new");
  await typeTitle(page, "Typed on the left");
  await typeTitle(other, "Typed on the right");
  await typeTitle(page, "Typed on the left, and on");
  expect(await kept(page)).toContain("Typed on the right");
  await other.reload();
  for (const words of ["Typed on the left, and on", "Typed on the right"])
    await expect(other.getByRole("button", { name: `Bring it back (${words})`, exact: true })).toBeVisible();
  await expect(other.getByRole("button", { name: /^Bring it back/ })).toHaveCount(2);
});

test("of one form the last ten are kept, and the form says which makes way for another", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  await page.goto("/engagements/new");
  await typeTitle(page, "Kept 0");
  await page.goto("/");
  await page.evaluate(() => {
    const [slot = ""] = Object.keys(localStorage).filter((name) => name.startsWith("rapport.draft."));
    const words = JSON.parse(localStorage.getItem(slot) ?? "{}");
    for (let nth = 1; nth < 10; nth++) {
      const keptAt = new Date(Date.parse(words.keptAt) - nth * 60_000).toISOString();
      const values = { ...words.values, title: `Kept ${nth}` };
      localStorage.setItem(`${slot}${nth}`, JSON.stringify({ ...words, keptAt, values }));
    }
  });
  await page.goto("/engagements/new");
  await expect(page.getByRole("button", { name: /^Bring it back/ })).toHaveCount(10);
  await expect(page.getByText(/for what you type anew the oldest makes way/)).toBeVisible();
  await typeTitle(page, "The eleventh");
  await expect(page.getByText(/^Saved \d\d:\d\d, on this device\. What you typed .* made way/)).toBeVisible();
  const left = await kept(page);
  expect(left).not.toContain("Kept 9");
  for (const words of ["Kept 0", "Kept 8", "The eleventh"]) expect(left).toContain(words);
  expect(await keptKeys(page)).toHaveLength(10);
});

test("a form whose draft was discarded in another tab keeps its words and makes a new record of them", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const title = `Saved unseen ${Date.now().toString(36)}`;
  await startEngagement(page, { type: "Bilateral meeting", country: "Japan", date: dayFromNow(20), title });
  await loseNextAnswer(page, { reached: true });
  const save = page.getByRole("button", { name: "Save as draft" });
  await save.click();
  await expect(page.getByRole("alert").filter({ hasText: "could not be reached" })).toBeVisible();

  const other = await page.context().newPage();
  await other.goto(`/engagements?q=${encodeURIComponent(title)}`);
  await other.getByRole("link", { name: title, exact: true }).click();
  await other.getByRole("button", { name: "Discard draft" }).click();
  const dialog = other.getByRole("dialog", { name: "Discard this draft?" });
  await dialog.getByLabel("Reason", { exact: true }).fill("Not meant to be.");
  await dialog.getByRole("button", { name: "Discard", exact: true }).click();
  await expect(other.getByRole("status").filter({ hasText: "The draft is discarded" })).toBeVisible();

  const id = page.locator("form", { has: save }).locator('input[name="id"]');
  const used = await id.inputValue();
  await save.click();
  await expect(page.getByRole("alert").filter({ hasText: "has been discarded since" })).toBeVisible();
  await expect(page.getByLabel(/^Title/)).toHaveValue(title);
  await expect(id).not.toHaveValue(used);
  await save.click();
  await page.waitForURL(/\/engagements\/BILAT-/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("what is chosen and typed before the page's scripts run is heard by them", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const scripts = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await scripts.promise;
    await route.fallback();
  });
  await page.goto("/engagements/new?country=JPN", { waitUntil: "commit" });
  const type = page.getByLabel("Type", { exact: true });
  const status = page.getByLabel("Status", { exact: true });
  const date = page.getByLabel("Date", { exact: true });
  const countries = page.getByRole("combobox", { name: "Countries" });
  await type.selectOption({ label: "Bilateral meeting" });
  await status.selectOption({ label: "Cancelled" });
  await date.fill("2026-03-09");
  await page.getByLabel(/^Title/).fill("Called off early");
  await countries.fill("France");
  scripts.resolve();

  await expect(page.getByLabel("Reason", { exact: true })).toBeVisible();
  await expect(date).toHaveAccessibleDescription("Monday 9 March 2026");
  await expect(page.getByRole("option", { name: /^France/ })).toBeVisible();
  await countries.press("Enter");
  await pick(page, "Countries", "Brazil");
  await expect(type).toHaveValue("BILAT");
  await expect(status).toHaveValue("CANCELLED");
  await expect(date).toHaveValue("2026-03-09");
  await expect(page.getByLabel(/^Title/)).toHaveValue("Called off early");
  await expect(page.getByRole("button", { name: "Remove France" })).toBeVisible();
});

test("a draft of a situation report outlives a crash, and what somebody else saved meanwhile is put together with it", async ({
  pageAs,
}) => {
  const [page, other] = [await pageAs("officer"), await pageAs("officer")];
  await page.goto(`${await openCrisis(page)}/sitreps/new`);
  await blufOf(page).fill("The pier is closed.");
  await page.getByLabel("Originator").fill("The watch");
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.waitForURL(/\/sitreps\/[^/]+\/edit$/);
  const address = page.url();
  await expect(blufOf(page)).toHaveValue("The pier is closed.");
  expect(await keptKeys(page), "what was saved is kept no more").toEqual([]);

  await blufOf(page).press("End");
  await page.keyboard.type(" Two ships wait.");
  await openSection(page, "Actions taken");
  await actionsOf(page).fill(TUG);
  await expect.poll(() => kept(page)).toContain(TUG);
  await expect(page.getByText(KEPT_LINE)).toBeVisible();
  await crash(page);

  await other.goto(address);
  // When the page's scripts start between the two steps of filling, what was chosen is let go and the words stand before the old ones.
  await expect(async () => {
    await blufOf(other).fill("The pier is open again.");
    expect(await blufOf(other).inputValue()).toBe("The pier is open again.");
  }).toPass();
  await other.getByLabel("Originator").fill("Defence attaché office, Tokyo");
  await other.getByRole("button", { name: "Save draft" }).click();
  await expect(other.getByRole("status").filter({ hasText: "The draft is saved." })).toBeVisible();

  const again = await page.context().newPage();
  await again.goto(address);
  await expect(blufOf(again)).toHaveValue("The pier is open again.");
  await again.getByRole("button", { name: "Bring it back" }).click();
  await expect(blufOf(again)).toHaveValue("The pier is closed. Two ships wait.");
  await expect(actionsOf(again)).toBeVisible();
  await expect(actionsOf(again)).toHaveValue(TUG);
  await again.getByRole("button", { name: "Save draft" }).click();
  const both = again.getByRole("region", { name: "Compare the versions" });
  const bluf = both.getByRole("group", { name: /^Bottom line up front/ });
  for (const words of ["The pier is closed.", "The pier is open again.", "Two ships wait."])
    await expect(bluf).toContainText(words);
  await expect(both.getByRole("region", { name: "Saved meanwhile, and stays" })).toContainText(
    "Defence attaché office, Tokyo",
  );
  await bluf.getByLabel(/The pier is open again/).check();
  await both.getByRole("button", { name: "Put these into the form" }).click();
  await expect(blufOf(again)).toHaveValue("The pier is open again.");
  await expect(again.getByLabel("Originator")).toHaveValue("Defence attaché office, Tokyo");
  await expect(actionsOf(again)).toBeVisible();
  await expect(actionsOf(again)).toHaveValue(TUG);
  await again.getByRole("button", { name: "Save draft" }).click();
  await expect(again.getByRole("status").filter({ hasText: "The draft is saved." })).toBeVisible();
  expect(await keptKeys(again)).toEqual([]);
  await again.reload();
  await expect(actionsOf(again)).toBeVisible();
  await expect(actionsOf(again)).toHaveValue(TUG);
  await expect(again.getByRole("button", { name: "Bring it back" })).toHaveCount(0);
});

test("a new situation report comes back with its sections open, and is let go for good", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const address = `${await openCrisis(page)}/sitreps/new`;
  await page.goto(address);
  await blufOf(page).fill("The pier is closed.");
  await openSection(page, "Actions taken");
  await actionsOf(page).fill(TUG);
  await page.getByLabel("Precedence").selectOption({ label: "Flash" });
  await page.getByRole("checkbox", { name: "Final report" }).check();
  await expect.poll(() => kept(page)).toContain('"isFinal":"on"');
  await page.close();

  const again = await page.context().newPage();
  await again.goto(address);
  await again.getByRole("button", { name: "Bring it back" }).click();
  await expect(blufOf(again)).toHaveValue("The pier is closed.");
  await expect(actionsOf(again)).toBeVisible();
  await expect(actionsOf(again)).toHaveValue(TUG);
  await expect(again.getByLabel("Precedence").locator("option:checked")).toHaveText("Flash");
  await expect(again.getByRole("checkbox", { name: "Final report" })).toBeChecked();

  // Words that were brought back are kept until they are saved.
  await again.reload();
  await again.getByRole("button", { name: "Let it go" }).click();
  await expect(again.getByRole("button", { name: "Bring it back" })).toHaveCount(0);
  await again.reload();
  await expect(blufOf(again)).toHaveValue("");
  await expect(again.getByRole("button", { name: "Bring it back" })).toHaveCount(0);
});

test("after signing in again in the same tab a log entry stands as it was left, and is added once", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const crisis = await openCrisis(page);
  const isTold = tellsOfUse(page);
  await page.goto(`${crisis}/log/new`);
  await isTold;
  const happened = page.getByLabel("What happened");
  await page.getByLabel("Kind", { exact: true }).selectOption({ label: "Incident" });
  await page.getByLabel("It happened").fill("2026-01-02 10:00");
  await page.getByLabel("Type of source").selectOption({ index: 1 });
  await happened.click();
  await page.keyboard.type("The master closed the northern pier.");
  for (let step = 0; step < "closed the northern pier.".length; step++)
    await page.keyboard.press("ArrowLeft");
  await page.context().clearCookies();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await signInAgain(page);

  await expect(page).toHaveURL(/\/log\/new$/);
  await expect(happened).toHaveValue("The master closed the northern pier.");
  await expect(happened).toBeFocused();
  await page.keyboard.type("of the harbour ");
  await expect(page.getByLabel("Kind", { exact: true }).locator("option:checked")).toHaveText("Incident");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL((url) => url.pathname === crisis);
  await expect(
    page.locator('li[id^="entry-"]', { hasText: "The master of the harbour closed the northern pier." }),
  ).toHaveCount(1);
  expect(await keptKeys(page)).toEqual([]);
  await page.goto(`${crisis}/log/new`);
  await expect(happened).toHaveValue("");
  await expect(page.getByRole("button", { name: "Bring it back" })).toHaveCount(0);
});

test("a comment of a closed tab is brought back, sent once, and leaves an empty form", async ({ pageAs }) => {
  const page = await pageAs("officer");
  await startMeeting(page, `Commented ${Date.now().toString(36)}`);
  await page.getByLabel(/^Purpose/).fill("Agree on the pier.");
  const address = `/engagements/${await publish(page)}`;
  await page.goto(address);
  await page.getByLabel("Add a comment").fill("They asked for the plans of the pier.");
  await expect.poll(() => kept(page)).toContain("plans of the pier");
  await page.close();

  const again = await page.context().newPage();
  await again.goto(address);
  await again.getByRole("button", { name: "Bring it back" }).click();
  const comment = again.getByLabel("Add a comment");
  await expect(comment).toHaveValue("They asked for the plans of the pier.");
  await again.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(again.getByRole("status").filter({ hasText: "Your comment stands above." })).toBeVisible();
  await expect(comment).toHaveValue("");
  // A click is no word: an empty form is nothing to keep.
  await comment.click();
  await comment.fill("And of the quay.");
  await expect.poll(() => kept(again)).toContain("And of the quay.");
  await comment.fill("");
  await expect.poll(() => keptKeys(again)).toEqual([]);
  await comment.fill("And of the quay.");
  await again.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(again.getByRole("listitem").filter({ hasText: "And of the quay." })).toHaveCount(1);
  await expect(again.getByRole("listitem").filter({ hasText: "plans of the pier" })).toHaveCount(1);
  await again.reload();
  await expect(again.getByRole("button", { name: "Bring it back" })).toHaveCount(0);
});

test("words are offered to nobody else who signs in on the machine, and to nobody after 30 days", async ({
  pageAs,
}) => {
  const page = await pageAs("admin");
  await page.goto("/objectives/new");
  const objective = page.getByLabel("Objective", { exact: true });
  await objective.fill("Japan keeps a watch on the northern pier.");
  await pick(page, "Owner's post", "a");
  const post = await page.getByRole("combobox", { name: /^Owner's post/ }).inputValue();
  await expect.poll(() => kept(page)).toContain("ownerPostId");
  await page.context().clearCookies();
  await signIn(page, "deputy");
  await page.goto("/objectives/new");
  await expect(objective).toHaveValue("");
  await expect(page.getByRole("button", { name: "Bring it back" })).toHaveCount(0);
  expect(await kept(page)).toContain("northern pier");

  await page.context().clearCookies();
  await signIn(page, "admin");
  await page.goto("/objectives/new");
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(objective).toHaveValue("Japan keeps a watch on the northern pier.");
  await expect(page.getByRole("combobox", { name: /^Owner's post/ })).toHaveValue(post);

  await page.context().clearCookies();
  // The form is left before its clock goes on: it keeps its words once more when it is.
  await page.goto("/sign-in");
  await page.clock.install({ time: Date.now() + 31 * 86_400_000 });
  await page.reload();
  await expect.poll(() => keptKeys(page)).toEqual([]);
});

test("a long text that was typed before the page's scripts ran is kept as well", async ({ pageAs }) => {
  const page = await pageAs("admin");
  let letScriptsRun = () => {};
  const mayRun = new Promise<void>((resolve) => {
    letScriptsRun = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await mayRun;
    await route.continue();
  });
  await page.goto("/objectives/new", { waitUntil: "commit" });
  const objective = page.getByLabel("Objective", { exact: true });
  await objective.fill("Early words of the eastern pier.");
  expect(await kept(page)).toBe("");
  letScriptsRun();
  await expect.poll(() => kept(page)).toContain("eastern pier");
  await expect(objective).toHaveValue("Early words of the eastern pier.");
});

test("a link inside the product loses no word of the last moment, and the words lie at the form's own address", async ({
  pageAs,
}) => {
  const page = await pageAs("admin");
  const objective = page.getByLabel("Objective", { exact: true });
  const loadedAt = () => page.evaluate(() => performance.timeOrigin);
  await page.goto("/objectives/new");
  await objective.fill("They go on about the western");
  await expect.poll(() => kept(page)).toContain("western");
  // From here on the moment never ends, however slow the machine is: what is kept is kept by leaving.
  await page.evaluate((moment) => {
    const later = window.setTimeout.bind(window);
    const laterUnlessKept = (run: () => void, after?: number) => (after === moment ? -1 : later(run, after));
    Object.assign(window, { setTimeout: laterUnlessKept });
  }, UNKEPT_MS);
  const opened = await loadedAt();
  await objective.press("End");
  await page.keyboard.type(" pier");
  expect(await kept(page)).not.toContain("western pier");
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Countries", exact: true })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Countries" })).toBeVisible();
  expect(await loadedAt(), "the page was not loaded anew").toBe(opened);
  expect(await kept(page)).toContain("western pier");

  await page.goto("/");
  await page
    .getByRole("region", { name: "Not saved yet, on this device" })
    .getByRole("link", { name: "New objective" })
    .click();
  await expect(page).toHaveURL(/\/objectives\/new(#|$)/);
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(objective).toHaveValue("They go on about the western pier");
});

test("My work tells whose words were never saved which they are, leads back to them, and shows them to nobody else", async ({
  pageAs,
}) => {
  const page = await pageAs("admin");
  const section = page.getByRole("region", { name: "Not saved yet, on this device" });
  const objective = page.getByLabel("Objective", { exact: true });
  const words = "Nobody but me reads of the southern pier.";
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(section).toHaveCount(0);
  await page.goto("/objectives/new");
  await objective.fill(words);
  await expect.poll(() => kept(page)).toContain("southern pier");

  await page.goto("/");
  await expect(section.getByRole("link", { name: "New objective" })).toBeVisible();
  await expect(page.getByRole("main"), "the words may be marked, and the page is not").not.toContainText(
    "southern pier",
  );
  await section.getByRole("button", { name: /^Let it go/ }).click();
  expect(await keptKeys(page)).toEqual([]);
  await section.getByRole("button", { name: /^Take it back/ }).press("Enter");
  await expect(section.getByRole("button", { name: /^Let it go/ })).toBeFocused();

  await page.context().clearCookies();
  await signIn(page, "deputy");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Let it go/ })).toHaveCount(0);
  await expect(section).toHaveCount(0);

  await page.context().clearCookies();
  await signIn(page, "admin");
  await page.goto("/");
  await section.getByRole("link", { name: "New objective" }).click();
  await expect(page.getByRole("button", { name: "Bring it back" })).toBeFocused();
  await page.getByRole("button", { name: "Bring it back" }).press("Enter");
  await expect(objective).toHaveValue(words);

  await page.goto("/");
  await section.getByRole("button", { name: /^Let it go/ }).click();
  await expect(section).toContainText("Let go");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await keptKeys(page)).toEqual([]);
  await expect(section).toHaveCount(0);
});

test("an answer to a promise comes back after its tab is gone, with what kind of answer it is", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const stamp = Date.now().toString(36).toUpperCase().slice(-5);
  const promise = `Send the tide tables ${stamp}`;
  await startMeeting(page, `Talks on tides ${stamp}`);
  await page.getByLabel(/^Purpose/).fill("Agree on the tides.");
  await openSection(page, "Commitments");
  await page.getByLabel("What was promised, promise 1").fill(promise);
  await page.getByLabel(`Owner of “${promise}”`).fill("Avery Whitlock");
  await page.getByLabel(`Due of “${promise}”`).fill("2031-05-06");
  await publish(page);
  await page.goto("/commitments?state=open&from=2031-05-06&to=2031-05-06");
  await page.getByRole("link", { name: promise }).click();
  const change = page.getByRole("region", { name: "What became of it" });
  await change
    .getByLabel("How it stands")
    .selectOption({ label: "Renegotiated, to another day or other words" });
  await change.getByLabel("New due date").fill("2031-06-07");
  await change.getByLabel("Why").fill("The tide gauge is broken.");
  await expect.poll(() => kept(page)).toContain("tide gauge");
  const address = page.url();
  await page.close();

  const again = await page.context().newPage();
  await again.goto(address);
  await again.getByRole("button", { name: "Bring it back" }).click();
  const answer = again.getByRole("region", { name: "What became of it" });
  await expect(answer.getByLabel("How it stands").locator("option:checked")).toContainText("Renegotiated");
  await expect(answer.getByLabel("New due date")).toHaveValue("2031-06-07");
  await expect(answer.getByLabel("In its new words")).toHaveValue(promise);
  await expect(answer.getByLabel("Why")).toHaveValue("The tide gauge is broken.");
  await answer.getByRole("button", { name: "Save how it stands" }).click();
  await expect(answer.getByRole("status").filter({ hasText: "Now due" })).toBeVisible();
  await expect.poll(() => keptKeys(again)).toEqual([]);
  await expect(answer.getByLabel("What was said")).toHaveValue("");
});

test("a reviewer's comment comes back after the tab is gone, and goes with the decision", async ({
  pageAs,
}) => {
  const [officer, leader] = [await pageAs("officer"), await pageAs("leader")];
  const title = `Talk on culverts ${Date.now().toString(36)}`;
  // In the demonstration, plans that serve this objective are approved by the leader.
  await startEngagement(officer, {
    type: "Bilateral meeting",
    country: "Mongolia",
    date: dayFromNow(20),
    status: "Planned",
    title,
  });
  await officer.getByLabel(/^Purpose/).fill("Agree on the culverts.");
  await openSection(officer, "Objectives");
  await pick(officer, "Objectives", "LOE5-02");
  await officer.getByRole("button", { name: "Save and submit for review" }).click();
  await expect(officer.getByRole("status").filter({ hasText: "Submitted." })).toBeVisible();
  const address = new URL(officer.url()).pathname;

  await leader.goto(address);
  await leader.getByRole("textbox", { name: /^Comment/ }).fill("Say who pays for the culverts.");
  await expect.poll(() => kept(leader)).toContain("culverts");
  await crash(leader);
  const again = await leader.context().newPage();
  await again.goto("/");
  await again
    .getByRole("region", { name: "Not saved yet, on this device" })
    .getByRole("link", { name: `Comment of a review, ${address.split("/").at(-1)}` })
    .click();
  await again.getByRole("button", { name: "Bring it back" }).click();
  await expect(again.getByRole("textbox", { name: /^Comment/ })).toHaveValue(
    "Say who pays for the culverts.",
  );
  await again.getByRole("button", { name: "Return to its author" }).click();
  await expect(again.getByRole("region", { name: "Returned to its author" })).toContainText("culverts");
  await expect.poll(() => keptKeys(again)).toEqual([]);
});

const KEPT_LINE = /^Saved \d\d:\d\d, on this device$/;

const TUG = "A tug is under way.";

const blufOf = (page: Page) => page.getByLabel("Bottom line up front");
const actionsOf = (page: Page) => page.getByLabel(/^Actions taken/);

/** Opens a crisis of this test's own and gives its address. */
async function openCrisis(page: Page): Promise<string> {
  const stamp = Date.now().toString(36).slice(-6);
  await page.goto("/crises/new");
  await page.getByLabel("Title").fill(`A closed pier ${stamp}`);
  await page.getByLabel("Short name").fill(`KEPT${stamp.toUpperCase()}`);
  await pick(page, "Countries", "Japan");
  await page.getByLabel("Began").fill("2026-01-01 10:00");
  await page.getByLabel("Summary").fill("A surge closed the pier.");
  await page.getByRole("button", { name: "Open the crisis" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(stamp);
  return new URL(page.url()).pathname;
}

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // The answer never comes: the page that would give it is gone.
  session.send("Page.crash").catch(() => {});
  await page.waitForEvent("crash");
}

/**
 * The page tells the server that it is used when it opens, and then once a minute: a session that ends between is first missed by the form,
 * and one that ended before by the page, which covers the form.
 */
function tellsOfUse(page: Page): Promise<unknown> {
  return page.waitForResponse(
    (response) => response.request().method() === "PUT" && response.url().includes("/api/session"),
  );
}

/** The way back in that a form shows once its writer is signed out, as the officer. */
async function signInAgain(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Sign in again and come back here" }).click();
  await page
    .getByLabel("Email")
    .fill(DEMO_ACCOUNTS.find(({ email }) => email.startsWith("officer"))?.email ?? "");
  await page.getByLabel("Password").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** The names under which the device keeps words. */
function keptKeys(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("rapport.draft.")));
}

/** All words that the device keeps. */
function kept(page: Page): Promise<string> {
  return page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([name]) => name.startsWith("rapport.draft."))
      .map(([, words]) => words)
      .join("\n"),
  );
}

/** Types the title into the form of an engagement, once it listens, and waits until the device keeps it. */
async function typeTitle(page: Page, title: string): Promise<void> {
  await expect(async () => {
    await page.getByLabel(/^Title/).fill("");
    await page.getByLabel(/^Title/).fill(title);
    await expect.poll(() => kept(page), { timeout: 3_000 }).toContain(title);
  }).toPass();
}

/** The desired effect as the device keeps it. */
function keptText(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.includes(".new~"));
    return key && JSON.parse(localStorage.getItem(key) ?? "{}").values?.desiredEffect;
  });
}
