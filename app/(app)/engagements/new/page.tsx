import type { Metadata } from "next";
import { EngagementForm } from "@/components/engagements/engagement-form";
import { OpenPromiseList } from "@/components/engagements/open-promise-list";
import { TemplateList } from "@/components/engagements/template-list";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { listRevisionsOf } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { createEngagementAction } from "@/lib/engagements/actions";
import { canCreate } from "@/lib/engagements/policy";
import { listOwnPortfolios, listTemplates } from "@/lib/engagements/templates/queries";
import { newId } from "@/lib/ids";
import { bannerFor } from "@/lib/markings/rules";
import { loadFormSetting, markingOfNamed } from "../form-setting";
import { beginningOf, editionAsked } from "./starting-values";

export const metadata: Metadata = { title: "New engagement" };

export default async function NewEngagementPage({ searchParams }: PageProps<"/engagements/new">) {
  const viewer = await requireViewer();
  const parent = (
    <Anchor href="/engagements" className="prose-link">
      Engagements
    </Anchor>
  );
  if (!canCreate(viewer))
    return (
      <PageBody narrow>
        <PageHeader title="New engagement" parent={parent} />
        <EmptyState icon="lock" title="Officers log engagements">
          Your account reads the record. Ask an admin for the role of officer if you should write it too.
        </EmptyState>
      </PageBody>
    );

  const query = await searchParams;
  const { setting, beginning, templates, histories, portfolios } = await withViewer(viewer, async (db) => {
    const setting = await loadFormSetting(db, viewer, null, { edition: editionAsked(query) });
    const templates = await listTemplates(db, viewer);
    return {
      setting,
      beginning: await beginningOf(db, viewer, query, setting),
      templates,
      histories: await listRevisionsOf(
        db,
        "engagement_template",
        templates.map(({ id }) => id),
      ),
      portfolios: await listOwnPortfolios(db, viewer),
    };
  });

  return (
    <PageBody narrow>
      <MarkingBanner
        marking={bannerFor([
          markingOfNamed(setting, beginning.values),
          beginning.marking,
          ...templates.map((one) => one.marking),
        ])}
      />
      <PageHeader title="New engagement" parent={parent} />
      {beginning.copied ? (
        <Notice>
          Copied from{" "}
          <Anchor href={`/engagements/${beginning.copied.reference}`} className="prose-link">
            {beginning.copied.title}
          </Anchor>
          : what it is, with whom, where and what for, and its marking. The date is today; hours, numbers and
          money, clearances and what was said, promised and given there stay there.
        </Notice>
      ) : null}
      {beginning.event ? (
        <Notice>
          On the margins of{" "}
          <Anchor href={`/engagements/${beginning.event.reference}`} className="prose-link">
            {beginning.event.title}
          </Anchor>
          . Place, own people and level of marking are taken from there, and one of its days where they are
          known; to whom it is released is yours to say. It is an engagement of its own and counts by itself.
        </Notice>
      ) : null}
      {beginning.series ? (
        <Section
          title={<>Next meeting of {beginning.series.name}</>}
          note="Still open from earlier meetings; ask about it, it stays where it was promised."
          boxed
        >
          <OpenPromiseList promises={beginning.series.open} />
        </Section>
      ) : null}
      {templates.length > 0 && !beginning.series && !beginning.event ? (
        <Disclosure summary={`Start from a template (${templates.length})`} look="section">
          <TemplateList {...{ templates, portfolios, histories }} hereZone={viewer.timeZone} />
        </Disclosure>
      ) : null}
      <EngagementForm
        key={beginning.key}
        id={newId()}
        record={null}
        values={beginning.values}
        seriesId={beginning.series?.id ?? null}
        event={beginning.event ?? null}
        template={{ id: newId(), portfolios }}
        focusOn={beginning.focusOn}
        setting={{ ...setting, people: [...setting.people, ...beginning.people] }}
        action={createEngagementAction}
      />
    </PageBody>
  );
}
