import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { keepFor } from "@/components/kept-words/kept-words";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import {
  type IndicatorFacts,
  IndicatorForm,
  type ObjectiveFacts,
  ObjectiveForm,
} from "@/components/objectives/objective-forms";
import { Anchor } from "@/components/ui/anchor";
import { Disclosure } from "@/components/ui/disclosure";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { listOwnerOptions } from "@/lib/commitments/queries";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { KIND_LABELS } from "@/lib/objectives/labels";
import { canManageObjectives } from "@/lib/objectives/policy";
import { getObjective, type IndicatorView, type ObjectiveView } from "@/lib/objectives/queries";
import { listPicklistOptions } from "@/lib/picklists/queries";

export const metadata: Metadata = { title: "Edit an objective" };

export default async function EditObjectivePage({ params }: PageProps<"/objectives/[code]/edit">) {
  const viewer = await requireViewer();
  if (!canManageObjectives(viewer)) await refusePage(viewer);
  const { code } = await params;
  const found = await withViewer(viewer, async (db) => {
    const objective = await getObjective(db, code);
    return (
      objective && {
        objective,
        ...(await listOwnerOptions(db, viewer)),
        lines: (await listPicklistOptions(db, [objective.lineOfEffortId])).LINE_OF_EFFORT,
      }
    );
  });
  if (!found) notFound();
  const { objective, lines, users, posts } = found;
  const { id, version } = objective;
  return (
    <PageBody narrow>
      <PageHeader
        title={`Edit ${objective.code}`}
        parent={
          <Anchor href={`/objectives/${objective.code}`} className="prose-link">
            {objective.code}
          </Anchor>
        }
      />
      <ObjectiveForm
        id={id}
        keep={keepFor(viewer, "objective", id)}
        objective={objectiveFacts(objective)}
        lines={lines}
        users={users}
        posts={posts}
      />
      <Section title="Indicators" note="What was done, and apart from it what became different.">
        {objective.indicators.map((indicator) => (
          <Disclosure
            key={indicator.id}
            look="section"
            summary={`${KIND_LABELS[indicator.kind]}: ${indicator.name}${indicator.isActive ? "" : " (retired)"}`}
          >
            <IndicatorForm
              objective={{ id, version }}
              id={indicator.id}
              indicator={indicatorFacts(indicator)}
            />
          </Disclosure>
        ))}
        <Disclosure look="section" summary="Add an indicator">
          <IndicatorForm objective={{ id, version }} id={newId()} indicator={null} />
        </Disclosure>
      </Section>
    </PageBody>
  );
}

/** Only what a form shows goes to the browser. */
function objectiveFacts(objective: ObjectiveView): ObjectiveFacts {
  const { version, code, lineOfEffortId, text, dueOn, reviewOn, owner, ownerPost, isActive } = objective;
  return { version, code, lineOfEffortId, text, dueOn, reviewOn, owner, ownerPost, isActive };
}

function indicatorFacts({ id: _id, readings: _readings, ...facts }: IndicatorView): IndicatorFacts {
  return facts;
}
