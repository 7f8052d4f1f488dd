import "server-only";
import { type Client, custom, errors, generators, Issuer } from "openid-client";
import type { ProviderSettings } from "@/lib/env";
import { log } from "@/lib/log";
import type { Question } from "../config";
import { type Identity, identitySchema } from "./schema";

// The only file of the product that asks another host: the provider that a setting names, never one that somebody typed in.

const TIMEOUT_MS = 5_000;
/** Seconds by which the clock of the provider may differ from ours. */
const CLOCK_TOLERANCE = 30;

custom.setHttpOptionsDefaults({ timeout: TIMEOUT_MS });

/** What the provider said: who it is, why that cannot be believed, or nothing at all. */
type Answer =
  | { kind: "identity"; identity: Identity }
  | { kind: "refused"; reason: string }
  | { kind: "unreachable" };

/** A question to the provider, with the address to which the browser takes it; null when the provider cannot be reached. */
export async function askProvider(
  settings: ProviderSettings,
  { returnTo, next }: Pick<Question, "returnTo" | "next">,
): Promise<{ address: string; question: Question } | null> {
  try {
    const client = await clientOf(settings);
    const [state, nonce, verifier] = [generators.state(), generators.nonce(), generators.codeVerifier()];
    const address = client.authorizationUrl({
      scope: "openid email",
      redirect_uri: returnTo,
      state,
      nonce,
      code_challenge: generators.codeChallenge(verifier),
      code_challenge_method: "S256",
    });
    return { address, question: { state, nonce, verifier, returnTo, next } };
  } catch (error) {
    warn(settings, error);
    return null;
  }
}

/**
 * Reads what the browser brought back from the provider: takes the code to it and believes the id token only where signature, issuer,
 * audience, times and nonce are right. `brought` is the query of our address, as anybody may write it.
 */
export async function readAnswer(
  settings: ProviderSettings,
  { state, nonce, verifier, returnTo }: Question,
  brought: URLSearchParams,
): Promise<Answer> {
  const parameters = Object.fromEntries(
    ["code", "state", "iss", "error"].flatMap((name) => {
      const value = brought.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  try {
    const client = await clientOf(settings);
    const checks = { state, nonce, code_verifier: verifier, response_type: "code" };
    const tokens = await client.callback(returnTo, parameters, checks);
    const identity = identitySchema.safeParse(tokens.claims());
    return identity.success
      ? { kind: "identity", identity: identity.data }
      : { kind: "refused", reason: "the provider does not say who it is" };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason !== null) return { kind: "refused", reason };
    warn(settings, error);
    return { kind: "unreachable" };
  }
}

/** What the library found wrong, without the values that it found; null when it found nothing out. */
function reasonOf(error: unknown): string | null {
  if (error instanceof errors.OPError)
    return (error.response?.statusCode ?? 0) >= 500 ? null : `the provider said ${wordOf(error.error)}`;
  const isInvalid = error instanceof errors.RPError && !error.message.startsWith("outgoing request");
  if (!isInvalid && !(error instanceof TypeError)) return null;
  return `the answer of the provider is not valid: ${error.message.split(",")[0]}`;
}

/** One of the words of OAuth; what else stands there may be anybody's. */
function wordOf(error: string | undefined): string {
  return error && /^[a-z_]{1,60}$/.test(error) ? error : "no";
}

const known = new Map<string, Promise<Issuer>>();

async function clientOf({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Client> {
  const found = known.get(issuer) ?? discover(issuer);
  known.set(issuer, found);
  const client = new (await found).Client({
    client_id: clientId,
    client_secret: clientSecret,
    response_types: ["code"],
    id_token_signed_response_alg: "RS256",
  });
  client[custom.clock_tolerance] = CLOCK_TOLERANCE;
  return client;
}

/** Reads where the provider does what. Those who ask meanwhile wait for the same answer; a failure is forgotten. */
async function discover(issuer: string): Promise<Issuer> {
  try {
    const found = await Issuer.discover(issuer);
    if (found.issuer !== issuer) throw new Error(`It calls itself ${found.issuer}.`);
    return found;
  } catch (error) {
    known.delete(issuer);
    throw new Error("It does not say where it does what.", { cause: error });
  }
}

function warn({ issuer }: ProviderSettings, error: unknown): void {
  const cause = error instanceof Error ? error.cause : undefined;
  log.warn({ issuer, error: String(cause ?? error) }, "the provider of sign-ins cannot be reached");
}
