// The only script that must run on whatever Node the machine has: it installs what is missing, then hands over
// to the pinned Node in node_modules. Everything after it may use that Node's features.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === "win32";
const bin = (name) => path.join(root, "node_modules", ".bin", windows ? `${name}.cmd` : name);
const stamp = path.join(root, "node_modules", ".rapport-installed");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== hashOfPackageFiles()) {
  console.log("Installing packages (first run, or the lock file changed; about a minute) …");
  // `npm ci` fails where a registry lacks the optional binaries of other platforms; install keeps to the lock.
  // NODE_ENV=production would leave out the build tools.
  const run = spawnSync("npm", ["install", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: windows,
    env: { ...process.env, NODE_ENV: undefined },
  });
  if (run.status !== 0) {
    console.error("The packages could not be installed; see the messages of npm above.");
    process.exit(run.status ?? 1);
  }
  // Read again: npm adds to the lock what another platform's install left out of it.
  writeFileSync(stamp, hashOfPackageFiles());
}

const [script, ...rest] = process.argv.slice(2);
const child = spawn(
  bin("node"),
  // The condition makes `server-only` the empty module it is on a server.
  ["--conditions=react-server", "--import", "tsx", path.join(root, script), ...rest],
  { cwd: root, stdio: ["inherit", "inherit", "inherit", "ipc"], shell: windows },
);
// Ctrl-C reaches the whole group; a signal sent to this process alone is passed on. When this process is killed
// outright, the closed channel tells the child.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
process.on("SIGHUP", () => child.kill("SIGHUP"));
// npm, killed outright, leaves its shell and this process behind, and they would keep the port.
if (process.env.npm_lifecycle_event) {
  const npm = starter();
  setInterval(() => {
    const now = starter();
    if (now !== null && now !== npm) child.kill("SIGTERM");
  }, 1_000).unref();
}
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

function hashOfPackageFiles() {
  const hash = createHash("sha256");
  for (const name of ["package.json", "package-lock.json"]) hash.update(readFileSync(path.join(root, name)));
  return hash.digest("hex");
}

/** The process that started this one, past the shell that npm puts between (Linux; elsewhere that shell steps
 * aside). Null when it cannot be told just now. */
function starter() {
  if (!existsSync("/proc/self/stat")) return process.ppid;
  try {
    const [, name, above] =
      /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, "utf8")) ?? [];
    return /^(ba|da|z)?sh$/.test(name ?? "") ? Number(above) : process.ppid;
  } catch {
    return null;
  }
}
