import type { FieldWords } from "@/lib/audit/describe";
import { COMMITMENT_STATE_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";

const side = (code: string) => SIDE_LABELS[code as keyof typeof SIDE_LABELS] ?? code;

/**
 * What the history of a commitment calls whatever its revisions keep in codes and ids.
 * @param users names by id
 */
export function commitmentWords(users: ReadonlyMap<string, string>): FieldWords {
  return {
    bySide: side,
    toSide: side,
    state: (code) => COMMITMENT_STATE_LABELS[code as keyof typeof COMMITMENT_STATE_LABELS] ?? code,
    ownerUserId: (id) => users.get(id) ?? "Someone you may not see",
  };
}
