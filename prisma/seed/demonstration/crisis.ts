import type { CalendarDate } from "@/lib/dates";
import type {
  Crisis,
  CrisisLogEntry,
  PostureChange,
  Sitrep,
  SitrepEntry,
} from "@/lib/generated/prisma/client";
import { releasableNations } from "@/lib/markings/rules";
import { listedName } from "@/lib/people/rules";
import { derivedId } from "../derived-id";
import { ownAttendee, partnerAttendee } from "./people";
import { diceOf } from "./random";
import { bearings, type DemoEngagement, engagementId, type Story } from "./story";
import { DEMO_LEADER_ID, DEMO_OFFICER, DEMO_OFFICER_ID, OWN_OFFICERS, OWN_SENIORS } from "./team";

type Fresh<Row, Generated extends keyof Row> = Omit<Row, Generated>;

export interface DemoCrisis {
  crisis: Fresh<Crisis, "createdAt" | "updatedAt">;
  countries: { crisisId: string; countryCode: string }[];
  log: (Fresh<CrisisLogEntry, "createdAt"> & { createdAt: Date })[];
  postures: PostureChange[];
  sitreps: Fresh<Sitrep, "updatedAt">[];
  sitrepEntries: SitrepEntry[];
  acknowledgements: { sitrepId: string; userId: string; userName: string; at: Date }[];
  engagements: DemoEngagement[];
}

type Entry = readonly [
  /** Hours before the start of today, UTC, at which it happened. */
  hoursAgo: number,
  /** Minutes until the watch knew. */
  delay: number,
  kind: CrisisLogEntry["kind"],
  sourceType: CrisisLogEntry["sourceType"],
  admiralty: string,
  text: string,
  isNearMiss?: true,
];

const MANILA = "Asia/Manila";

// biome-ignore format: one entry to a line group
const ENTRIES: readonly Entry[] = [
  [118, 25, "INT", "OFFICIAL", "A2", "Weather service raises Typhoon Narra to the highest signal for the northern islands; landfall expected within 30 hours."],
  [112, 40, "DIP", "HOST_GOV", "A1", "Disaster agency asks friendly nations which airlift could be at hand after landfall. No request for help yet."],
  [101, 15, "DEC", "OWN_OBS", "A1", "Relief store at Clark opened under the night rule; two pallets of water purifiers moved to the apron."],
  [93, 90, "INT", "HOST_GOV", "A2", "Landfall in the north. Telephone lost with three municipalities."],
  [90, 55, "INC", "LIAISON", "B2", "A merchant vessel, name not released, has lost power and drifts towards the channel of the provincial harbour. Eleven crew aboard."],
  [86, 130, "INC", "HOST_GOV", "A2", "The vessel is aground across the channel. Crew safe. Harbour closed to anything deeper than two metres."],
  [84, 20, "COM", "OWN_OBS", "A1", "Call between the operations rooms: the channel is the only way in for fuel and heavy stores until the runway is clear."],
  [79, 300, "INT", "SOCIAL", "D4", "Posts claim that fuel oil is leaking from the vessel. Pictures are undated."],
  [72, 45, "DIP", "HOST_GOV", "A1", "Formal request for airlift of water, shelter and two generators. Request for advice on clearing the channel."],
  [70, 30, "DEC", "OFFICIAL", "A1", "Airlift approved for seven days. Salvage advice by a team of four; no own vessel to enter the channel."],
  [61, 35, "POS", "OWN_OBS", "A1", "Two transport aircraft and a forward air controller team in place at Clark."],
  [55, 80, "INC", "OWN_OBS", "A2", "A relief helicopter and a news drone pass within 60 metres of each other over the harbour. Nobody hurt; flights stopped for an hour.", true],
  [49, 25, "COM", "LIAISON", "B1", "Japanese coast guard offers a tug with a shallow draught; two days away."],
  [44, 50, "INT", "HOST_GOV", "A2", "Divers find no leak. The posts of the first night are called false by the port authority."],
  [31, 60, "DIP", "HOST_GOV", "A1", "Owner's agent and port authority disagree on who may order the tow. The coast guard takes the decision to itself."],
  [22, 40, "INT", "HOST_GOV", "A2", "Runway open to medium transports by day. 4,300 people in shelters, falling."],
  [14, 35, "INC", "LIAISON", "B2", "First tow broken off after the line parted. No injuries. Next high water in 20 hours."],
  [9, 30, "DEC", "HOST_GOV", "A1", "The coast guard asks whether our salvage team may direct the second tow from the shore."],
  [7, 30, "SIG", "HOST_GOV", "A1", "The disaster agency says on the radio in three languages that foreign aircraft carry relief only and leave when civil flights return."],
  [4, 45, "SIG", "PRESS", "B2", "A neighbour's foreign ministry welcomes the relief and asks that no warship stay in the channel; milder than its words of the first day."],
];

/** The fictional crisis of these days: a typhoon, and a ship without a name across a harbour channel. */
export function tellCrisis(story: Story): DemoCrisis {
  const start = new Date(`${story.today}T00:00:00Z`).getTime();
  const before = (hours: number, plusMinutes = 0) =>
    new Date(start - hours * 3_600_000 + plusMinutes * 60_000);
  const reference = `CR-${before(118).toISOString().slice(0, 4)}-NARRA`;
  const id = derivedId("crisis", `demonstration ${reference}`);
  const entryId = (number: number) => derivedId("crisis log entry", `${id} ${number}`);
  const sitrepId = (number: number) => derivedId("sitrep", `${id} ${number}`);
  const relTo = ["USA", "AUS", "GBR", "JPN", "PHL"];
  const watch = OWN_OFFICERS.find(({ key }) => key === "Lindqvist-Moore")?.userId ?? DEMO_OFFICER_ID;
  const report = {
    crisisId: id,
    correction: 0,
    convention: "SUPERSEDES" as const,
    originator: "Defence attaché office, Manila",
    isFinal: false,
    isReconstructed: false,
    correctsId: null,
    correctionReason: null,
    authorId: DEMO_OFFICER_ID,
    version: 1,
  };
  return {
    crisis: {
      id,
      reference,
      title: "Typhoon Narra and a blocked harbour channel",
      summary:
        "Fictional. A typhoon has cut off parts of the northern Philippines, and a merchant vessel without power has gone aground across the only channel of the provincial harbour. Relief goes by air while the channel is cleared.",
      alert: "WARNING",
      openedAt: before(112),
      closedAt: null,
      timeZone: MANILA,
      isHistorical: false,
      isFictional: true,
      marking: "CUI",
      relTo,
      releasableNations: releasableNations(relTo),
      countryCodes: ["JPN", "PHL"],
      createdById: DEMO_OFFICER_ID,
      version: 1,
    },
    countries: ["JPN", "PHL"].map((countryCode) => ({ crisisId: id, countryCode })),
    log: ENTRIES.map(([hoursAgo, delay, kind, sourceType, admiralty, text, isNearMiss], index) => ({
      id: entryId(index + 1),
      crisisId: id,
      number: index + 1,
      kind,
      text,
      eventAt: before(hoursAgo),
      eventPrecision: index === 3 || index === 7 ? "HOUR_APPROX" : "MINUTE",
      timeZone: MANILA,
      observedAt: null,
      reportedAt: before(hoursAgo, delay),
      sourceType,
      source: null,
      reliability: admiralty.slice(0, 1),
      credibility: Number(admiralty.slice(1)),
      verification: admiralty === "D4" ? "UNVERIFIED" : null,
      verificationNote: null,
      isNearMiss: isNearMiss ?? false,
      correctsId: null,
      authorId: index % 3 === 2 ? watch : DEMO_OFFICER_ID,
      createdAt: before(hoursAgo, delay + 5),
    })),
    postures: [
      {
        id: derivedId("posture change", `${id} 1`),
        crisisId: id,
        system: "TRAVEL_ADVISORY",
        level: "3",
        scope: "Northern provinces",
        at: before(88),
        precision: "MINUTE",
        authority: "Embassy",
        source: "Notice to citizens",
        verification: null,
      },
    ],
    sitreps: [
      {
        ...report,
        id: sitrepId(1),
        number: 1,
        precedence: "PRIORITY",
        periodFrom: before(118),
        asOfAt: before(69),
        publishedAt: before(68),
        createdAt: before(70),
        nextReportAt: before(8),
        bluf: "Typhoon Narra has cut off three municipalities, and a grounded merchant vessel closes the only harbour. The host has asked for airlift and for salvage advice; airlift is approved. No decision is needed today.",
        sections: {
          posture: "Two transports and a controller team on their way. No own vessel in the area.",
          diplomatic: "Formal request received. Japan is asked by the host for a tug.",
          humanitarian: "About 9,000 people in shelters. Water is the first need, generators the second.",
          information: "A claim of leaking oil runs on social media; it is not confirmed.",
          assessment:
            "The channel is likely to stay closed for three days or more. The airlift can carry water and shelter, not fuel.",
          actions: "Salvage team of four leaves today.",
        },
      },
      {
        ...report,
        id: sitrepId(2),
        number: 2,
        precedence: "IMMEDIATE",
        periodFrom: before(69),
        asOfAt: before(8),
        publishedAt: before(7),
        createdAt: before(8),
        nextReportAt: before(-18),
        bluf: "The first tow failed and the channel stays closed until the next high water. The host's coast guard asks that our salvage team direct the second tow from the shore. Decision needed before 1000Z: may the team direct, or only advise?",
        sections: {
          posture:
            "Two transports at Clark, five sorties a day. Salvage team of four ashore. No own vessel in the channel.",
          diplomatic:
            "The coast guard has taken the decision on the tow from owner and port. The Japanese tug arrives tomorrow.",
          military:
            "One near miss between a relief helicopter and a news drone; the air is now closed to drones within five kilometres.",
          humanitarian: "4,300 people in shelters, falling. Runway open to medium transports by day.",
          information: "The oil claim is called false by the port authority after divers looked.",
          assessment:
            "A second tow at high water is likely to free the vessel. Directing it would make a failure ours as well.",
          decisions:
            "Whether the salvage team may direct the second tow. Decider: theatre commander. Without a decision it only advises.",
          actions: "Draft orders for both cases are ready.",
        },
      },
      {
        ...report,
        id: sitrepId(3),
        number: null,
        precedence: "PRIORITY",
        periodFrom: before(8),
        asOfAt: before(2),
        publishedAt: null,
        createdAt: before(3),
        nextReportAt: before(-42),
        bluf: "The host says in public that foreign aircraft carry relief only. The second tow waits for high water.",
        sections: {
          diplomatic: "A neighbour welcomes the relief in milder words than on the first day.",
          actions: "The sorties of the day go on as planned.",
        },
      },
    ],
    sitrepEntries: [
      ...Array.from({ length: 10 }, (_, sort) => ({
        sitrepId: sitrepId(1),
        logEntryId: entryId(sort + 1),
        sort,
      })),
      ...Array.from({ length: 8 }, (_, sort) => ({
        sitrepId: sitrepId(2),
        logEntryId: entryId(sort + 11),
        sort,
      })),
      ...Array.from({ length: 2 }, (_, sort) => ({
        sitrepId: sitrepId(3),
        logEntryId: entryId(sort + 19),
        sort,
      })),
    ],
    acknowledgements: [
      { sitrepId: sitrepId(1), userId: DEMO_LEADER_ID, userName: "Jordan Okafor", at: before(66) },
    ],
    engagements: contacts(story, id, before, relTo),
  };
}

type Contact = readonly [
  hoursAgo: number,
  type: "CRISIS" | "HADR",
  subtype: string,
  code: "PHL" | "JPN",
  title: string,
  purpose: string,
  outcome: string,
  next: string,
  isSenior: boolean,
];

// biome-ignore format: one contact to a line group
const CONTACTS: readonly Contact[] = [
  [111, "CRISIS", "MESSAGE", "PHL", "First call with the disaster agency's liaison", "Ask what would help, and when it would be asked for.", "No request yet. List of airlift that could come given by telephone and confirmed by mail.", "Call again six hours after landfall.", false],
  [84, "CRISIS", "DECONFLICTION", "PHL", "Operations rooms agree on the air over the harbour", "Keep relief flights, news aircraft and drones apart.", "One controller for all below 2,000 feet. Frequencies exchanged.", "Written air plan by the evening.", false],
  [71, "CRISIS", "MESSAGE", "PHL", "Deputy commander and deputy chief of staff on airlift", "Answer the request for airlift and hear what is short.", "Airlift for seven days. Water and generators first; salvage advice welcome.", "Daily call at 0900Z.", true],
  [48, "CRISIS", "MESSAGE", "JPN", "Japanese offer of a tug: call with the coast guard liaison", "Find out draught, arrival and who would command the tow.", "Tug arrives in two days. Command stays with the host; both sides content.", "Pass the tug's particulars to the host.", false],
  [54, "CRISIS", "DECONFLICTION", "PHL", "After the near miss over the harbour", "Agree within the hour on what to tell pilots and press.", "Drones kept five kilometres away. Joint line for the press, no blame.", "Review of the air plan.", false],
];

function contacts(
  story: Story,
  crisisId: string,
  before: (hours: number, plusMinutes?: number) => Date,
  relTo: string[],
): DemoEngagement[] {
  return CONTACTS.map(
    ([hoursAgo, type, subtype, code, title, purpose, keyOutcomes, nextSteps, isSenior], index) => {
      const key = `crisis contact ${index}`;
      const dice = diceOf(key);
      const country = story.country(code);
      const people = story.people(code).filter((one) => one.isSenior === isSenior && one.rankCode !== "OR-9");
      const startsAt = before(hoursAgo);
      const own = isSenior
        ? dice.pick(OWN_SENIORS.filter(({ rankCode }) => rankCode === "OF-8"))
        : DEMO_OFFICER;
      const principal = dice.pick(people);
      const where = story.place(country, "CAPITAL", dice, "joint staff");
      const local = new Date(startsAt.getTime() + (code === "PHL" ? 8 : 9) * 3_600_000)
        .toISOString()
        .slice(0, 10);
      return {
        id: engagementId(key),
        type,
        subtype,
        title,
        status: "COMPLETE" as const,
        startsOn: local,
        startsAt,
        endsAt: new Date(startsAt.getTime() + 25 * 60_000),
        ...where,
        venue: "By telephone",
        leadComponent: "Defence attaché office",
        domains: ["JOINT" as const],
        purpose,
        keyOutcomes,
        nextSteps,
        atmospherics: "POSITIVE" as const,
        marking: "CUI" as const,
        relTo,
        responsibleOfficerId: DEMO_OFFICER_ID,
        crisisId,
        countries: [{ code, role: "HOST" as const }],
        attendance: [ownAttendee(own, "PRINCIPAL"), partnerAttendee(principal, "PRINCIPAL", dice)],
        points: [{ kind: "TOPIC" as const, side: "PARTNER" as const, text: title }],
        commitments:
          index === 2
            ? [
                {
                  text: "Name the officer who signs for relief goods at the airfield",
                  bySide: "PARTNER" as const,
                  ownerName: listedName({ familyName: principal.family, givenName: principal.given }),
                  dueOn: nextDay(story.today),
                  state: "OPEN" as const,
                },
              ]
            : [],
        ...bearings(type, ["LOE5-01"]),
        publication: "PUBLISHED" as const,
        createdAt: before(hoursAgo, 40),
        publishedAt: before(hoursAgo, 55),
        updatedAt: before(hoursAgo, 55),
        authorId: DEMO_OFFICER_ID,
        origin: "DEMONSTRATION" as const,
        isFictional: true,
      };
    },
  );
}

function nextDay(today: CalendarDate): CalendarDate {
  return new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
