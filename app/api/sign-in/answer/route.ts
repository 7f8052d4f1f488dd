import type { Route } from "next";
import { notFound, redirect } from "next/navigation";
import { takeQuestion } from "@/lib/auth/config";
import { signInByProvider } from "@/lib/auth/oidc/mutations";
import { enterSession, readFrom } from "@/lib/auth/session";
import { providerSettings } from "@/lib/env";

/** Where the provider leads back to: signs in whom it names, or says on the sign-in page that it did not. */
export async function GET(request: Request): Promise<Response> {
  const settings = providerSettings();
  if (!settings) notFound();
  // Pictures and frames in pages of other sites must not use up the failures that this network may have.
  if (!["document", null].includes(request.headers.get("sec-fetch-dest")))
    return new Response(null, { status: 400 });
  const question = await takeQuestion();
  const brought = new URL(request.url).searchParams;
  const next = question?.next ?? "/";
  const result = await signInByProvider(settings, { question, brought }, await readFrom());
  if (!result.ok) redirect(`/sign-in?problem=${result.code}&next=${encodeURIComponent(next)}` as Route);
  await enterSession(result.data.sessionId);
  redirect(next as Route);
}
