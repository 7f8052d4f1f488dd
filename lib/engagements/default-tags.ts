import type { TagCode, TagSchemeCode } from "./tag-schemes";
import type { EngagementTypeCode } from "./types";

/** Schemes that sort no activities: what one is for, and in which framework its partner stands, its officer says. */
export type UnprefilledScheme = "NATO-PARTNERS" | "US-PURPOSE";

/** Tags by scheme; a scheme that has no word for the type has none. */
export type DefaultTags = {
  readonly [Scheme in Exclude<TagSchemeCode, UnprefilledScheme>]: readonly TagCode<Scheme>[];
};

// Which tag a type gets is this product's reading of the schemes, not theirs: they sort activities, not our types.
// NATO's tools are named only where an activity of this kind is commonly offered through one.

const SENIOR_CONTACT: DefaultTags = {
  NDU: ["SENIOR_VISIT"],
  "UK-2013": ["DIPLOMACY"],
  "UK-2017": ["OBJ_ACCESS", "CAT_DIPLOMACY"],
  NATO: [],
  US: ["CONTACTS"],
};
const DIALOGUE: DefaultTags = {
  ...SENIOR_CONTACT,
  NDU: ["SECURITY_DIALOGUE"],
  "UK-2017": ["OBJ_UNDERSTAND", "CAT_DIPLOMACY"],
};
const EXCHANGE: DefaultTags = {
  NDU: ["FUNCTIONAL_EXCHANGE"],
  "UK-2013": ["DIPLOMACY"],
  "UK-2017": ["OBJ_CAPABILITY", "CAT_DIPLOMACY"],
  NATO: ["PCM"],
  US: ["CONTACTS"],
};
const EDUCATION: DefaultTags = { ...EXCHANGE, "UK-2017": ["OBJ_ACCESS", "CAT_BUILDING"], US: ["EDUCATION"] };
const TRAINING: DefaultTags = {
  ...EXCHANGE,
  "UK-2013": ["STABILITY"],
  "UK-2017": ["OBJ_CAPABILITY", "CAT_BUILDING"],
  NATO: ["DCB"],
  US: ["TRAINING"],
};
const EXERCISE: DefaultTags = {
  NDU: ["EXERCISE"],
  "UK-2013": ["SECURITY_OPS"],
  "UK-2017": ["OBJ_CAPABILITY", "CAT_ENABLING"],
  NATO: ["PCM"],
  US: ["EXERCISES"],
};
const RELIEF: DefaultTags = {
  NDU: ["NONTRADITIONAL"],
  "UK-2013": ["SECURITY_OPS"],
  "UK-2017": ["OBJ_PREVENT"],
  NATO: [],
  US: ["HUMANITARIAN"],
};
const MATERIEL: DefaultTags = {
  NDU: [],
  "UK-2013": ["EXPORTS"],
  "UK-2017": ["OBJ_PROSPERITY", "CAT_PROSPERITY"],
  NATO: [],
  US: ["ASSISTANCE"],
};

/** The tags an engagement of each type starts with. */
export const DEFAULT_TAGS: Readonly<Record<EngagementTypeCode, DefaultTags>> = {
  KLE: SENIOR_CONTACT,
  BILAT: SENIOR_CONTACT,
  MULTI: SENIOR_CONTACT,
  STAFF: DIALOGUE,
  DPD: { ...DIALOGUE, NATO: ["ITPP"] },
  FORUM: DIALOGUE,
  NEGOT: { ...DIALOGUE, "UK-2017": ["OBJ_ACCESS", "CAT_DIPLOMACY"] },
  ATTLIA: { ...DIALOGUE, NDU: [] },
  HOST: SENIOR_CONTACT,
  ABROAD: SENIOR_CONTACT,
  PORT: { ...SENIOR_CONTACT, NDU: ["PORT_CALL"] },
  AIRVIS: { ...SENIOR_CONTACT, NDU: [], US: ["PUBLIC_DIPLOMACY"] },
  SMEE: EXCHANGE,
  TCT: EXCHANGE,
  FAM: EXCHANGE,
  UNITX: EXCHANGE,
  MPEP: EXCHANGE,
  SPP: EXCHANGE,
  LIAISON: { ...EXCHANGE, "UK-2017": ["OBJ_ACCESS", "CAT_DIPLOMACY"] },
  EDUIN: EDUCATION,
  EDUOUT: EDUCATION,
  MTT: TRAINING,
  JCET: { ...TRAINING, NATO: [] },
  CET: TRAINING,
  "EX-TTX": EXERCISE,
  "EX-CPX": EXERCISE,
  "EX-FTX": EXERCISE,
  "EX-LIVEX": { ...EXERCISE, NATO: ["OCC"] },
  "EX-PASSEX": { ...EXERCISE, NATO: [] },
  "EX-AIR": EXERCISE,
  "EX-HADR": EXERCISE,
  "EX-PKO": { ...EXERCISE, "UK-2013": ["STABILITY"] },
  "EX-OBS": EXERCISE,
  HADR: RELIEF,
  MEDCAP: RELIEF,
  DEMINE: { ...RELIEF, "UK-2013": ["STABILITY"], "UK-2017": ["OBJ_PREVENT", "CAT_BUILDING"] },
  PKO: { ...RELIEF, "UK-2013": ["STABILITY"], US: [] },
  SSR: { ...TRAINING, NDU: [], US: ["INSTITUTIONS"] },
  "ARMS-INS": {
    NDU: [],
    "UK-2013": ["STABILITY"],
    "UK-2017": ["OBJ_PREVENT"],
    NATO: [],
    US: ["NON_PROLIFERATION"],
  },
  DEMO: { NDU: [], "UK-2013": ["SECURITY_OPS"], "UK-2017": ["OBJ_PREVENT"], NATO: [], US: [] },
  FMS: MATERIEL,
  EDA: { ...MATERIEL, "UK-2013": ["STABILITY"], "UK-2017": ["OBJ_CAPABILITY", "CAT_BUILDING"] },
  IAC: { ...MATERIEL, US: ["ARMAMENTS"] },
  EXPO: { ...MATERIEL, US: [] },
  INFO: { ...DIALOGUE, NDU: [], "UK-2017": ["OBJ_UNDERSTAND", "CAT_ENABLING"], US: ["INFORMATION_SHARING"] },
  CEREM: { ...SENIOR_CONTACT, NDU: [], US: ["PUBLIC_DIPLOMACY"] },
  CRISIS: { ...SENIOR_CONTACT, NDU: [], "UK-2017": ["OBJ_PREVENT", "CAT_DIPLOMACY"], US: [] },
};
