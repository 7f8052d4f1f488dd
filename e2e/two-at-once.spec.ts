import type { Page } from "@playwright/test";
import { openSection, publish, startMeeting } from "./app";
import { expect, test } from "./fixtures";

const stamp = () => Date.now().toString(36).slice(-6);
const comparison = (page: Page) => page.getByRole("region", { name: "Compare the versions" });
const putTogether = (page: Page) =>
  comparison(page).getByRole("button", { name: "Put these into the form" }).click();
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

test("of two people who change a person, the second sees what both say and what stood there, and loses nothing", async ({
  pageAs,
}) => {
  const [first, second] = [await pageAs("officer"), await pageAs("officer")];
  const family = `Ogata${stamp()}`;
  await first.goto("/people/new?country=JPN");
  await first.getByLabel("Family name", { exact: true }).fill(family);
  await first.getByLabel(/^Rank/).fill("Major");
  await save(first);
  await expect(first.getByRole("heading", { level: 1 })).toContainText(family);
  const address = `${new URL(first.url()).pathname}/edit`;
  for (const page of [first, second]) await page.goto(address);

  await first.getByLabel(/^Rank/).fill("Colonel");
  await first.getByLabel(/^Given name/).fill("Aiko");
  await save(first);
  await first.waitForURL(/\/people\/[^/]+$/);
  await second.getByLabel(/^Rank/).fill("Captain");
  await second.getByLabel(/^Source/).fill("A card");
  await save(second);
  const both = comparison(second);
  const rank = both.getByRole("group", { name: /^Rank/ });
  for (const word of ["Major", "Colonel", "Captain"]) await expect(rank).toContainText(word);
  await expect(both).toContainText("Aiko");
  await rank.getByLabel(/Colonel/).check();
  await second.getByLabel(/^Source/).fill("A card, as of today");
  await putTogether(second);
  await expect(both).toHaveCount(0);
  await expect(second.getByLabel(/^Rank/)).toHaveValue("Colonel");
  await expect(second.getByLabel(/^Given name/)).toHaveValue("Aiko");
  await expect(second.getByLabel(/^Source/)).toHaveValue("A card, as of today");
  await save(second);
  await second.waitForURL(/\/people\/[^/]+$/);
  await expect(second.getByRole("heading", { level: 1 })).toContainText(`${family}, Aiko`);
});

test("of two people who say whose promise it is, the second sees both, and an answer begun beside it stays", async ({
  pageAs,
}) => {
  const [first, second] = [await pageAs("officer"), await pageAs("officer")];
  const promise = `Send the tide tables ${stamp()}`;
  await startMeeting(first, `Talks on tides ${stamp()}`);
  await first.getByLabel(/^Purpose/).fill("Agree on the tables.");
  await openSection(first, "Commitments");
  await first.getByLabel("What was promised, promise 1").fill(promise);
  await first.getByLabel(`Owner of “${promise}”`).fill("The desk");
  await first.getByLabel(`Due of “${promise}”`).fill("2031-04-03");
  await publish(first);
  await first.goto("/commitments?state=open&from=2031-04-03&to=2031-04-03");
  await first.getByRole("link", { name: promise }).click();
  await first.waitForURL(/\/commitments\/[^/?]+$/);
  await second.goto(first.url());
  for (const page of [first, second]) await page.getByText("Owner, recipient or state").click();
  const change = (page: Page) => page.getByRole("region", { name: "What became of it" });

  await change(first)
    .getByLabel(/^Given to/)
    .selectOption({ label: "Third party" });
  await change(first)
    .getByLabel(/^State/)
    .selectOption({ label: "In work" });
  await save(first);
  await expect(change(first).getByRole("status").first()).toContainText("Saved");
  await change(second).getByLabel("What was said").fill("They asked on Monday.");
  await change(second)
    .getByLabel(/^Given to/)
    .selectOption({ label: "Own side" });
  await save(second);
  const both = comparison(second);
  await expect(both.getByRole("group", { name: /^Given to/ })).toContainText("Third party");
  await expect(both).toContainText("In work");
  await expect(both, "a field that the form does not have is not changed").not.toContainText("Due");
  await putTogether(second);
  await expect(change(second).getByLabel(/^Given to/)).toHaveValue("OWN");
  await expect(change(second).getByLabel(/^State/)).toHaveValue("IN_WORK");
  await expect(change(second).getByLabel("What was said")).toHaveValue("They asked on Monday.");
  await save(second);
  await expect(second.getByRole("region", { name: "The promise" })).not.toContainText("Third party");
  await expect(change(second).getByLabel("What was said")).toHaveValue("They asked on Monday.");
});

test("of two people who plan an edition, the second sees both", async ({ pageAs }) => {
  const [first, second] = [await pageAs("officer"), await pageAs("officer")];
  await first.goto("/exercises/granite-bridge/new");
  await first.getByLabel(/^Year/).fill("2043");
  await first.getByLabel(/^Place/).fill("Khar Uul");
  await first.getByRole("button", { name: "Add the edition" }).click();
  await first.waitForURL(/\/exercises\/granite-bridge\/EX-GRANITE-BRIDGE-/);
  const address = new URL(first.url()).pathname;
  for (const page of [first, second]) await page.goto(`${address}/edit?part=plan`);
  await first.getByLabel(/^First day/).fill("2043-05-01");
  await first.getByLabel(/^Last day/).fill("2043-05-09");
  await save(first);
  await first.waitForURL((url) => url.pathname === address);
  await second.getByLabel(/^Place/).fill("Khar Uul and the coast");
  await save(second);
  await expect(comparison(second)).toContainText("1 May 2043");
  await putTogether(second);
  await expect(second.getByLabel(/^First day/)).toHaveValue("2043-05-01");
  await save(second);
  await second.waitForURL((url) => url.pathname === address);
  await expect(second.getByText("Khar Uul and the coast").first()).toBeVisible();
});

test("of two people who plan an edition, what the second left out of the template stays left out", async ({
  pageAs,
}) => {
  const [first, second] = [await pageAs("officer"), await pageAs("officer")];
  const addEdition = async (year: string) => {
    await first.goto("/exercises/granite-bridge/new");
    await first.getByLabel(/^Year/).fill(year);
    await first.getByRole("button", { name: "Add the edition" }).click();
    await first.waitForURL(/\/exercises\/granite-bridge\/EX-GRANITE-BRIDGE-/);
    const address = new URL(first.url()).pathname;
    for (const page of [first, second]) await page.goto(`${address}/edit?part=plan`);
    return address;
  };
  const setDays = async (page: Page, year: string) => {
    await page.getByLabel(/^First day/).fill(`${year}-05-01`);
    await page.getByLabel(/^Last day/).fill(`${year}-05-09`);
  };
  const conference = second.getByRole("checkbox", { name: /^Main planning conference/ });

  const address = await addEdition("2044");
  await first.getByLabel(/^Place/).fill("Khar Uul");
  await save(first);
  await first.waitForURL((url) => url.pathname === address);
  await setDays(second, "2044");
  await conference.uncheck();
  await save(second);
  await expect(comparison(second)).toContainText("Main planning conference");
  await putTogether(second);
  await expect(second.getByLabel(/^Place/)).toHaveValue("Khar Uul");
  await expect(conference).not.toBeChecked();
  await save(second);
  await second.waitForURL((url) => url.pathname === address);
  const planned = second.getByRole("main");
  await expect(planned).toContainText("Final planning conference");
  await expect(planned).not.toContainText("Main planning conference");

  const other = await addEdition("2045");
  await setDays(first, "2045");
  await setDays(second, "2045");
  await conference.uncheck();
  await save(first);
  await first.waitForURL((url) => url.pathname === other);
  await second.getByLabel(/^Place/).fill("The coast");
  await save(second);
  await putTogether(second);
  await expect(
    second.getByRole("alert").filter({ hasText: "has its milestones already" }),
    "what the saved version planned all the same is told",
  ).toContainText("Planned there, though you left it out: Main planning conference.");
});
