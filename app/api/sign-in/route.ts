import type { Route } from "next";
import { notFound, redirect } from "next/navigation";
import { giveQuestion } from "@/lib/auth/config";
import { askProvider } from "@/lib/auth/oidc/provider";
import { safePath } from "@/lib/auth/rules";
import { providerSettings } from "@/lib/env";
import { currentOrigin } from "@/lib/request";

/**
 * Leads to the provider, which leads back to ./answer. It is asked for by a link: a page's policy lets no form lead to another site,
 * and nothing is changed here.
 */
export async function GET(request: Request): Promise<Response> {
  const settings = providerSettings();
  if (!settings) notFound();
  const next = safePath(new URL(request.url).searchParams.get("next"));
  const returnTo = `${await currentOrigin()}/api/sign-in/answer`;
  const asked = await askProvider(settings, { returnTo, next });
  if (!asked) redirect(`/sign-in?problem=failed&next=${encodeURIComponent(next)}` as Route);
  await giveQuestion(asked.question);
  redirect(asked.address as Route);
}
