import { askFile, openSection, publish, startMeeting } from "./app";
import { expect, test } from "./fixtures";

test("an engagement goes into a calendar from its page and with its list, and what is marked by choice alone", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const officer = await pageAs("officer");
  const title = `Calendared talks ${Date.now().toString(36)}`;
  await startMeeting(officer, title);
  await officer.getByLabel(/^Purpose/).fill("Agree on the tables.");
  await publish(officer);
  const reference = new URL(officer.url()).pathname.split("/").at(-1) ?? "";
  const fileOf = async (name: string) => {
    const href = await officer.getByRole("link", { name, exact: true }).getAttribute("href");
    return askFile(officer, href);
  };
  const open = await fileOf("Calendar file");
  expect(open.headers()).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    "content-disposition": expect.stringMatching(/filename="UNCLASSIFIED_engagements_\w+\.ics"/),
  });
  expect(await open.text()).toMatch(
    new RegExp(`^BEGIN:VCALENDAR\r\n[^]*SUMMARY:${title}\r\n[^]*END:VCALENDAR\r\n$`),
  );

  await officer.goto(`/engagements/${reference}/edit`);
  await openSection(officer, "Marking");
  await officer.getByRole("radio", { name: /^CUI/ }).check();
  await officer.getByRole("button", { name: /^Save/ }).first().click();
  await officer.waitForURL(`**/engagements/${reference}`);
  const withheld = await (await fileOf("Calendar file")).text();
  expect(withheld).toContain(`SUMMARY:Engagement ${reference}\r\n`);
  expect(withheld).not.toContain(title);
  expect(await (await fileOf("Calendar file with all of that, under its marking")).text()).toContain(
    `SUMMARY:(CUI) ${title}\r\n`,
  );

  await officer.goto(`/engagements?when=all&q=${encodeURIComponent(title)}`);
  await officer.getByText("Take it into a calendar").click();
  expect(await (await fileOf("Calendar file")).text()).toContain(`SUMMARY:Engagement ${reference}\r\n`);
  const partner = await pageAs("partner");
  const refused = await askFile(partner, `/api/exports/engagements?only=${reference}&format=ics`);
  expect([refused.status(), await refused.text()]).toEqual([404, expect.not.stringContaining(title)]);

  const admin = await pageAs("admin");
  await admin.goto("/admin/audit?type=export.made");
  await expect(
    admin.getByText(/exported 1 engagement as a calendar with the text of what is marked/).first(),
  ).toBeVisible();
});
