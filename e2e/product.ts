import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

// A product of its own, without the demonstration, for what cannot be tried on the one that all other tests share.

export const ADMIN = { name: "Ada Quill", email: "ada@test.example", password: "slate otter under bridge" };

/** What the product is told in its environment. */
type Settings = Readonly<Record<string, string>>;

export interface Product {
  /** Of the process that `npm start` runs; the others are below it. */
  pid: number;
  /** All that it has said. */
  said(): string;
  /** Its exit code, once it has ended; null where a signal ended it. */
  ended: Promise<number | null>;
  /** Ends it as an operator does. */
  stop(): Promise<void>;
  /** Presses Ctrl-C, which all processes of its group hear of. */
  interrupt(): void;
}

/** A folder for the data of a product, which is removed when `work` is over or has failed. */
export async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  mkdirSync(".data", { recursive: true });
  const folder = mkdtempSync(path.join(".data", "product-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the one system admin of a new product, as its operator does. */
export function createAdmin(settings: Settings): void {
  const { name, email, password } = ADMIN;
  const made = spawnSync(
    process.execPath,
    ["scripts/bootstrap.mjs", "scripts/create-admin.ts", "--email", email, "--name", name],
    { env: { ...environment(settings), RAPPORT_ADMIN_PASSWORD: password }, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(made.stderr);
}

/** Starts the product as `npm start` does, or by `npm start` itself. It need not come up: wait for `isReady`. */
export function startProduct(settings: Settings, by: "itself" | "npm" = "itself"): Product {
  const [command, ...words] =
    by === "npm" ? ["npm", "start"] : [process.execPath, "scripts/bootstrap.mjs", "scripts/start.ts"];
  const product = spawn(command, words, {
    env: environment(settings),
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, as a shell gives it: Ctrl-C reaches all of it and not the tests.
    detached: true,
  });
  let said = "";
  for (const stream of [product.stdout, product.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => product.once("exit", resolve));
  return {
    pid: product.pid ?? 0,
    said: () => said,
    ended,
    stop: async () => {
      product.kill("SIGTERM");
      await ended;
    },
    interrupt: () => void process.kill(-(product.pid ?? 0), "SIGINT"),
  };
}

/** Waits for the line that says so; throws, with what it said, when the product ends before. */
export async function isReady({ said, ended }: Product): Promise<void> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!said().includes("Rapport is ready")) {
    if (isOver) throw new Error(`The product ended before it was ready:\n${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The processes below this one, itself left out. */
export function descendantsOf(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);
}

/** The processes that this one started and that still run. */
export function childrenOf(pid: number): number[] {
  return parents().flatMap(([child, parent]) => (parent === pid ? child : []));
}

/** Each process that runs and the one that started it. */
function parents(): [number, number][] {
  if (!existsSync("/proc/self/stat"))
    return spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
      .stdout.trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  return readdirSync("/proc").flatMap((name): [number, number][] => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const [, parent] = /^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, "utf8")) ?? [];
      return [[Number(name), Number(parent)]];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

/** What this machine's own installation is told must not lead there. */
function environment(settings: Settings): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(RAPPORT_|DATABASE_URL|PORT$|LOG_LEVEL)/.test(name),
  );
  return { ...Object.fromEntries(own), NODE_ENV: "production", RAPPORT_DEMO: "0", ...settings };
}
