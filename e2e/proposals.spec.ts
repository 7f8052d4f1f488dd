import { dayFromNow, openPalette, openSection, pick, startEngagement } from "./app";
import { expect, test } from "./fixtures";

test("a visit abroad by an own senior: the form proposes host, place, people, owner and the next leg, and insists on nothing", async ({
  pageAs,
}) => {
  const page = await pageAs("officer");
  await startEngagement(page, {
    type: "Visit abroad by own senior",
    country: "Japan",
    date: dayFromNow(-3),
    status: "Complete",
    title: "The chief in Tokyo",
  });

  await test.step("the partner hosts, and there it takes place", async () => {
    await expect(page.getByLabel("Role of Japan")).toHaveValue("HOST");
    await page.locator("summary", { hasText: /^Place Japan$/ }).click();
    const place = page.getByRole("combobox", { name: /^Country where it takes place/ });
    await expect(place).toHaveValue("Japan");
    await page.getByLabel("Type", { exact: true }).selectOption({ label: "Visit hosted" });
    await expect(page.getByLabel("Role of Japan")).toHaveValue("PARTICIPANT");
    await expect(place).toHaveValue("");
    await page.getByLabel("Type", { exact: true }).selectOption({ label: "Visit abroad by own senior" });
    await pick(page, "Country where it takes place", "Norway");
    await pick(page, "Countries", "Norway");
    await expect(place).toHaveValue("Norway");
  });

  await test.step("whoever is of the chosen countries is offered first, and the list makes way for the row", async () => {
    await openSection(page, "People");
    const box = page.getByRole("combobox", { name: "Add people" });
    const list = page.getByRole("listbox", { name: "Add people" });
    await box.click();
    await expect(list.getByRole("option").first()).toContainText(/Japan|Norway/);
    await list.getByRole("option").first().click();
    await expect(list).toBeHidden();
    await pick(page, "Add people", "Geir Pedersen, UN Special Envoy");
    await expect(page.getByLabel("Side of Geir Pedersen")).toHaveValue("THIRD");
    // Whoever writes it down goes with the senior, who is still to be named.
    await expect(page.getByLabel("Role of Whitlock, Avery")).toHaveValue("PLUS_ONE");
  });

  await test.step("a promise of the own side is its writer's", async () => {
    await openSection(page, "Commitments");
    const owner = page.getByRole("combobox", { name: /^Owner of/ }).first();
    await expect(owner).toHaveValue("");
    await page.getByLabel(/^What was promised/).fill("Send the survey");
    await expect(owner).toHaveValue("Avery Whitlock");
    await page.getByLabel(/^Made by of/).selectOption({ label: "Partner" });
    await expect(owner).toHaveValue("");
    await page.getByLabel(/^Made by of/).selectOption({ label: "Own side" });
    await expect(owner).toHaveValue("Avery Whitlock");
  });

  await test.step("a leg begins where the one before ended", async () => {
    await openSection(page, "Visit");
    await page.getByRole("button", { name: "Add a leg" }).click();
    await page.getByLabel("To, leg 1").fill("Yokosuka");
    await page.getByLabel("Arrives on, leg 1").fill(dayFromNow(-3));
    await page.getByRole("button", { name: "Add a leg" }).click();
    await expect(page.getByLabel("From, leg 2")).toHaveValue("Yokosuka");
    await expect(page.getByLabel("Departs on, leg 2")).toHaveValue(dayFromNow(-3));
  });

  await test.step("problems are listed as their fields stand on the page", async () => {
    await page.getByLabel(/^Last day/).fill(dayFromNow(-9));
    await page.getByRole("button", { name: "Save and publish" }).click();
    const links = page.getByRole("alert").first().getByRole("link");
    await expect(links.first()).toHaveText(/ends before it starts/);
    expect(await links.count()).toBeGreaterThan(1);
    // The parts they lead into open after the answer is drawn.
    const areInOrder = () =>
      links.evaluateAll((all) => {
        const fields = all.map((link) => document.getElementById(link.getAttribute("href")?.slice(1) ?? ""));
        const tops = fields.map(
          (field) => (field?.getBoundingClientRect().top ?? Number.NaN) + window.scrollY,
        );
        return tops.every((top, index) => index === 0 || top >= (tops[index - 1] ?? Number.NaN));
      });
    await expect.poll(areInOrder).toBe(true);
  });
});

test("a form on a page of its own can be left without saving", async ({ pageAs }) => {
  for (const [role, lists] of [
    ["officer", ["people", "posts", "organisations", "crises"]],
    ["admin", ["objectives", "exercises"]],
  ] as const) {
    const page = await pageAs(role);
    for (const list of lists) {
      await page.goto(`/${list}/new`);
      await page.getByRole("link", { name: "Cancel" }).click();
      await expect(page).toHaveURL(new RegExp(`/${list}$`));
    }
  }
});

test("a form that nobody typed into is not offered again, whatever it proposes", async ({ pageAs }) => {
  const page = await pageAs("officer");
  for (let visit = 0; visit < 2; visit++) {
    await page.goto("/engagements/new?type=ABROAD&country=JPN");
    await expect(page.getByLabel(/^Role of Japan/)).toHaveValue("HOST");
    // What the device keeps is offered once the page's scripts run.
    await openPalette(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Bring it back" })).toHaveCount(0);
    await page.goto("/engagements");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});
