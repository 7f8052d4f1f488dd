import { runCommand } from "./command";

// npm run admin:unlock -- --email ada@example.org
// Opens an account that somebody locked by guessing, for whoever runs the product: it may be the last admin who is locked out.

const usage = "npm run admin:unlock -- --email EMAIL";

await runCommand({ usage, options: ["email"] }, async ({ email }) => {
  const { env } = await import("../lib/env");
  const { systemViewer } = await import("../lib/auth/viewer");
  const { unlockByEmail } = await import("../lib/auth/guard/mutations");
  const result = await unlockByEmail(systemViewer("set-up", env().RAPPORT_NATION), email);
  if (!result.ok) throw new Error(`There is no account under ${email}.`);
  console.log(`${email} is not locked and can sign in.`);
});
