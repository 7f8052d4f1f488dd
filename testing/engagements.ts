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
