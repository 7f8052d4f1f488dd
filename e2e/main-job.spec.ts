import { dayFromNow, openSection, pick, publish, startEngagement, totalOfList } from "./app";
import { expect, test } from "./fixtures";

test("one sitting: an officer logs, a leader sees, an admin gives a country", async ({ pageAs }) => {
  test.setTimeout(240_000);
  const officer = await pageAs("officer");

  await test.step("a held bilateral meeting with a counterpart, an outcome and a promise", async () => {
    await startEngagement(officer, {
      type: "Bilateral meeting",
      country: "Japan",
      date: dayFromNow(-1),
      status: "Complete",
      title: "Office call on harbour access",
    });
    await openSection(officer, "People");
    await pick(officer, "Add people", "Col Haruto Asakura");
    await openSection(officer, "Outcome");
    await officer.getByLabel(/^Key outcomes/).fill("Agreed to open the northern pier to visiting ships.");
    await officer.getByRole("radio", { name: "Positive" }).check();
    await openSection(officer, "Commitments");
    await officer.getByLabel("Promise 1").fill("Send the pier survey");
    await officer.getByLabel(/^Owner/).fill("Col Haruto Asakura");
    await officer.getByLabel(/^Due/).fill(dayFromNow(30));
    await openSection(officer, "Objectives");
    await pick(officer, "Objectives", "LOE1");
    const reference = await publish(officer);
    expect(reference).toMatch(/^BILAT-\d{4}-JPN-\d{4}$/);
    await expect(officer.getByText("Haruto Asakura").first()).toBeVisible();
    await expect(officer.getByText("Send the pier survey").first()).toBeVisible();
  });
});
