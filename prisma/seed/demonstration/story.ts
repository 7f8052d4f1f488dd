import { countryByAlpha3 } from "@/lib/countries/data";
import { addDays, type CalendarDate, zonedToInstant } from "@/lib/dates";
import type { PreparedEngagement } from "@/lib/engagements/prepared";
import { engagementType } from "@/lib/engagements/types";
import { derivedId } from "../derived-id";
import { objectiveId, tagId } from "../reference-rows";
import { type Counterpart, counterparts } from "./cast";
import { DEMO_COUNTRIES, type DemoCountry } from "./countries";
import type { Setting } from "./occasions";
import { Bag, type Dice, diceOf } from "./random";
import { type DemoPortfolio, OWN_NATION, type OwnOfficer, officersCovering, portfoliosAt } from "./team";
import { TOPICS, type Topic } from "./topics";
import { OWN_PLACES, VENUES } from "./wording";

/** A record of the demonstration, with the moment it was last touched. */
export type DemoEngagement = PreparedEngagement & { id: string; updatedAt: Date };

/** What the texts of one record may name. */
export type Places = Readonly<Record<string, string>>;

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** Same title at most this often with one country. */
const SAME_TITLE = 2;

/**
 * What is shared while the demonstration is told: who is who, what was said already, and what day it is. One story
 * makes one demonstration; the same day gives the same.
 */
export class Story {
  readonly portfolios: readonly DemoPortfolio[];
  private readonly cast: readonly Counterpart[] = counterparts();
  private readonly bags = new Map<string, Bag<unknown>>();
  private readonly titles = new Map<string, number>();

  constructor(readonly today: CalendarDate) {
    this.portfolios = portfoliosAt(today);
  }

  country(code: string): DemoCountry {
    const found = DEMO_COUNTRIES.find((one) => one.code === code);
    if (!found) throw new RangeError(`No country ${code} in the demonstration`);
    return found;
  }

  people(code: string): Counterpart[] {
    return this.cast.filter(({ nationality }) => nationality === code);
  }

  /** Officers covering the country on the day; those of today where nobody did. */
  officers(code: string, day: CalendarDate): [OwnOfficer, ...OwnOfficer[]] {
    const then = officersCovering(this.portfolios, code, day < this.today ? day : this.today);
    const [first, ...others] = then;
    if (!first) throw new RangeError(`Nobody covers ${code} on ${day}`);
    return [first, ...others];
  }

  /** Draws from the list so that nothing comes twice before everything came once. */
  draw<T>(name: string, items: readonly T[]): T {
    const bag = this.bags.get(name) ?? new Bag<unknown>(items, diceOf(`bag ${name}`));
    this.bags.set(name, bag);
    return bag.draw() as T;
  }

  /** The next topic with the country; of `keys` only, when some are given. */
  topicFor(country: DemoCountry, keys: readonly string[] = []): Topic {
    return this.draw(
      `topics of ${country.code} ${keys.join()}`,
      TOPICS.filter((topic) => suits(topic, country) && (keys.length === 0 || keys.includes(topic.key))),
    );
  }

  /** A title not yet used too often with the country, at most 120 characters. */
  title(code: string, templates: readonly string[], places: Places, dice: Dice): string {
    const options = dice.shuffled(templates).map((template) => fill(template, places, dice));
    const spare = options.map((title) => `${title}, ${places.mon ?? "again"} round`);
    const usable = [...options, ...spare].filter((title) => title.length <= 120);
    const free = usable.find((title) => (this.titles.get(`${code} ${title}`) ?? 0) < SAME_TITLE);
    const title = free ?? usable[0] ?? "";
    this.titles.set(`${code} ${title}`, (this.titles.get(`${code} ${title}`) ?? 0) + 1);
    return title;
  }

  /** Where an event with the country takes place. */
  place(country: DemoCountry, setting: Setting, dice: Dice, service: string) {
    if (setting === "HOME") {
      const [city, timeZone] = dice.pick(OWN_PLACES);
      return { city, timeZone, venue: dice.pick(VENUES.HOME), hostCountry: OWN_NATION };
    }
    const facts = countryByAlpha3(country.code);
    const city = {
      CAPITAL: facts?.capital,
      PORT: country.port,
      FIRST_BASE: country.bases[0],
      SECOND_BASE: country.bases[1],
    }[setting];
    return {
      city: city ?? country.bases[0],
      timeZone: facts?.timeZone ?? "UTC",
      venue: dice.pick(VENUES[setting]).replace("{min}", country.ministry).replace("{service}", service),
      hostCountry: country.code,
      ...(setting === "CAPITAL" && facts
        ? { latitude: facts.latitude.toFixed(5), longitude: facts.longitude.toFixed(5) }
        : {}),
    };
  }
}

/** Whether the two can talk about it at all. */
export function suits(topic: Pick<Topic, "needs" | "only" | "except">, country: DemoCountry): boolean {
  if (topic.except?.includes(country.code)) return false;
  if (topic.only && !topic.only.includes(country.code)) return false;
  if (topic.needs === "coast") return country.port !== null && country.navy !== null;
  if (topic.needs === "air") return country.airForce !== null;
  return topic.needs !== "army" || country.army !== null;
}

/** The service of the partner that the domains speak to, by name. */
export function serviceFor(country: DemoCountry, domains: readonly string[]): string {
  const own = domains.includes("MARITIME")
    ? country.navy
    : domains.includes("AIR")
      ? country.airForce
      : domains.includes("LAND")
        ? country.army
        : null;
  return own ?? "joint staff";
}

/** The places of a country's texts. */
export function placesOf(country: DemoCountry, dice: Dice): Places {
  const staff = "joint staff";
  return {
    c: country.inText,
    adj: country.adjective,
    cap: countryByAlpha3(country.code)?.capital ?? country.bases[0],
    port: country.port ?? country.bases[0],
    base: dice.pick(country.bases),
    army: country.army ?? staff,
    navy: country.navy ?? staff,
    air: country.airForce ?? staff,
    min: `the ${country.ministry}`,
    mon: dice.pick(MONTHS),
  };
}

/** The base that texts speak of is the one where the event takes place, when it takes place at one. */
export function basedAt(country: DemoCountry, city: string): Places {
  return country.bases.some((base) => base === city) ? { city, base: city } : { city };
}

/** Fills the places of a text; numbers are drawn anew for each. Sentences begin with a capital letter. */
export function fill(template: string, places: Places, dice: Dice): string {
  return put(template, places, dice)
    .replace(/\b([Aa]) (?=(?:Australian|Indonesian|Indian|Egyptian|Omani|Estonian)\b)/g, "$1n ")
    .replace(/(^|[.?!] )([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** The same for a part of a sentence, which keeps its small letter. */
export function put(template: string, places: Places, dice: Dice): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === "n") return String(dice.between(2, 9));
    if (name === "nn") return String(dice.between(12, 48));
    const value = places[name.toLowerCase()];
    if (value === undefined) throw new RangeError(`Nothing to put for {${name}} in: ${template}`);
    const whole = put(value, places, dice);
    return name === "Noun" ? whole.charAt(0).toUpperCase() + whole.slice(1) : whole;
  });
}

/** The ids of objectives and of the type's usual tags. */
export function bearings(type: string, objectives: readonly string[]) {
  const tags: Readonly<Record<string, readonly string[]>> = engagementType(type)?.defaultTags ?? {};
  return {
    objectiveIds: objectives.map(objectiveId),
    tagIds: Object.entries(tags).flatMap(([scheme, codes]) => codes.map((code) => tagId(scheme, code))),
  };
}

/** An instant on the day, at an hour of the zone. Throws RangeError for a time that does not exist. */
export function at(day: CalendarDate, hour: number, minute: number, zone: string): Date {
  const instant = zonedToInstant(
    `${day}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`,
    zone,
  );
  if (!instant) throw new RangeError(`No ${hour}:${minute} on ${day} in ${zone}`);
  return instant;
}

/** The earlier of the moment and the start of today, less some minutes: nothing is written before it happened. */
export function notAfterToday(moment: Date, today: CalendarDate, dice: Dice): Date {
  const limit = new Date(`${today}T00:00:00Z`).getTime() - dice.between(5, 600) * 60_000;
  return new Date(Math.min(moment.getTime(), limit));
}

export const engagementId = (key: string) => derivedId("demonstration engagement", key);

/** The last day of an event that lasts so many days; null for one that lasts a single day. */
export function endOf(startsOn: CalendarDate, days: number): CalendarDate | null {
  return days > 1 ? addDays(startsOn, days - 1) : null;
}
