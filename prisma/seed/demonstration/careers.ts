import { addDays, addMonths, type CalendarDate } from "@/lib/dates";
import type { OrganisationKind, Service } from "@/lib/generated/prisma/enums";
import type { RankCode } from "@/lib/people/ranks";
import { derivedId } from "../derived-id";
import type { Counterpart } from "./cast";
import { DEMO_COUNTRIES } from "./countries";
import { ownPersonId } from "./people";
import { diceOf } from "./random";
import { type DemoPortfolio, OWN_NATION, type OwnPerson } from "./team";

interface DemoOrganisation {
  id: string;
  name: string;
  abbreviation: string | null;
  kind: OrganisationKind;
  nation: string;
  parentId: string | null;
}

interface DemoPost {
  id: string;
  title: string;
  organisationId: string;
  nation: string;
  rankCode: RankCode | null;
  isActive: boolean;
}

interface DemoHolding {
  id: string;
  postId: string;
  personId: string | null;
  userId: string | null;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
  isActing: boolean;
}

/** Somebody on record whom no engagement of the demonstration names: met long ago, or put on record a second time. */
interface Bystander {
  id: string;
  nationality: string;
  familyName: string;
  givenName: string;
  nativeName: string | null;
  nativeLanguage: string | null;
  otherNames: readonly string[];
  service: Service;
  rankText: string;
  rankCode: RankCode;
  position: string;
  organisation: string;
  /** How many months ago somebody put them on record. */
  monthsOnRecord: number;
}

export interface Careers {
  organisations: readonly DemoOrganisation[];
  posts: readonly DemoPost[];
  holdings: readonly DemoHolding[];
  bystanders: readonly Bystander[];
  /** By which post a portfolio is covered, and who of its people covers it as its holder. */
  leads: readonly { portfolioId: string; postId: string; userIds: readonly string[] }[];
}

type Line = readonly [
  nationality: string,
  family: string,
  given: string,
  native: string | null,
  language: string | null,
  service: Service,
  rankText: string,
  rankCode: RankCode,
  position: string,
  organisation: string,
  monthsOnRecord: number,
];

// Two pairs are one person each: once with the names the other way round, once in another transliteration.
// biome-ignore format: one person to a line
const LINES: readonly Line[] = [
  ["JPN", "Minase", "Haruka", "水瀬 遥香", "ja", "CIVILIAN", "Head of Section", "CIV", "Head of section for exchanges", "Japanese joint staff", 14],
  ["JPN", "Haruka", "Minase", null, null, "CIVILIAN", "Head of Section", "CIV", "Section for exchanges", "Japanese joint staff", 3],
  ["JOR", "Mansour", "Khalid", "خالد منصور", "ar", "ARMY", "Colonel", "OF-5", "Head of training plans", "Jordanian joint staff", 20],
  ["JOR", "Mansur", "Chalid", null, null, "ARMY", "Colonel", "OF-5", "Head of training plans", "Jordanian joint staff", 5],
  ["AUS", "Wetherill", "Imogen", null, null, "NAVY", "Commander", "OF-4", "Liaison officer, hydrography", "Australian joint staff", 71],
  ["PHL", "Dimasupil", "Rogelio", null, null, "ARMY", "Major", "OF-3", "Course director", "Philippine joint staff", 66],
  ["MNG", "Tsendjav", "Oyuun", "Цэнджав Оюун", "mn", "ARMY", "Lieutenant Colonel", "OF-4", "Range officer", "Mongolian joint staff", 63],
];

/** Posts that seniors held before the one of the record. */
const EARLIER = [
  "Head of plans",
  "Director of training",
  "Chief of staff of a brigade",
  "Assistant chief, logistics",
];
/** Longer than the record, so that nobody held another post on a day it tells of. */
const RECORD_MONTHS = 41;

/** Where everyone of the demonstration serves and served, and which users hold which own post, as of a day. */
export function careersOn(
  today: CalendarDate,
  counterparts: readonly Counterpart[],
  ownPeople: readonly OwnPerson[],
  portfolios: readonly DemoPortfolio[],
): Careers {
  const organisations = new Map<string, DemoOrganisation>();
  const posts = new Map<string, DemoPost>();
  const holdings: DemoHolding[] = [];
  const leading: Careers["leads"][number][] = [];
  const organisation = (nation: string, name: string) => organisationOf(organisations, nation, name);
  const post = (nation: string, name: string, title: string, rankCode: RankCode | null, isActive = true) => {
    const organisationId = organisation(nation, name);
    const id = derivedId("post", `${organisationId} ${title}`);
    posts.set(id, { id, title, organisationId, nation, rankCode, isActive });
    return id;
  };
  const hold = (
    postId: string,
    holder: { person: string } | { user: string },
    days: Partial<DemoHolding>,
  ) => {
    const [personId, userId] = "person" in holder ? [holder.person, null] : [null, holder.user];
    const id = derivedId("holding", `${postId} ${personId ?? userId} ${days.startsOn ?? ""}`);
    holdings.push({ id, postId, personId, userId, startsOn: null, endsOn: null, isActing: false, ...days });
  };

  const bystanders = LINES.map(bystanderOf);
  const serving = [
    ...counterparts.map((person) => ({ ...person, person: person.id })),
    ...ownPeople.map((person) => ({
      ...person,
      person: ownPersonId(person.key),
      nationality: OWN_NATION,
      isSenior: false,
    })),
    ...bystanders.map((person) => ({ ...person, person: person.id, isSenior: false })),
  ];
  for (const { person, nationality, position, organisation: name, rankCode, isSenior } of serving) {
    const dice = diceOf(`career of ${person}`);
    const startsOn = dice.chance(0.15) ? null : addMonths(today, -dice.between(RECORD_MONTHS, 80));
    hold(post(nationality, name, position, rankCode), { person }, { startsOn });
    if (!isSenior || startsOn === null) continue;
    const before = dice.pick(EARLIER);
    hold(
      post(nationality, name, before, null),
      { person },
      {
        startsOn: dice.chance(0.3) ? null : addMonths(startsOn, -dice.between(18, 48)),
        endsOn: addDays(startsOn, -1),
        isActing: dice.chance(0.1),
      },
    );
  }

  for (const { id: portfolioId, name, members, endsOn } of portfolios) {
    const lead = post(OWN_NATION, "Theatre headquarters", `Lead officer, ${name}`, "OF-5", endsOn === null);
    const leads = members.filter(({ isBackup }) => !isBackup);
    const [first, next] = leads;
    const holders = first?.endsOn && next ? [first, next] : leads.slice(0, 1);
    leading.push({ portfolioId, postId: lead, userIds: holders.map(({ officer }) => officer.userId) });
    for (const member of holders)
      hold(lead, { user: member.officer.userId }, { startsOn: member.startsOn, endsOn: member.endsOn });
    for (const member of members.filter(({ isBackup }) => isBackup))
      hold(
        lead,
        { user: member.officer.userId },
        { startsOn: addDays(today, -30), endsOn: addDays(today, -16), isActing: true },
      );
  }
  post(OWN_NATION, "Theatre headquarters", "Lead officer, High North", "OF-4");
  return {
    organisations: [...organisations.values()],
    posts: [...posts.values()],
    holdings,
    bystanders,
    leads: leading,
  };
}

/** A service and a joint staff are part of the ministry of their nation. */
function organisationOf(known: Map<string, DemoOrganisation>, nation: string, name: string): string {
  const id = derivedId("organisation", `${nation} ${name}`);
  if (known.has(id)) return id;
  const country = DEMO_COUNTRIES.find(({ code }) => code === nation);
  const kind = kindOf(name, country?.ministry);
  const parentId =
    country && (kind === "SERVICE" || kind === "JOINT_STAFF")
      ? organisationOf(known, nation, country.ministry)
      : null;
  known.set(id, { id, name, abbreviation: null, kind, nation, parentId });
  return id;
}

function kindOf(name: string, ministry: string | undefined): OrganisationKind {
  if (name === ministry) return "MINISTRY";
  if (name === "Defence attaché office") return "MISSION";
  if (name === "Theatre headquarters") return "COMMAND";
  return name.endsWith("joint staff") ? "JOINT_STAFF" : "SERVICE";
}

function bystanderOf(line: Line): Bystander {
  const [nationality, familyName, givenName, nativeName, nativeLanguage, service] = line;
  const [, , , , , , rankText, rankCode, position, organisation, monthsOnRecord] = line;
  return {
    id: derivedId("person", `bystander ${nationality} ${familyName} ${givenName}`),
    nationality,
    familyName,
    givenName,
    nativeName,
    nativeLanguage,
    otherNames: [],
    service,
    rankText,
    rankCode,
    position,
    organisation,
    monthsOnRecord,
  };
}

/** When somebody last checked what is on record: of most within the year, of some long ago, of a few never. */
export function checkedOn(personId: string, today: CalendarDate): CalendarDate | null {
  const dice = diceOf(`check of ${personId}`);
  if (dice.chance(0.15)) return null;
  return addDays(today, -(dice.chance(0.75) ? dice.between(3, 350) : dice.between(370, 700)));
}
