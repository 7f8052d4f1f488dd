import { dayFromNow, openSection, pick, publish, startEngagement, startMeeting, totalOfList } from "./app";
import { expect, test } from "./fixtures";

test("meetings on the margins of an event are logged from its page, or put there, and listed as they are counted", async ({
  pageAs,
}) => {
  test.setTimeout(180_000);
  const page = await pageAs("officer");
  const stamp = Date.now().toString(36).toUpperCase().slice(-5);
  const dialogue = `Dialogue ${stamp}`;
  const aside = `Aside on the pier ${stamp}`;
  const dinner = `Dinner of two staffs ${stamp}`;
  const onMargins = page.getByRole("region", { name: "On its margins" });
  const itsEvent = page.getByRole("region", { name: "On the margins of" });

  const event = await test.step("the page of an event offers them before there are any", async () => {
    await startEngagement(page, {
      type: "Multilateral meeting",
      country: "Japan",
      date: dayFromNow(30),
      status: "Planned",
      title: dialogue,
    });
    await page.getByLabel(/^Purpose/).fill("Sit around one table.");
    const reference = await publish(page);
    await expect(onMargins).toContainText(
      "The event counts once in totals and once for each of its countries.",
    );
    return reference;
  });

  await test.step("a meeting logged from there has its date and is tied to it", async () => {
    await onMargins.getByRole("link", { name: "Log a meeting on its margins" }).click();
    await expect(page.getByRole("status").filter({ hasText: "On the margins of" })).toContainText(dialogue);
    await expect(page.getByRole("checkbox", { name: `Held on the margins of ${dialogue}` })).toBeChecked();
    await expect(page.getByLabel("Type", { exact: true })).toHaveValue("BILAT");
    await expect(page.getByLabel("Date", { exact: true })).toHaveValue(dayFromNow(30));
    await pick(page, "Countries", "Japan");
    await page.getByLabel(/^Title/).fill(aside);
    await page.getByLabel(/^Purpose/).fill("Settle the pier aside.");
    await publish(page);
    await itsEvent.getByRole("link", { name: dialogue }).click();
    await page.waitForURL(new RegExp(`/engagements/${event}$`));
    await expect(onMargins.getByRole("link", { name: aside })).toBeVisible();
  });

  await test.step("one that stands already is put there from its own page", async () => {
    await startMeeting(page, dinner);
    await page.getByLabel(/^Purpose/).fill("Dine.");
    await publish(page);
    await openSection(page, "Put it on the margins of an event");
    await page.getByRole("combobox", { name: /^It is held on the margins of/ }).click();
    await expect(page.getByRole("listbox", { name: "Events" }).getByRole("option").first()).toBeVisible();
    await pick(page, "It is held on the margins of", dialogue, "Events");
    await page.getByRole("button", { name: "Save the event" }).click();
    await expect(itsEvent.getByRole("link", { name: dialogue })).toBeVisible();
  });

  await test.step("the number on the page of the event opens as many rows", async () => {
    await page.goto(`/engagements/${event}`);
    await expect(onMargins.getByRole("listitem")).toHaveCount(2);
    await onMargins.getByRole("link", { name: "2 meetings in the list" }).click();
    await page.waitForURL(/margins=/);
    expect(await totalOfList(page)).toBe(2);
    await expect(page.getByRole("link", { name: aside })).toBeVisible();
    await expect(page.getByRole("link", { name: dinner })).toBeVisible();
  });
});
