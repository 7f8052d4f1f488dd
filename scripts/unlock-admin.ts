import { runCommand } from "./command";

// npm run admin:unlock -- --email ada@example.org
// Opens an account that somebody locked by guessing, and lets one that a provider signs in use its password as well, for whoever runs the
// product: it may be the last admin who is locked out, or the provider that cannot be reached.

const usage = "npm run admin:unlock -- --email EMAIL";

await runCommand({ usage, options: ["email"] }, async ({ email }) => {
  const { env } = await import("../lib/env");
  const { systemViewer } = await import("../lib/auth/viewer");
  const { unlockByEmail } = await import("../lib/auth/guard/mutations");
  const { allowPasswordByEmail } = await import("../lib/auth/oidc/mutations");
  const setUp = systemViewer("set-up", env().RAPPORT_NATION);
  const result = await unlockByEmail(setUp, email);
  if (!result.ok) throw new Error(`There is no account under ${email}.`);
  const allowed = await allowPasswordByEmail(setUp, email);
  if (!allowed.ok) throw new Error(allowed.message);
  console.log(
    `${email} is not locked and can sign in${allowed.data.wasOff ? ", by its password as well" : ""}.`,
  );
});
