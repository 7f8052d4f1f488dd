import type { Page } from "@playwright/test";
import { dayFromNow, openPalette, openSection, pick, publish, startEngagement } from "./app";
import { expect, test } from "./fixtures";

/** More than this, and people batch their reports by the week. */
const MOST_INTERACTIONS = 20;

/** Presses keys and counts every press that is not text typed into a field. */
function countedKeys(page: Page) {
  const pressed: string[] = [];
  return {
    pressed,
    async press(key: string, times = 1) {
      for (let time = 0; time < times; time++) {
        pressed.push(key);
        await page.keyboard.press(key);
      }
    },
    type: (text: string) => page.keyboard.type(text),
  };
}

test("the sixty-second log: a held meeting with two counterparts, an outcome and a promise, by keyboard alone", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  const stamp = lettersOf(Date.now());

  await test.step("an officer who has logged such a meeting before", async () => {
    await startEngagement(page, {
      type: "Bilateral meeting",
      country: "Indonesia",
      date: dayFromNow(-7),
      status: "Complete",
      title: `Weekly call ${stamp}`,
    });
    await openSection(page, "People");
    await pick(page, "Add people", `Col Kaito Hamada${stamp}`);
    await page.getByLabel(/^Key outcomes/).fill("Agreed to meet every week.");
    await page.getByRole("radio", { name: "Positive" }).check();
    await pick(page, "Objectives", "LOE1-01");
    await publish(page);
  });

  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "My work" })).toBeVisible();
  const palette = await openPalette(page);
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  const keys = countedKeys(page);
  await keys.press("Control+k");
  await expect(page.getByRole("option", { name: /Bilateral meeting, Indonesia/ })).toBeVisible();
  await keys.type("bilateral indonesia");
  await keys.press("Enter");

  await expect(page.getByRole("combobox", { name: "Add people" })).toBeFocused();
  await expect(page.getByLabel("Type", { exact: true })).toHaveValue("BILAT");
  await expect(page.getByLabel("Status", { exact: true })).toHaveValue("COMPLETE");
  await keys.type(`Hamada${stamp}`);
  await keys.press("Enter");
  await keys.type(`Cdr Yui Sakamoto${stamp}, J5`);
  await keys.press("Enter");
  await expect(page.getByLabel("Name", { exact: true }).last()).toHaveValue(`Yui Sakamoto${stamp}`);
  await expect(page.getByRole("listbox", { name: "Add people" })).toBeHidden();

  await keys.press("Control+ArrowDown", 2);
  await expect(page.getByLabel(/^Key outcomes/)).toBeFocused();
  await keys.type("Agreed to open the northern pier to visiting ships.");
  await keys.press("Tab", 2);
  await keys.press("Space");
  await keys.press("Control+ArrowDown");
  await keys.type("Send the pier survey");
  await keys.press("Tab", 2);
  await keys.type("Avery Whitlock");
  await keys.press("Tab");
  await keys.type("+14");
  await keys.press("Control+Shift+Enter");

  await page.waitForURL(/\/engagements\/BILAT-\d{4}-IDN-\d{4}(\?sent)?$/);
  const main = page.getByRole("main");
  await expect(main.getByText("Published", { exact: true }).first()).toBeVisible();
  for (const said of [`Hamada${stamp}`, `Sakamoto${stamp}`, "J5", "northern pier", "Send the pier survey"])
    await expect(main.getByText(said).filter({ visible: true }).first()).toBeVisible();
  await expect(main.getByText(/LOE1-01/).first()).toBeVisible();

  console.log(`${keys.pressed.length} interactions besides typing: ${keys.pressed.join(" · ")}`);
  expect(keys.pressed.length).toBeLessThanOrEqual(MOST_INTERACTIONS);
});

test("n starts a log from anywhere, but is a letter where somebody types, and nothing once it is switched off", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  await page.goto("/countries");
  await page.getByRole("searchbox", { name: "Search everything" }).fill("");
  await page.keyboard.type("n");
  await expect(page.getByRole("searchbox", { name: "Search everything" })).toHaveValue("n");
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("n");
  await expect(page).toHaveURL(/\/engagements\/new\?log/);
  await expect(page.getByLabel("Type", { exact: true })).not.toHaveValue("");

  const setSingleKeys = async (isOn: boolean) => {
    await page.goto("/countries");
    await page.getByRole("button", { name: "Avery Whitlock" }).click();
    await page.getByRole("link", { name: "Preferences" }).click();
    await page.getByRole("checkbox", { name: "Single keys" }).setChecked(isOn);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    // Its answer reaches the form and the keys of the page by ways of their own.
    const launcher = page.getByRole("button", { name: /^Go to/ });
    await expect(launcher).toHaveAttribute("aria-keyshortcuts", isOn ? /\/$/ : /Meta\+K$/);
    await page.getByRole("heading", { level: 1, name: "Preferences" }).click();
  };
  await setSingleKeys(false);
  await page.keyboard.press("n");
  await page.keyboard.press("/");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Go to" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/preferences$/);
  await setSingleKeys(true);
  await page.keyboard.press("/");
  await expect(page.getByRole("dialog", { name: "Go to" })).toBeVisible();
});

/** The number in letters alone, for a name like no other. */
function lettersOf(number: number): string {
  return [...number.toString(26)]
    .slice(-6)
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .join("");
}
