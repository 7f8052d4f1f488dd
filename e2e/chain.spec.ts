import { expect, test } from "./fixtures";

test("whoever reads the trail verifies it from its page, on a telephone and by keyboard as well", async ({
  pageAs,
}) => {
  const admin = await pageAs("admin");
  await admin.setViewportSize({ width: 390, height: 844 });
  await admin.goto("/admin/audit");
  const verify = admin.getByRole("button", { name: "Verify the chain" });
  await verify.focus();
  await admin.keyboard.press("Enter");
  const result = admin.getByRole("status").filter({ hasText: "The chain is whole" });
  await expect(result).toContainText(/by Riley Castellanos: [\d,]+ events in \d+\.\d s\./);
  await expect(
    admin.getByText(/Riley Castellanos verified the audit trail: [\d,]+ events are whole\./).first(),
  ).toBeVisible();
  const isWider = () =>
    admin.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(await isWider()).toBe(false);

  await test.step("it stands there for who comes later, and another one takes its place", async () => {
    await admin.reload();
    await expect(result).toHaveCount(1);
    const before = await result.textContent();
    await verify.click();
    await expect(result).not.toHaveText(before ?? "");
    await expect(result).toHaveCount(1);
  });
});
