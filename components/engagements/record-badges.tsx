import { Badge } from "@/components/ui/badge";
import type { Origin } from "@/lib/generated/prisma/enums";

type RecordBadgesProps = { closeHold: boolean; isFictional: boolean; origin: Origin };

/** What sets a record apart from one that was entered and shared: invented, imported, held close. */
export function RecordBadges({ closeHold, isFictional, origin }: RecordBadgesProps) {
  return (
    <>
      {closeHold ? (
        <Badge tone="warning" icon="lock">
          Close hold
        </Badge>
      ) : null}
      {isFictional ? <Badge icon="info">Fictional</Badge> : null}
      {origin === "IMPORTED" ? <Badge icon="download">Imported</Badge> : null}
    </>
  );
}
