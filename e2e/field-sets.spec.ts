import type { Page } from "@playwright/test";
import { askFile, dayFromNow, openSection, pick, publish, startEngagement } from "./app";
import { expect, test } from "./fixtures";

test("an exercise with its figures, a visit with its way and a gift above the limit, and what they cost", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const officer = await pageAs("officer");
  const stamp = Date.now().toString(36).toUpperCase().slice(-5);
  const complete = async (title: string) => {
    await officer.getByLabel(/^Purpose/).fill(`To show ${title}.`);
    await openSection(officer, "Outcome");
    await officer.getByLabel(/^Key outcomes/).fill("Done as planned.");
    await officer.getByRole("radio", { name: "Positive" }).check();
    await openSection(officer, "Objectives");
    await pick(officer, "Objectives", "LOE3-01");
  };

  await test.step("figures that do not add up are refused at their field, and taken as reported", async () => {
    await startEngagement(officer, {
      type: "Live exercise, joint or combined",
      country: "Japan",
      date: dayFromNow(-3),
      status: "Complete",
      title: `Joint exercise ${stamp}`,
    });
    await complete("the exercise");
    await officer.getByRole("combobox", { name: "Live fire" }).selectOption("No");
    await officer.getByRole("button", { name: "Add a figure" }).click();
    await officer.getByLabel("Own, figure 1").fill("1,200");
    await officer.getByLabel("Partner, figure 1").fill("900");
    await officer.getByLabel("Total, figure 1").fill("2000");
    await officer.getByLabel("Source, figure 1").fill("Strength return");
    await officer.getByRole("button", { name: "Save and publish" }).click();
    await expect(officer.getByLabel("Total, figure 1")).toHaveAccessibleDescription(/more than the total/);
    await officer.getByLabel("As reported, figure 1").selectOption("Yes");
    await officer.getByRole("button", { name: "Add a training objective" }).click();
    await officer.getByLabel("Training objective, training objective 1").fill("Move a brigade by sea");
    const reference = await publish(officer);
    const section = officer.getByRole("region", { name: "Exercise", exact: true });
    const figures = section.getByRole("table", { name: "Figures" });
    const cell = (name: string) => figures.getByRole("cell", { name, exact: true });
    await expect(cell("1,200")).toBeVisible();
    await expect(cell("2,000")).toBeVisible();
    await expect(section).toContainText("Move a brigade by sea");

    await officer.goto(`/engagements/${reference}/edit`);
    await officer
      .getByLabel("Type", { exact: true })
      .selectOption({ label: "Mobile training or education team" });
    await expect(officer.getByLabel("Own, figure 1")).toHaveValue("1200");
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await officer.waitForURL(/\/engagements\/[A-Z-]+-\d{4}-JPN-\d{4}$/);
    await expect(cell("2,000")).toBeVisible();
    await officer.goto(`/engagements/${reference}/edit`);
    await officer
      .getByLabel("Type", { exact: true })
      .selectOption({ label: "Live exercise, joint or combined" });
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await officer.waitForURL(/\/engagements\/[A-Z-]+-\d{4}-JPN-\d{4}$/);
    await expect(cell("1,200")).toBeVisible();
    await expect(section).toContainText("Move a brigade by sea");
  });

  await test.step("a visit with a leg, a call and a gift above the limit", async () => {
    await startEngagement(officer, {
      type: "Visit abroad by own senior",
      country: "Japan",
      date: dayFromNow(-2),
      status: "Complete",
      title: `Visit of the deputy commander ${stamp}`,
    });
    await complete("the visit");
    await openSection(officer, "People");
    await pick(officer, "Add people", `Col Kenta ${stamp}`);
    await officer.getByLabel("Role of Whitlock, Avery").selectOption("PRINCIPAL");
    await officer.getByRole("button", { name: "Add a leg" }).click();
    await officer.getByLabel("To, leg 1").fill("Yokosuka");
    await officer.getByLabel("Departs on, leg 1").fill(dayFromNow(-2));
    await officer.getByLabel("Arrives on, leg 1").fill(dayFromNow(-2));
    await officer.getByLabel("Level of protocol", { exact: true }).selectOption("Working visit");
    await officer.getByText("Gifts and deliverables").click();
    await officer.getByRole("button", { name: "Add a gift" }).click();
    await officer.getByLabel("Direction of gift 1").selectOption("Received");
    await officer.getByLabel("What it was of gift 1").fill("Silver model of a ship");
    await officer.getByLabel("Given by of gift 1").focus();
    const giver = officer.locator(`datalist option[value*="${stamp}"]`);
    const name = (await giver.getAttribute("value")) ?? "";
    await officer.getByLabel("Given by of gift 1").fill(name);
    await officer.getByLabel("Given to of gift 1").fill("whitlock, avery");
    await officer.getByLabel("Value of gift 1").fill("142000");
    const currency = officer.getByLabel("Currency of gift 1");
    await expect(currency, "nothing that only looks filled in").not.toHaveAttribute("placeholder");
    await currency.fill("JPY");
    await expect(officer.getByText("convert it to compare it with the limit of 100 USD")).toBeVisible();
    await officer.getByLabel("Value in USD of gift 1").fill("950");
    await officer.getByLabel("Source of the rate of gift 1").fill("Finance office");
    await officer.getByLabel("Day of the rate of gift 1").fill(dayFromNow(-2));
    await expect(officer.getByText(/above the limit of 100 USD/)).toBeVisible();
    await publish(officer);
    const itinerary = officer.getByRole("table", { name: "Itinerary" });
    await expect(itinerary.getByRole("cell", { name: /^Yokosuka/ })).toBeVisible();
    await expect(secondLook(officer)).toContainText("Silver model of a ship");
    const gift = officer.getByRole("listitem").filter({ hasText: "Received: Silver model of a ship" });
    // The save put its giver on record, and the gift is theirs.
    await expect(gift).toContainText(new RegExp(`from .*${stamp}, Kenta.* to .*Whitlock, Avery`));
    await expect(officer.getByText("Above the limit", { exact: true })).toBeVisible();
    await expect(officer.getByText(/950\.00 USD by the rate of Finance office/)).toBeVisible();
  });

  await test.step("the balance with the country counts both, and each number opens its rows", async () => {
    await officer.goto("/countries/JPN");
    const card = officer.getByRole("region", { name: "Visits and gifts" });
    const over = card.getByRole("listitem").filter({ hasText: "above the limit" }).getByRole("link");
    const count = Number(await over.textContent());
    await over.click();
    await officer.waitForURL(/gift=OVER/);
    await expect(officer.getByText(/Above the limit/)).toBeVisible();
    await expect(officer.locator("tbody tr")).toHaveCount(count);
    await expect(officer.getByText(`Visit of the deputy commander ${stamp}`)).toBeVisible();
  });

  await test.step("a ship that called and expects a return is owed it, and the number opens its row", async () => {
    await startEngagement(officer, {
      type: "Port or ship visit",
      country: "Japan",
      date: dayFromNow(-2),
      status: "Complete",
      title: `Frigate in port ${stamp}`,
    });
    await complete("the call");
    await openSection(officer, "People");
    await pick(officer, "Add people", `Capt Port ${stamp}`);
    await officer.getByLabel("Role of Whitlock, Avery").selectOption("PRINCIPAL");
    await officer.getByRole("combobox", { name: "A return visit is expected" }).selectOption("Yes");
    const ask = officer.getByText("A return is expected, and nothing says who hosts");
    await expect(ask).toBeVisible();
    await officer.getByLabel("Role of Japan").selectOption("HOST");
    await expect(ask).toBeHidden();
    await publish(officer);
    await officer.goto("/countries/JPN");
    const card = officer.getByRole("region", { name: "Visits and gifts" });
    const owed = card
      .getByRole("row")
      .filter({ hasText: "Port or ship visit" })
      .getByText("They owe")
      .getByRole("link");
    const count = Number(await owed.textContent());
    await owed.click();
    await officer.waitForURL(/visit=OURS/);
    await expect(officer.locator("tbody tr")).toHaveCount(count);
    await expect(officer.getByText(`Frigate in port ${stamp}`)).toBeVisible();
  });

  await test.step("a funding line needs its currency, and an expense above plan is only pointed out", async () => {
    await startEngagement(officer, {
      type: "Mobile training or education team",
      country: "Japan",
      date: dayFromNow(30),
      status: "Planned",
      title: `Engineers' course ${stamp}`,
    });
    await officer.getByLabel(/^Purpose/).fill("Teach.");
    await officer.getByRole("button", { name: "Add a funding line" }).click();
    await officer
      .getByLabel("Authority, funding line 1")
      .selectOption({ label: "International military education and training" });
    await officer.getByLabel("Planned, funding line 1").fill("1000");
    await officer.getByLabel("Obligated, funding line 1").fill("1200");
    await officer.getByRole("button", { name: "Save and publish" }).click();
    await expect(officer.getByLabel("Currency, funding line 1")).toHaveAccessibleDescription(
      /Give the currency/,
    );
    await officer.getByLabel("Currency, funding line 1").fill("USD");
    await publish(officer);
    await expect(officer.getByRole("region", { name: "Authorities and money" })).toContainText(
      "1,200.00 USD",
    );
    const toCheck = secondLook(officer);
    await expect(toCheck).toContainText("More is obligated than was planned.");
    await expect(toCheck).toContainText("vetting");
  });

  await test.step("the list goes into a file as it is shown, with its marking", async () => {
    const list = `/engagements?q=${stamp}`;
    await officer.goto(list);
    const rows = await officer.locator("tbody tr").count();
    const address = await officer.getByRole("link", { name: "Export" }).getAttribute("href");
    const response = await askFile(officer, address);
    expect(response.status()).toBe(200);
    expect(response.headers()["content-disposition"]).toMatch(
      /filename="(UNCLASSIFIED|CUI)_engagements_\d{6}Z[A-Z]{3}\d{2}\.csv"/,
    );
    const text = await response.text();
    const lines = text.trimEnd().split("\r\n");
    expect(lines).toHaveLength(rows + 3);
    expect(lines.at(-1)).toMatch(/^(UNCLASSIFIED|CUI),End of the file: \d+ rows?$/);
    expect(lines[0]).toMatch(/^\ufeff?(UNCLASSIFIED|CUI),As of \d{6}Z/);
    expect(lines[1]).toContain("Exercise: Figures");
    expect(text).toContain("Own: 1,200");
    expect(text).toContain("Silver model of a ship");
  });
});

test("an admin adds a reason, officers choose it, and once retired it stays where it is in use", async ({
  pageAs,
}) => {
  const admin = await pageAs("admin");
  const officer = await pageAs("officer");
  const reason = `Ash cloud ${Date.now().toString(36)}`;
  await admin.goto("/admin/picklists");
  await admin.getByRole("link", { name: "Reasons to cancel or postpone" }).click();
  await admin.getByLabel("Words", { exact: true }).fill(reason);
  await admin.getByRole("button", { name: "Add", exact: true }).click();
  const item = admin.getByRole("listitem").filter({ hasText: reason });
  await expect(item).toBeVisible();

  await startEngagement(officer, {
    type: "Bilateral meeting",
    country: "Japan",
    date: dayFromNow(9),
    status: "Cancelled",
    title: `Called off by ${reason}`,
  });
  await officer.getByLabel("Reason", { exact: true }).selectOption(reason);
  await officer.getByLabel(/^Purpose/).fill("Talk.");
  const reference = await publish(officer);
  await expect(officer.getByRole("definition").filter({ hasText: reason })).toBeVisible();

  await item.getByText("Change").click();
  await item.getByRole("button", { name: `Retire ${reason}` }).click();
  await expect(item.getByText("Retired", { exact: true }).first()).toBeVisible();
  await officer.goto(`/engagements/${reference}/edit`);
  await expect(officer.getByLabel("Reason", { exact: true }).locator("option:checked")).toHaveText(
    `${reason} (retired)`,
  );
  await officer.goto("/engagements/new");
  await officer.getByLabel("Status", { exact: true }).selectOption("Cancelled");
  await expect(
    officer.getByLabel("Reason", { exact: true }).getByRole("option", { name: reason }),
  ).toHaveCount(0);
});

test("an admin adds a tag to a scheme, and the list of engagements can be asked for it", async ({
  pageAs,
}) => {
  const admin = await pageAs("admin");
  const tag = `Ice patrol ${Date.now().toString(36)}`;
  await admin.goto("/admin/picklists");
  await admin.getByRole("link", { name: "NDU military diplomacy" }).click();
  await admin.getByLabel("Words", { exact: true }).fill(tag);
  await admin.getByRole("button", { name: "Add", exact: true }).click();
  await expect(admin.getByRole("listitem").filter({ hasText: tag })).toBeVisible();

  const officer = await pageAs("officer");
  await officer.goto("/engagements");
  await officer.getByText("More filters").click();
  await officer.getByLabel("Tag", { exact: true }).selectOption(tag);
  await officer.getByRole("button", { name: "Apply" }).click();
  await expect(officer.getByText("Nothing matches these filters")).toBeVisible();
  await expect(officer.getByText(`${tag} (NDU)`)).toBeVisible();
});

/** What a record says deserves a second look. */
function secondLook(page: Page) {
  return page.getByRole("status").filter({ hasText: "Worth a second look" });
}
