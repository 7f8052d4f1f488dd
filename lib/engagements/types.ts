/**
 * The registry of engagement types. Forms, validation, detail pages and exports ask it what a type is made of; a new
 * type is an entry here and a line in default-tags.ts, and nothing else. Codes stand in references (KLE-2026-JPN-0042)
 * and are never changed or used again.
 */
import { DEFAULT_TAGS, type DefaultTags } from "./default-tags";

/** Parts of a record that a type asks for; A belongs to every one. */
export const FIELD_SETS = {
  A: "Core",
  B: "People",
  C: "Substance",
  D: "Exchange or training",
  E: "Exercise",
  F: "Authorities and money",
  G: "Agreement",
  H: "Humanitarian",
  S: "Ship, aircraft or platform",
  V: "Visit",
  X: "Signal",
} as const;
export type FieldSet = keyof typeof FIELD_SETS;

/** Kinds of activity, in the order they are shown. */
export const TYPE_GROUPS = {
  DIALOGUE: "Dialogue",
  VISITS: "Visits",
  EXCHANGE: "Exchange",
  EDUCATION: "Education",
  TRAINING: "Training",
  EXERCISE: "Exercise",
  ASSISTANCE: "Assistance",
  OPERATIONS: "Operations-adjacent",
  REFORM: "Reform",
  VERIFICATION: "Verification",
  SIGNALLING: "Signalling",
  MATERIEL: "Materiel",
  INFORMATION: "Information",
  PROTOCOL: "Protocol",
  CRISIS: "Crisis",
} as const;
export type TypeGroupCode = keyof typeof TYPE_GROUPS;

interface Definition {
  name: string;
  group: TypeGroupCode;
  /** One sentence for the person who chooses. */
  description: string;
  fieldSets: readonly FieldSet[];
  /** Code to words; stored on the record by code. */
  subtypes: Readonly<Record<string, string>>;
  /** Whether named people of two sides meet or speak, so that who was there belongs in the record. */
  peopleMeet: boolean;
  /** Our side travels to the partner, so that the partner is the host. */
  partnerHosts?: boolean;
  /** Who met, when and where may stand in the record, and nothing of what was said. */
  isWithoutContent?: boolean;
  /** A senior of ours leads it, whom whoever writes it down goes with at most. */
  ownSeniorLeads?: boolean;
  /**
   * Whose visit it is: ours there or theirs here, of which a return is expected unless the record says otherwise; BY_HOST where
   * only the record says who hosted, and a return is expected only where it says so.
   */
  visit?: "OURS" | "THEIRS" | "BY_HOST";
}

const DEFINITIONS = {
  KLE: {
    name: "Key leader engagement",
    group: "DIALOGUE",
    description: "Planned contact with a person of influence, prepared, reported and followed up over time.",
    fieldSets: ["A", "B", "C"],
    subtypes: { IN_PERSON: "In person", CALL: "Phone or video call", CORRESPONDENCE: "Letter or message" },
    peopleMeet: true,
  },
  BILAT: {
    name: "Bilateral meeting",
    group: "DIALOGUE",
    description: "Two sides meet on their own, from an office call to a dinner or a video call.",
    fieldSets: ["A", "B", "C"],
    subtypes: {
      OFFICE_CALL: "Office call",
      WORKING_DINNER: "Working dinner",
      PULL_ASIDE: "Pull-aside",
      CALL: "Phone or video call",
    },
    peopleMeet: true,
  },
  MULTI: {
    name: "Multilateral meeting",
    group: "DIALOGUE",
    description: "Three or more nations meet around one table for a purpose they share.",
    fieldSets: ["A", "B", "C"],
    subtypes: {
      MINISTERIAL: "Ministerial",
      CHOD: "Chiefs of defence conference",
      WORKING_GROUP: "Working group",
    },
    peopleMeet: true,
  },
  STAFF: {
    name: "Staff talks",
    group: "DIALOGUE",
    description: "Staffs of two services or commands work through an agenda and leave with agreed actions.",
    fieldSets: ["A", "B", "C"],
    subtypes: {
      ARMY: "Army to army",
      NAVY: "Navy to navy",
      AIR: "Airman to airman",
      JOINT: "Joint staff talks",
      COMPONENT: "Component talks",
    },
    peopleMeet: true,
  },
  DPD: {
    name: "Defence policy dialogue",
    group: "DIALOGUE",
    description:
      "Ministries of defence settle direction and priorities of the relationship in a standing format.",
    fieldSets: ["A", "B", "C"],
    subtypes: {
      POLICY_BOARD: "Defence policy board",
      BILATERAL: "Bilateral defence dialogue",
      TWO_PLUS_TWO: "2+2 with foreign ministries",
      JOINT_COMMISSION: "Joint military commission",
    },
    peopleMeet: true,
  },
  FORUM: {
    name: "Regional security forum",
    group: "DIALOGUE",
    description: "A conference of a region where leaders speak, listen and meet each other on the side.",
    fieldSets: ["A", "B"],
    subtypes: {
      CONFERENCE: "Security conference",
      MINISTERIAL: "Ministers' forum",
      CHOD: "Chiefs of defence forum",
      NAVAL: "Naval symposium",
    },
    peopleMeet: true,
  },
  NEGOT: {
    name: "Negotiation or agreement event",
    group: "DIALOGUE",
    description: "A round of talks on an agreement, its signature, or the end of a conflict.",
    fieldSets: ["A", "B", "C", "G"],
    subtypes: {
      SOFA: "Status of forces agreement",
      ACSA: "Acquisition and cross-servicing agreement",
      GSOMIA: "Security of military information agreement",
      DCA: "Defence cooperation agreement",
      MOU: "Memorandum of understanding",
      IMPLEMENTING: "Implementing arrangement",
      TERMINATION: "Talks to end a conflict",
    },
    peopleMeet: true,
  },
  ATTLIA: {
    name: "Attaché or intelligence liaison contact",
    group: "DIALOGUE",
    description:
      "Contact within the attaché corps or with the host's intelligence staff, recorded without content.",
    fieldSets: ["A", "B"],
    subtypes: { ATTACHE_CORPS: "Attaché association event", HOST_INTELLIGENCE: "Host intelligence liaison" },
    peopleMeet: true,
    isWithoutContent: true,
  },
  HOST: {
    name: "Visit hosted",
    group: "VISITS",
    description: "A counterpart or delegation of the partner comes to us.",
    fieldSets: ["A", "B", "C", "V"],
    subtypes: {
      COUNTERPART: "Counterpart visit",
      DELEGATION: "Legislative or staff delegation",
      ORIENTATION: "Orientation or distinguished visitor tour",
      EMBARK: "Embarkation",
    },
    peopleMeet: true,
    visit: "THEIRS",
  },
  ABROAD: {
    name: "Visit abroad by own senior",
    group: "VISITS",
    description: "One of our seniors travels to the partner, with the clearances that takes.",
    fieldSets: ["A", "B", "C", "V"],
    subtypes: { OFFICIAL: "Official visit", WORKING: "Working visit", TRANSIT: "Stop on the way" },
    peopleMeet: true,
    partnerHosts: true,
    ownSeniorLeads: true,
    visit: "OURS",
  },
  PORT: {
    name: "Port or ship visit",
    group: "VISITS",
    description:
      "A ship calls at a port of the partner or theirs at ours, with the calls and receptions around it.",
    fieldSets: ["A", "B", "V", "S"],
    subtypes: {
      ROUTINE: "Routine",
      LIBERTY: "Liberty",
      LOGISTICS: "Logistics",
      FRIENDLY: "Friendly visit",
      TRAINING_SHIP: "Training ship",
      MEDICAL: "Medical",
    },
    peopleMeet: true,
    visit: "BY_HOST",
  },
  AIRVIS: {
    name: "Aircraft visit, landing or airshow",
    group: "VISITS",
    description: "Aircraft land, are shown or take part in an airshow abroad.",
    fieldSets: ["A", "B", "V"],
    subtypes: {
      STATIC: "Static display",
      AIRSHOW: "Airshow",
      BOMBER: "Bomber task force landing",
      MEDEVAC: "Medical evacuation demonstration",
    },
    peopleMeet: true,
    visit: "BY_HOST",
  },
  SMEE: {
    name: "Subject-matter expert exchange",
    group: "EXCHANGE",
    description:
      "Experts of both sides share what they know as equals; it is not training, and the law cares.",
    fieldSets: ["A", "B", "D"],
    subtypes: {},
    peopleMeet: true,
  },
  TCT: {
    name: "Traveling contact team",
    group: "EXCHANGE",
    description: "A small team visits the partner to show and discuss how a thing is done.",
    fieldSets: ["A", "B", "D"],
    subtypes: { TEAM: "Contact team", SEMINAR: "Seminar", LIAISON_TEAM: "Military liaison team" },
    peopleMeet: true,
    partnerHosts: true,
  },
  FAM: {
    name: "Familiarisation visit",
    group: "EXCHANGE",
    description: "People of the partner come to watch how our forces live and work.",
    fieldSets: ["A", "B", "D"],
    subtypes: {},
    peopleMeet: true,
  },
  UNITX: {
    name: "Unit exchange",
    group: "EXCHANGE",
    description: "Units trade places, each as the guest of the other.",
    fieldSets: ["A", "B", "D"],
    subtypes: { SUB_UNIT: "Reciprocal sub-unit exchange", SMALL_UNIT: "Small-unit exchange" },
    peopleMeet: true,
  },
  MPEP: {
    name: "Military personnel exchange",
    group: "EXCHANGE",
    description: "A person serves in a post of the partner's forces under an exchange agreement.",
    fieldSets: ["A", "D", "G"],
    subtypes: {
      MILITARY: "Military personnel",
      ENGINEER: "Engineers and scientists",
      ADMINISTRATIVE: "Administrative personnel",
      COOPERATIVE: "Cooperative programme personnel",
    },
    peopleMeet: false,
  },
  SPP: {
    name: "State Partnership Program event",
    group: "EXCHANGE",
    description: "The National Guard of a US state and its partner country do something together.",
    fieldSets: ["A", "B", "D"],
    subtypes: {},
    peopleMeet: true,
  },
  LIAISON: {
    name: "Liaison officer placement",
    group: "EXCHANGE",
    description: "An officer is placed in the other side's headquarters to speak for his own.",
    fieldSets: ["A", "D"],
    subtypes: { FOREIGN: "Foreign liaison officer here", OWN: "Own liaison officer there" },
    peopleMeet: false,
  },
  EDUIN: {
    name: "Education: partner students here",
    group: "EDUCATION",
    description: "Students of the partner attend our schools, colleges or regional centres.",
    fieldSets: ["A", "D", "F"],
    subtypes: {
      PME: "Professional military education",
      WAR_COLLEGE: "War college",
      REGIONAL_CENTRE: "Regional centre",
      LANGUAGE: "Language",
      TECHNICAL: "Technical course",
    },
    peopleMeet: false,
  },
  EDUOUT: {
    name: "Education: own students there",
    group: "EDUCATION",
    description: "Our students attend the partner's schools or colleges.",
    fieldSets: ["A", "D", "F"],
    subtypes: {
      PME: "Professional military education",
      WAR_COLLEGE: "War college",
      LANGUAGE: "Language",
      TECHNICAL: "Technical course",
    },
    peopleMeet: false,
    partnerHosts: true,
  },
  MTT: {
    name: "Mobile training or education team",
    group: "TRAINING",
    description: "Instructors travel to the partner and teach there, usually paid for as assistance.",
    fieldSets: ["A", "D", "F"],
    subtypes: { TRAINING: "Mobile training team", EDUCATION: "Mobile education team" },
    peopleMeet: false,
    partnerHosts: true,
  },
  JCET: {
    name: "Joint combined exchange training",
    group: "TRAINING",
    description:
      "Special operations forces train abroad with a partner, first of all for their own readiness.",
    fieldSets: ["A", "D", "E", "F"],
    subtypes: {},
    peopleMeet: false,
    partnerHosts: true,
  },
  CET: {
    name: "Combined training or building-capacity event",
    group: "TRAINING",
    description: "Forces train side by side, or one builds up the other for a task both want done.",
    fieldSets: ["A", "D", "E", "F"],
    subtypes: { COMBINED: "Combined training", CAPACITY: "Building partner capacity" },
    peopleMeet: false,
  },
  "EX-TTX": {
    name: "Table-top exercise",
    group: "EXERCISE",
    description: "Leaders talk a scenario through around a table.",
    fieldSets: ["A", "E"],
    subtypes: { TABLE_TOP: "Table-top", SEMINAR: "Seminar", WAR_GAME: "War-game" },
    peopleMeet: false,
  },
  "EX-CPX": {
    name: "Command-post exercise",
    group: "EXERCISE",
    description: "Headquarters and their communications are exercised without troops in the field.",
    fieldSets: ["A", "E"],
    subtypes: {
      COMMAND_POST: "Command-post",
      STAFF: "Staff exercise",
      COMPUTER: "Computer-assisted",
      COMMAND_CONTROL: "Command and control",
    },
    peopleMeet: false,
  },
  "EX-FTX": {
    name: "Field training exercise",
    group: "EXERCISE",
    description: "Troops are exercised on the ground under conditions close to the real ones.",
    fieldSets: ["A", "E"],
    subtypes: {
      FIELD: "Field training",
      LIVE_FIRE: "Combined-arms live fire",
      JUNGLE: "Jungle",
      ARCTIC: "Arctic",
    },
    peopleMeet: false,
  },
  "EX-LIVEX": {
    name: "Live exercise, joint or combined",
    group: "EXERCISE",
    description:
      "Forces of several services or nations are exercised together, often with many parts under one name.",
    fieldSets: ["A", "E"],
    subtypes: { LIVE: "Live exercise", LIVE_FIRE: "Live fire", SINKEX: "Sinking exercise" },
    peopleMeet: false,
  },
  "EX-PASSEX": {
    name: "Passing exercise",
    group: "EXERCISE",
    description: "Ships that meet on passage exercise together for some hours.",
    fieldSets: ["A", "E", "S"],
    subtypes: { PASSING: "Passing exercise", PHOTO: "Photo exercise" },
    peopleMeet: false,
  },
  "EX-AIR": {
    name: "Air exercise",
    group: "EXERCISE",
    description: "Air forces fly against or beside each other.",
    fieldSets: ["A", "E"],
    subtypes: { DACT: "Dissimilar air combat training", LARGE_FORCE: "Large-force employment" },
    peopleMeet: false,
  },
  "EX-HADR": {
    name: "Disaster relief exercise",
    group: "EXERCISE",
    description: "Military and civil bodies exercise the response to a disaster.",
    fieldSets: ["A", "E", "H"],
    subtypes: {},
    peopleMeet: false,
  },
  "EX-PKO": {
    name: "Peace-operations exercise",
    group: "EXERCISE",
    description: "Troops and staffs are made ready for peacekeeping.",
    fieldSets: ["A", "E"],
    subtypes: { CAPSTONE: "Capstone exercise" },
    peopleMeet: false,
  },
  "EX-OBS": {
    name: "Observer participation",
    group: "EXERCISE",
    description: "We watch an exercise of others, or others watch one of ours, without taking part.",
    fieldSets: ["A", "E"],
    subtypes: {},
    peopleMeet: false,
  },
  HADR: {
    name: "Humanitarian assistance or disaster relief",
    group: "ASSISTANCE",
    description: "Forces help the people of another country after a real disaster.",
    fieldSets: ["A", "H"],
    subtypes: { DISASTER: "Disaster relief", HUMANITARIAN: "Humanitarian assistance" },
    peopleMeet: false,
  },
  MEDCAP: {
    name: "Medical or civic action",
    group: "ASSISTANCE",
    description: "Doctors, dentists, vets or engineers of the forces serve a civilian population.",
    fieldSets: ["A", "H"],
    subtypes: {
      MEDICAL: "Medical",
      DENTAL: "Dental",
      VETERINARY: "Veterinary",
      CIVIC: "Humanitarian and civic project",
      HOSPITAL_SHIP: "Hospital ship",
    },
    peopleMeet: false,
  },
  DEMINE: {
    name: "Humanitarian mine action",
    group: "ASSISTANCE",
    description:
      "Helping a country find and clear mines and old munitions, mostly by training its own people.",
    fieldSets: ["A", "D", "H"],
    subtypes: {},
    peopleMeet: false,
  },
  PKO: {
    name: "Peacekeeping deployment or support",
    group: "OPERATIONS",
    description: "A contribution to a peacekeeping mission, or support to another nation's contribution.",
    fieldSets: ["A", "D"],
    subtypes: {
      UN: "United Nations mission",
      AU: "African Union mission",
      MFO: "Multinational Force and Observers",
      OTHER: "Other mission",
    },
    peopleMeet: false,
  },
  SSR: {
    name: "Security sector reform or institutional capacity building",
    group: "REFORM",
    description:
      "Advice and help to ministries and headquarters on how they govern, budget, recruit and supply.",
    fieldSets: ["A", "B", "C", "F"],
    subtypes: {
      INSTITUTION: "Defence institution building",
      ADVISING: "Ministerial advising",
      LEGAL: "Legal",
      PERSONNEL: "Human resources",
      LOGISTICS: "Logistics",
      WPS: "Women, peace and security",
    },
    peopleMeet: true,
  },
  "ARMS-INS": {
    name: "Arms-control or confidence-building inspection",
    group: "VERIFICATION",
    description: "Inspectors check what a treaty or document promises, as guests or as hosts.",
    fieldSets: ["A", "B"],
    subtypes: {
      VIENNA: "Vienna Document",
      CFE: "Conventional forces in Europe",
      OPEN_SKIES: "Open Skies (former)",
      NEW_START: "New START",
      OPCW: "Chemical weapons",
    },
    peopleMeet: true,
  },
  DEMO: {
    name: "Demonstration of force or presence",
    group: "SIGNALLING",
    description: "Forces show themselves to send a signal, whose audience and message must be stated.",
    fieldSets: ["A", "S", "X"],
    subtypes: {
      FONOP: "Freedom of navigation",
      BOMBER: "Bomber task force",
      CARRIER: "Carrier presence",
      FLIGHT: "Show-of-force flight",
    },
    peopleMeet: false,
  },
  FMS: {
    name: "Sales case milestone",
    group: "MATERIEL",
    description:
      "A step of a defence sale, government to government or direct, from the request to delivery.",
    fieldSets: ["A", "F"],
    subtypes: {
      REQUEST: "Letter of request",
      OFFER: "Letter of offer and acceptance",
      DELIVERY: "Delivery",
      COMMERCIAL: "Direct commercial sale",
    },
    peopleMeet: false,
  },
  EDA: {
    name: "Excess or donated equipment",
    group: "MATERIEL",
    description: "Equipment is given, lent or leased to the partner.",
    fieldSets: ["A", "F"],
    subtypes: {
      EXCESS: "Excess defence articles",
      FINANCING: "Grant financing",
      DRAWDOWN: "Drawdown",
      LOAN: "Loan or lease",
    },
    peopleMeet: false,
  },
  IAC: {
    name: "Armaments cooperation or industry",
    group: "MATERIEL",
    description: "Nations research, develop, produce or keep up equipment together.",
    fieldSets: ["A", "G"],
    subtypes: {},
    peopleMeet: true,
  },
  EXPO: {
    name: "Defence trade show or export support",
    group: "MATERIEL",
    description: "Taking part in a trade show, or supporting national industry abroad.",
    fieldSets: ["A", "B"],
    subtypes: { SHOW: "Trade show", EXPORT: "Export support" },
    peopleMeet: true,
  },
  INFO: {
    name: "Information sharing or maritime domain awareness",
    group: "INFORMATION",
    description: "Setting up or running an arrangement by which partners see the same picture.",
    fieldSets: ["A", "G"],
    subtypes: { FUSION: "Fusion centre", ARRANGEMENT: "Data-sharing arrangement" },
    peopleMeet: false,
  },
  CEREM: {
    name: "Ceremony, commemoration or honours",
    group: "PROTOCOL",
    description: "A national day, a wreath, an award, a band or a match that shows the relationship.",
    fieldSets: ["A", "B"],
    subtypes: {
      NATIONAL_DAY: "National day",
      COMMEMORATION: "Commemoration or wreath-laying",
      HONOURS: "Honours and awards",
      BAND_SPORT: "Band or sports",
    },
    peopleMeet: true,
  },
  CRISIS: {
    name: "Crisis contact, hotline or deconfliction call",
    group: "CRISIS",
    description: "Contact in a crisis to pass a message, prevent an accident or keep a channel open.",
    fieldSets: ["A", "B", "C", "X"],
    subtypes: { HOTLINE: "Hotline", DECONFLICTION: "Deconfliction call", MESSAGE: "Message or envoy" },
    peopleMeet: true,
  },
} as const satisfies Record<string, Definition>;

export type EngagementTypeCode = keyof typeof DEFINITIONS;

export interface EngagementType extends Omit<Definition, "subtypes"> {
  code: EngagementTypeCode;
  groupName: string;
  subtypes: readonly { code: string; name: string }[];
  /** What the type is usually called in each scheme; the officer may change it. */
  defaultTags: DefaultTags;
}

/** All types in the order they are shown: by group, then as listed. */
export const ENGAGEMENT_TYPE_CODES = Object.keys(DEFINITIONS) as readonly EngagementTypeCode[];

export const ENGAGEMENT_TYPES = Object.fromEntries(
  ENGAGEMENT_TYPE_CODES.map((code) => [code, complete(code)]),
) as Readonly<Record<EngagementTypeCode, EngagementType>>;

export function isEngagementType(text: string): text is EngagementTypeCode {
  return Object.hasOwn(DEFINITIONS, text);
}

export function isTypeGroup(text: string): text is TypeGroupCode {
  return Object.hasOwn(TYPE_GROUPS, text);
}

/** The type of a code; null when there is none, as for a forged form field or a type from a newer version. */
export function engagementType(code: string): EngagementType | null {
  return isEngagementType(code) ? ENGAGEMENT_TYPES[code] : null;
}

export function typesInGroup(group: TypeGroupCode): EngagementType[] {
  return ENGAGEMENT_TYPE_CODES.map((code) => ENGAGEMENT_TYPES[code]).filter((type) => type.group === group);
}

/** The codes of the types that are visits of this kind. */
export function visitTypes(kind: NonNullable<Definition["visit"]>): EngagementTypeCode[] {
  return ENGAGEMENT_TYPE_CODES.filter((code) => ENGAGEMENT_TYPES[code].visit === kind);
}

export function hasFieldSet(type: EngagementType, fieldSet: FieldSet): boolean {
  return type.fieldSets.includes(fieldSet);
}

function complete(code: EngagementTypeCode): EngagementType {
  const definition: Definition = DEFINITIONS[code];
  return {
    ...definition,
    code,
    groupName: TYPE_GROUPS[definition.group],
    subtypes: Object.entries(definition.subtypes).map(([subtype, name]) => ({ code: subtype, name })),
    defaultTags: DEFAULT_TAGS[code],
  };
}
