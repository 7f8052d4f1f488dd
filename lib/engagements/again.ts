import type { Field, FieldSetTable, Fields } from "./field-sets/declare";
import { PARTS, type Part, type SETS, type SetName } from "./field-sets/sets";
import type { EngagementInput } from "./schema";

/**
 * What comes again: of everything that a form of an engagement says, what describes its kind and serves the next one like it, a copy
 * of a record or a template. All else was of that time: when it was, what was counted, spent, granted, found and said. It would be
 * published unread, as the outcome of a meeting that has not been held. A field that nobody has decided about does not compile.
 */

/** Of the core, people and substance. Of the rows of countries, people and points the form keeps less still. */
const CORE: Readonly<Record<Exclude<keyof EngagementInput, "sets">, boolean>> = {
  type: true,
  subtype: true,
  title: true,
  status: false,
  closingReasonId: false,
  statusReason: false,
  countries: true,
  hostCountry: true,
  datePrecision: false,
  startsOn: false,
  endsOn: false,
  startTime: false,
  endTime: false,
  // With the city that it is the time of, which a country of several zones does not tell.
  timeZone: true,
  venue: true,
  city: true,
  latitude: true,
  longitude: true,
  purpose: true,
  desiredEffect: true,
  keyOutcomes: false,
  nextSteps: false,
  atmospherics: false,
  atmosphericsReason: false,
  assessment: false,
  pressLine: false,
  leadComponent: true,
  supportingComponents: true,
  domains: true,
  responsibleOfficerId: true,
  backupOfficerId: true,
  // Where this record came from.
  sourceReference: false,
  attendance: true,
  points: true,
  gifts: false,
  deliverables: false,
  commitments: false,
  objectives: true,
  tags: true,
  exerciseSeriesId: true,
  exerciseEditionId: false,
  crisisId: false,
  marking: true,
  cuiCategories: true,
  disseminationControls: true,
  relTo: true,
  shareable: false,
  shareableDecidedOn: false,
  shareableDecidedBy: false,
  closeHold: false,
  readers: false,
  coAuthors: false,
};

/** Of a field of a set its kind decides; null where every field is decided by itself. */
const KINDS = {
  text: null,
  choice: null,
  flag: null,
  choices: true,
  picklist: true,
  country: true,
  countries: true,
  user: true,
  count: false,
  quantity: false,
  amount: false,
  // Of an amount, and nothing without it.
  currency: false,
  day: false,
  time: false,
  engagement: false,
} as const satisfies Readonly<Record<Field["kind"], boolean | null>>;

type Undecided = { [Kind in Field["kind"]]: (typeof KINDS)[Kind] extends null ? Kind : never }[Field["kind"]];
type Decided<Columns extends Fields> = {
  readonly [Name in keyof Columns as Columns[Name]["kind"] extends Undecided ? Name : never]: boolean;
};
type DecidedSet<Set extends FieldSetTable> = Decided<Set["fields"]> & {
  readonly [List in keyof Set["lists"]]: Decided<Set["lists"][List]["fields"]>;
};

/** Numbers that somebody gave to this one, as of a case or a clearance, and every state are of their time. */
const OF_SETS: { readonly [Name in SetName]: DecidedSet<(typeof SETS)[Name]> } = {
  visit: {
    returnExpected: false,
    delegation: true,
    honours: true,
    dietary: true,
    protection: false,
    security: true,
    mediaPlan: true,
    legs: { departsFrom: true, arrivesIn: true, mode: true, carrier: false },
    clearances: { kind: true, state: false, reference: false },
    calls: { withWhom: true, place: true, subject: true },
  },
  platform: {
    agent: true,
    programme: true,
    calls: {
      kind: true,
      name: true,
      pennant: true,
      platformClass: true,
      berth: true,
      liberty: true,
      clearance: false,
      policyApplies: true,
    },
  },
  exchange: {
    topic: true,
    curriculum: true,
    audience: true,
    provider: true,
    location: true,
    vetting: false,
    vettingReference: false,
    reciprocalDue: false,
    reciprocalSide: false,
    agreementReference: true,
    billet: true,
    taught: { side: true, band: true },
  },
  exercise: {
    iteration: false,
    audience: true,
    phases: true,
    opposingForce: true,
    observers: false,
    liveFire: true,
    notification: false,
    notificationReference: false,
    review: false,
    lessons: false,
    figures: { kind: true, qualifier: false, source: false, asReported: false },
    units: { name: true, side: true },
    objectives: { objective: true, result: false, note: false },
  },
  money: {
    costSharing: true,
    remarks: false,
    lines: { authorityWords: true, appropriation: true, caseId: false, congress: false },
  },
  agreement: {
    title: true,
    state: false,
    otherParties: true,
    signatories: false,
    authorityReference: true,
    depositary: true,
  },
  humanitarian: {
    event: true,
    requestedBy: false,
    leadAgency: true,
    coordination: true,
    transitionPlan: false,
    deliveries: { what: false, unit: true, receiver: true },
  },
  signal: {
    audience: true,
    message: true,
    publicity: true,
    authorisedBy: false,
    reaction: false,
    reactionSource: false,
    misreading: true,
  },
};

const AGAIN: ReadonlySet<string> = new Set([
  ...Object.entries(CORE).flatMap(([field, again]) => (again ? field : [])),
  ...PARTS.flatMap((part) => {
    const names = Object.keys(part.fields).filter((name) => fieldAgain(part, name));
    if (part.list === null) return names.map((name) => `sets.${part.path}.${name}`);
    // A row that lacks what it must say could not be saved.
    const isWhole = Object.entries(part.fields).every(
      ([name, { required }]) => !required || names.includes(name),
    );
    return isWhole ? [`sets.${part.path}`, ...names.map((name) => `sets.${part.path}.${name}`)] : [];
  }),
]);

/**
 * Whether what stands in a field comes again.
 * @param path that of the form: `purpose`, `sets.visit.honours`, a list as `sets.visit.legs` and of its rows `sets.visit.legs.mode`
 */
export function comesAgain(path: string): boolean {
  return AGAIN.has(path);
}

function fieldAgain({ set, list, fields }: Part, name: string): boolean {
  const kind = fields[name]?.kind;
  const byKind = kind === undefined ? false : KINDS[kind];
  if (byKind !== null) return byKind;
  const decided: object = OF_SETS[set];
  return Reflect.get(list === null ? decided : Reflect.get(decided, list), name) === true;
}
