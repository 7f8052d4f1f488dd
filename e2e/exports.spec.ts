import { askFile, openSection } from "./app";
import { expect, test } from "./fixtures";

/** Where the file of each list is taken, by what its link says. */
const LINKS = [
  ["/engagements?when=all", ["Export"]],
  ["/engagements?when=all&view=outcomes", ["Export outcomes", "Export their steps"]],
  ["/engagements/series", ["Export"]],
  ["/people", ["Export"]],
  ["/posts", ["Export"]],
  ["/organisations", ["Export"]],
  ["/commitments", ["Export", "Export renegotiations"]],
  ["/crises", ["Export"]],
  ["/exercises", ["Export"]],
  ["/exercises?view=planner", ["Export", "Export the numbers"]],
  ["/exercises?view=milestones", ["Export"]],
  ["/objectives", ["Export", "Export indicators"]],
  ["/countries", ["Export"]],
  ["/countries?view=contacts", ["Export"]],
] as const;

test("every list is taken along as a file under its filters, with its banner and a last line that says it is whole", async ({
  pageAs,
}) => {
  test.setTimeout(240_000);
  const page = await pageAs("officer");
  const fileOf = async (name: string, href: string | null) => {
    const answer = await askFile(page, href);
    expect(answer.status(), name).toBe(200);
    expect(answer.headers()["content-type"], name).toContain("text/csv");
    const lines = (await answer.text()).replace("\ufeff", "").trimEnd().split("\r\n");
    expect(lines[0], name).toMatch(/^(UNCLASSIFIED|CUI),As of /);
    expect(lines.at(-1), name).toMatch(/,End of the file: /);
    return lines;
  };
  for (const [address, names] of LINKS) {
    await page.goto(address);
    for (const name of names) {
      const link = page.getByRole("main").getByRole("link", { name, exact: true });
      await fileOf(`${address}: ${name}`, await link.getAttribute("href"));
    }
  }

  await page.goto("/engagements?when=all&country=JPN");
  await openSection(page, "Export what stands in the records line by line");
  for (const name of ["People", "Points", "Commitments", "Register of gifts", "Deliverables"]) {
    const link = page.getByRole("main").getByRole("link", { name, exact: true });
    const href = await link.getAttribute("href");
    expect(href).toContain("country=JPN");
    const [, heads = ""] = await fileOf(name, href);
    expect(heads).toMatch(/^Reference,Marking,/);
  }
});
