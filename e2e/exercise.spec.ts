import { dayFromNow, pick } from "./app";
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
    await officer.getByRole("button", { name: "Add the edition" }).click();
    await officer.waitForURL(/\/exercises\/granite-bridge\/EX-GRANITE-BRIDGE-/);
    await expect(officer.getByRole("row", { name: /Final planning conference/ })).toContainText("Overdue");
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

  await test.step("the review closes when the lesson has an owner", async () => {
    await officer.goto(`${address}/edit?part=lesson`);
    await officer.getByLabel(/^What was seen or learned/).fill("Two map sheets were in use.");
    await officer.getByRole("button", { name: "Add", exact: true }).click();
    await officer.waitForURL((url) => url.pathname === address);
    await expect(officer.getByText("What needs an owner")).toBeVisible();
    await expect(officer.getByRole("button", { name: "Close the review" })).toBeHidden();
    await officer.getByRole("link", { name: "Change lesson 1" }).click();
    await officer.getByLabel(/^Owner/).selectOption({ index: 1 });
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await officer.waitForURL((url) => url.pathname === address);
    await officer.getByRole("button", { name: "Close the review" }).click();
    await expect(officer.getByRole("button", { name: "Reopen the review" })).toBeVisible();
  });
});
