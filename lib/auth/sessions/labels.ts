import type { SessionEnd } from "@/lib/generated/prisma/enums";

/** Why a session ended, to stand after "ended a session of …:". */
export const END_WORDS: Record<SessionEnd, string> = {
  SIGNED_OUT: "signed out",
  ENDED_BY_OWNER: "ended by its owner from another one",
  ENDED_BY_ADMIN: "ended by an admin",
  IDLE: "not used for too long",
  EXPIRED: "open for too long",
  REPLACED: "replaced by a new sign-in",
  PASSWORD_CHANGED: "a new password was set",
  ACCOUNT_DISABLED: "the account was disabled",
};
