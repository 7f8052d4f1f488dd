import { counted } from "@/lib/counts";
import type { NoticeKind } from "@/lib/generated/prisma/enums";

/** What stands between who acted and the record; `alone` where the product itself says it. */
const WORDS: Readonly<Record<NoticeKind, { did: string; alone?: string; noun: readonly [string, string] }>> =
  {
    CHANGED: { did: "changed", noun: ["change", "changes"] },
    COMMENTED: { did: "commented on", noun: ["comment", "comments"] },
    REVIEW_WANTED: { did: "asks you to review", noun: ["request", "requests"] },
    REVIEW_OVERDUE: {
      did: "waits for a review of",
      alone: "Review is overdue:",
      noun: ["reminder", "reminders"],
    },
    RETURNED: { did: "returned", noun: ["return", "returns"] },
    APPROVED: { did: "approved", noun: ["approval", "approvals"] },
    PUBLISHED: { did: "published", noun: ["publication", "publications"] },
    REPORT_DUE: { did: "waits for a report on", alone: "A report is due:", noun: ["reminder", "reminders"] },
    COMMITMENT_DUE: { did: "waits for", alone: "A promise falls due soon:", noun: ["reminder", "reminders"] },
    COMMITMENT_OVERDUE: { did: "waits for", alone: "A promise is overdue:", noun: ["reminder", "reminders"] },
    CHECK_DUE: {
      did: "waits for a second look at",
      alone: "What came of it is to be checked again:",
      noun: ["reminder", "reminders"],
    },
    OWNER_NAMED: { did: "made you an owner in", noun: ["milestone or lesson", "milestones or lessons"] },
    DAY_MOVED: { did: "moved a day of yours in", noun: ["change", "changes"] },
    DUE_SOON: { did: "waits for", alone: "What you own falls due soon in", noun: ["reminder", "reminders"] },
    OVERDUE: { did: "waits for", alone: "What you own is overdue in", noun: ["reminder", "reminders"] },
    NOBODY_CONFIRMED: {
      did: "waits for participants in",
      alone: "The final planning conference is behind us, and nobody besides the host is confirmed:",
      noun: ["reminder", "reminders"],
    },
    ACCOUNT_LOCKED: {
      did: "locked the account of",
      alone: "Too many failures to sign in locked the account of",
      noun: ["lock", "locks"],
    },
    ACCOUNT_UNUSED: {
      did: "disabled the account of",
      alone: "Not used for 35 days, and disabled: the account of",
      noun: ["account", "accounts"],
    },
    ACCESS_PROPOSED: { did: "asks you to confirm wider access for", noun: ["request", "requests"] },
    ACCESS_CONFIRMED: { did: "confirmed wider access for", noun: ["confirmation", "confirmations"] },
    ACCESS_REFUSED: { did: "refused wider access for", noun: ["refusal", "refusals"] },
    HANDOVER_STARTED: {
      did: "started the handover of",
      alone: "Somebody leaves a post, and its handover has begun:",
      noun: ["handover", "handovers"],
    },
    HANDOVER_NAMED: {
      did: "named you to follow in",
      alone: "You are named to follow in the post:",
      noun: ["handover", "handovers"],
    },
    HANDOVER_READY: { did: "prepared all of the handover of", noun: ["time", "times"] },
    HANDOVER_CLOSED: { did: "closed the handover of", noun: ["handover", "handovers"] },
  };

/**
 * "Avery Whitlock and 2 others changed", to stand before the name of the record. `actors` are names, the last to act first; one
 * who is not known to the reader is null.
 */
export function noticeWords(kind: NoticeKind, actors: readonly (string | null)[]): string {
  const { did, alone } = WORDS[kind];
  if (alone) return alone;
  const [first, ...others] = actors.map((name) => name ?? "Somebody");
  const more =
    others.length === 0 ? "" : others.length === 1 ? ` and ${others[0]}` : ` and ${others.length} others`;
  return `${first ?? "Somebody"}${more} ${did}`;
}

/** "3 changes". */
export function noticeCount(kind: NoticeKind, count: number): string {
  const [one, many] = WORDS[kind].noun;
  return counted(count, one, many);
}
