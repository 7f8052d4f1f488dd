import { startVictim } from "../scripts/crashing/victim";
import { createDatabase, withDatabase } from "../scripts/database";
import { freePort } from "../scripts/free-port";
import { expect, test, type trySignIn } from "./fixtures";
import { ADMIN, childrenOf, createAdmin, isReady, type Product, startProduct, withFolder } from "./product";

// The first of the two commands, `npm start`, by what happens to it on a real machine.

/** Signs in as the admin of a new product. */
async function signInAt(page: Parameters<typeof trySignIn>[0], home: string): Promise<void> {
  await page.goto(`${home}/sign-in?next=/admin/users`);
  await page.getByRole("button", { name: "I agree" }).click();
  await page.getByLabel("Email").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("link", { name: ADMIN.name })).toBeVisible();
}

test("it starts twice in a row and after a kill of any of its processes, and keeps port, record and session", async ({
  browser,
}) => {
  test.slow();
  await withFolder(async (folder) => {
    const port = await freePort();
    const home = `http://localhost:${port}`;
    const settings = { PORT: String(port), RAPPORT_DATA_DIR: folder };
    createAdmin(settings);
    const page = await (await browser.newContext()).newPage();
    const isUp = async () => {
      const answer = await page.goto(`${home}/admin/users`);
      expect(answer?.status()).toBe(200);
      await expect(page.getByRole("link", { name: ADMIN.name })).toBeVisible();
    };
    let product = startProduct(settings);
    const again = async () => {
      // Nobody may still answer at its port, or the next would find it taken.
      await expect.poll(() => fetch(home).catch(() => "nobody")).toBe("nobody");
      product = startProduct(settings);
      await isReady(product);
      await isUp();
    };
    try {
      await isReady(product);
      await signInAt(page, home);

      await test.step("a second one on the same port says so and harms nothing", async () => {
        const second = startProduct(settings);
        expect(await second.ended).toBe(1);
        expect(second.said()).toContain(`Rapport runs at http://localhost:${port} already`);
        await isUp();
      });

      await test.step("stopped by its operator, it starts again", async () => {
        await product.stop();
        await again();
      });

      for (const { name, find } of PROCESSES)
        await test.step(`after a kill of ${name}`, async () => {
          const pid = find(product);
          expect(pid, name).toBeGreaterThan(0);
          process.kill(pid, "SIGKILL");
          expect(await product.ended).not.toBe(0);
          await again();
        });
    } finally {
      await product.stop();
      await page.context().close();
    }
  });
});

const first = (pids: number[]) => pids[0] ?? 0;
const PROCESSES: readonly { name: string; find: (product: Product) => number }[] = [
  { name: "the first of its processes", find: ({ pid }) => pid },
  { name: "the one that looks after database and web server", find: ({ pid }) => first(childrenOf(pid)) },
  { name: "the web server", find: ({ pid }) => first(childrenOf(first(childrenOf(pid)))) },
];

test("it works on the PostgreSQL of DATABASE_URL and leaves it running", async ({ page }) => {
  test.slow();
  const elsewhere = await startVictim();
  try {
    await createDatabase(elsewhere.url, "diplomacy");
    await withFolder(async (folder) => {
      const port = await freePort();
      const DATABASE_URL = withDatabase(elsewhere.url, "diplomacy");
      const settings = { PORT: String(port), RAPPORT_DATA_DIR: folder, DATABASE_URL };
      createAdmin(settings);
      for (const round of ["first", "second"]) {
        const product = startProduct(settings);
        try {
          await isReady(product);
          if (round === "first") await signInAt(page, `http://localhost:${port}`);
          await page.goto(`http://localhost:${port}/admin/users`);
          await expect(page.getByRole("link", { name: ADMIN.name })).toBeVisible();
        } finally {
          await product.stop();
        }
      }
    });
    // Another user of that server is not disturbed.
    await createDatabase(elsewhere.url, "still_there");
  } finally {
    elsewhere.remove();
  }
});
