import type { Metadata } from "next";
import { OwnPasswordForm } from "@/components/auth/own-password-form";
import { PreferencesForm } from "@/components/auth/preferences-form";
import { OwnSessions } from "@/components/auth/session-list";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { isDemoAccount } from "@/lib/auth/demo-accounts";
import { isOwnPasswordOff } from "@/lib/auth/oidc/queries";
import { getPreferencesOf } from "@/lib/auth/preferences/queries";
import { getSession, requireViewer } from "@/lib/auth/session";
import { listOwnSessions } from "@/lib/auth/sessions/queries";
import { formatDtg } from "@/lib/dtg";
import { hasPasswords, passwordPolicy, providerSettings } from "@/lib/env";

export const metadata: Metadata = { title: "Preferences" };

export default async function PreferencesPage() {
  const viewer = await requireViewer();
  const session = await getSession();
  const [preferences, sessions, isPasswordOff] = await Promise.all([
    getPreferencesOf(viewer),
    listOwnSessions(viewer),
    isOwnPasswordOff(viewer),
  ]);
  return (
    <PageBody>
      <PrintNote text={`Preferences of ${viewer.name} as of ${formatDtg(new Date())}`} />
      <PageHeader title="Preferences" summary="How Rapport meets you, wherever you sign in." />
      <PreferencesForm preferences={preferences} />
      <Section
        title="Where you are signed in"
        note="End what you do not know, or left open; then tell an admin."
        className="max-w-3xl"
      >
        <OwnSessions sessions={sessions} currentId={session?.id ?? null} timeZone={viewer.timeZone} />
      </Section>
      {hasPasswords() ? (
        <Section title="Password">
          {isDemoAccount(viewer.email) ? (
            <p className="text-muted">The accounts of the demonstration keep theirs.</p>
          ) : isPasswordOff ? (
            <p className="text-muted">
              It is off: you sign in with {providerSettings()?.name ?? "your provider"} alone.
            </p>
          ) : (
            <OwnPasswordForm email={viewer.email} min={passwordPolicy().min} />
          )}
        </Section>
      ) : null}
    </PageBody>
  );
}
