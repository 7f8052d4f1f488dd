import { parseArgs } from "node:util";
import { dataDir, prepareDatabase, startServer } from "./database";
import { generateClient } from "./generate";
import { readOrCreateSecret } from "./secret";

interface Command<Name extends string, Extra extends string> {
  usage: string;
  /** Names of what must be given, each as `--name VALUE`. */
  options: readonly Name[];
  /** Names of what may be given in the same way. */
  extras?: readonly Extra[];
}

type Given<Name extends string, Extra extends string> = Record<Name, string> & Partial<Record<Extra, string>>;

/**
 * Runs a command beside the product, on the same database, with what `lib` needs to be set. What it throws is told and ends the process
 * with code 1.
 */
export async function runCommand<Name extends string, Extra extends string = never>(
  command: Command<Name, Extra>,
  work: (given: Given<Name, Extra>) => Promise<void>,
): Promise<void> {
  try {
    const given = readOptions(command);
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

function readOptions<Name extends string, Extra extends string>({
  usage,
  options,
  extras = [],
}: Command<Name, Extra>): Given<Name, Extra> {
  const { values } = parseArgs({
    options: Object.fromEntries([...options, ...extras].map((name) => [name, { type: "string" as const }])),
  });
  const isWhole = (given: typeof values): given is Given<Name, Extra> => options.every((name) => given[name]);
  if (!isWhole(values)) throw new Error(`Usage: ${usage}`);
  return values;
}
