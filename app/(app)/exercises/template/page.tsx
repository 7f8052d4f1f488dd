import type { Metadata } from "next";
import { HistorySection } from "@/components/audit/history";
import { TemplateForm } from "@/components/exercises/template-form";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { Tabs } from "@/components/ui/tabs";
import { listRevisions } from "@/lib/audit/queries";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { canManageSeries } from "@/lib/exercises/policy";
import { listTemplates } from "@/lib/exercises/templates/queries";
import { newId } from "@/lib/ids";

export const metadata: Metadata = { title: "Planning templates" };

const NEW = "new";

/** `?which=` chooses the template by its id, or a new one; without it the one that stands in for every type. */
export default async function TemplatePage({ searchParams }: PageProps<"/exercises/template">) {
  const viewer = await requireViewer();
  if (!canManageSeries(viewer)) await refusePage(viewer);
  const { which } = await searchParams;
  const isNew = which === NEW;
  const { templates, template, revisions } = await withViewer(viewer, async (db) => {
    const all = await listTemplates(db);
    const chosen = all.find(({ id }) => id === which) ?? all[0];
    return {
      templates: all,
      template: chosen,
      revisions: chosen && !isNew ? await listRevisions(db, "planning_template", chosen.id) : [],
    };
  });
  return (
    <PageBody narrow>
      <PageHeader
        title="Planning templates"
        parent={
          <Anchor href="/exercises" className="prose-link">
            Exercises
          </Anchor>
        }
        summary="Which milestones an edition is offered by the type of exercise it is, and when they fall, counted from its first or last day: below zero is before, above zero after. Editions that have their milestones keep them."
      />
      <Tabs
        label="Planning templates"
        items={[
          ...templates.map(({ id, name, isActive }) => ({
            href: `/exercises/template?which=${id}`,
            label: isActive ? name : `${name} (not in use)`,
            current: !isNew && id === template?.id,
          })),
          { href: `/exercises/template?which=${NEW}`, label: "New template", current: isNew },
        ]}
      />
      {template ? (
        <TemplateForm key={isNew ? NEW : template.id} template={template} newId={isNew ? newId() : null} />
      ) : null}
      <HistorySection revisions={revisions} hereZone={viewer.timeZone} />
    </PageBody>
  );
}
