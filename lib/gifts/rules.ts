/** Above which value a gift must be reported or handed over; what the nation's own law says. */
export type GiftLimit = { amount: string; currency: string; basis: string | null };

/** What the limit asks of a gift. `value` is a decimal text; what is not known is not over it. */
export type GiftFacts = { value: string | null; currency: string | null };

/** How a gift stands to the limit; UNKNOWN where its value is, or where it stands in another currency. */
export function standingOfGift(gift: GiftFacts, limit: GiftLimit | null): "OVER" | "WITHIN" | "UNKNOWN" {
  const value = Number(gift.value ?? Number.NaN);
  if (!limit || Number.isNaN(value) || gift.currency?.toUpperCase() !== limit.currency) return "UNKNOWN";
  return value > Number(limit.amount) ? "OVER" : "WITHIN";
}

/** What is to be said of a gift under the limit, or null. */
export function giftWarning(
  gift: GiftFacts & { direction: string; registryNumber: string | null },
  limit: GiftLimit | null,
): string | null {
  if (!limit || standingOfGift(gift, limit) !== "OVER") return null;
  const over = `This is above the limit of ${limitWords(limit)}.`;
  return gift.direction === "RECEIVED" && !gift.registryNumber
    ? `${over} It goes to the registry of gifts; give its number there.`
    : over;
}

export function limitWords({ amount, currency }: GiftLimit): string {
  return `${Number(amount).toLocaleString("en", { minimumFractionDigits: amount.endsWith(".00") ? 0 : 2 })} ${currency}`;
}
