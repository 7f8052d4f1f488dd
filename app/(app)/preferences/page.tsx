import type { Metadata } from "next";
import { PreferencesForm } from "@/components/auth/preferences-form";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { getPreferencesOf } from "@/lib/auth/preferences/queries";
import { requireViewer } from "@/lib/auth/session";
import { formatDtg } from "@/lib/dtg";

export const metadata: Metadata = { title: "Preferences" };

export default async function PreferencesPage() {
  const viewer = await requireViewer();
  const preferences = await getPreferencesOf(viewer);
  return (
    <PageBody>
      <PrintNote text={`Preferences of ${viewer.name} as of ${formatDtg(new Date())}`} />
      <PageHeader title="Preferences" summary="How Rapport meets you, wherever you sign in." />
      <PreferencesForm preferences={preferences} />
    </PageBody>
  );
}
