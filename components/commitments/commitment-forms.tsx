import type { CommitmentRow } from "@/lib/commitments/queries";
import type { CalendarDate } from "@/lib/dates";
import { CommitmentChange } from "./commitment-change";

/** The forms that change a promise. Only what they show goes to the browser: a row also says who may read it. */
export function CommitmentForms({ promise, today }: { promise: CommitmentRow; today: CalendarDate }) {
  const { id, version, state, dueOn, ownerName, ownerUserId, closedOn } = promise;
  return (
    <CommitmentChange
      key={id}
      promise={{ id, version, state, dueOn, ownerName, ownerUserId, closedOn }}
      today={today}
    />
  );
}
