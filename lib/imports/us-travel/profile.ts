import { countryByAlpha3 } from "@/lib/countries/data";
import { TEXT_LIMITS } from "@/lib/engagements/schema";
import { purposeAndNotes, shorten } from "../fields";
import type { Profile } from "../profile";
import { usTravelPlace } from "./places";

/**
 * Journeys abroad of United States presidents and secretaries of state, published by the Office of the Historian.
 * A row is one country of a journey, so that a tour of five capitals is five engagements. Those met stand only in the
 * remarks, in free text, and are left there: a name read wrongly out of a sentence is worse than one not read.
 */
export const profile: Profile = {
  name: "us-travel",
  title: "Journeys abroad of US presidents and secretaries of state (Office of the Historian)",
  delimiter: ",",
  quoted: true,
  columns: [
    "id",
    "role",
    "who",
    "name",
    "start-date",
    "end-date",
    "country",
    "country_id",
    "locale",
    "remarks",
  ],
  sameKey: "reject",
  map(read) {
    const id = read.required("id", 20);
    const startsOn = read.isoDate("start-date");
    const endsOn = read.isoDate("end-date");
    const name = read.required("name", TEXT_LIMITS.personName);
    const countryId = read.required("country_id", 60);
    const label = read.required("country", 60);
    const locale = read.text("locale", TEXT_LIMITS.city);
    const remarks = read.text("remarks");
    const position = POSITIONS.get(read.required("role"));
    if (read.problems.length > 0) return { kind: "reject", reason: read.problems.join("; ") };

    if (!/^[0-9]+$/.test(id)) read.problem(`id: “${shorten(id, 20)}” is no number of the source`);
    if (position === undefined) read.problem("role: is neither president nor secretary");
    const country = countryByAlpha3(usTravelPlace(countryId, label, startsOn) ?? "");
    if (country === null)
      read.problem(`country_id: “${shorten(countryId, 40)}” is a country nobody knows here`);
    if (endsOn < startsOn) read.problem(`end-date: ${endsOn} is before the start, ${startsOn}`);
    if (position === undefined || country === null || read.problems.length > 0) {
      return { kind: "reject", reason: read.problems.join("; ") };
    }

    const traveller = `${position} ${familyName(name, read.text("who") ?? "")}`;
    const place = locale === null ? country.name : `${locale}, ${country.name}`;
    return {
      kind: "engagement",
      key: id,
      warnings: [],
      engagement: {
        type: "ABROAD",
        title: shorten(`Visit to ${shorten(place, 110 - traveller.length)}: ${traveller}`, TEXT_LIMITS.title),
        startsOn,
        endsOn,
        country: country.alpha3,
        isHost: true,
        timeZone: country.timeZone ?? "UTC",
        city: locale,
        ...purposeAndNotes(remarks, []),
        sourceReference: `Office of the Historian, Travels abroad, row ${id}: ${label} (${countryId})`,
        attendance: [
          {
            name,
            rankText: position,
            rankCode: "CIV_M",
            position,
            nationality: "USA",
            side: "OWN",
            role: "PRINCIPAL",
          },
        ],
        sets: {},
      },
    };
  },
};

const POSITIONS: ReadonlyMap<string, string> = new Map([
  ["president", "President"],
  ["secretary", "Secretary of State"],
]);

/** The family name, as `who` (`biden-joseph-r`) begins with it: it may be of several words. */
function familyName(name: string, who: string): string {
  const words = name.replace(/,.*$/, "").split(" ");
  for (let first = 0; first < words.length; first++) {
    const rest = words.slice(first).join(" ");
    const slug = rest.toLowerCase().replace(/[^a-z]+/g, "-");
    if (who === slug || who.startsWith(`${slug}-`)) return rest;
  }
  return name;
}
