import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import Provider from "oidc-provider";
import { freePort } from "../scripts/free-port";

export type ProviderAccount = { email?: string; email_verified?: boolean };

/**
 * A provider of OpenID Connect as an organisation has one, on a port of its own once it is started. It lets in whoever types one of the
 * names in `accounts`, which are its subjects as well, and leads back to `returnTo` alone.
 */
export async function prepareProvider(accounts: Readonly<Record<string, ProviderAccount>>, returnTo: string) {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const client = { clientId: "rapport", clientSecret: randomBytes(32).toString("hex") };
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [returnTo] }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", kid: "one" }] },
    cookies: { keys: [randomBytes(32).toString("hex")] },
    claims: { email: ["email", "email_verified"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, id) =>
      accounts[id] ? { accountId: id, claims: () => ({ sub: id, ...accounts[id] }) } : undefined,
    // Whoever signs in has agreed to it.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: client.clientId,
        accountId: oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  const server = createServer(provider.callback());
  const start = () => new Promise<void>((resolve) => server.listen(port, resolve));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { settings: { issuer, ...client, name: "Example ID" }, start, stop };
}
