import { readFileSync } from "node:fs";
import path from "node:path";
import type { APIResponse, Page } from "@playwright/test";
import { startVictim, type Victim } from "../scripts/crashing/victim";
import { createDatabase, withDatabase } from "../scripts/database";
import { clusterOf } from "../scripts/embedded-postgres";
import { freePort } from "../scripts/free-port";
import { expect, test, type trySignIn } from "./fixtures";
import { look } from "./look";
import {
  ADMIN,
  childrenOf,
  createAdmin,
  descendantsOf,
  isReady,
  type Product,
  startProduct,
  withFolder,
} from "./product";

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
    let product = startProduct(settings, "npm");
    const again = async () => {
      // Nobody may still answer at its port, or the next would find it taken.
      await expect.poll(() => fetch(home).catch(() => "nobody")).toBe("nobody");
      product = startProduct(settings);
      await isReady(product);
      await isUp();
    };
    try {
      await isReady(product);
      expect(product.said()).toMatch(new RegExp(`^Rapport is ready at ${home}$`, "m"));
      expect(await healthOf(home)).toEqual([200, { status: "ok", database: "up" }]);
      await signInAt(page, home);

      await test.step("a second one on the same port says so and harms nothing", async () => {
        const second = startProduct(settings);
        expect(await second.ended).toBe(1);
        expect(second.said()).toContain(`Rapport runs at http://localhost:${port} already`);
        await isUp();
      });

      await test.step("npm, killed outright, leaves no process behind", async () => {
        const pids = [...descendantsOf(product.pid), databaseOf(folder)];
        expect(pids.length).toBeGreaterThan(3);
        process.kill(product.pid, "SIGKILL");
        await expect.poll(() => pids.filter(isRunning)).toEqual([]);
        await again();
      });

      await test.step("after Ctrl-C nothing runs, and it starts again", async () => {
        const pids = [...descendantsOf(product.pid), databaseOf(folder)];
        product.interrupt();
        expect(await product.ended).toBe(0);
        await expect.poll(() => pids.filter(isRunning)).toEqual([]);
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

/** What monitors are told. */
async function healthOf(home: string): Promise<[status: number, body: unknown]> {
  const answer = await fetch(`${home}/api/health`);
  return [answer.status, await answer.json()];
}

const first = (pids: number[]) => pids[0] ?? 0;
/** The server of its data folder, which is no child of its own. */
function databaseOf(folder: string): number {
  return Number(readFileSync(path.join(clusterOf(folder), "postmaster.pid"), "utf8").split("\n", 1)[0]);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const PROCESSES: readonly { name: string; find: (product: Product) => number }[] = [
  { name: "the first of its processes", find: ({ pid }) => pid },
  { name: "the one that looks after database and web server", find: ({ pid }) => first(childrenOf(pid)) },
  { name: "the web server", find: ({ pid }) => first(childrenOf(first(childrenOf(pid)))) },
];

type Line = Readonly<Record<string, unknown>>;

/** The lines of its log: what it says beside them is for whoever started it. */
function linesOf({ said }: Product): Line[] {
  return said()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line);
}

/** What an operator learns while the database is away, and that it goes on when that is back. */
async function loseDatabase(page: Page, product: Product, home: string, database: Victim): Promise<void> {
  const ask = (path: string) => page.request.get(`${home}${path}`, { maxRedirects: 0 });
  const lineAbout = async (answer: APIResponse) => {
    const id = answer.headers()["x-request-id"];
    const find = () => linesOf(product).filter(({ requestId }) => requestId === id);
    await expect.poll(() => find().length, { message: `lines about ${id}` }).toBe(1);
    return find();
  };
  await test.step("a request leaves one line, with nothing of what stands behind the question mark", async () => {
    const answer = await ask("/people?q=Overflightsecret&page=1");
    expect(answer.status()).toBe(200);
    expect(await lineAbout(answer)).toEqual([
      {
        level: 30,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        method: "GET",
        path: "/people",
        status: 200,
        ms: expect.any(Number),
        bytes: expect.any(Number),
        msg: "request answered",
      },
    ]);
    const refused = await page.request.post(`${home}/people?q=Overflightsecret`, {
      headers: { origin: "https://elsewhere.example" },
    });
    expect(await lineAbout(refused)).toMatchObject([{ method: "POST", path: "/people", status: 403 }]);
  });

  await test.step("without the database it says 503, and what failed has the request's id", async () => {
    await database.kill();
    await expect.poll(() => healthOf(home)).toEqual([503, { status: "unavailable", database: "down" }]);
    const answer = await ask("/people?q=Overflightsecret");
    expect(answer.status()).toBe(500);
    const told = await answer.text();
    for (const inner of [/\n\s+at /, /node_modules/, /ECONNREFUSED/]) expect(told).not.toMatch(inner);
    const id = answer.headers()["x-request-id"];
    const find = (msg: string) =>
      linesOf(product).filter((line) => line.requestId === id && line.msg === msg);
    await expect.poll(() => find("request answered")).toMatchObject([{ status: 500, path: "/people" }]);
    // The frame and the page each fail by themselves, which is one failure to whoever reads the log.
    await expect
      .poll(() => find("request failed"))
      .toMatchObject([
        {
          level: 50,
          method: "GET",
          thrown: expect.arrayContaining([
            { digest: expect.any(String), route: expect.any(String), error: expect.any(Object) },
          ]),
        },
      ]);
    await page.goto(`${home}/people`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await look(page, "the page of a failure");
    await database.restart();
    await expect.poll(() => healthOf(home)).toEqual([200, { status: "ok", database: "up" }]);
    expect((await ask("/people")).status()).toBe(200);
    expect(find("request failed")).toHaveLength(1);
  });

  await test.step("no line says what was looked for, and none is about the framework's files", () => {
    const lines = linesOf(product);
    expect(JSON.stringify(lines)).not.toContain("Overflightsecret");
    expect(lines.filter(({ path }) => String(path).startsWith("/_next/"))).toEqual([]);
    expect(lines.filter(({ path, status }) => path === "/api/health" && status === 200)).toEqual([]);
  });
}

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
          if (round === "second") await loseDatabase(page, product, `http://localhost:${port}`, elsewhere);
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
