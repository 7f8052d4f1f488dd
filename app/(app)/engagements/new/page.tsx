import type { Metadata } from "next";
import { EngagementForm } from "@/components/engagements/engagement-form";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { EmptyState } from "@/components/ui/empty-state";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { createEngagementAction } from "@/lib/engagements/actions";
import { canCreate } from "@/lib/engagements/policy";
import { newId } from "@/lib/ids";
import { bannerFor } from "@/lib/markings/rules";
import { loadFormSetting } from "../form-setting";
import { beginningOf } from "./starting-values";

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
  const { setting, beginning } = await withViewer(viewer, async (db) => {
    const setting = await loadFormSetting(db, viewer, null);
    return { setting, beginning: await beginningOf(db, viewer, query, setting.today) };
  });

  return (
    <PageBody narrow>
      <MarkingBanner marking={bannerFor([setting.options.marking, beginning.marking])} />
      <PageHeader title="New engagement" parent={parent} />
      <EngagementForm
        id={newId()}
        record={null}
        values={beginning.values}
        focusOn={beginning.focusOn}
        setting={setting}
        action={createEngagementAction}
      />
    </PageBody>
  );
}
