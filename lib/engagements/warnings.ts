import type { CalendarDate } from "@/lib/dates";
import { type GiftLimit, giftWarning } from "@/lib/gifts/rules";
import { setWarnings, type WarningFacts } from "./field-sets/rules";
import type { Problem } from "./rules";

/** What a warning looks at beside the field sets. */
type Warned = WarningFacts & {
  gifts: readonly {
    direction: string;
    description: string;
    value: string | null;
    currency: string | null;
    registryNumber: string | null;
  }[];
};

/**
 * What deserves a second look before the record is relied on; `field` is the form's path of the field. Nothing here keeps
 * a record from being saved, approved or published.
 * @param limit above which value a gift is marked; null where none is set
 */
export function warningsOf(record: Warned, limit: GiftLimit | null, today: CalendarDate): Problem[] {
  const gifts = record.gifts.flatMap((gift, index) => {
    const warning = giftWarning(gift, limit);
    return warning ? [{ field: `gifts.${index}.value`, message: `${gift.description}: ${warning}` }] : [];
  });
  return [...setWarnings(record, today), ...gifts];
}
