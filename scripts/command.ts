import { parseArgs } from "node:util";
import { dataDir, prepareDatabase, startServer } from "./database";
import { generateClient } from "./generate";
import { readOrCreateSecret } from "./secret";

/**
 * Runs a command beside the product, on the same database, with what `lib` needs to be set. What it throws is told and ends the process
 * with code 1.
 * @param options names of what must be given, each as `--name VALUE`
 */
export async function runCommand<Name extends string>(
  { usage, options }: { usage: string; options: readonly Name[] },
  work: (given: Record<Name, string>) => Promise<void>,
): Promise<void> {
  try {
    const given = readOptions(usage, options);
    generateClient();
    const server = await startServer();
    try {
      process.env.RAPPORT_APP_DATABASE_URL = (await prepareDatabase(server.ownerUrl)).appUrl;
      process.env.RAPPORT_SESSION_KEY ||= readOrCreateSecret(dataDir, "session");
      const { disconnect } = await import("../lib/db");
      try {
        await work(given);
      } finally {
        await disconnect();
      }
    } finally {
      await server.stopUnlessUsed();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  // The channel to the process that started this one would keep it alive.
  process.disconnect?.();
}

function readOptions<Name extends string>(usage: string, names: readonly Name[]): Record<Name, string> {
  const { values } = parseArgs({
    options: Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
  });
  const isWhole = (given: typeof values): given is Record<Name, string> => names.every((name) => given[name]);
  if (!isWhole(values)) throw new Error(`Usage: ${usage}`);
  return values;
}
