import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { dataDir, prepareDatabase, startServer } from "./database";
import { generateClient } from "./generate";
import { readOrCreateSecret } from "./secret";

// npm run admin:create -- --email ada@example.org --name "Ada Quill"
// Makes a system admin: the first, and a second, whom wider access needs. Whoever may run this on the server could write to its
// database too.

try {
  const { values } = parseArgs({ options: { email: { type: "string" }, name: { type: "string" } } });
  if (!values.email || !values.name)
    throw new Error('Usage: npm run admin:create -- --email EMAIL --name "NAME"');
  const password = process.env.RAPPORT_ADMIN_PASSWORD ?? (await askPassword());
  await createAdmin({ email: values.email, name: values.name, password });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The channel to the process that started this one would keep it alive.
process.disconnect?.();

async function createAdmin(given: { email: string; name: string; password: string }): Promise<void> {
  generateClient();
  const server = await startServer();
  try {
    process.env.RAPPORT_APP_DATABASE_URL = (await prepareDatabase(server.ownerUrl)).appUrl;
    process.env.RAPPORT_SESSION_KEY ||= readOrCreateSecret(dataDir, "session");
    const { env } = await import("../lib/env");
    const { seed } = await import("../prisma/seed");
    const { systemViewer } = await import("../lib/auth/viewer");
    const { newId } = await import("../lib/ids");
    const { createUserSchema } = await import("../lib/auth/users/schema");
    const { createUser } = await import("../lib/auth/users/mutations");
    const { disconnect } = await import("../lib/db");
    try {
      // The nation served must be on record.
      await seed({ demonstration: false, progress: (line) => console.log(line) });
      const nation = env().RAPPORT_NATION;
      const input = createUserSchema.safeParse({
        id: newId(),
        ...given,
        nation,
        roles: ["SYSTEM_ADMIN"],
        markingCeiling: "CUI",
        timeZone: "UTC",
      });
      if (!input.success) throw new Error(input.error.issues.map((issue) => issue.message).join("\n"));
      const result = await createUser(systemViewer("set-up", nation), input.data);
      if (!result.ok)
        throw new Error(
          Object.values(result.fields ?? {})
            .flat()
            .join("\n") || result.message,
        );
      console.log(`${input.data.email} can now sign in as system admin.`);
    } finally {
      await disconnect();
    }
  } finally {
    await server.stopUnlessUsed();
  }
}

/** From the keyboard without showing it, or the first line of whatever is piped in. */
async function askPassword(): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = process.stdin.isTTY;
  const lines = createInterface({ input: process.stdin, output: silent, terminal });
  if (terminal) process.stdout.write("Password: ");
  const answer = await lines.question("");
  if (terminal) process.stdout.write("\n");
  lines.close();
  return answer;
}
