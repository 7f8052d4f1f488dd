import { pick } from "./app";
import { expect, test } from "./fixtures";

test("the zone of a crisis is that of the country that was chosen first, until one is chosen by hand", async ({
  pageAs,
}) => {
  const officer = await pageAs("officer");
  const stamp = Date.now().toString(36).toUpperCase();
  await officer.goto("/crises/new");
  await officer.getByLabel("Title").fill(`Ferry adrift ${stamp}`);
  await officer.getByLabel("Short name").fill(`FERRY${stamp}`);
  const zone = officer.getByRole("combobox", { name: "Time zone" });
  await expect(zone).toHaveValue("");
  await pick(officer, "Countries", "Philippines");
  await pick(officer, "Countries", "Japan");
  await expect(zone).toHaveAttribute("placeholder", "Asia/Manila, capital of Philippines");
  const began = officer.getByLabel("Began");
  await began.fill("2026-01-05 10:00");
  await expect(began).toHaveAccessibleDescription(/Read as 5 Jan 2026,? 02:00.*10:00.* there/);

  await pick(officer, "Time zone", "Asia/Tokyo");
  await expect(began).toHaveAccessibleDescription(/Read as 5 Jan 2026,? 01:00/);
  await zone.fill("");
  await expect(began).toHaveAccessibleDescription(/Read as 5 Jan 2026,? 02:00/);

  await officer.getByLabel("Summary").fill("A ferry without power drifts.");
  await officer.getByRole("button", { name: "Open the crisis" }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(stamp);
  await expect(officer.getByText("050200Z JAN 26").first()).toBeVisible();
});
