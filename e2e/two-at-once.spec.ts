import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { openSection, pick, publish, startMeeting } from "./app";
import { expect, test } from "./fixtures";

const stamp = () => Date.now().toString(36).slice(-6);
const comparison = (page: Page) => page.getByRole("region", { name: "Compare the versions" });
const putTogether = (page: Page) =>
  comparison(page).getByRole("button", { name: "Put these into the form" }).click();
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

const change = (page: Page) => page.getByRole("region", { name: "What became of it" });

/** Puts a promise on record, due on a day of no other, and gives its address. */
async function newPromise(page: Page, promise: string): Promise<string> {
  await startMeeting(page, `Talks ${stamp()}`);
  await page.getByLabel(/^Purpose/).fill("Agree on it.");
  await openSection(page, "Commitments");
  await page.getByLabel("What was promised, promise 1").fill(promise);
  await page.getByLabel(`Owner of “${promise}”`).fill("The desk");
  await page.getByLabel(`Due of “${promise}”`).fill("2031-04-03");
  await publish(page);
  await page.goto("/commitments?state=open&from=2031-04-03&to=2031-04-03");
  await page.getByRole("link", { name: promise }).click();
  await page.waitForURL(/\/commitments\/[^/?]+$/);
  return new URL(page.url()).pathname;
}

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
  const address = await newPromise(first, `Send the tide tables ${stamp()}`);
  for (const page of [first, second]) await page.goto(address);
  for (const page of [first, second]) await page.getByText("Owner, recipient or state").click();

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

test("what was typed of a promise stays when the other closes it meanwhile", async ({ pageAs }) => {
  const [first, second] = [await pageAs("officer"), await pageAs("officer")];
  const address = await newPromise(first, `Send the buoy list ${stamp()}`);
  for (const page of [first, second]) await page.goto(address);
  await second.getByText("Owner, recipient or state").click();
  await change(second).getByLabel("What was said").fill("They asked on Tuesday.");
  await change(second)
    .getByLabel(/^Given to/)
    .selectOption({ label: "Third party" });

  await change(first).getByLabel("How it stands").selectOption({ label: "Done" });
  await change(first).getByLabel("What shows it").fill("The list is with them.");
  await change(first).getByRole("button", { name: "Save how it stands" }).click();
  await expect(change(first).getByRole("button", { name: "Reopen" })).toBeVisible();
  await expect(change(first).getByLabel("How it stands")).toHaveCount(0);

  await save(second);
  await expect(change(second)).toContainText("Somebody else closed this promise meanwhile");
  await expect(change(second).getByLabel("What was said")).toHaveValue("They asked on Tuesday.");
  await expect(change(second).getByLabel(/^Given to/)).toHaveValue("THIRD");
});

test("of two people who change an organisation each former name is matched by itself, and the comparison is read and worked by keyboard", async ({
  pageAs,
}) => {
  const first = await pageAs("officer");
  const second = await pageAs("officer", { colorScheme: "dark", width: 390 });
  const name = `Harbour Bureau ${stamp()}`;
  await first.goto("/organisations/new");
  await first.getByLabel("Name", { exact: true }).fill(name);
  await first.getByLabel("What it is").selectOption({ label: "Ministry" });
  await pick(first, "Nation", "Japan");
  await save(first);
  await expect(first.getByRole("heading", { level: 1 })).toHaveText(name);
  const address = new URL(first.url()).pathname;
  const former = (page: Page, place: number) => page.getByRole("textbox", { name: "Former name" }).nth(place);
  const add = async (page: Page, words: string) => {
    await page.getByRole("button", { name: "Add a former name" }).click();
    await former(page, 0).fill(words);
  };
  const open = async (page: Page) => {
    await page.goto(`${address}/edit`);
    await openSection(page, "Former names");
  };
  await open(first);
  for (const words of ["Coast Desk", "Pier Desk"]) await add(first, words);
  await save(first);
  await first.waitForURL(`**${address}`);
  for (const page of [first, second]) await open(page);

  // By name: Coast Desk, then Pier Desk.
  await first.getByRole("button", { name: "Remove former name 2" }).click();
  await former(first, 0).fill("Coast Desk of the Navy");
  await add(first, "Light Desk");
  await first.getByLabel(/^Abbreviation/).fill("HB");
  await save(first);
  await first.waitForURL(`**${address}`);

  await former(second, 0).fill("Coast Desk of the Army");
  await former(second, 1).fill("Pier Desk of the Army");
  await add(second, "Fog Desk");
  await second.getByLabel(/^Name in its own language/).fill("港湾局");
  await second.keyboard.press("Control+Enter");
  const both = comparison(second);
  await expect(both.getByRole("heading", { name: "Compare the versions" })).toBeFocused();
  await expect(second.getByRole("status").filter({ hasText: "The saved version is here." })).toHaveText(
    "The saved version is here. Changed by both: 2; by the other alone: 2; by you alone: 2.",
  );
  const coast = both.getByRole("group", { name: /^Former names: Coast Desk of the Navy: Former name/ });
  for (const words of ["Coast Desk", "Coast Desk of the Navy", "Coast Desk of the Army"])
    await expect(coast).toContainText(words);
  const pier = both.getByRole("group", { name: /^Former names: Pier Desk of the Army/ });
  await expect(pier).toContainText("Taken out");
  const audit = await new AxeBuilder({ page: second }).include("main").analyze();
  expect(audit.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  expect(
    await second.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
    "nothing lies beside a phone",
  ).toBe(true);

  // From the heading on: the first choice, another of it, the second choice, the button.
  await second.keyboard.press("Tab");
  await expect(coast.getByRole("radio", { name: /Army/ })).toBeFocused();
  await second.keyboard.press("ArrowUp");
  await expect(coast.getByRole("radio", { name: /Navy/ })).toBeChecked();
  await second.keyboard.press("Tab");
  await expect(pier.getByRole("radio", { name: /Army/ })).toBeChecked();
  await second.keyboard.press("Tab");
  await second.keyboard.press("Enter");
  await expect(both).toHaveCount(0);
  await expect(second.locator(":focus")).toContainText("Both versions are in the form");
  const names = second.getByRole("textbox", { name: "Former name" });
  await expect(names).toHaveCount(4);
  const said = await names.evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
  expect(said.toSorted()).toEqual([
    "Coast Desk of the Navy",
    "Fog Desk",
    "Light Desk",
    "Pier Desk of the Army",
  ]);
  await save(second);
  await second.waitForURL(`**${address}`);
  for (const words of [...said, "HB", "港湾局"])
    await expect(second.getByRole("main").getByText(words).first()).toBeVisible();
});

test("of two people who change a crisis the second sees both, and keeps the reason", async ({ pageAs }) => {
  const [first, second] = [await pageAs("officer"), await pageAs("officer")];
  const key = stamp();
  await first.goto("/crises/new");
  await first.getByLabel("Title").fill(`A wreck in the channel ${key}`);
  await first.getByLabel("Short name").fill(`WRECK${key.toUpperCase()}`);
  await pick(first, "Countries", "Japan");
  await first.getByLabel("Summary").fill("A barge sank.");
  await first.getByRole("button", { name: "Open the crisis" }).click();
  await expect(first.getByRole("heading", { level: 1 })).toContainText(key);
  const address = new URL(first.url()).pathname;
  for (const page of [first, second]) await page.goto(`${address}/edit`);
  const send = (page: Page) => page.getByRole("button", { name: "Save the change" }).click();

  await first.getByRole("radio", { name: "Advisory" }).check();
  await first.getByLabel("Summary").fill("A barge sank; one lane is open.");
  await first.getByLabel("Reason").fill("Pilots reported it.");
  await send(first);
  await first.waitForURL(`**${address}`);
  await second.getByLabel("Summary").fill("A barge sank; no lane is open.");
  await second.getByLabel("Reason").fill("The harbour master said so.");
  await send(second);
  const both = comparison(second);
  const summary = both.getByRole("group", { name: /^Summary/ });
  for (const words of ["A barge sank.", "one lane is open", "no lane is open"])
    await expect(summary).toContainText(words);
  await expect(both.getByRole("region", { name: "Saved meanwhile, and stays" })).toContainText("Advisory");
  await putTogether(second);
  await expect(second.getByRole("radio", { name: "Advisory (now)" })).toBeChecked();
  await expect(second.getByLabel("Summary")).toHaveValue("A barge sank; no lane is open.");
  await expect(second.getByLabel("Reason")).toHaveValue("The harbour master said so.");
  await send(second);
  await second.waitForURL(`**${address}`);
  await expect(second.getByText("no lane is open").first()).toBeVisible();
});

test("of two people who set an objective the second sees both; an indicator beside it stops neither", async ({
  pageAs,
}) => {
  const [first, second] = [await pageAs("admin"), await pageAs("deputy")];
  const code = `TWO-${stamp().toUpperCase()}`;
  await first.goto("/objectives/new");
  await first.getByLabel("Code").fill(code);
  await first.getByLabel("Line of effort").selectOption({ index: 1 });
  await first.getByLabel("Objective").fill("Japan keeps a tide watch.");
  await first.getByRole("button", { name: "Create objective" }).click();
  await first.waitForURL(`**/objectives/${code}/edit`);
  await second.goto(`/objectives/${code}/edit`);

  await test.step("an indicator that one adds leaves alone what stands in the other forms of both", async () => {
    await first.getByLabel("Objective", { exact: true }).fill("Japan keeps a tide watch by 2030.");
    await first.getByText("Add an indicator").click();
    await first.getByLabel("What is counted or measured").fill("Stations");
    await first.getByLabel("Unit").fill("stations");
    await first.getByLabel(/^Baseline/).fill("0");
    await first.getByLabel("Target").fill("12");
    await first.getByRole("button", { name: "Add the indicator" }).click();
    await expect(first.getByText("Effect: Stations")).toBeVisible();
    await expect(first.getByLabel("What is counted or measured").last()).toHaveValue("");
    await expect(first.getByLabel("Objective", { exact: true })).toHaveValue(
      "Japan keeps a tide watch by 2030.",
    );

    await second.getByLabel(/^Due/).first().fill("2030-06-30");
    await save(second);
    await second.waitForURL(`**/objectives/${code}`);
    await second.goto(`/objectives/${code}/edit`);
  });

  await test.step("what both say of the objective is put together", async () => {
    await second.getByLabel("Objective", { exact: true }).fill("Japan and Korea keep a tide watch.");
    await save(second);
    await second.waitForURL(`**/objectives/${code}`);
    await save(first);
    const both = comparison(first);
    await expect(both.getByRole("group", { name: /^Objective/ })).toContainText("Japan and Korea");
    await expect(both).toContainText("30 Jun 2030");
    await putTogether(first);
    await expect(first.getByLabel("Objective", { exact: true })).toHaveValue(
      "Japan keeps a tide watch by 2030.",
    );
    await save(first);
    await first.waitForURL(`**/objectives/${code}`);
    await expect(first.getByRole("heading", { level: 1 })).toHaveText("Japan keeps a tide watch by 2030.");
  });

  await test.step("of an indicator that both change, nought is a value", async () => {
    const open = async (page: Page) => {
      await page.goto(`/objectives/${code}/edit`);
      await page.getByText("Effect: Stations").click();
    };
    const send = (page: Page) => page.getByRole("button", { name: "Save the indicator" }).click();
    for (const page of [first, second]) await open(page);
    await first.getByLabel("Target").first().fill("15");
    await send(first);
    await expect(first.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
    await second
      .getByLabel(/^Baseline/)
      .first()
      .fill("2");
    await second.getByLabel("Target").first().fill("9");
    await send(second);
    const both = comparison(second);
    const target = both.getByRole("group", { name: /^Target/ });
    for (const words of ["12", "15", "9"]) await expect(target).toContainText(words);
    await target.getByLabel(/15/).check();
    await putTogether(second);
    await expect(second.getByLabel("Target").first()).toHaveValue("15");
    await send(second);
    await expect(second.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
    await first.goto(`/objectives/${code}`);
    await expect(first.getByText(/from 2, target 15/)).toBeVisible();
  });
});

test("two people in one edition: countries that both add stay, and two lessons stop nobody", async ({
  pageAs,
}) => {
  const [first, second] = [await pageAs("officer"), await pageAs("officer")];
  await first.goto("/exercises/granite-bridge/new");
  await first.getByLabel(/^Year/).fill("2045");
  await first.getByLabel(/^Place/).fill("Khar Uul");
  await first.getByRole("button", { name: "Add the edition" }).click();
  await first.waitForURL(/\/exercises\/granite-bridge\/EX-GRANITE-BRIDGE-/);
  const address = new URL(first.url()).pathname;
  const back = (page: Page) => page.waitForURL((url) => url.pathname === address);

  await test.step("participants are matched by country", async () => {
    for (const page of [first, second]) await page.goto(`${address}/edit?part=participants`);
    await pick(first, "Countries", "Japan");
    await first.getByLabel("Answer of Japan").selectOption("CONFIRMED");
    await save(first);
    await back(first);
    await pick(second, "Countries", "South Korea");
    await pick(second, "Countries", "Japan");
    await second.getByLabel("Answer of Japan").selectOption("DECLINED");
    await save(second);
    const both = comparison(second);
    const japan = both.getByRole("group", { name: /^Participant: Japan: Answer/ });
    await expect(both.getByRole("group")).toHaveCount(1);
    await japan.getByLabel(/Confirmed/).check();
    await putTogether(second);
    await expect(second.getByLabel("Answer of Japan")).toHaveValue("CONFIRMED");
    await expect(second.getByLabel(/^Answer of South Korea/)).toHaveValue("INVITED");
    await save(second);
    await back(second);
  });

  await test.step("each changes a lesson of the edition", async () => {
    for (const words of ["Radios were late.", "Maps were old."]) {
      await first.goto(`${address}/edit?part=lesson`);
      await first.getByLabel(/^What was seen or learned/).fill(words);
      await first.getByRole("button", { name: "Add", exact: true }).click();
      await back(first);
    }
    await first.goto(`${address}/edit?part=lesson&which=1`);
    await second.goto(`${address}/edit?part=lesson&which=2`);
    await first.getByLabel(/^What is to be done/).fill("Send them by sea.");
    await save(first);
    await back(first);
    await second.getByLabel(/^What is to be done/).fill("Print them in May.");
    await save(second);
    await back(second);
    for (const words of ["Send them by sea.", "Print them in May."])
      await expect(second.getByText(words).first()).toBeVisible();
  });
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
