import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { ALL_LOOKS, type Look, look, ONE_LOOK } from "./look";
import { addresses } from "./routes";

// Each page is opened by everybody and looked at four times by the first of those who may: in both themes, narrow and wide. Nothing but
// style sheets tells these apart. What others see differs by what it says, and is looked at once.

/** The same pages with filters, in other parts and of other records: they look different. */
const OTHER_LOOKS: readonly string[] = [
  "/search?q=training",
  "/engagements?page=2",
  "/engagements?when=all&view=calendar",
  "/engagements?when=all&view=map",
  "/engagements?when=all&view=timeline",
  "/engagements?when=all&view=outcomes",
  "/engagements?when=all&view=reasons",
  "/engagements/change?all=1&when=ahead",
  "/countries?coverage=covered&view=contacts",
  "/crises/CR-1962-CUBA",
  "/crises/CR-1962-CUBA/sitreps/001",
  "/engagements/new?log",
  "/people/review?list=due",
  "/people/review?list=silent",
  "/people/review?list=organisations",
  "/people/review?list=posts",
  "/exercises?view=planner",
  "/exercises?view=calendar",
  "/exercises?view=lessons",
  "/exercises?view=milestones&state=open",
  "/exercises/template?which=new",
  "/exercises/harbour-lantern",
  "/exercises/unitas/EX-UNITAS-25/edit?part=participants",
  "/exercises/unitas/EX-UNITAS-25/edit?part=numbers",
  "/exercises/unitas/EX-UNITAS-25/edit?part=milestone",
  "/exercises/unitas/EX-UNITAS-25/edit?part=lesson",
  "/people/[id]/merge?with=[id]",
  "/handovers?part=closed",
  "/handovers/[id]/edit?part=days",
  "/admin/picklists/CLOSING_REASON",
];

/** Where a record of the demonstration is found for the parameters of an address: the first link of this shape on that page. */
const RECORDS: readonly { shape: string; page: string }[] = [
  { shape: "/admin/users/[id]", page: "/admin/users" },
  { shape: "/admin/portfolios/[id]", page: "/admin/portfolios" },
  { shape: "/admin/posts/[id]", page: "/admin/posts" },
  { shape: "/admin/reader-groups/[id]", page: "/admin/reader-groups" },
  { shape: "/admin/review-chains/[id]", page: "/admin/review-chains" },
  { shape: "/commitments/[id]", page: "/commitments" },
  { shape: "/crises/[ref]", page: "/crises" },
  { shape: "/crises/[ref]/sitreps/[report]/edit", page: "/crises/[ref]" },
  { shape: "/crises/[ref]/sitreps/[report]", page: "/crises/[ref]" },
  { shape: "/engagements/[ref]", page: "/engagements?country=JPN" },
  { shape: "/engagements/series/[id]", page: "/engagements/series" },
  { shape: "/handovers/[id]", page: "/handovers" },
  { shape: "/organisations/[id]", page: "/organisations" },
  { shape: "/people/[id]/merge?with=[id]", page: "/people/review" },
  { shape: "/people/[id]", page: "/people?country=JPN" },
  { shape: "/posts/[id]", page: "/posts" },
];

/** The first step of an address. */
function sectionOf(address: string): string {
  return address.split(/[/?]/)[1] ?? "";
}

const SECTIONS = Map.groupBy(
  [...addresses("page"), ...OTHER_LOOKS].filter((address) => address !== "/sign-in"),
  sectionOf,
);

test.describe.configure({ mode: "parallel" });
// What axe finds is said in full; a picture of every step takes longer than looking.
test.use({ trace: "off" });

for (const [section, pages] of SECTIONS) {
  for (const person of ["officer", "leader", "admin", "partner"] as const) {
    if (section === "admin" && person !== "admin") continue;
    test(`axe finds nothing as ${person} in /${section}`, async ({ pageAs }) => {
      test.setTimeout(300_000);
      const page = await pageAs(person);
      const named = await nameRecords(page.request, section);
      const { request: officer } = await pageAs("officer");
      for (const address of pages.map(named)) {
        const answer = await page.goto(address);
        if (!answer?.ok()) continue;
        const isSeen = person !== "officer" && (await officer.get(address)).ok();
        await check(page, address, isSeen ? ONE_LOOK : ALL_LOOKS);
      }
    });
  }
}

test("no page is closed to officers and admins alike, so that none went unseen", async ({ pageAs }) => {
  test.setTimeout(300_000);
  const [officer, admin] = [await pageAs("officer"), await pageAs("admin")];
  for (const [section, pages] of SECTIONS) {
    const open = new Set<string>();
    for (const { request } of [officer, admin]) {
      const named = await nameRecords(request, section);
      for (const page of pages) if ((await request.get(named(page))).ok()) open.add(page);
    }
    expect(pages.filter((page) => !open.has(page))).toEqual([]);
  }
});

test("axe finds nothing on the page of what is not there, nor on the sign-in page", async ({
  page,
  pageAs,
}) => {
  const officer = await pageAs("officer");
  await officer.goto("/nowhere");
  await look(officer, "/nowhere");
  await page.goto("/sign-in");
  await look(page, "/sign-in");
});

/** Of two shapes that fit an address the longer one says more of it. */
const byLength = (one: string, other: string) => one.length - other.length;

/** Gives addresses of a section with records in them that this person finds. */
async function nameRecords(
  request: APIRequestContext,
  section: string,
): Promise<(address: string) => string> {
  const known = new Map<string, string>();
  const named = (address: string) => {
    const shape = [...known.keys()]
      .filter((one) => address.startsWith(one))
      .sort(byLength)
      .at(-1);
    return shape ? address.replace(shape, known.get(shape) ?? shape) : address;
  };
  for (const { shape, page } of RECORDS.filter((record) => sectionOf(record.shape) === section)) {
    const html = await (await request.get(named(page))).text();
    const pattern = named(shape)
      .replace("?", "\\?")
      .replaceAll(/\[\w+\]/g, "(?=[\\w-]*\\d)[\\w-]+");
    const found = new RegExp(`href="(${pattern})"`).exec(html)?.[1];
    if (found) known.set(shape, found);
  }
  return named;
}

/** Looks at the page that is open, and at how it goes on paper. */
async function check(page: Page, name: string, looks: readonly Look[]): Promise<void> {
  await look(page, name, looks);
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  const sheet = await page.evaluate(() => ({
    frames: document.querySelectorAll("iframe").length,
    marking: getComputedStyle(document.body).getPropertyValue("page"),
    note: getComputedStyle(document.documentElement).getPropertyValue("--print-note"),
    navigation: document.querySelector("#navigation")?.checkVisibility() ?? false,
  }));
  expect(sheet, `${name} on paper`).toEqual({
    frames: 0,
    marking: expect.stringMatching(/^(unclassified|cui)$/),
    note: expect.stringMatching(/\d{6}Z[A-Z]{3}\d{2}|\d{6}Z [A-Z]{3} \d{2}/),
    navigation: false,
  });
  await page.emulateMedia({ media: "screen" });
}
