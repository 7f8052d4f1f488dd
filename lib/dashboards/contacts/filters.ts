import { type AddressQuery, isOneOf, readAddress, withParts } from "@/lib/address";
import { type CountryFilters, countriesHref } from "@/lib/countries/filters";
import { BANDS } from "@/lib/engagements/filters";
import { SENIOR_BANDS } from "@/lib/people/ranks";

/** Ways to look at the countries under a filter. */
export const COUNTRY_LOOKS = ["list", "contacts"] as const;
export type CountryLook = (typeof COUNTRY_LOOKS)[number];

/** The levels at which a country was met: any senior contact, each of its bands, and what is below or not known. */
export const LEVELS = ["SENIOR", ...SENIOR_BANDS, "BELOW", "UNKNOWN"] as const;
export type Level = (typeof LEVELS)[number];

const ORDERS = ["name", ...LEVELS] as const;

export type ContactLook = {
  look: CountryLook;
  /** A level has the longest without contact first; a minus turns it round. */
  order: (typeof ORDERS)[number] | `-${(typeof ORDERS)[number]}`;
};

export const USUAL_CONTACT_LOOK: ContactLook = { look: "list", order: "SENIOR" };

/** The bands of the most senior counterpart that a level holds. */
export function bandsOf(level: Level): readonly string[] {
  if (level === "SENIOR") return SENIOR_BANDS;
  if (level !== "BELOW") return [level];
  return BANDS.filter((band) => band !== "UNKNOWN" && !SENIOR_BANDS.some((senior) => senior === band));
}

/** Reads from the address how the countries are looked at. Never fails: what cannot be read is left out and told of. */
export function readContactLook(query: AddressQuery): { shown: ContactLook; notices: string[] } {
  const { notices, one } = readAddress(query);
  const isOrder = (value: string): value is ContactLook["order"] => isOneOf(ORDERS)(value.replace(/^-/, ""));
  const shown = {
    look: one("view", isOneOf(COUNTRY_LOOKS)) ?? USUAL_CONTACT_LOOK.look,
    order: one("by", isOrder) ?? USUAL_CONTACT_LOOK.order,
  };
  return { shown, notices };
}

/** The parts of the address that say how to look; null is left out. */
export function contactParts({ look, order }: ContactLook): Record<"view" | "by", string | null> {
  const isList = look === "list";
  return {
    view: isList ? null : look,
    by: isList || order === USUAL_CONTACT_LOOK.order ? null : order,
  };
}

/** The address of these countries looked at in this way. */
export function contactHref(filters: Partial<CountryFilters>, shown: ContactLook): string {
  return withParts(countriesHref(filters), contactParts(shown));
}
