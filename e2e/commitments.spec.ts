import { dayFromNow, openSection, publish, startEngagement } from "./app";
import { expect, test } from "./fixtures";

test("what became of a promise is said where it was changed", async ({ pageAs }) => {
  const page = await pageAs("officer");
  const stamp = Date.now().toString(36).toUpperCase().slice(-5);
  const promise = `Send the harbour survey ${stamp}`;
  await startEngagement(page, {
    type: "Bilateral meeting",
    country: "Japan",
    date: dayFromNow(20),
    status: "Planned",
    title: `Talks on surveys ${stamp}`,
  });
  await page.getByLabel(/^Purpose/).fill("Agree on the surveys.");
  await openSection(page, "Commitments");
  await page.getByLabel("What was promised, promise 1").fill(promise);
  await expect(page.getByRole("group", { name: promise })).toBeVisible();
  await page.getByRole("button", { name: "Add a commitment" }).click();
  await expect(page.getByRole("group", { name: "Promise 2" })).toBeVisible();
  await page.getByRole("button", { name: "Remove promise 2" }).click();
  await page.getByLabel(`Due of “${promise}”`).fill("2030-04-03");
  await expect(page.getByLabel(`Due of “${promise}”`)).toHaveAccessibleDescription("Wednesday 3 April 2030");
  await publish(page);

  await page.goto("/commitments?state=open&from=2030-04-03&to=2030-04-03");
  await page.getByRole("link", { name: new RegExp(`^Change.*${promise}`) }).click();
  const change = page.getByRole("region", { name: "Change a commitment" });
  await change.getByText("Another date, owner or state").click();
  await change.getByLabel("Due").fill("2030-05-08");
  await change.getByRole("button", { name: "Save" }).click();
  await expect(change.getByRole("status")).toHaveText(
    /Saved\. Now due Wednesday 8 May 2030 instead of Wednesday 3 April 2030\./,
  );
  await expect(change.locator(":focus")).toContainText("Now due Wednesday 8 May 2030");

  await change.getByLabel("What shows it").fill("The survey is with the ministry.");
  await change.getByRole("button", { name: "Close as done" }).click();
  await expect(change.getByRole("status")).toHaveText(/Closed as done on \w+day \d+ \w+ \d{4}\./);
  await change.getByRole("button", { name: "Reopen" }).click();
  await expect(change.getByRole("status")).toHaveText(/Open again, due Wednesday 8 May 2030\./);
});
