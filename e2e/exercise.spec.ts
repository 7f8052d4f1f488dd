import { dayFromNow, openSection, pick } from "./app";
import { expect, test } from "./fixtures";

test("an exercise from its dates to a closed review: red until somebody says yes, closed when each lesson has an owner", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const officer = await pageAs("officer");
  const address = await test.step("an edition with its dates gets its milestones", async () => {
    await officer.goto("/exercises/granite-bridge/new");
    await officer.getByLabel(/^Year/).fill(dayFromNow(20).slice(0, 4));
    await officer.getByLabel(/^First day/).fill(dayFromNow(20));
    await officer.getByLabel(/^Last day/).fill(dayFromNow(29));
    await officer.getByLabel(/^Place/).fill("Khar Uul");
    // What would be overdue at birth is not taken unless somebody says so.
    await expect(officer.getByText(/days are over already and not ticked/)).toBeVisible();
    await expect(officer.getByLabel("Initial planning conference")).not.toBeChecked();
    await expect(officer.getByLabel("After-action report")).toBeChecked();
    await officer.getByLabel("Type of exercise").selectOption({ label: "Passing exercise" });
    await expect(officer.getByLabel("Site survey")).toHaveCount(0);
    await officer.getByLabel("Type of exercise").selectOption({ label: "Field training exercise" });
    await officer.getByLabel("Final planning conference").check();
    await officer.getByRole("button", { name: "Add the edition" }).click();
    await officer.waitForURL(/\/exercises\/granite-bridge\/EX-GRANITE-BRIDGE-/);
    await expect(officer.getByRole("row", { name: /Final planning conference/ })).toContainText("Overdue");
    await expect(officer.getByRole("row", { name: /Initial planning conference/ })).toHaveCount(0);
    await expect(officer.getByText(/no participant besides the host is confirmed/)).toBeVisible();
    return new URL(officer.url()).pathname;
  });

  await test.step("a leader sees it red among the exercises, and in the planner", async () => {
    const leader = await pageAs("leader");
    await leader.goto("/exercises");
    const need = leader.getByRole("region", { name: "Editions that need somebody" });
    await expect(need.locator(`a[href="${address}"]`)).toBeVisible();
    await leader.goto(`/exercises?view=planner&year=${dayFromNow(20).slice(0, 4)}&health=RED`);
    await expect(leader.locator(`a[href="${address}"]`).first()).toBeVisible();
  });

  await test.step("a participant says yes", async () => {
    await officer.goto(`${address}/edit?part=participants`);
    await pick(officer, "Countries", "Japan");
    await officer.getByLabel("Answer of Japan").selectOption("CONFIRMED");
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await officer.waitForURL((url) => url.pathname === address);
    await expect(officer.getByText(/no participant besides the host/)).toBeHidden();
  });

  await test.step("STARTEX before what is still to come is refused, with the way out; into the past all moves", async () => {
    await officer.goto(`${address}/edit?part=plan`);
    await officer.getByLabel(/^First day/).fill(dayFromNow(-90));
    await officer.getByLabel(/^Last day/).fill(dayFromNow(-80));
    await officer.getByLabel(/^Move what has not happened/).uncheck();
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await expect(officer.getByText(/comes before STARTEX/).first()).toBeVisible();
    await officer.getByLabel(/^Move what has not happened/).check();
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await officer.waitForURL((url) => url.pathname === address);
  });

  const lesson = `Two map sheets were in use at ${address.split("/").at(-1)}.`;
  await test.step("the review closes when the report is settled and the lesson has an owner", async () => {
    await expect(officer.getByText(/closes when the after-action report was held/)).toBeVisible();
    await officer.goto(`${address}/edit?part=milestone&which=AAR`);
    await officer.getByLabel("State").selectOption({ label: "Not needed" });
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await officer.waitForURL((url) => url.pathname === address);
    await officer.getByRole("button", { name: "Close the review" }).click();
    await expect(officer.getByText(/say why there is none/).first()).toBeVisible();
    await officer.goto(`${address}/edit?part=lesson`);
    await officer.getByLabel(/^What was seen or learned/).fill(lesson);
    await officer.getByRole("button", { name: "Add", exact: true }).click();
    await officer.waitForURL((url) => url.pathname === address);
    await expect(officer.getByText("What needs an owner")).toBeVisible();
    await expect(officer.getByRole("button", { name: "Close the review" })).toBeHidden();
    await officer.getByRole("link", { name: "Change lesson 1" }).click();
    await pick(officer, "Owner", "Whitlock");
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await officer.waitForURL((url) => url.pathname === address);
    await officer.getByRole("button", { name: "Close the review" }).click();
    await expect(officer.getByRole("button", { name: "Reopen the review" })).toBeVisible();
  });

  await test.step("an engagement of the edition asks for none of that, and shows it", async () => {
    await officer.goto(address);
    await officer.getByRole("link", { name: "Log an engagement" }).first().click();
    await openSection(officer, "Exercise");
    const left = officer.getByText("After-action review, lessons and figures").locator("..");
    await expect(left.getByRole("link")).toHaveAttribute("href", address);
    await expect(officer.getByLabel("After-action review")).toHaveCount(0);
    await officer.getByLabel("Training audience").fill("Two battalion staffs");
    await officer.getByRole("button", { name: "Save as draft" }).first().click();
    const shown = officer.getByRole("region", { name: "Figures and review of the edition" });
    await expect(shown).toContainText("The review is closed.");
    await expect(shown).toContainText(lesson);
    await expect(shown.getByRole("link", { name: address.split("/").at(-1) })).toHaveAttribute(
      "href",
      address,
    );
    await expect(shown.getByRole("button")).toHaveCount(0);
  });

  await test.step("the lesson stands in the list of all exercises, which counts what it shows, and is found", async () => {
    await officer.goto("/exercises?view=lessons&state=open&series=granite-bridge");
    const shown = await officer.getByRole("row").count();
    await expect(
      officer.getByRole("navigation", { name: "Lessons by state" }).locator('[aria-current="page"]'),
    ).toContainText(String(shown - 1));
    await officer.getByRole("link", { name: lesson }).click();
    await officer.waitForURL((url) => url.pathname === address && url.hash === "#lesson-1");
    await officer.goto("/search?q=map+sheets&kind=lessons");
    await expect(officer.getByRole("link", { name: lesson })).toBeVisible();
  });
});
