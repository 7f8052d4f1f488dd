import { openSection, paste, startEngagement } from "./app";
import { expect, test } from "./fixtures";

// Recording every step of a page with so many fields takes far longer than the steps, and hides how quick they are.
test.use({ trace: "off" });

test("500 pasted names with three spellings of one person stand in the form, and each says who it may be", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  await startEngagement(page, {
    type: "Bilateral meeting",
    country: "Japan",
    date: "2026-03-09",
    title: "A long list",
  });
  await openSection(page, "People");
  const names = Array.from({ length: 496 }, (_, index) => `Guest Number${"abcdefghij"[index % 10]}${index}`);
  const list = ["Khalid Mansour", "Chalid Mansur", "Mansour Khaled", "محمد المصري", ...names];
  await paste(page.getByRole("combobox", { name: "Add people" }), list.join("\n"));
  await expect(page.getByText(/Perhaps the same as/)).toHaveCount(2);
  // By the names of the fields: to look for the label of each in each of 500 rows takes minutes.
  const inRows = () =>
    page
      .locator('input[name^="attendance."][name$=".name"]')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  // Whoever logs the meeting was there too, as the person on record, in a row after theirs.
  expect(await inRows()).toEqual([...list, "Whitlock, Avery"]);
  await expect(page.locator('input[name="attendance.3.name"]')).toHaveAttribute("dir", "auto");

  // Of a person of whom only the name is known, little is sent: of 500 people all fields would be 6,000.
  const sent = await page
    .locator('input[name="attendance.3.name"]')
    .evaluate((field: HTMLInputElement) =>
      field.form
        ? [...new FormData(field.form).keys()].filter((name) => name.startsWith("attendance.3."))
        : [],
    );
  expect(sent.map((name) => name.split(".").at(-1)).sort()).toEqual([
    "attended",
    "name",
    "nationality",
    "rankText",
    "role",
    "side",
  ]);

  // The form goes on as with three people in it: rows go, posts are opened, and all of it is kept on the device.
  await page.getByRole("button", { name: "Remove Whitlock, Avery" }).click();
  expect(await inRows()).toEqual(list);
  const last = page.locator("li", { has: page.locator('input[name="attendance.499.name"]') });
  await last.getByText(/^Post that day/).click();
  await last.getByLabel("Position").fill("Guest of honour");
  await expect(page.getByText(/^Saved .*, on this device$/)).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(last).toContainText("Guest of honour");
  expect(await inRows()).toEqual(list);
  expect(broken, "errors on the page").toEqual([]);
});
