import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { ConsentForm } from "@/components/auth/consent-form";
import { DemoAccounts } from "@/components/auth/demo-accounts";
import { ProviderLink } from "@/components/auth/provider-link";
import { SignInForm } from "@/components/auth/sign-in-form";
import { DropOldWords } from "@/components/kept-words/drop-old-words";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { Notice } from "@/components/ui/notice";
import { getOpenConsent } from "@/lib/auth/consent/queries";
import { problemWords } from "@/lib/auth/oidc/labels";
import { safePath } from "@/lib/auth/rules";
import { getViewer } from "@/lib/auth/session";
import { env, hasPasswords, providerSettings } from "@/lib/env";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, problem } = await searchParams;
  const destination = safePath(typeof next === "string" ? next : null);
  if (await getViewer()) redirect(destination as Route);
  const consent = await getOpenConsent();
  const provider = providerSettings();

  return (
    <div className="grid min-h-dvh content-start justify-items-center px-4 py-(--marking-height)">
      <MarkingBanner marking="UNCLASSIFIED" />
      <DropOldWords />
      <main className="grid w-full max-w-md gap-8 py-10 sm:py-16">
        <div className="grid gap-1">
          <h1 className="text-2xl font-semibold">Sign in to Rapport</h1>
          <p className="text-muted">The record of military diplomacy: what was said, promised and kept.</p>
        </div>
        {consent === null ? (
          <>
            {provider ? (
              <ProviderEntry provider={provider.name} problem={String(problem)} next={destination} />
            ) : null}
            {hasPasswords() ? <SignInForm next={destination} /> : null}
            {env().RAPPORT_DEMO === "1" ? <DemoAccounts next={destination} /> : null}
          </>
        ) : (
          <ConsentForm text={consent} next={destination} />
        )}
        <p className="text-sm text-muted">
          For unclassified use, CUI at most. Sign-ins and what is changed here are recorded.
        </p>
      </main>
    </div>
  );
}

/** The way in by the provider, with what went wrong on it. */
function ProviderEntry({ provider, problem, next }: { provider: string; problem: string; next: string }) {
  const words = problemWords(problem, provider);
  return (
    <div className="grid gap-5">
      {words ? <Notice tone="danger">{words}</Notice> : null}
      <ProviderLink provider={provider} next={next} isOnlyWay={!hasPasswords()} />
    </div>
  );
}
