import type { Page } from "@playwright/test";
import { formatDtg } from "../lib/dtg";
import { EXPORT_LISTS } from "../lib/exports/lists";
import { askFile, dayFromNow, openSection, pick, publish, publishReport, startEngagement } from "./app";
import { addressUnder } from "./families";
import { expect, type Person, test } from "./fixtures";
import { addresses } from "./routes";

// What the demonstration has nothing closed of (families.ts), made by an officer and asked for by an ally, whom it is closed to.

/** Answers of one person to these addresses. Nothing in them may say the word. */
async function getNothing(page: Page, person: Person, paths: readonly string[], word: string): Promise<void> {
  for (const path of paths) {
    const answer = await askFile(page, path);
    expect(answer.status(), `${person} at ${path}`).toBe(404);
    expect(await answer.text(), `${person} at ${path}`).not.toContain(word);
  }
}

/** Every page of the source tree under a folder, of one record. */
function pagesUnder(folder: string, id: string): string[] {
  return addresses("page", { isRaw: true })
    .filter((path) => path === folder || path.startsWith(`${folder}/`))
    .map((path) => addressUnder(folder, path, id));
}

async function isOpenTo(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) expect((await askFile(page, path)).status(), path).toBe(200);
}

test("a crisis that is closed to an ally is closed with its log, its form and its reports", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const officer = await pageAs("officer");
  const stamp = Date.now().toString(36).toUpperCase();
  const word = `Landslide ${stamp}`;
  await officer.goto("/crises/new");
  await officer.getByLabel("Title").fill(`${word} at the northern road`);
  await officer.getByLabel("Short name").fill(`ROAD${stamp}`);
  await pick(officer, "Countries", "Japan");
  await officer.getByLabel("Summary").fill(`${word}: the road to the depot is closed.`);
  await officer.getByRole("radio", { name: /^CUI/ }).check();
  await officer.getByRole("button", { name: "Open the crisis" }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(word);
  const crisis = new URL(officer.url()).pathname;

  await officer.goto(`${crisis}/log/new`);
  await officer.getByLabel("What happened").fill(`${word} on the northern road.`);
  await officer.getByLabel("Kind", { exact: true }).selectOption({ label: "Incident" });
  await officer.getByLabel("It happened").fill(formatDtg(new Date(Date.now() - 3_600_000)));
  await officer.getByLabel("Type of source").selectOption({ index: 1 });
  await officer.getByRole("button", { name: "Add to the log" }).click();
  await expect(officer.getByText(`${word} on the northern road.`).first()).toBeVisible();

  await officer.goto(`${crisis}/sitreps/new`);
  await officer.getByLabel("Bottom line up front").fill(`${word}. Nobody is hurt. No decision is needed.`);
  await officer.getByLabel("Originator").fill("Defence attaché office, Tokyo");
  await officer
    .getByRole("main")
    .getByRole("checkbox", { name: /northern road/ })
    .check();
  await officer.getByLabel("Next report").fill(formatDtg(new Date(Date.now() + 6 * 3_600_000)));
  await publishReport(officer, "001");
  await expect(officer).toHaveURL(/\/sitreps\/001$/);

  await isOpenTo(officer, [crisis, `${crisis}/edit`, `${crisis}/log/new`, `${crisis}/sitreps/001`]);
  const below = pagesUnder("/crises/[ref]", crisis.split("/").at(-1) ?? "");
  expect(below).toContain(`${crisis}/sitreps/001`);
  const partner = await pageAs("partner");
  await getNothing(partner, "partner", below, word);
  for (const list of ["/crises", "/", `/search?q=${stamp}`, "/inbox", "/dashboards", "/countries/JPN"])
    expect(await (await partner.request.get(list)).text(), list).not.toContain(word);
});

test("a series, a record with its calendar file, and a file of it are closed to an ally, in every export too", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const officer = await pageAs("officer");
  const partner = await pageAs("partner");
  const stamp = Date.now().toString(36).toUpperCase();
  const word = `Quay talks ${stamp}`;

  await officer.goto("/engagements/series/new");
  await officer.getByLabel("Name").fill(word);
  await pick(officer, "Countries", "Japan");
  await officer.getByRole("button", { name: "Begin the series" }).click();
  await officer.waitForURL(/\/engagements\/series\/[0-9a-f-]{36}/);
  const series = pagesUnder(
    "/engagements/series/[id]",
    new URL(officer.url()).pathname.split("/").at(-1) ?? "",
  );
  await isOpenTo(officer, series);
  await getNothing(partner, "partner", series, word);

  await startEngagement(officer, {
    type: "Bilateral meeting",
    country: "Japan",
    date: dayFromNow(20),
    status: "Planned",
    title: `${word}, first round`,
  });
  await officer.getByLabel(/^Purpose/).fill("Agree on the berths.");
  await openSection(officer, "Marking");
  await officer.getByRole("radio", { name: /^CUI/ }).check();
  const reference = await publish(officer);
  await officer.getByLabel("File", { exact: true }).setInputFiles({
    name: "berths.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(`${word}: the list of berths`),
  });
  await officer.getByRole("button", { name: "Attach the file" }).press("Enter");
  const file = officer.getByRole("link", { name: "Download berths.txt" });
  await expect(file).toBeVisible();
  const closed = [
    (await file.getAttribute("href")) ?? "",
    `/engagements/${reference}`,
    `/api/exports/engagements?only=${reference}&format=ics`,
    `/api/exports/engagements?only=${reference}&format=ics&text=whole`,
  ];
  await isOpenTo(officer, closed);
  await getNothing(partner, "partner", closed, word);

  const saying: string[] = [];
  for (const list of EXPORT_LISTS)
    for (const format of ["csv", "ics"]) {
      const path = `/api/exports/${list}?format=${format}&when=all&text=whole`;
      const [own, allied] = [await askFile(officer, path), await askFile(partner, path)];
      expect(allied.status(), `partner at ${path}`).toBe(own.status());
      if ((await own.text()).includes(word)) saying.push(`${list} ${format}`);
      expect(await allied.text(), `partner at ${path}`).not.toContain(word);
    }
  expect(saying).toEqual(["engagements csv", "engagements ics", "meeting-series csv"]);
});
