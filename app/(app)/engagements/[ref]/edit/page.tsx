import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EngagementForm } from "@/components/engagements/engagement-form";
import { readValues } from "@/components/engagements/form-values";
import { RecordBadges } from "@/components/engagements/record-badges";
import { PublicationBadge } from "@/components/engagements/status-badge";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { updateEngagementAction } from "@/lib/engagements/actions";
import { canEdit } from "@/lib/engagements/policy";
import { getEngagementForEdit } from "@/lib/engagements/queries";
import { speaksFor } from "@/lib/engagements/reviews/rules";
import type { EngagementInput } from "@/lib/engagements/schema";
import { givenTitle } from "@/lib/engagements/titles/rules";
import { markingsOf } from "@/lib/engagements/warnings/rules";
import { bannerFor } from "@/lib/markings/rules";
import { readRecordWarnings } from "@/lib/preparations/queries";
import { loadFormSetting, markingOfNamed } from "../../form-setting";

export const metadata: Metadata = { title: "Edit engagement" };

export default async function EditEngagementPage({ params }: PageProps<"/engagements/[ref]/edit">) {
  const viewer = await requireViewer();
  const { ref } = await params;
  const found = await withViewer(viewer, async (db) => {
    const saved = await getEngagementForEdit(db, ref);
    if (!saved || !canEdit(viewer, saved.record)) return null;
    const warnings = await readRecordWarnings(db, saved.record);
    return {
      ...saved,
      setting: await loadFormSetting(db, viewer, saved.record, { warnings }),
      warnings,
    };
  });
  if (!found) notFound();
  const { record, values, setting, warnings } = found;
  const { id, reference, version, publication, status, approval } = record;
  const fields = readValues({
    ...asText({ ...values, title: givenTitle(record) }),
    ...(setting.decidedAccess ? NOT_ASKED : {}),
  });

  return (
    <PageBody narrow>
      <MarkingBanner
        marking={bannerFor([record.marking, markingOfNamed(setting, fields), ...markingsOf(warnings)])}
      />
      <PageHeader
        title="Edit engagement"
        parent={
          <Anchor href={`/engagements/${reference}`} className="prose-link">
            {record.title}
          </Anchor>
        }
        reference={reference}
        state={
          <>
            <PublicationBadge publication={publication} />
            <RecordBadges {...record} />
          </>
        }
      />
      <EngagementForm
        id={id}
        record={{
          reference,
          version,
          publication,
          status,
          isApproved: approval !== null && speaksFor(approval, status),
        }}
        values={fields}
        setting={setting}
        action={updateEngagementAction}
      />
    </PageBody>
  );
}

/** A form that does not ask has no such fields, so that they never differ between two versions of it. */
const NOT_ASKED = { closeHold: "", readers: [], coAuthors: [] };

/** The saved values as a form would send them. */
function asText(values: EngagementInput): Record<string, unknown> {
  return {
    ...values,
    closeHold: values.closeHold ? "on" : "",
    commitments: values.commitments.map((row) => ({ ...row, version: String(row.version ?? "") })),
    attendance: values.attendance.map((row) => ({ ...row, attended: row.attended ? "yes" : "no" })),
  };
}
