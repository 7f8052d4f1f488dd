import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { freePort } from "../free-port";
import { addressOf, type BenchPage, EMPTY_PAGE, NO_PAGE, PAGES } from "./pages";
import { measure, type Probe, timed } from "./statistics";

/** The product as built, serving one database. */
interface ServedBuild {
  url: string;
  stop(): Promise<void>;
}

/** Serves the build in .next against a database and gives its address when it answers. */
export async function serveBuild(appUrl: string): Promise<ServedBuild> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const web = fork(path.join("scripts", "serve.ts"), [], {
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      RAPPORT_APP_DATABASE_URL: appUrl,
      RAPPORT_DEMO: "0",
      PORT: String(port),
      NODE_ENV: "production",
      LOG_LEVEL: "error",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  await answer(web, `${url}/api/health`);
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        web.once("exit", () => resolve());
        web.kill("SIGTERM");
      }),
  };
}

async function answer(web: ChildProcess, health: string): Promise<void> {
  while (web.exitCode === null) {
    try {
      if ((await fetch(health)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The build could not be served.");
}

/** Durations of whole pages, read to their last byte, by the name of page and viewer. */
export async function measurePages(
  url: string,
  cookies: Readonly<Record<string, string>>,
  sampling: { warmUp: number; rounds: number },
): Promise<Map<string, number[]>> {
  const probes = Object.entries(cookies).flatMap(([who, cookie]) =>
    [EMPTY_PAGE, ...Object.values(PAGES)].map(
      (page: BenchPage): Probe => ({
        name: `${page.name}, ${who}`,
        run: (round) => load(url, page, round, cookie),
      }),
    ),
  );
  return measure(probes, sampling, timed);
}

async function load(url: string, page: BenchPage, round: number, cookie: string): Promise<string> {
  const address = `${url}${addressOf(page, round)}`;
  const response = await fetch(address, { headers: { cookie }, redirect: "manual" });
  const body = await response.text();
  const wanted = page === NO_PAGE ? 404 : 200;
  if (response.status !== wanted) throw new Error(`${address} answered ${response.status}, not ${wanted}.`);
  return body;
}

/** Bytes of the scripts, compressed with gzip, that a browser loads with the page before anything is clicked. */
export async function firstLoadBytes(url: string, page: BenchPage, cookie: string): Promise<number> {
  const html = await load(url, page, 0, cookie);
  const scripts = new Set(
    [...html.matchAll(/<script\b(?![^>]*\bnomodule\b)[^>]*\bsrc="([^"]+\.js[^"]*)"/gi)].flatMap(
      ([, src]) => src ?? [],
    ),
  );
  if (scripts.size === 0) throw new Error(`${addressOf(page, 0)} names no script.`);
  let bytes = 0;
  for (const script of scripts) {
    const response = await fetch(new URL(script.replaceAll("&amp;", "&"), url));
    if (!response.ok) throw new Error(`${script} answered ${response.status}.`);
    bytes += gzipSync(Buffer.from(await response.arrayBuffer())).length;
  }
  return bytes;
}
