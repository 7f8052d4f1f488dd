import { countryName } from "@/lib/countries/labels";
import type { ReviewKind } from "@/lib/generated/prisma/enums";

export const REVIEW_KIND_LABELS: Readonly<Record<ReviewKind, string>> = {
  PLAN: "Plans",
  REPORT: "Reports",
};

/** What a chain holds for: "Reports · Japan", "Plans · Crisis readiness (LOE5-02)", "Plans · everything else". */
export function scopeWords(chain: {
  kind: ReviewKind;
  countryCode: string | null;
  organisation: { name: string } | null;
  objective: { code: string; text: string } | null;
}): string {
  const where =
    (chain.objective ? `${chain.objective.text} (${chain.objective.code})` : null) ??
    (chain.countryCode ? countryName(chain.countryCode) : null) ??
    chain.organisation?.name ??
    "everything else";
  return `${REVIEW_KIND_LABELS[chain.kind]} · ${where}`;
}
