import type { Viewer } from "@/lib/auth/viewer";
import type { BearerKey } from "@/lib/bearers/schema";
import { withViewer } from "@/lib/db";
import { valuesOf } from "@/lib/engagements/form-values";
import { createEngagement, publishEngagement } from "@/lib/engagements/mutations";
import { getEngagement } from "@/lib/engagements/queries";
import { type EngagementInput, engagementSchema } from "@/lib/engagements/schema";
import type { EngagementDetail } from "@/lib/engagements/views";
import { newId } from "@/lib/ids";
import { asOwner } from "./owner";

/** What a form sends for a bilateral meeting in Japan, as the mutations get it. */
export function engagementInput(fields: Record<string, unknown> = {}): EngagementInput {
  return engagementSchema.parse({
    type: "BILAT",
    startsOn: "2026-03-09",
    countries: [{ code: "JPN", role: "HOST" }],
    ...fields,
  });
}

/** What the form of a record sends when some of it was changed there. */
export function changedInput(record: EngagementDetail, fields: Partial<EngagementInput>): EngagementInput {
  return { ...valuesOf(record), ...fields };
}

/** What is filled in of a meeting that was held, in Japan with this objective, beside what `engagementInput` has: enough to publish it. */
export function heldMeeting(objectiveId: string) {
  return {
    status: "COMPLETE",
    purpose: "To agree on the next exercise.",
    keyOutcomes: "Agreed.",
    atmospherics: "POSITIVE",
    objectives: [objectiveId],
    attendance: [
      {
        name: "Whitlock, Avery",
        side: "OWN",
        role: "PRINCIPAL",
        rankText: "Col",
        service: "ARMY",
        nationality: "USA",
      },
      {
        name: "Mori, Kenji",
        side: "PARTNER",
        role: "PRINCIPAL",
        rankText: "Lt Gen",
        service: "ARMY",
        nationality: "JPN",
      },
    ],
    commitments: [{ text: "Send the dates.", bySide: "OWN", ownerName: "Whitlock", dueOn: "2026-04-01" }],
  };
}

/** The id of an objective that every database has. */
export async function firstObjective(): Promise<string> {
  const [first] = await asOwner<{ id: string }>("select id from objective order by code limit 1");
  return first?.id ?? "";
}

/** Creates, reads and publishes engagements as this officer, unless another is named. What fails throws. */
export function engagementsOf(officer: Viewer) {
  async function create(
    fields: Record<string, unknown> = {},
    by: Viewer = officer,
  ): Promise<EngagementDetail> {
    const result = await createEngagement(by, newId(), engagementInput(fields));
    if (!result.ok) throw new Error(JSON.stringify(result));
    return read(by, result.data.reference);
  }

  async function read(by: Viewer, reference: string): Promise<EngagementDetail> {
    const record = await withViewer(by, (db) => getEngagement(db, reference));
    if (!record) throw new Error("not there");
    return record;
  }

  async function publish(record: EngagementDetail, by: Viewer = officer): Promise<EngagementDetail> {
    const result = await publishEngagement(by, record.id, record.version);
    if (!result.ok) throw new Error(JSON.stringify(result));
    return read(by, record.reference);
  }

  return { create, read, publish };
}

/** What the trail has of the engagement, in order. */
export function auditOf(id: string) {
  return asOwner<{ type: string; actor_id: string; before: unknown; after: Record<string, unknown> }>(
    "select type, actor_id, before, after from audit_event where subject_id = $1 order by sequence",
    [id],
  );
}

/** The engagement as what bears a file or a comment. */
export function onEngagement(id: string): BearerKey {
  return { type: "engagement", id };
}
