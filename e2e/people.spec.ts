import type { Locator } from "@playwright/test";
import { dayFromNow, noteForm, openSection, pick, startEngagement } from "./app";
import { expect, test } from "./fixtures";

const SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo wu za chi dro gri plo stu".split(" ");

/** A name like no other on record: the product asks about names that are alike. */
function newName(): string {
  const syllables = Array.from({ length: 5 }, () => SYLLABLES[Math.floor(Math.random() * SYLLABLES.length)]);
  const name = syllables.join("");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

test("scenario 12, history is true: the form proposes and the report keeps rank and post held that day", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const family = newName();
  const [joint, fleet] = [`Joint staff ${family}`, `Fleet command ${family}`];
  await page.goto("/people/new?country=JPN");
  await page.getByLabel("Family name", { exact: true }).fill(family);
  await page.getByLabel(/^Given name/).fill("Ren");
  await page.getByLabel(/^Rank/).fill("Colonel");
  await page.getByLabel(/^Position/).fill("Director of exercises");
  await page.getByLabel(/^Organisation/).fill(joint);
  await page.getByLabel(/^In this post since/).fill("2021-09-01");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(family);

  await page.getByRole("link", { name: "Change posts" }).click();
  await page.getByRole("button", { name: "Add a post" }).click();
  const added = page
    .getByRole("listitem")
    .filter({ has: page.getByLabel("Position") })
    .first();
  await added.getByLabel("Position").fill("Head of plans");
  await added.getByLabel("Organisation").fill(fleet);
  await added.getByLabel(/^First day/).fill("2019-07-01");
  await added.getByLabel(/^Last day/).fill("2021-08-31");
  await page.getByRole("button", { name: "Save" }).click();
  const career = page.getByRole("table", { name: "Posts of this person" });
  await expect(career.getByRole("row")).toHaveCount(3);
  await expect(career.getByRole("row").nth(1)).toContainText("Today");

  await startEngagement(page, {
    type: "Bilateral meeting",
    country: "Japan",
    date: "2026-03-09",
    status: "Complete",
    title: `True history ${family}`,
  });
  await openSection(page, "People");
  await page.getByRole("combobox", { name: "Add people" }).fill(family);
  await page.getByRole("option", { name: `${family}, Ren` }).click();
  const held = page.getByText(/^Post that day/).first();
  await expect(held).toContainText(`Director of exercises · ${joint}`);
  await page.getByLabel("Date", { exact: true }).fill("2020-03-09");
  await expect(held).toContainText(`Head of plans · ${fleet}`);
  await page.getByLabel("Date", { exact: true }).fill("2018-03-09");
  await expect(held).not.toContainText("Head of plans");
  await page.getByLabel("Date", { exact: true }).fill("2020-03-09");
  const rank = page.getByLabel(`Rank of ${family}, Ren`);
  await expect(rank).toHaveValue("Colonel");
  await rank.fill("Major");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.waitForURL(/\/engagements\/BILAT-2020-JPN-\d{4}$/);
  await expect(page.getByRole("main")).toContainText(`Head of plans, ${fleet}`);

  await test.step("it counts for the organisation of that day, and not for that of today", async () => {
    for (const [organisation, count] of [
      [fleet, "1"],
      [joint, "None"],
    ] as const) {
      await page.goto(`/organisations?q=${encodeURIComponent(organisation)}`);
      await page.getByRole("link", { name: organisation, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(organisation);
      const fact = page
        .getByRole("term")
        .filter({ hasText: /^Engagements$/ })
        .locator("..");
      await expect(fact.getByRole("definition")).toHaveText(count);
    }
  });

  // The rank written down then is that of the days around it; one that was typed over stays.
  await startEngagement(page, {
    type: "Bilateral meeting",
    country: "Japan",
    date: "2020-05-11",
    status: "Complete",
    title: `More of it ${family}`,
  });
  await openSection(page, "People");
  await page.getByRole("combobox", { name: "Add people" }).fill(family);
  await page.getByRole("option", { name: `${family}, Ren` }).click();
  await expect(rank).toHaveValue("Major");
  await page.getByLabel("Date", { exact: true }).fill(dayFromNow(-1));
  await expect(rank).toHaveValue("Colonel");
  await expect(held).toContainText("Director of exercises");
  await rank.fill("Brigadier");
  await page.getByLabel("Date", { exact: true }).fill("2020-05-11");
  await expect(held).toContainText("Head of plans");
  await expect(rank).toHaveValue("Brigadier");
});

test("scenario 15, merge people: side by side, every reference moves, the loser leads to the winner, and back again", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const page = await pageAs("officer");
  const family = newName();
  const add = async (name: string, given: string, rank: string, position: string) => {
    await page.goto("/people/new?country=JPN");
    await page.getByLabel("Family name", { exact: true }).fill(name);
    await page.getByLabel(/^Given name/).fill(given);
    await page.getByLabel(/^Rank/).fill(rank);
    await page.getByLabel(/^Position/).fill(position);
    await page.getByLabel(/^Organisation/).fill("Fleet command");
    await page.getByRole("button", { name: "Save" }).click();
  };
  await add(family, "Khalid", "Colonel", "Head of plans");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(family);
  const winner = new URL(page.url()).pathname;
  await add(`${family}h`, "Chalid", "Brigadier", "Head of exercises");
  // The question may stand there before the answer to the form, which until then is not sent again.
  await expect(page.getByText("This person may be on record already").first()).toBeVisible();
  await expect(page.getByText("On record already?")).toBeVisible();
  await page.getByLabel("This is someone else").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Chalid");
  const loser = new URL(page.url()).pathname;
  const idOf = (person: string) => person.split("/").at(-1) ?? "";

  let report = "";
  await test.step("what names the loser: a watch, contact details, a report and a promise given there", async () => {
    await page.getByRole("button", { name: "Watch" }).click();
    await expect(page.getByText(/(watches|You watch this)$/)).toBeVisible();
    await page.getByRole("button", { name: "Show contact details" }).click();
    await page.getByRole("button", { name: "Change contact details" }).click();
    await page.getByLabel("Address or number").fill(`${family}@example.org`.toLowerCase());
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("button", { name: "Show contact details" })).toBeVisible();
    await startEngagement(page, {
      type: "Bilateral meeting",
      country: "Japan",
      date: dayFromNow(-3),
      status: "Complete",
      title: `Met as ${family}h`,
    });
    await openSection(page, "People");
    await page.getByRole("combobox", { name: "Add people" }).fill(`${family}h`);
    await page.getByRole("option", { name: `${family}h, Chalid` }).click();
    await openSection(page, "Commitments");
    await page.getByLabel("What was promised, promise 1").fill(`Send the chart of ${family}`);
    await page.getByLabel(/^Made by of/).selectOption({ label: "Partner" });
    await pick(page, `Owner of “Send the chart of ${family}”`, `${family}h`, "Owner");
    await page.getByRole("button", { name: "Save as draft" }).click();
    await page.waitForURL(/\/engagements\/BILAT-/);
    report = new URL(page.url()).pathname;
  });
  const namedIn = (person: string) =>
    page
      .getByRole("table", { name: "People, with rank and post as held that day" })
      .locator(`a[href="${person}"]`);

  await test.step("nobody is merged with themselves, nor with who is not there", async () => {
    await page.goto(`${winner}/merge?q=${family}`);
    const offered = page.getByRole("table").locator(`a[href*="with="]`);
    await expect(offered).toHaveCount(1);
    await expect(offered).toHaveAttribute("href", new RegExp(`with=${idOf(loser)}$`));
    await page.goto(`${winner}/merge?with=${idOf(winner)}`);
    await expect(page.getByRole("main")).toContainText("This is one and the same person");
    await expect(page.getByRole("button", { name: "Merge", exact: true })).toHaveCount(0);
    await page.goto(`${winner}/merge?with=00000000-0000-7000-8000-000000000000`);
    await expect(page.getByRole("main")).toContainText("There is no such person");
    await expect(page.getByRole("button", { name: "Merge", exact: true })).toHaveCount(0);
  });

  await page.goto(winner);
  await page.getByRole("link", { name: /^Compare with/ }).click();
  await expect(page.getByRole("region", { name: "What moves" }).getByRole("listitem")).toHaveText([
    "1 engagement",
    "1 post",
    "1 promise that this person owns",
    "1 contact detail",
    "1 watch on it",
  ]);
  const chosenFrom = (field: string, value: RegExp) =>
    page.getByRole("group", { name: field }).getByRole("radio", { name: value });
  await expect(chosenFrom("Given name", /Khalid/)).toBeChecked();
  await chosenFrom("Rank and grade", /Brigadier/).check();
  const merge = page.getByRole("button", { name: "Merge", exact: true });
  const sendAgain = await noteForm(page, () => merge.click(), { isStopped: true });
  await expect(page.getByRole("alert").first()).toContainText("could not be reached");
  await test.step("the form itself is refused with the same id twice, or one that nobody has", async () => {
    for (const id of [idOf(winner), "00000000-0000-7000-8000-000000000000"])
      expect(await (await sendAgain(page, (form) => form.replaceAll(idOf(loser), id))).text()).toMatch(
        /"ok":false,"code":"(invalid|not-found)"/,
      );
  });
  await merge.click();
  await expect(page).toHaveURL(new RegExp(`${winner}(\\?merged)?$`));
  await expect(page.getByText(`${family}h, Chalid and ${family}, Khalid are one person now.`)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Brigadier ${family}, Khalid`);

  await test.step("all that named the loser names the winner", async () => {
    const main = page.getByRole("main");
    await expect(page.getByText(/(watches|You watch this)$/)).toBeVisible();
    await expect(page.getByRole("table", { name: "Posts of this person" })).toContainText(
      "Head of exercises",
    );
    await expect(page.getByRole("table", { name: "Posts of this person" })).toContainText("Head of plans");
    await expect(main.getByRole("link", { name: `Met as ${family}h` }).first()).toBeVisible();
    await expect(page.getByRole("region", { name: "Open commitments" })).toContainText(
      `Send the chart of ${family}`,
    );
    await page.getByRole("button", { name: "Show contact details" }).click();
    await expect(page.getByText(`${family}@example.org`.toLowerCase())).toBeVisible();
    await page.goto(report);
    await expect(namedIn(winner)).toHaveCount(1);
    await expect(main.locator(`a[href="${loser}"]`)).toHaveCount(0);
    await page.goto("/watches");
    await expect(main.locator(`a[href="${winner}"]`)).toHaveCount(1);
    await expect(main.locator(`a[href="${loser}"]`)).toHaveCount(0);
    await page.goto(loser);
    await expect(page).toHaveURL(new RegExp(`${winner}$`));
    await page.goto(`/people?q=${family}h`);
    await expect(page.getByRole("table", { name: "People" }).getByRole("row")).toHaveCount(2);
  });

  await test.step("who was merged already is merged no more", async () => {
    await page.goto(`${winner}/merge?with=${idOf(loser)}`);
    await expect(page.getByRole("main")).toContainText("was merged into another person already");
    expect((await page.request.get(`${loser}/merge?with=${idOf(winner)}`)).status()).toBe(404);
    expect(await (await sendAgain(page)).text()).toMatch(/"ok":false,"code":"(conflict|stale)"/);
  });

  await page.goto(winner);
  await page.getByRole("button", { name: /^Undo this merge/ }).click();
  await expect(page).toHaveURL(new RegExp(`${loser}$`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Brigadier");
  await page.goto(report);
  await expect(namedIn(loser)).toHaveCount(1);
  await expect(namedIn(winner)).toHaveCount(0);
});

test("a biography card names its source, stands on the page of the person and on that of the preparation", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const family = newName();
  const source = "https://www.example.org/people/ren";
  await page.goto("/people/new?country=JPN");
  await page.getByLabel("Family name", { exact: true }).fill(family);
  await openSection(page, "Languages, protocol and biography");
  await page.getByLabel(/^Languages/).fill("Japanese; English, good");
  await page.getByLabel(/^Protocol notes/).fill("Addressed as Admiral.\nNo gifts at the table.");
  await page.getByLabel(/^Biography/).fill("Commanded two frigates.");
  await expect(page.getByLabel(/^Biography/)).toHaveAccessibleDescription(/Nothing about religion/);
  await page.getByRole("button", { name: "Save" }).click();
  const address = page.getByLabel(/^Address of the biography/);
  await expect(address).toHaveAccessibleDescription(/Give the address the biography was taken from/);
  await address.fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(address).toHaveAccessibleDescription(/Give the whole address of a page/);
  await address.fill(source);
  await page.getByRole("button", { name: "Save" }).click();
  const isShown = async () => {
    await expect(page.getByRole("main")).toContainText("Addressed as Admiral.");
    await expect(page.getByRole("main")).toContainText("Commanded two frigates.");
    await expect(page.getByRole("link", { name: source })).toHaveAttribute("rel", "noreferrer");
  };
  await expect(page.getByRole("heading", { name: "Biography card" })).toBeVisible();
  await isShown();

  const title = `Biography card ${family}`;
  await startEngagement(page, { type: "Bilateral meeting", country: "Japan", date: "2027-03-09", title });
  await openSection(page, "People");
  await page.getByRole("combobox", { name: "Add people" }).fill(family);
  // Whoever is on record stands with their country; until the answer is there, only the new one is offered.
  await page.getByRole("option").filter({ hasText: family }).filter({ hasText: "Japan" }).click();
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.waitForURL(/\/engagements\/BILAT-2027-JPN-\d{4}$/);
  await page.goto(`${new URL(page.url()).pathname}/prepare`);
  await isShown();

  await test.step("on paper it keeps its heading, marking and facts, and leaves the ways elsewhere", async () => {
    const navigation = page.locator("#navigation");
    await expect(navigation).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("heading", { level: 1, name: `Prepare: ${title}` })).toBeVisible();
    // Which it is, the meetings with the country decide that stand there for somebody whom nobody has met.
    const marking = page.getByRole("region", { name: "Marking, top of page" }).last();
    await expect(marking).toBeVisible();
    await expect(marking).toHaveText(/^(UNCLASSIFIED|CUI)$/);
    await isShown();
    await expect(navigation).toBeHidden();
    await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
    const note = await page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue("--print-note"),
    );
    expect(note).toMatch(/Preparation for BILAT-2027-JPN-\d{4} as of \d{6}Z/);
  });
});

test("who is on the form already is said to be, and is nobody new by Enter alone", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const name = `${newName()} ${newName()}`;
  await startEngagement(page, { type: "Bilateral meeting", country: "Japan", title: `Met ${name}` });
  await openSection(page, "People");
  await pick(page, "Add people", `Col ${name}`);
  const people = page.getByRole("combobox", { name: "Add people" });
  const offers = page.getByRole("listbox", { name: "Add people" }).getByRole("option");
  const rows = page.getByRole("button", { name: `Remove ${name}`, exact: true });
  await expect(rows).toHaveCount(1);

  await test.step("before the search has answered", async () => {
    await people.fill(`Col ${name}`);
    await people.press("Enter");
    await expect(page.getByText(`Not added: ${name} is on the form already`)).toBeVisible();
    await expect(people).toHaveValue(`Col ${name}`);
    await expect(rows).toHaveCount(1);
  });
  await test.step("and after", async () => {
    await people.fill("");
    await people.fill(`Col ${name}`);
    await expect(offers).toHaveText([`${name} is on the form already`, `Add new person “Col ${name}”`]);
    await expect(offers.first()).toHaveAttribute("aria-disabled", "true");
    await people.press("Enter");
    await expect(people).toHaveValue(`Col ${name}`);
    await expect(rows).toHaveCount(1);
  });
  await test.step("so is who logs it, who was added with the first row", async () => {
    await people.fill("Whitlock");
    await expect(offers.filter({ hasText: "Whitlock, Avery is on the form already" })).toBeVisible();
  });
  await test.step("somebody else may have the same name", async () => {
    await people.fill(`Col ${name}`);
    await expect(offers).toHaveText([`${name} is on the form already`, `Add new person “Col ${name}”`]);
    await people.press("ArrowDown");
    await people.press("Enter");
    await expect(rows).toHaveCount(2);
  });
});

test("a name in a script that runs from right to left keeps its direction among words that do not", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const family = `العمري ${newName()}`;
  await page.goto("/people/new?country=JPN");
  await page.getByLabel("Family name", { exact: true }).fill(family);
  await page.getByLabel(/^Rank/).fill("Colonel");
  await page.getByRole("button", { name: "Save" }).click();
  /** How the browser lays the name out: by its own first letter, and without moving what stands beside it. */
  const layOf = (name: Locator) =>
    name.evaluate((node) => {
      const { direction, unicodeBidi } = getComputedStyle(node);
      return { direction, unicodeBidi };
    });
  const own = { direction: "rtl", unicodeBidi: "isolate" };
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(`Colonel ${family}`);
  expect(await layOf(heading.locator("bdi"))).toEqual(own);
  expect((await layOf(heading)).direction).toBe("ltr");

  await startEngagement(page, {
    type: "Bilateral meeting",
    country: "Japan",
    date: "2027-03-16",
    title: `From right to left ${family.slice(-6)}`,
  });
  await openSection(page, "People");
  await page.getByRole("combobox", { name: "Add people" }).fill(family);
  await page.getByRole("option").filter({ hasText: family }).filter({ hasText: "Japan" }).click();
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.waitForURL(/\/engagements\/BILAT-2027-JPN-\d{4}$/);
  const people = page.getByRole("table", { name: "People, with rank and post as held that day" });
  const listed = people.locator("bdi", { hasText: family });
  await expect(listed).toHaveCount(1);
  expect(await layOf(listed)).toEqual(own);
  expect(
    (await layOf(people.getByRole("row").filter({ hasText: family }).getByRole("cell").first())).direction,
  ).toBe("ltr");
  await page.goto(`${new URL(page.url()).pathname}/prepare`);
  expect(await layOf(page.getByRole("main").locator("h3 bdi", { hasText: family }))).toEqual(own);
});

test("contact details are read behind a button that says so, and only by who may", async ({ pageAs }) => {
  const officer = await pageAs("officer");
  await officer.goto("/people?country=JPN");
  await officer.getByRole("table", { name: "People" }).getByRole("link").first().click();
  await officer.waitForURL(/\/people\/[0-9a-f-]{36}$/);
  const address = new URL(officer.url()).pathname;
  await officer.getByRole("button", { name: "Show contact details" }).click();
  await officer.getByRole("button", { name: "Change contact details" }).click();
  await officer.getByLabel("Address or number").fill("not an address");
  await officer.getByRole("button", { name: "Save" }).click();
  await expect(officer.getByLabel("Address or number")).toHaveAccessibleDescription(/not an email address/);
  await officer.getByLabel("Address or number").fill("protocol@example.org");
  await officer.getByRole("button", { name: "Save" }).click();
  await officer.getByRole("button", { name: "Show contact details" }).click();
  await expect(officer.getByText("protocol@example.org")).toBeVisible();

  const leader = await pageAs("leader");
  await leader.goto(address);
  await expect(leader.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(leader.getByText("Contact details")).toHaveCount(0);
  const admin = await pageAs("admin");
  await admin.goto(`/admin/audit?subject=${address.split("/").at(-1)}`);
  await expect(admin.getByText(/read the contact details of/).first()).toBeVisible();
});

test("an admin says who holds an own post, and the post shows its holders through time", async ({
  pageAs,
}) => {
  const page = await pageAs("admin");
  await page.goto("/admin/posts");
  await page.getByRole("link", { name: "Lead officer, High North" }).click();
  await page.getByRole("button", { name: "Add a holder" }).click();
  await pick(page, "Holder 1", "Blair Sunderholm");
  await page.getByLabel(/^First day/).fill("2026-01-05");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/\/posts\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("table", { name: "Holders of this post" })).toContainText("Blair Sunderholm");
  await page.goto("/posts?q=sunderholm");
  await expect(page.getByRole("row").filter({ hasText: "Lead officer, High North" })).toContainText(
    "Blair Sunderholm",
  );
});

test("a ministry in two spellings: offered while it is typed, merged with what moves in numbers, found by both names, and taken apart again", async ({
  pageAs,
}) => {
  const page = await pageAs("admin");
  const stamp = newName();
  const [ours, theirs] = [`Ministry of Defence of ${stamp}`, `Ministry of Defense of ${stamp}`];
  const name = page.getByLabel("Name", { exact: true });
  const fillIn = async (words: string) => {
    await page.goto("/organisations/new");
    await name.fill(words);
    await page.getByLabel("What it is").selectOption({ label: "Ministry" });
    // Other tests look for the ministry of Japan.
    await pick(page, "Nation", "Iceland");
  };
  await fillIn(ours);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ours);
  const winner = new URL(page.url()).pathname;
  await fillIn(theirs);
  await expect(page.getByText("Perhaps already on record")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: ours })).toHaveAttribute("href", winner);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(theirs);
  const loser = new URL(page.url()).pathname;
  for (const title of ["Minister", "Vice-minister"]) {
    await page.goto(`/posts/new?organisation=${loser.split("/").at(-1)}`);
    await page.getByLabel("Title").fill(`${title} ${stamp}`);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${title} ${stamp}`);
  }

  await page.goto("/people/review?list=organisations");
  await page.getByRole("link", { name: new RegExp(`^Compare.*${stamp}`) }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Merge organisations");
  // Whichever of the two the list names first: the first is kept here.
  await page.goto(`${winner}/merge?with=${loser.split("/").at(-1)}`);
  await expect(
    page.getByRole("main").getByRole("listitem").filter({ hasText: "2 posts in it" }),
  ).toBeVisible();
  await page.getByRole("group", { name: "Name", exact: true }).getByRole("radio", { name: theirs }).check();
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${winner}(\\?merged)?$`));
  await expect(page.getByText(`Two entries of ${theirs} are one now.`)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(theirs);
  await expect(page.getByRole("table", { name: "Posts" }).getByRole("row")).toHaveCount(3);
  await page.goto(loser);
  await expect(page).toHaveURL(new RegExp(`${winner}$`));
  for (const words of [ours, theirs]) {
    await page.goto(`/organisations?q=${encodeURIComponent(words)}`);
    const table = page.getByRole("table", { name: "Organisations" });
    await expect(table.getByRole("row")).toHaveCount(2);
    await expect(table.getByRole("link", { name: theirs })).toHaveAttribute("href", winner);
  }

  await page.goto(winner);
  await page.getByRole("button", { name: /^Undo this merge/ }).click();
  await expect(page).toHaveURL(new RegExp(`${loser}$`));
  await expect(page.getByRole("table", { name: "Posts" }).getByRole("row")).toHaveCount(3);
  await page.goto(winner);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ours);
  await expect(page.getByText("No post of it is on record.")).toBeVisible();
});
