import type { BearerKey } from "@/lib/bearers/schema";
import { type EngagementInput, engagementSchema } from "@/lib/engagements/schema";

/** What a form sends for a bilateral meeting in Japan, as the mutations get it. */
export function engagementInput(fields: Record<string, unknown> = {}): EngagementInput {
  return engagementSchema.parse({
    type: "BILAT",
    startsOn: "2026-03-09",
    countries: [{ code: "JPN", role: "HOST" }],
    ...fields,
  });
}

/** The engagement as what bears a file or a comment. */
export function onEngagement(id: string): BearerKey {
  return { type: "engagement", id };
}
