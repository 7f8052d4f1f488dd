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

type Holder = { name: string; isApprover: boolean };

/** Who holds a post that approves, by name; of who holds it without being an approver it says so. Empty where nobody does. */
export function holderWords(holders: readonly Holder[]): string {
  return holders.map(({ name, isApprover }) => (isApprover ? name : `${name} (no approver)`)).join(", ");
}

/** What is to be done so that a step can be decided by all who hold its posts; null where they are approvers all. */
export function missingApprovers(
  posts: readonly { title: string; holders: readonly Holder[] }[],
): string | null {
  const lacking = posts.flatMap(({ title, holders }) =>
    holders.filter(({ isApprover }) => !isApprover).map(({ name }) => `${name} (${title})`),
  );
  return lacking.length === 0
    ? null
    : `Cannot approve without the role Approver: ${[...new Set(lacking)].join(", ")}.`;
}
