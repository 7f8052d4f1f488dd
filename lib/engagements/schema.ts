import { z } from "zod";
import {
  type CalendarDate,
  DATE_PRECISIONS,
  earliestDayOf,
  faultOfYear,
  isClockZone,
  latestDayOf,
} from "@/lib/dates";
import {
  choice,
  countryField,
  faultOfDay,
  flag,
  idField,
  listOf,
  newIdField,
  optionalChoice,
  optionalCountry,
  optionalDay,
  optionalFlag,
  optionalId,
  optionalList,
  rowsOf,
  versionField,
} from "@/lib/fields";
import { MAX_ITEMS } from "@/lib/form-data";
import {
  Atmospherics,
  AttendeeRole,
  CommitmentState,
  CountryRole,
  Domain,
  EngagementStatus,
  GiftDirection,
  PointKind,
  RelationshipStrength,
  Side,
} from "@/lib/generated/prisma/enums";
import {
  CUI_CATEGORIES,
  checkMarking,
  DISSEMINATION_CONTROLS,
  MARKING_LEVELS,
  normaliseRelTo,
} from "@/lib/markings/rules";
import { RANK_CODES, SERVICES } from "@/lib/people/ranks";
import { optionalText, requiredText } from "@/lib/text";
import { setProblems } from "./field-sets/rules";
import { setsSchema } from "./field-sets/schema";
import { besides, type Fault, type Problem, rootOf } from "./problems/rules";
import { closingProblems, needsToneReason, TONE_REASON } from "./status/rules";
import { engagementType, isEngagementType } from "./types";

export const STATUSES = valuesOf(EngagementStatus);
export const COUNTRY_ROLES = valuesOf(CountryRole);
export const DOMAINS = valuesOf(Domain);
export const ATMOSPHERICS = valuesOf(Atmospherics);
export const SIDES = valuesOf(Side);
export const ATTENDEE_ROLES = valuesOf(AttendeeRole);
export const STRENGTHS = valuesOf(RelationshipStrength);
export const POINT_KINDS = valuesOf(PointKind);
export const GIFT_DIRECTIONS = valuesOf(GiftDirection);
export const COMMITMENT_STATES = valuesOf(CommitmentState);

/** Most characters of each text; the three of 250 are the field's custom (a sentence, not a page). */
export const TEXT_LIMITS = {
  title: 120,
  subtype: 60,
  statusReason: 500,
  venue: 200,
  city: 120,
  component: 120,
  purpose: 250,
  desiredEffect: 2_000,
  keyOutcomes: 250,
  nextSteps: 250,
  atmosphericsReason: 1_000,
  assessment: 5_000,
  pressLine: 1_000,
  sourceReference: 500,
  personName: 120,
  rankText: 60,
  position: 160,
  organisation: 160,
  point: 2_000,
  gift: 300,
  registryNumber: 60,
  rateSource: 120,
  deliverable: 300,
  commitment: 500,
} as const;

const PICK = "Choose one of the list.";

const countryRow = z.object({
  code: countryField("Choose a country."),
  role: optionalChoice(COUNTRY_ROLES, PICK).transform((role) => role ?? "PARTICIPANT"),
});

/** A person there: one who is known (`personId`), or a name. A name with a nationality becomes a person on record. */
const attendanceRow = z
  .object({
    id: optionalId("This row is not of this engagement."),
    personId: optionalId("Choose a person of the list, or type a name."),
    name: optionalText(TEXT_LIMITS.personName),
    rankText: optionalText(TEXT_LIMITS.rankText),
    rankCode: optionalChoice(RANK_CODES, PICK),
    service: optionalChoice(SERVICES, PICK),
    position: optionalText(TEXT_LIMITS.position),
    organisation: optionalText(TEXT_LIMITS.organisation),
    nationality: optionalCountry("Choose a country."),
    side: choice(SIDES, "Choose the side."),
    role: optionalChoice(ATTENDEE_ROLES, PICK).transform((role) => role ?? "PLUS_ONE"),
    attended: flag(true),
    strength: optionalChoice(STRENGTHS, PICK),
    nextContactOn: optionalDay(),
    tone: optionalChoice(ATMOSPHERICS, PICK),
    toneReason: optionalText(TEXT_LIMITS.atmosphericsReason),
  })
  .refine((row) => row.personId !== null || row.name !== null, { path: ["name"], error: "Give the name." })
  // What was said of a guest before somebody put them on the own side is not said of a colleague.
  .transform((row) =>
    row.side === "OWN"
      ? { ...row, strength: null, nextContactOn: null, tone: null, toneReason: null }
      : { ...row, toneReason: needsToneReason(row.tone) ? row.toneReason : null },
  );

const pointRow = z.object({
  id: optionalId("This row is not of this engagement."),
  kind: choice(POINT_KINDS, PICK),
  side: choice(SIDES, "Choose the side."),
  text: requiredText(TEXT_LIMITS.point, "Say what it was."),
});

/** In whole and hundredths of a currency, as text so that nothing is rounded; null when empty. */
const money = z
  .string()
  .nullish()
  .transform((text) => text?.replace(/[\s,]/g, "") || null)
  .refine((text) => text === null || /^\d{1,10}(\.\d{1,2})?$/.test(text), {
    error: "Write the value in digits, such as 45 or 45.50.",
  });

const currency = z
  .string()
  .nullish()
  .transform((text) => text?.trim().toUpperCase() || null)
  .refine((text) => text === null || /^[A-Z]{3}$/.test(text), {
    error: "Write the currency in three letters, such as USD.",
  });

const giftRow = z
  .object({
    id: optionalId("This row is not of this engagement."),
    direction: choice(GIFT_DIRECTIONS, "Say whether it was given or received."),
    description: requiredText(TEXT_LIMITS.gift, "Say what it was."),
    value: money,
    currency,
    /** The value in the currency of the limit for gifts, where it is valued in another. */
    convertedValue: money,
    convertedCurrency: currency,
    rateSource: optionalText(TEXT_LIMITS.rateSource),
    rateOn: optionalDay(),
    dispositionId: optionalId(PICK),
    disposition: optionalText(TEXT_LIMITS.gift),
    registryNumber: optionalText(TEXT_LIMITS.registryNumber),
    /** Who gave it and who got it: the name of an attendee, or any other. */
    giverName: optionalText(TEXT_LIMITS.personName),
    recipientName: optionalText(TEXT_LIMITS.personName),
  })
  .refine((row) => row.value === null || row.currency !== null, {
    path: ["currency"],
    error: "Give the currency.",
  })
  .refine((row) => row.convertedValue === null || row.rateSource !== null, {
    path: ["rateSource"],
    error: "Say where the rate is from.",
  })
  .refine((row) => row.convertedValue === null || row.rateOn !== null, {
    path: ["rateOn"],
    error: "Give the day of the rate.",
  })
  .refine((row) => row.convertedValue === null || row.convertedCurrency !== null, {
    path: ["convertedValue"],
    error: "Give the currency it is converted to.",
  })
  // Without the value it was found for a rate says nothing.
  .transform((row) =>
    row.convertedValue === null ? { ...row, convertedCurrency: null, rateSource: null, rateOn: null } : row,
  );

const deliverableRow = z.object({
  id: optionalId("This row is not of this engagement."),
  kind: requiredText(60, "Say what kind it is, such as agreement or communiqué."),
  title: requiredText(TEXT_LIMITS.deliverable, "Give its title."),
});

const commitmentRow = z.object({
  id: optionalId("This promise is not of this engagement."),
  /** Of a promise that is on record, so that nobody undoes what someone else did to it meanwhile. */
  version: z.preprocess((value) => (value === "" ? null : (value ?? null)), versionField.nullable()),
  text: requiredText(TEXT_LIMITS.commitment, "Say what was promised."),
  bySide: choice(SIDES, "Say which side promised."),
  ownerName: optionalText(TEXT_LIMITS.personName),
  ownerUserId: optionalId("Choose a user of the list."),
  ownerPersonId: optionalId("Choose a person of the list."),
  ownerPostId: optionalId("Choose a post of the list."),
  toSide: optionalChoice(SIDES, "Say to which side it was given."),
  toName: optionalText(TEXT_LIMITS.personName),
  toPersonId: optionalId("Choose a person of the list."),
  toPostId: optionalId("Choose a post of the list."),
  dueOn: optionalDay(),
  state: optionalChoice(COMMITMENT_STATES, PICK).transform((state) => state ?? "OPEN"),
});

const timeOfDay = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null)
  .refine((text) => text === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(text), {
    error: "Write the time in 24 hours, such as 09:30.",
  });

/** Degrees with five decimals (about a metre), as text so that nothing is rounded twice; null when empty. */
function degrees(most: number, wrong: string) {
  return z.preprocess(
    (value) => (typeof value === "string" ? value.trim().replace(",", ".") || null : (value ?? null)),
    z
      .string({ error: wrong })
      .regex(/^[-+]?\d{1,3}(\.\d{1,15})?$/, { error: wrong, abort: true })
      .refine((text) => Math.abs(Number(text)) <= most, { error: wrong })
      .transform((text) =>
        Number(text)
          .toFixed(5)
          .replace(/^-(0\.0*)$/, "$1"),
      )
      .nullable(),
  );
}

const fields = z.object({
  type: z
    .string({ error: "Choose the type." })
    .refine((code) => code !== "", { error: "Choose the type.", abort: true })
    .refine(isEngagementType, { error: "There is no such type; choose one of the list." }),
  subtype: optionalText(TEXT_LIMITS.subtype),
  title: optionalText(TEXT_LIMITS.title),
  status: optionalChoice(STATUSES, "Choose a status of the list.").transform(
    (status) => status ?? "PROPOSED",
  ),
  closingReasonId: optionalId(PICK),
  statusReason: optionalText(TEXT_LIMITS.statusReason),
  countries: rowsOf(countryRow, ["code"], 60),
  hostCountry: optionalCountry("Choose a country."),
  datePrecision: optionalChoice(DATE_PRECISIONS, PICK).transform((precision) => precision ?? "DAY"),
  /** YYYY-MM-DD; YYYY-MM will do when the month is all that is known, YYYY when the year is. */
  startsOn: z.string({ error: "Give the date." }).transform((text) => text.trim()),
  endsOn: z
    .string()
    .nullish()
    .transform((text) => text?.trim() || null),
  startTime: timeOfDay,
  endTime: timeOfDay,
  /** IANA zone of the place, or how far from UTC it is. When empty, that of the host country, or of the main country. */
  timeZone: z
    .string()
    .nullish()
    .transform((text) => text?.trim() || null)
    .refine((zone) => zone === null || isClockZone(zone), {
      error: "This time zone is not known; choose one of the list, such as Asia/Tokyo.",
    }),
  venue: optionalText(TEXT_LIMITS.venue),
  city: optionalText(TEXT_LIMITS.city),
  latitude: degrees(90, "Write the latitude in degrees from -90 to 90, such as 35.2813."),
  longitude: degrees(180, "Write the longitude in degrees from -180 to 180, such as 139.6672."),
  leadComponent: optionalText(TEXT_LIMITS.component),
  supportingComponents: listOf(requiredText(TEXT_LIMITS.component, "Name the component."), 20),
  responsibleOfficerId: optionalId("Choose a user of the list."),
  backupOfficerId: optionalId("Choose a user of the list."),
  domains: listOf(choice(DOMAINS, PICK), DOMAINS.length),
  purpose: optionalText(TEXT_LIMITS.purpose),
  desiredEffect: optionalText(TEXT_LIMITS.desiredEffect),
  keyOutcomes: optionalText(TEXT_LIMITS.keyOutcomes),
  nextSteps: optionalText(TEXT_LIMITS.nextSteps),
  atmospherics: optionalChoice(ATMOSPHERICS, PICK),
  atmosphericsReason: optionalText(TEXT_LIMITS.atmosphericsReason),
  assessment: optionalText(TEXT_LIMITS.assessment),
  pressLine: optionalText(TEXT_LIMITS.pressLine),
  sourceReference: optionalText(TEXT_LIMITS.sourceReference),
  attendance: rowsOf(attendanceRow, ["personId", "name"], MAX_ITEMS),
  points: rowsOf(pointRow, ["text"], 100),
  gifts: rowsOf(giftRow, ["description", "value"], 50),
  deliverables: rowsOf(deliverableRow, ["kind", "title"], 50),
  commitments: rowsOf(commitmentRow, ["text", "dueOn", "ownerName"], 50),
  sets: setsSchema,
  objectives: listOf(idField("Choose an objective of the list."), 30),
  tags: listOf(idField("Choose a tag of the list."), 60),
  exerciseSeriesId: optionalId("Choose an exercise of the list."),
  /** The series follows from it. */
  exerciseEditionId: optionalId("Choose an edition of the list."),
  crisisId: optionalId("Choose a crisis of the list."),
  marking: optionalChoice(MARKING_LEVELS, "Rapport holds UNCLASSIFIED and CUI only.").transform(
    (level) => level ?? "UNCLASSIFIED",
  ),
  disseminationControls: listOf(choice(DISSEMINATION_CONTROLS, PICK), DISSEMINATION_CONTROLS.length),
  cuiCategories: listOf(choice(CUI_CATEGORIES, PICK), CUI_CATEGORIES.length),
  relTo: listOf(
    z
      .string()
      .max(10, { error: "A REL TO list has three-letter codes, FVEY and NATO." })
      .transform((code) => code.trim().toUpperCase()),
    80,
  ),
  /** Whether its text may be given to the partner; null while nobody decided. */
  shareable: z.preprocess((value) => (value === "" ? null : value), optionalFlag()),
  shareableDecidedOn: optionalDay(),
  shareableDecidedBy: optionalText(TEXT_LIMITS.personName),
  /** Who else may find the record; null where the form does not ask. The lists are user ids. */
  closeHold: optionalFlag(),
  readers: optionalList(idField("Choose a reader of the list."), 100),
  coAuthors: optionalList(idField("Choose a user of the list."), 30),
});

type Fields = z.output<typeof fields>;
type Report = (path: string, message: string) => void;

/**
 * The form of an engagement: core, people, substance and all other field sets of every type. What a form may not say
 * (author, reference, publication, origin …) is not here and is dropped. The record is what the form says: a field
 * that is missing empties the field, a row that is missing is removed. Only what decides who may find the record stays as
 * it is when it is missing, because not everyone who edits a record is asked about that.
 */
export const engagementEditSchema = fields
  .superRefine((input, context) => {
    // What could not be read is there as it was sent, whatever that was.
    if (context.issues.length > 0) return;
    for (const { field, message } of ruleProblems(input))
      context.addIssue({ code: "custom", path: field.split("."), message });
  })
  .transform(settled);

export type EngagementEdit = z.output<typeof engagementEditSchema>;

/** What stands for a field that must be said until it is; what rests on it is not told then. */
const STAND_INS: Readonly<Record<string, string | null>> = {
  type: "BILAT",
  startsOn: "2000-01-01",
  endsOn: null,
};

/**
 * The same, read as far as it goes: a field that cannot be read is left out and told as a fault, and so is what the rules of the
 * form find, so that whoever saves sees it together with what only the record and the lists can tell.
 */
const engagementFormSchema = z.record(z.string(), z.unknown()).transform((form) => {
  const { error } = fields.safeParse(form);
  const unread = (error?.issues ?? []).map(
    ({ path, message }): Fault => ({ field: path.join("."), message, isLeftOut: true }),
  );
  const input = fields.parse({ ...form, ...inPlaceOf(unread) });
  const broken = ruleProblems(input).map(
    ({ field, message }): Fault => ({
      field,
      message,
      isLeftOut: field === "startsOn" || field === "endsOn",
    }),
  );
  const days = inPlaceOf(broken.filter(({ isLeftOut }) => isLeftOut));
  return { ...settled({ ...input, ...days }), faults: [...unread, ...besides(unread, broken)] };
});

function inPlaceOf(faults: readonly Fault[]) {
  return Object.fromEntries(faults.map(({ field }) => [rootOf(field), STAND_INS[rootOf(field)]]));
}

/** What the fields of a form say against each other. */
function ruleProblems(input: Fields): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (field, message) => problems.push({ field, message });
  checkDates(input, report);
  checkCountries(input, report);
  checkPeople(input, report);
  if ((input.latitude === null) !== (input.longitude === null))
    report(input.latitude === null ? "latitude" : "longitude", "Give both degrees or none.");
  if (input.shareable !== null && !input.shareableDecidedOn)
    report("shareableDecidedOn", "Say on which day that was decided.");
  if (input.shareable !== null && !input.shareableDecidedBy)
    report("shareableDecidedBy", "Say which foreign disclosure officer decided that.");
  if (input.subtype && !engagementType(input.type)?.subtypes.some(({ code }) => code === input.subtype))
    report("subtype", "This type has no such subtype; choose one of the list.");
  if (needsToneReason(input.atmospherics) && !input.atmosphericsReason)
    report("atmosphericsReason", TONE_REASON);
  for (const problem of checkMarking(input))
    if (problem.severity === "error") report(problem.field, problem.message);
  return [...problems, ...closingProblems(input), ...setProblems(input.sets)];
}

function settled({ disseminationControls, relTo, ...input }: Fields) {
  const reading = normaliseRelTo(relTo);
  return {
    ...input,
    ...daysOf(input),
    relTo: reading.ok ? reading.codes : [],
    // The list of nations implies the control.
    disseminationControls: disseminationControls.filter((control) => control !== "REL_TO"),
  };
}

/** Who beside the author may find a record, and whether only they may: ids of readers of every kind, and of users. */
type Access = { closeHold: boolean; readers: string[]; coAuthors: string[] };

export type EngagementInput = EngagementEdit & Access;

const NOBODY_ELSE: Access = { closeHold: false, readers: [], coAuthors: [] };

/** A new record: what it does not say about access is nothing. */
export const engagementSchema = engagementEditSchema.transform((input) => settleAccess(input, NOBODY_ELSE));

/** The input with what it leaves open about access as it is on record. Who is reader and co-author is co-author. */
export function settleAccess(input: EngagementEdit, onRecord: Access): EngagementInput {
  const coAuthors = input.coAuthors ?? onRecord.coAuthors;
  const readers = (input.readers ?? onRecord.readers).filter((id) => !coAuthors.includes(id));
  return { ...input, closeHold: input.closeHold ?? onRecord.closeHold, readers, coAuthors };
}

/** The button that was pressed; none where the form was sent by a key. */
const intentSchema = z.object({
  intent: z
    .enum(["save", "publish"], { error: "This form has lost which button was pressed; press it again." })
    .default("save"),
});

/** What a create form sends beside the record. */
const createSchema = intentSchema.extend({
  id: newIdField,
  /** The series of meetings that it is planned for. */
  seriesId: optionalId("There is no such series of meetings."),
  /** The event on whose margins it is held. */
  eventId: optionalId("There is no such event."),
});

/** Most characters of why a record was changed: one line of its history. */
export const WHY_LIMIT = 200;

/** What an edit form sends beside the record. */
const editSchema = intentSchema.extend({
  id: idField("There is no such engagement."),
  version: versionField,
  why: optionalText(WHY_LIMIT),
});

/** The same of a record that says nothing of access where the form does not. */
export const newFormSchema = engagementFormSchema.transform(({ faults, ...input }) => ({
  ...settleAccess(input, NOBODY_ELSE),
  faults,
}));

export const createFormSchema = createSchema.and(newFormSchema);
export const editFormSchema = editSchema.and(engagementFormSchema);
export const publishFormSchema = editSchema.omit({ intent: true, why: true });

function checkDates({ startsOn, endsOn, startTime, endTime, datePrecision }: Fields, report: Report): void {
  const startFault = startsOn === "" ? "Give the date." : faultOfDate(startsOn, datePrecision);
  if (startFault) report("startsOn", startFault);
  const endFault = endsOn === null ? null : faultOfDate(endsOn, datePrecision);
  if (endFault) report("endsOn", endFault);
  if (startFault || endFault) return;
  const days = daysOf({ startsOn, endsOn, datePrecision });
  if (days.endsOn !== null && days.endsOn < days.startsOn) report("endsOn", "It ends before it starts.");
  else if (datePrecision !== "DAY") {
    if (startTime) report("startTime", "A time needs the day; give the day or leave the time empty.");
    if (endTime) report("endTime", "A time needs the day; give the day or leave the time empty.");
  } else if (endTime && !startTime) report("startTime", "Give the time it starts, too.");
  else if (startTime && endTime && endTime < startTime && (days.endsOn ?? days.startsOn) === days.startsOn)
    report("endTime", "It ends before it starts; if it ran past midnight, give the day it ends.");
}

function checkCountries({ countries }: Fields, report: Report): void {
  if (countries.length === 0) report("countries", "Choose at least one country.");
  const seen = new Set<string>();
  countries.forEach(({ code }, index) => {
    if (seen.has(code)) report(`countries.${index}.code`, "This country stands here twice.");
    seen.add(code);
  });
}

const NOT_THERE =
  "They did not attend; the relationship, the next contact and the tone are noted of those who did.";

/**
 * Of somebody who stands there twice one row is too much, and only the writer knows which. Who is met again is met after the
 * day it began, and who was not there was not met.
 */
function checkPeople({ attendance, startsOn, datePrecision }: Fields, report: Report): void {
  const hasDay = faultOfDate(startsOn, datePrecision) === null;
  const seen = new Set<string>();
  attendance.forEach(({ attended, strength, nextContactOn, tone, toneReason }, index) => {
    const at = (field: string) => `attendance.${index}.${field}`;
    if (!attended && strength !== null) report(at("strength"), NOT_THERE);
    if (!attended && tone !== null) report(at("tone"), NOT_THERE);
    else if (needsToneReason(tone) && !toneReason) report(at("toneReason"), TONE_REASON);
    if (!attended && nextContactOn !== null) report(at("nextContactOn"), NOT_THERE);
    else if (nextContactOn !== null && hasDay && nextContactOn < startsOn)
      report(at("nextContactOn"), "The day to meet again lies before this meeting.");
  });
  attendance.forEach(({ personId, name }, index) => {
    if (personId === null) return;
    if (seen.has(personId))
      report(
        `attendance.${index}.role`,
        `${name ?? "This person"} stands here twice; remove one of the two.`,
      );
    seen.add(personId);
  });
}

/** A month or a year is enough where no more is known. */
function faultOfDate(text: string, precision: Fields["datePrecision"]): string | null {
  if (/^[1-9]\d{3}(-(0[1-9]|1[0-2]))?$/.test(text)) {
    if (precision === "DAY") return "Give the day, or say that only the month or the year is known.";
    if (precision === "MONTH" && text.length === 4)
      return "Give the month, or say that only the year is known.";
    return faultOfYear(text);
  }
  return faultOfDay(text);
}

/** The days as stored: the first that the start may mean, the last that the end may mean. */
function daysOf(
  input: Pick<Fields, "startsOn" | "endsOn" | "datePrecision">,
): Record<"startsOn", CalendarDate> & Record<"endsOn", CalendarDate | null> {
  const whole = (text: string) => `${text}-01-01`.slice(0, 10);
  return {
    startsOn: earliestDayOf(whole(input.startsOn), input.datePrecision),
    endsOn: input.endsOn === null ? null : latestDayOf(whole(input.endsOn), input.datePrecision),
  };
}

function valuesOf<Value extends string>(of: Record<string, Value>): readonly [Value, ...Value[]] {
  return Object.values(of) as [Value, ...Value[]];
}
