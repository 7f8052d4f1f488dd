import { addDays, addMonths, type CalendarDate } from "@/lib/dates";
import type { SetValues, SomeSetValues } from "@/lib/engagements/field-sets/sets";
import { ENGAGEMENT_TYPES, engagementType, hasFieldSet } from "@/lib/engagements/types";
import { picklistItemId } from "../reference-rows";
import { type Dice, diceOf } from "./random";
import type { DemoEngagement, Story } from "./story";
import { OWN_NATION } from "./team";
import { CANCELLED, DISPOSITIONS, POSTPONED } from "./wording";

/**
 * What the engagements say in their field sets, and why those that were called off were. Officers differ in how much they
 * write down: about one in six leaves a set empty, and many leave out what came later.
 */
export function withFieldSets(story: Story, told: readonly DemoEngagement[]): DemoEngagement[] {
  return told.map((one) => {
    const dice = diceOf(`field sets ${one.id}`);
    const reason = { ...CANCELLED, ...POSTPONED }[one.statusReason ?? ""];
    const closingReasonId = reason ? picklistItemId("CLOSING_REASON", reason) : null;
    const gifts = (one.gifts ?? []).map((gift) => registered(gift, one, dice));
    return { ...one, closingReasonId, gifts, sets: setsOf(story, told, one, dice) };
  });
}

/** The limit of the demonstration until the next year: so low that some gifts are above it. */
export const DEMO_GIFT_LIMIT = {
  amount: "100.00",
  currency: "USD",
  basis: "Invented for the demonstration; set the limit that your law gives",
};

type Gift = NonNullable<DemoEngagement["gifts"]>[number];

/**
 * What became of a gift as an item of the list, and the number in the registry where somebody noted it. What came from a
 * country with a currency of its own is now and then valued in that, and not always converted.
 */
function registered(gift: Gift, one: DemoEngagement, dice: Dice): Gift {
  const item = DISPOSITIONS[gift.disposition ?? ""];
  const isOver = gift.direction === "RECEIVED" && Number(gift.value ?? 0) > Number(DEMO_GIFT_LIMIT.amount);
  return {
    ...gift,
    ...valuedThere(gift, one),
    dispositionId: item ? picklistItemId("GIFT_DISPOSITION", item) : null,
    registryNumber: isOver && dice.chance(0.6) ? `G-${dice.between(100, 999)}` : null,
  };
}

function valuedThere(gift: Gift, { id, countries, startsOn }: DemoEngagement): Partial<Gift> {
  const dice = diceOf(`gift ${id} ${gift.description}`);
  const money = MONEY[countries[0]?.code ?? ""];
  if (!money || !gift.value || gift.direction === "GIVEN" || !dice.chance(0.5)) return {};
  const value = (Math.round((Number(gift.value) * money.perDollar) / 10) * 10).toFixed(2);
  if (dice.chance(0.4)) return { value, currency: money.currency };
  return {
    value,
    currency: money.currency,
    convertedValue: gift.value,
    convertedCurrency: DEMO_GIFT_LIMIT.currency,
    rateSource: "Finance office, monthly rate",
    rateOn: `${startsOn.slice(0, 8)}01`,
  };
}

/** Rates of the demonstration, invented. */
const MONEY: Readonly<Record<string, { currency: string; perDollar: number }>> = {
  JPN: { currency: "JPY", perDollar: 150 },
  KOR: { currency: "KRW", perDollar: 1_350 },
  PHL: { currency: "PHP", perDollar: 57 },
  AUS: { currency: "AUD", perDollar: 1.5 },
};

function setsOf(
  story: Story,
  told: readonly DemoEngagement[],
  one: DemoEngagement,
  dice: Dice,
): SomeSetValues {
  const type = engagementType(one.type);
  if (!type || one.publication === "DRAFT") return {};
  const facts: Facts = {
    one,
    dice,
    isHeld: one.status === "COMPLETE",
    isOver: (one.endsOn ?? one.startsOn) < story.today,
    partner: one.countries.find(({ code }) => code !== OWN_NATION)?.code ?? OWN_NATION,
    earlier: (types, suits = () => true) =>
      told
        .filter(
          (other) =>
            types.includes(other.type) &&
            suits(other) &&
            other.status === "COMPLETE" &&
            other.publication === "PUBLISHED" &&
            !other.closeHold &&
            other.startsOn < one.startsOn &&
            other.countries[0]?.code === one.countries[0]?.code,
        )
        .at(-1)?.id ?? null,
  };
  const sets: Writable = {};
  for (const name of Object.keys(TELL) as (keyof typeof TELL)[]) {
    const { code, tell } = TELL[name];
    // What a demonstration of force is to say must be told; everything else is as life is.
    if (hasFieldSet(type, code) && (code === "X" || !dice.chance(0.16)))
      Object.assign(sets, { [name]: tell(facts) });
  }
  return sets;
}

type Writable = { -readonly [Name in keyof SomeSetValues]: SomeSetValues[Name] };
type Facts = {
  one: DemoEngagement;
  dice: Dice;
  isHeld: boolean;
  isOver: boolean;
  /** The main partner. */
  partner: string;
  /** The latest held engagement of these types with the same partner before this one, of those that suit. */
  earlier: (types: readonly string[], suits?: (other: DemoEngagement) => boolean) => string | null;
};
type Told<Name extends keyof SetValues> = NonNullable<SomeSetValues[Name]>;

const lastDay = ({ one }: Facts): CalendarDate => one.endsOn ?? one.startsOn;

function tellExchange(facts: Facts): Told<"exchange"> {
  const { one, dice, isHeld, isOver } = facts;
  const { group } = ENGAGEMENT_TYPES[one.type as keyof typeof ENGAGEMENT_TYPES];
  const trains = group === "TRAINING" || group === "EDUCATION" || one.type === "DEMINE";
  const isPosting = one.type === "MPEP" || one.type === "LIAISON";
  if (isPosting)
    return {
      billet: dice.pick([
        "Exchange officer, plans division",
        "Liaison officer, fleet staff",
        "Instructor, staff college",
      ]),
      tourStartsOn: one.startsOn,
      tourEndsOn: addMonths(one.startsOn, 24),
      agreementReference: dice.chance(0.7) ? "Exchange of personnel, annex B (fictional)" : null,
      reciprocalDue: dice.chance(0.6) ? true : null,
      reciprocalSide: dice.chance(0.5) ? "PARTNER" : "OWN",
    };
  const [counted] = /^\d+/.exec(one.title) ?? [];
  const isOne = one.type === "EDUOUT" || /student|Place|year/.test(one.title);
  const number = counted ? Number(counted) : isOne ? 1 : dice.between(8, 46);
  const seniors = isOne ? 0 : dice.between(1, 6);
  const side = one.type === "EDUOUT" ? ("OWN" as const) : ("PARTNER" as const);
  const owed = !trains && dice.chance(0.4);
  return {
    topic: one.title,
    audience:
      trains && dice.chance(0.6)
        ? dice.pick(["Engineer company", "Staff officers", "Boarding team", "Air police squadron"])
        : null,
    provider:
      trains && dice.chance(0.5)
        ? dice.pick(["Training group", "Engineer school", "Mobile training team 3"])
        : null,
    location: one.city ?? null,
    days: dice.between(1, trains ? 25 : 5),
    instructorsOwn: trains ? dice.between(1, 8) : null,
    vetting: trains ? dice.weighted({ CLEARED: 6, PARTLY_CLEARED: 1, REQUESTED: isOver ? 0 : 4 }) : null,
    vettedOn: trains && isHeld ? addDays(one.startsOn, -dice.between(12, 60)) : null,
    vettingReference: trains && dice.chance(0.5) ? `V-${dice.between(1000, 9999)}` : null,
    reciprocalDue: trains ? null : owed,
    reciprocalSide: owed ? dice.pick(["OWN", "PARTNER"] as const) : null,
    reciprocalDueOn: owed ? addMonths(one.startsOn, dice.between(8, 16)) : null,
    returnsId: !trains && dice.chance(0.3) ? facts.earlier([one.type]) : null,
    taught: isHeld
      ? [
          { side, number, band: isOne ? ("FIELD" as const) : ("COMPANY" as const) },
          ...(seniors > 2 ? [{ side, number: seniors, band: "SENIOR_ENLISTED" as const }] : []),
        ]
      : [],
  };
}

const KINDS: Readonly<Record<string, SetValues["exercise"]["kinds"]>> = {
  "EX-TTX": ["TABLE_TOP"],
  "EX-CPX": ["COMMAND_POST"],
  "EX-FTX": ["FIELD"],
  "EX-LIVEX": ["FIELD", "MARITIME", "AIR"],
  "EX-PASSEX": ["MARITIME"],
  "EX-AIR": ["AIR"],
};

function tellExercise(facts: Facts): Told<"exercise"> {
  const { one, dice, isHeld } = facts;
  const isLarge = one.type === "EX-LIVEX" || one.type === "EX-FTX";
  const own = isLarge ? dice.between(8, 60) * 25 : dice.between(12, 180);
  const partner = isLarge ? dice.between(10, 80) * 25 : dice.between(12, 160);
  const others = one.countries.length > 2 ? dice.between(2, 20) * 25 : 0;
  const scenario =
    one.type === "EX-HADR"
      ? "HADR"
      : one.type === "EX-PKO"
        ? "PEACE_SUPPORT"
        : dice.pick(["WARFIGHTING", "MARITIME_SECURITY", "SEARCH_RESCUE", "HADR"]);
  const endsOn = lastDay(facts);
  const reported = Math.round((own + partner + others) / 100) * 100;
  return {
    kinds: KINDS[one.type] ?? [],
    scenarioId: picklistItemId("SCENARIO_CLASS", scenario),
    audience: isLarge ? "Brigade staffs and one battalion of each side" : null,
    phases: isLarge
      ? "Arrival and integration; combined training; the exercise itself; review on the last day."
      : null,
    opposingForce: isLarge && dice.chance(0.4) ? "One company of the host" : null,
    observers: dice.chance(0.25) ? "Attachés accredited to the host" : null,
    liveFire: dice.chance(0.7) ? one.subtype === "LIVE_FIRE" || (isLarge && dice.chance(0.3)) : null,
    review: isHeld ? dice.weighted({ HELD: 3, WRITTEN: 6 }) : dice.chance(0.5) ? "PLANNED" : null,
    lessons: isHeld
      ? dice.pick([
          "Radios of the two sides could not be keyed alike; exchange of keys two days earlier.",
          "Casualties were reported twice. One form for both sides from the next exercise on.",
          "Customs took longer than the road march; papers in the partner's language.",
          "Liaison teams with each company were worth more than the common plan.",
        ])
      : null,
    figures: isHeld
      ? [
          {
            kind: "TROOPS",
            own,
            partner,
            total: own + partner + others,
            source: "Final strength return (fictional)",
            asOf: endsOn,
          },
          ...(isLarge && dice.chance(0.5)
            ? [
                {
                  kind: "TROOPS" as const,
                  total: Math.max(reported, 100),
                  qualifier: "about",
                  asReported: true,
                  source: "Host's press release (fictional)",
                  asOf: one.startsOn,
                },
              ]
            : []),
          ...((one.domains ?? []).includes("MARITIME")
            ? [
                {
                  kind: "SHIPS" as const,
                  own: dice.between(1, 4),
                  partner: dice.between(1, 5),
                  source: "Operation order (fictional)",
                },
              ]
            : []),
          ...(one.type === "EX-AIR"
            ? [
                {
                  kind: "AIRCRAFT" as const,
                  own: dice.between(2, 12),
                  partner: dice.between(2, 14),
                  source: "Operation order (fictional)",
                },
              ]
            : []),
        ]
      : [],
    units: isLarge
      ? [
          {
            name: "2nd battalion of the training brigade",
            side: "OWN",
            countryCode: OWN_NATION,
            strength: Math.round(own / 2),
          },
          { name: "Mountain battalion of the host", side: "PARTNER", countryCode: facts.partner },
        ]
      : [],
    objectives: isLarge
      ? [
          {
            objective: "Pass orders and reports between both headquarters within thirty minutes.",
            result: isHeld ? dice.pick(["MET", "PARTLY_MET"] as const) : null,
            note: isHeld ? "Times of the last two days." : null,
          },
          {
            objective: "Treat and move a casualty of either side to the other's hospital.",
            result: isHeld ? dice.pick(["MET", "MET", "NOT_MET"] as const) : null,
          },
        ]
      : [],
  };
}

const AUTHORITY: Readonly<Record<string, string>> = {
  EDUIN: "IMET",
  MTT: "IMET",
  JCET: "10USC322",
  CET: "10USC321",
  FMS: "FMS",
  EDA: "EDA",
  SSR: "10USC332",
};

function tellMoney(facts: Facts): Told<"money"> {
  const { one, dice, isHeld } = facts;
  const planned = dice.between(9, 240) * 500;
  const fiscalYear = Number(addMonths(one.startsOn, 3).slice(0, 4));
  const isCase = one.type === "FMS" || one.type === "EDA";
  const line = {
    authorityId: picklistItemId("FUNDING_AUTHORITY", AUTHORITY[one.type] ?? "O_AND_M"),
    fiscalYear,
    planned: planned.toFixed(2),
    obligated: isHeld ? (dice.chance(0.12) ? planned * 1.15 : planned * 0.9).toFixed(2) : null,
    cost: isHeld && dice.chance(0.6) ? (planned * 0.87).toFixed(2) : null,
    currency: "USD",
    ownShare: dice.chance(0.4) ? dice.pick([50, 75, 100]) : null,
    caseId: isCase ? `XX-B-${dice.pick(["SAA", "UBW", "QKC"])}` : null,
    congress: isCase ? dice.pick(["NOT_NEEDED", "SENT", "CLEARED"] as const) : null,
  };
  const share = dice.chance(0.3);
  return {
    costSharing: share ? "The host gives rooms, food and transport; we give instructors and material." : null,
    lines: share
      ? [
          line,
          {
            authorityId: picklistItemId("FUNDING_AUTHORITY", "HOST_NATION"),
            fiscalYear,
            planned: (planned / 4).toFixed(2),
            currency: "USD",
          },
        ]
      : [line],
  };
}

function tellAgreement(facts: Facts): Told<"agreement"> {
  const { one, dice, isHeld } = facts;
  const isSigned = isHeld && dice.chance(0.5);
  const instrument =
    one.type === "NEGOT"
      ? dice.pick(["ACSA", "GSOMIA", "SOFA"])
      : one.type === "MPEP"
        ? "EXCHANGE"
        : dice.pick(["MOU", "IMPLEMENTING"]);
  return {
    instrumentId: picklistItemId("AGREEMENT_INSTRUMENT", instrument),
    title: `${dice.pick(["Arrangement on", "Agreement on", "Terms for"])} ${dice.pick(["shared data of coastal radars", "fuel and spare parts", "the exchange of personnel", "the protection of military information"])} (fictional)`,
    state: isSigned
      ? dice.pick(["SIGNED", "IN_FORCE"] as const)
      : dice.pick(["PROPOSED", "NEGOTIATED", "AGREED"] as const),
    partyCodes: [OWN_NATION, facts.partner],
    signedOn: isSigned ? one.startsOn : null,
    inForceOn: isSigned ? addDays(one.startsOn, 30) : null,
    expiresOn: isSigned && dice.chance(0.7) ? addMonths(one.startsOn, 60) : null,
    authorityReference: dice.chance(0.4) ? "C-175 request of the desk (fictional)" : null,
    depositary: isSigned && dice.chance(0.3) ? "Treaty section of the host" : null,
  };
}

function tellHumanitarian(facts: Facts): Told<"humanitarian"> {
  const { one, dice, isHeld } = facts;
  const isReal = one.type === "HADR" || one.type === "MEDCAP";
  return {
    event: one.type === "EX-HADR" ? "Earthquake of the scenario" : one.title,
    requestedBy: isReal ? "Ministry of the interior of the host" : null,
    requestedOn: isReal ? addDays(one.startsOn, -dice.between(2, 20)) : null,
    populationServed: isHeld ? dice.between(4, 120) * 50 : null,
    patientsTreated: isHeld && one.type === "MEDCAP" ? dice.between(140, 1_900) : null,
    tonnes: isHeld && one.type === "HADR" ? (dice.between(30, 900) / 4).toFixed(2) : null,
    leadAgency: dice.pick(["National disaster agency", "Civil protection", "Ministry of health"]),
    coordination: dice.chance(0.5) ? "Shelter cluster, daily meeting at 1800" : null,
    transitionPlan: isHeld ? "The province takes over pumps and tents at the end of the month." : null,
    deliveries:
      isHeld && one.type === "HADR"
        ? [
            {
              what: "Water in bottles",
              amount: (dice.between(10, 90) * 100).toFixed(2),
              unit: "litres",
              receiver: "District office",
              handedOverOn: lastDay(facts),
            },
            {
              what: "Family tents",
              amount: dice.between(40, 400).toFixed(2),
              unit: "tents",
              handedOverOn: lastDay(facts),
            },
          ]
        : [],
  };
}

const SHIPS = [
  ["Meridian", "T-81", "Fleet oiler"],
  ["Kestrel", "F-214", "Frigate"],
  ["Lodestar", "P-30", "Patrol ship"],
  ["Halcyon", "A-17", "Training ship"],
  ["Borealis", "D-55", "Destroyer"],
] as const;

function tellPlatform(facts: Facts): Told<"platform"> {
  const { one, dice, isOver } = facts;
  const isFlight = one.type === "DEMO" && /light|bomber|air/i.test(`${one.title} ${one.subtype}`);
  const [name, pennant, platformClass] = dice.pick(SHIPS);
  const inPort = one.type === "PORT";
  return {
    agent: inPort && dice.chance(0.6) ? "Harbour agency of the host (fictional)" : null,
    programme: inPort
      ? "Call on the harbour master, reception on board, football against the naval base."
      : null,
    calls: [
      isFlight
        ? {
            kind: "AIRCRAFT",
            name: "Flight of two",
            platformClass: "Maritime patrol",
            flagCode: OWN_NATION,
            arrivesOn: one.startsOn,
          }
        : {
            kind: "SHIP",
            name: `${name} (fictional)`,
            pennant,
            platformClass,
            flagCode: /visits us|our port/.test(one.title) ? facts.partner : OWN_NATION,
            arrivesOn: one.startsOn,
            arrivesAt: isOver && inPort ? "08:30" : null,
            departsOn: lastDay(facts),
            berth: inPort ? dice.pick(["Pier 4", "Berth 11", "Anchorage B"]) : null,
            crew: dice.between(60, 290),
            liberty: inPort ? dice.chance(0.8) : null,
            clearance: inPort && dice.chance(0.7) ? `DC-${dice.between(100, 999)}` : null,
            policyApplies: inPort ? true : null,
          },
    ],
  };
}

/** Some calls of ships and aircraft return one that went the other way, and of some one is expected in return. */
function tellReturnOfCall(
  one: DemoEngagement,
  { earlier }: Facts,
): Pick<Told<"visit">, "returnsId" | "returnExpected"> {
  const dice = diceOf(`return ${one.id}`);
  const isHere = (call: DemoEngagement) => call.hostCountry === OWN_NATION;
  const returnsId = dice.chance(0.5) ? earlier([one.type], (other) => isHere(other) !== isHere(one)) : null;
  return { returnsId, returnExpected: returnsId === null && dice.chance(0.4) ? true : null };
}

function tellVisit(facts: Facts): Told<"visit"> {
  const { one, dice, isOver, isHeld } = facts;
  const isSenior = one.type === "HOST" || one.type === "ABROAD";
  const place = one.city ?? "the capital";
  const back = lastDay(facts);
  return {
    protocolId: picklistItemId(
      "PROTOCOL_LEVEL",
      isSenior ? dice.pick(["FULL", "REDUCED", "WORKING"]) : "WORKING",
    ),
    ...(isSenior
      ? {
          returnsId: dice.chance(0.45) ? facts.earlier([one.type === "HOST" ? "ABROAD" : "HOST"]) : null,
          returnExpected: dice.pick([true, true, null, false]),
        }
      : tellReturnOfCall(one, facts)),
    delegation: isSenior && dice.chance(0.5) ? "Aide, two of the plans staff, interpreter." : null,
    honours: isSenior && dice.chance(0.4) ? "Guard of honour at arrival; anthem of the guest first." : null,
    dietary:
      isSenior && dice.chance(0.3) ? "No pork at the dinner. Interpreter for the spouse's programme." : null,
    protection: dice.chance(0.4) ? dice.pick(["NORMAL", "ALPHA", "BRAVO"] as const) : null,
    mediaPlan: dice.chance(0.3) ? "One picture at the handshake, no questions." : null,
    legs: isSenior
      ? [
          {
            departsOn: one.startsOn,
            departsFrom: one.type === "HOST" ? "Capital of the guest" : "Home base",
            arrivesOn: one.startsOn,
            arrivesAt: isOver ? "10:20" : null,
            arrivesIn: place,
            arrivesCountry: one.type === "HOST" ? OWN_NATION : facts.partner,
            mode: "AIR",
          },
          ...(back > one.startsOn
            ? [
                {
                  departsOn: back,
                  departsFrom: place,
                  arrivesOn: back,
                  arrivesIn: one.type === "HOST" ? "Capital of the guest" : "Home base",
                  arrivesCountry: one.type === "HOST" ? facts.partner : OWN_NATION,
                  mode: "AIR" as const,
                },
              ]
            : []),
        ]
      : [],
    clearances: [
      ...(one.type === "ABROAD" || one.type === "AIRVIS" || one.type === "PORT"
        ? [
            {
              kind: one.type === "ABROAD" ? ("COUNTRY" as const) : ("DIPLOMATIC" as const),
              state: isOver || dice.chance(0.5) ? ("GRANTED" as const) : ("REQUESTED" as const),
              requestedOn: addDays(one.startsOn, -dice.between(25, 60)),
              decidedOn: isOver ? addDays(one.startsOn, -dice.between(3, 20)) : null,
            },
          ]
        : []),
    ],
    calls:
      isSenior && isHeld
        ? [
            {
              callOn: one.startsOn,
              withWhom: one.type === "HOST" ? "Chief of the joint staff" : "Deputy minister",
              place: one.venue ?? null,
              subject: one.title,
            },
          ]
        : [],
  };
}

function tellSignal(facts: Facts): Told<"signal"> {
  const { one, dice, isHeld } = facts;
  const isContact = one.type === "CRISIS";
  return {
    audience: isContact
      ? "The duty officer of the other side and his superiors"
      : dice.pick(["Coast guards and navies of the strait", "The partner's public, and his neighbours"]),
    message: isContact
      ? "We see your ships, ours keep their course, and the line stays open."
      : dice.pick(["Passage is free and will stay so.", "We come when we are asked, and we leave again."]),
    publicity: isContact ? "PRIVATE" : dice.pick(["PUBLIC", "BOTH"] as const),
    authorisedBy: dice.chance(0.7) ? "Chief of operations of the theatre" : null,
    reaction:
      isHeld && dice.chance(0.75)
        ? dice.pick([
            "Answered on the radio, correctly. No ship changed course.",
            "A statement on the second day, milder than the last.",
          ])
        : null,
    reactionSource: isHeld && dice.chance(0.4) ? "Watch log and press of the day after" : null,
    misreading: dice.chance(0.5)
      ? "May be taken for support of one side in the dispute; the statement names no one."
      : null,
  };
}

const TELL = {
  exchange: { code: "D", tell: tellExchange },
  exercise: { code: "E", tell: tellExercise },
  money: { code: "F", tell: tellMoney },
  agreement: { code: "G", tell: tellAgreement },
  humanitarian: { code: "H", tell: tellHumanitarian },
  platform: { code: "S", tell: tellPlatform },
  visit: { code: "V", tell: tellVisit },
  signal: { code: "X", tell: tellSignal },
} as const;
