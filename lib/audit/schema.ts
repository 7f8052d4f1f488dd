import { z } from "zod";
import { type CalendarDate, faultOfYear, parseCalendarDate } from "@/lib/dates";
import { isId } from "@/lib/ids";
import { optionalText } from "@/lib/text";
import { AUDIT_TYPES } from "./events";

const text = optionalText(200)
  .transform((value) => value ?? undefined)
  .optional()
  .catch(undefined);

const day = z
  .string()
  .transform((value): CalendarDate | undefined => {
    const read = parseCalendarDate(value);
    return read === null || faultOfYear(read) ? undefined : read;
  })
  .optional()
  .catch(undefined);

/** The address of the audit list. What cannot be read is left out; `unreadIn` tells of it. Days are UTC. */
export const auditFilterSchema = z.object({
  type: z.enum(AUDIT_TYPES).optional().catch(undefined),
  outcome: z.enum(["success", "refused"]).optional().catch(undefined),
  /** The id of the account that acted. */
  actor: z.string().refine(isId).optional().catch(undefined),
  /** Part of the subject's name, or its id. */
  subject: text,
  from: day,
  to: day,
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

export type AuditFilter = z.output<typeof auditFilterSchema>;
