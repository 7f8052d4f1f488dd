import type { Metadata } from "next";
import { TemplateForm } from "@/components/exercises/template-form";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { canManageSeries } from "@/lib/exercises/policy";
import { listTemplate } from "@/lib/exercises/queries";

export const metadata: Metadata = { title: "Planning template" };

export default async function TemplatePage() {
  const viewer = await requireViewer();
  if (!canManageSeries(viewer)) await refusePage(viewer);
  const template = await withViewer(viewer, listTemplate);
  return (
    <PageBody narrow>
      <PageHeader
        title="Planning template"
        parent={
          <Anchor href="/exercises" className="prose-link">
            Exercises
          </Anchor>
        }
        summary="When the milestones of an edition fall, counted from its first or last day: below zero is before, above zero after. Editions that have their milestones keep them."
      />
      <TemplateForm template={template} />
    </PageBody>
  );
}
