import { openSection, paste, pick, startEngagement } from "./app";
import { expect, test } from "./fixtures";

// What a new user stumbled over who logged the journeys of a month by hand.

test("a copy and a change of a record whose title nobody gave are called after their own country", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  await startEngagement(page, { type: "Familiarisation visit", country: "Japan", title: "" });
  await page.getByRole("button", { name: "Save as draft" }).click();
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toHaveText("Familiarisation visit, Japan");

  await page.getByRole("link", { name: "Log another like this" }).click();
  await expect(page.getByRole("button", { name: "Remove Japan" })).toBeVisible();
  await expect(page.getByLabel(/^Title/)).toHaveValue("");
  await page.getByRole("button", { name: "Remove Japan" }).click();
  await pick(page, "Countries", "Mongolia");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(title).toHaveText("Familiarisation visit, Mongolia");

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await pick(page, "Countries", "Palau");
  await page.getByRole("button", { name: "Remove Mongolia" }).click();
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(title).toHaveText("Familiarisation visit, Palau");
});

test("a text that is too long is neither cut nor lost", async ({ pageAs }) => {
  const page = await pageAs("officer");
  await startEngagement(page, { type: "Bilateral meeting", country: "Japan", title: "" });
  const outcomes = page.getByLabel("Key outcomes");
  await outcomes.fill("a".repeat(240));
  await expect(page.getByText("10 characters left")).toBeVisible();
  await outcomes.fill("a".repeat(262));
  await expect(page.getByText("12 characters too many; the most is 250")).toBeVisible();
  await expect(outcomes).toHaveValue("a".repeat(262));
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByRole("link", { name: "This has 262 characters; the most is 250." })).toBeVisible();
  await expect(outcomes).toHaveValue("a".repeat(262));
});

test("the focus goes on by keyboard where rows come and go, and what is said to host is the place", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  await startEngagement(page, { type: "Bilateral meeting", country: "Japan", title: "" });
  await page.getByLabel("Role of Japan").selectOption("HOST");
  await expect(page.getByText("Place Japan")).toBeVisible();
  await pick(page, "Countries", "Mongolia");
  await page.getByRole("button", { name: "Remove Japan" }).press("Enter");
  await expect(page.getByRole("button", { name: "Remove Mongolia" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Countries" })).toBeFocused();

  await page.getByRole("button", { name: "Add a commitment" }).press("Enter");
  await page.keyboard.type("Send the study");
  await expect(page.locator('[name="commitments.1.text"]')).toHaveValue("Send the study");
  await page.getByRole("button", { name: "Remove “Send the study”" }).press("Enter");
  await expect(page.getByRole("button", { name: "Remove promise 1" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Add a commitment" })).toBeFocused();

  await page.getByLabel("Key outcomes").fill("Talks were held");
  await expect(page.getByText(/^Saved .*, on this device$/)).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Bring it back" }).press("Enter");
  await expect(page.getByLabel("Key outcomes")).toBeFocused();
});

test("a list with abbreviations, titles and nobody's name stands on record as it was meant", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const stamp = Date.now()
    .toString(36)
    .replace(/\d/g, (digit) => "ghijklmnop".charAt(Number(digit)));
  await startEngagement(page, { type: "Bilateral meeting", country: "Japan", title: "" });
  await pick(page, "Countries", "Palau");
  const lines = [
    `Zayed Nahyan${stamp}, Foreign Minister, UAE`,
    `Ana Reyes${stamp}, Minister of Defence of the Philippines`,
    `Kenji Mori${stamp}`,
    "Not known",
  ];
  await paste(page.getByRole("combobox", { name: "Add people" }), lines.join("\n"));
  await expect(page.getByText(/^Nation not known: kept by name alone/)).toHaveCount(2);
  await expect(page.getByText("Foreign Minister · United Arab Emirates")).toBeVisible();
  await page.getByRole("button", { name: "Save as draft" }).click();
  const people = page.getByRole("table", { name: /^People/ });
  await expect(people.getByRole("link", { name: `Nahyan${stamp}, Zayed` })).toBeVisible();
  await expect(people.getByRole("row", { name: new RegExp(`Nahyan${stamp}`) })).toContainText(
    "United Arab Emirates",
  );
  await expect(people.getByRole("row", { name: new RegExp(`Mori${stamp}`) })).toContainText("Not known");
  await expect(people.getByRole("link", { name: /known/i })).toHaveCount(0);

  const record = page.url();

  // Of a nation that the record does not name, and on record by now.
  await startEngagement(page, { type: "Bilateral meeting", country: "Japan", title: "" });
  await paste(
    page.getByRole("combobox", { name: "Add people" }),
    [`Zayed Nahyan${stamp}, UAE`, `Zayed Nahyan${stamp}, Palau`].join("\n"),
  );
  await expect(page.locator('input[name="attendance.0.personId"]')).toHaveCount(1);
  await expect(page.locator('input[name="attendance.1.name"]')).toHaveValue(`Zayed Nahyan${stamp}`);
  await expect(page.locator('input[name="attendance.1.personId"]')).toHaveCount(0);

  await page.goto(record);
  await page.getByRole("button", { name: /^(Publish|Submit for review)$/ }).click();
  await page.getByRole("link", { name: "Say how the atmosphere was." }).click();
  await expect(page).toHaveURL(/\/edit#field-atmospherics$/);
});

test("words that were never saved say what they are of, and what becomes of others when they are brought back", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  await startEngagement(page, { type: "Staff talks", country: "Palau", title: "" });
  await expect(page.getByText(/^Saved .*, on this device$/)).toBeVisible();
  await page.reload();
  const offer = page.getByRole("status").filter({ hasText: "was not saved" });
  await expect(offer).toContainText("Staff talks, Palau");
  await expect(offer).not.toContainText("typed since");
  await page.getByLabel(/^Title/).fill("Something else");
  await expect(offer).toContainText(
    "What you have typed since then leaves the form, and is kept here as well.",
  );
  await offer.getByRole("button", { name: "Bring it back (Staff talks, Palau)" }).click();
  await expect(page.getByLabel("Type", { exact: true }).locator("option:checked")).toHaveText("Staff talks");
  await expect(page.getByLabel(/^Title/)).toHaveValue("");
  await offer.getByRole("button", { name: "Bring it back (Something else)" }).click();
  await expect(page.getByLabel(/^Title/)).toHaveValue("Something else");
});

test("a page is marked CUI from the moment that is chosen in its form, and once", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const banner = page.getByRole("region", { name: "Marking, top of page" });
  for (const address of ["/engagements/new", "/crises/new"]) {
    await page.goto(address);
    if (address.startsWith("/engagements")) await openSection(page, "Marking and access");
    await expect(banner).toHaveText(["UNCLASSIFIED"]);
    await page.getByRole("radio", { name: /^CUI/ }).check();
    await expect(banner).toHaveText(["CUI"]);
    await page.getByRole("radio", { name: /^Unclassified/ }).check();
    await expect(banner).toHaveText(["UNCLASSIFIED"]);
  }

  // Words that were marked and never saved say what they are of where they are offered.
  await page.goto("/engagements/new");
  await openSection(page, "Marking and access");
  await page.getByRole("radio", { name: /^CUI/ }).check();
  await page.getByLabel(/^Title/).fill("Marked and never saved");
  await expect(page.getByText(/^Saved .*, on this device$/)).toBeVisible();
  await page.goto("/engagements/new");
  await expect(page.getByRole("button", { name: "Bring it back (Marked and never saved)" })).toBeVisible();
  await expect(banner).toHaveText(["CUI"]);
  await page.getByRole("button", { name: "Bring it back (Marked and never saved)" }).click();
  await expect(page.getByRole("radio", { name: /^CUI/ })).toBeChecked();
  await expect(banner).toHaveText(["CUI"]);
  await page.goto("/");
  const unsaved = page.getByRole("region", { name: "Not saved yet, on this device" });
  await expect(unsaved.getByRole("link")).toHaveText(["New engagement"]);
  await expect(page.getByRole("main")).not.toContainText("Marked and never saved");
});
