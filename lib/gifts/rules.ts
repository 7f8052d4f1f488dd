import type { CalendarDate } from "@/lib/dates";

/** Above which value a gift must be reported or handed over; what the nation's own law says. */
export type GiftLimit = { amount: string; currency: string; basis: string | null };

/** A limit and the first day (of the place, as the record has it) on which it holds, until the next; null where it holds before the others. */
export type DatedLimit = GiftLimit & { startsOn: CalendarDate | null };

/**
 * The limit under which a gift falls that changed hands on this day, or null: a later one says nothing of it.
 * @param limits in any order
 * @param day the first day of the engagement; empty as long as nobody gave one
 */
export function limitOn<Limit extends DatedLimit>(
  limits: readonly Limit[],
  day: CalendarDate | "",
): Limit | null {
  const begun = limits.filter(({ startsOn }) => startsOn === null || startsOn <= day);
  const [latest] = begun.toSorted((a, b) => ((a.startsOn ?? "") < (b.startsOn ?? "") ? 1 : -1));
  return latest ?? null;
}

/** The limits that hold on some of these days, both included, the first to hold first. */
export function limitsWithin<Limit extends DatedLimit>(
  limits: readonly Limit[],
  from: CalendarDate,
  to: CalendarDate,
): Limit[] {
  const first = limitOn(limits, from);
  const later = limits.filter(({ startsOn }) => startsOn !== null && startsOn > from && startsOn <= to);
  return [
    ...(first ? [first] : []),
    ...later.toSorted((a, b) => ((a.startsOn ?? "") < (b.startsOn ?? "") ? -1 : 1)),
  ];
}

/** What the limit asks of a gift: decimal texts with their currencies, as valued and as somebody converted that. */
type GiftFacts = {
  value: string | null;
  currency: string | null;
  convertedValue?: string | null;
  convertedCurrency?: string | null;
};

/** How a gift stands to the limit; UNKNOWN where its value is, or what that is in the currency of the limit. */
export function standingOfGift(gift: GiftFacts, limit: GiftLimit | null): "OVER" | "WITHIN" | "UNKNOWN" {
  if (!limit) return "UNKNOWN";
  const isIn = (currency: string | null | undefined) => currency?.toUpperCase() === limit.currency;
  const value = isIn(gift.currency) ? gift.value : isIn(gift.convertedCurrency) ? gift.convertedValue : null;
  if (!value || Number.isNaN(Number(value))) return "UNKNOWN";
  return Number(value) > Number(limit.amount) ? "OVER" : "WITHIN";
}

/** What is to be said of a gift under the limit, or null; of one that cannot be held against it, what that takes. */
export function giftWarning(
  gift: GiftFacts & { direction: string; registryNumber: string | null },
  limit: GiftLimit | null,
): string | null {
  const standing = standingOfGift(gift, limit);
  if (!limit || standing === "WITHIN" || !gift.direction) return null;
  if (!gift.value) return `No value is given: it may be above the limit of ${moneyWords(limit)}.`;
  if (standing === "UNKNOWN")
    return isForeign(gift, limit)
      ? `It is valued in ${gift.currency?.toUpperCase()}: convert it to compare it with the limit of ${moneyWords(limit)}.`
      : null;
  const over = `This is above the limit of ${moneyWords(limit)}.`;
  return gift.direction === "RECEIVED" && !gift.registryNumber
    ? `${over} It goes to the registry of gifts; give its number there.`
    : over;
}

/** Whether the gift is valued in another currency than the limit, so that somebody has to convert it. */
function isForeign({ currency }: Pick<GiftFacts, "currency">, limit: GiftLimit | null): boolean {
  return limit !== null && /^[a-z]{3}$/i.test(currency ?? "") && currency?.toUpperCase() !== limit.currency;
}

/**
 * In which currency the form asks for the value of a gift; null where nobody has to convert it. What was converted under an earlier
 * limit stands in the currency of that until somebody converts it anew.
 */
export function currencyToConvertTo(
  gift: Pick<GiftFacts, "currency" | "convertedCurrency">,
  limit: GiftLimit | null,
): string | null {
  if (!limit || !isForeign(gift, limit)) return null;
  const { currency, convertedCurrency } = gift;
  return convertedCurrency && convertedCurrency !== currency?.toUpperCase()
    ? convertedCurrency
    : limit.currency;
}

/** "480 USD", "45.50 EUR". */
export function moneyWords({ amount, currency }: Pick<GiftLimit, "amount" | "currency">): string {
  return `${Number(amount).toLocaleString("en", { minimumFractionDigits: amount.endsWith(".00") ? 0 : 2 })} ${currency}`;
}
