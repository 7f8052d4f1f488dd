import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { runCommand } from "./command";

// npm run admin:create -- --email ada@example.org --name "Ada Quill"
// Makes a system admin: the first, and a second, whom wider access needs. Whoever may run this on the server could write to its
// database too.

const usage = 'npm run admin:create -- --email EMAIL --name "NAME"';

await runCommand({ usage, options: ["email", "name"] }, async (given) => {
  const password = process.env.RAPPORT_ADMIN_PASSWORD ?? (await askPassword());
  await createAdmin({ ...given, password });
});

async function createAdmin(given: { email: string; name: string; password: string }): Promise<void> {
  const { env } = await import("../lib/env");
  const { seed } = await import("../prisma/seed");
  const { systemViewer } = await import("../lib/auth/viewer");
  const { newId } = await import("../lib/ids");
  const { createUserSchema } = await import("../lib/auth/users/schema");
  const { createUser } = await import("../lib/auth/users/mutations");
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
  if (!result.ok) {
    const faults = Object.values(result.fields ?? {}).flat();
    throw new Error(faults.join("\n") || result.message);
  }
  console.log(`${input.data.email} can now sign in as system admin.`);
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
