import { isTimeZone } from "@/lib/dates";
import { comesAgain } from "@/lib/engagements/again";
import type { Field } from "@/lib/engagements/field-sets/declare";
import { PARTS } from "@/lib/engagements/field-sets/sets";
import type { EngagementInput } from "@/lib/engagements/schema";
import type { FormOptions } from "@/lib/engagements/views";
import { reviewKindOf } from "@/lib/review-chains/rules";
import {
  emptyRow,
  emptyRowOf,
  FORM_FIELDS,
  type FormField,
  type FormValues,
  NO_VALUES,
  type PersonRow,
  readValues,
  type SetField,
  type SetRow,
} from "./form-values";

/** What is said of somebody after one meeting, and not again by the next. */
const UNSAID = {
  strength: "",
  nextContactOn: "",
  tone: "",
  toneReason: "",
} as const satisfies Partial<PersonRow>;

/**
 * Everything a record has in common with the next one like it: what it was called, with whom, where and what for, but not what came
 * of it, nor when it was, nor what was promised. A copy of a plan is planned, and what is held close stays so.
 */
export function likeAnother(record: EngagementInput): FormValues {
  return {
    ...again(readValues({ ...record })),
    status: reviewKindOf(record.status) === "PLAN" ? "PLANNED" : "",
    closeHold: record.closeHold ? "on" : "",
  };
}

/** What of a filled-in form serves the next one of its kind. A template that was kept with more begins with no more than this. */
export function asTemplate(values: FormValues): FormValues {
  return again(readValues({ ...values }));
}

/** Of these values what comes again; all else is as in an empty form. */
function again(values: FormValues): FormValues {
  // Rows of which nothing is left that says anything are left out.
  const kept = readValues(Object.fromEntries(FORM_FIELDS.map((field) => [field, partAgain(values, field)])));
  return {
    ...kept,
    // The distance from UTC at which an hour was read is not the zone of a place: it changes with the season.
    timeZone: isTimeZone(kept.timeZone) ? kept.timeZone : "",
    countries: kept.countries.map(({ code, role }) => ({
      code,
      role: role === "INVITED_DECLINED" ? emptyRow("countries").role : role,
    })),
    attendance: kept.attendance.map((row) => ({ ...row, id: "", attended: "yes", ...UNSAID })),
    points: kept.points.filter(({ kind }) => kind === "TOPIC").map((row) => ({ ...row, id: "" })),
  };
}

function partAgain(values: FormValues, field: FormField): FormValues[FormField] {
  if (!comesAgain(field)) return NO_VALUES[field];
  const empty = emptyRowOf(field);
  if (!field.startsWith("sets.") || !empty) return values[field];
  return (values[field] as SetRow[]).map((row) => ({
    ...empty,
    ...Object.fromEntries(Object.entries(row).filter(([name]) => comesAgain(`${field}.${name}`))),
  }));
}

/**
 * The values without objectives, accounts and words of lists that a new record is not offered: what was retired since, and who left.
 * They would stand in the form as saved, and be named again by whoever does not look.
 */
export function onlyOffered(
  values: FormValues,
  { objectives, users, picklists }: Pick<FormOptions, "objectives" | "users" | "picklists">,
): FormValues {
  const offered = new Set(
    [...objectives, ...users, ...Object.values(picklists).flat()].map(({ value }) => value),
  );
  const kept = (id = "") => (offered.has(id) ? id : "");
  const ofSets = PARTS.flatMap(({ path, list, fields }) => {
    const names = Object.keys(fields).filter((name) => NAMES_OPTION.includes(fields[name]?.kind));
    if (list === null)
      return names.map((name): [SetField, string] => {
        const field: SetField = `sets.${path}.${name}`;
        return [field, kept(values[field] as string)];
      });
    const rows = values[`sets.${path}`] as SetRow[];
    const keptIn = (row: SetRow) => Object.fromEntries(names.map((name) => [name, kept(row[name])]));
    return [[`sets.${path}`, rows.map((row) => ({ ...row, ...keptIn(row) }))]];
  });
  return readValues({
    ...values,
    objectives: values.objectives.filter((id) => offered.has(id)),
    responsibleOfficerId: kept(values.responsibleOfficerId),
    backupOfficerId: kept(values.backupOfficerId),
    ...Object.fromEntries(ofSets),
  });
}

const NAMES_OPTION: readonly (Field["kind"] | undefined)[] = ["user", "picklist"];

/**
 * A meeting on the margins of an event: that it is one of two sides, where the event is, who of the own side goes there and answers for it,
 * and how it is marked. With whom and what for is for its writer to say.
 * @param startsOn its first day, of those of the event; empty where it is not known
 */
export function onMarginsOf(event: EngagementInput, startsOn: string): FormValues {
  const next = likeAnother(event);
  return {
    ...readValues(Object.fromEntries(TAKEN_FROM_EVENT.map((field) => [field, next[field]]))),
    type: "BILAT",
    startsOn,
    attendance: next.attendance.filter(({ side }) => side === "OWN"),
  };
}

const TAKEN_FROM_EVENT = [
  "status",
  "hostCountry",
  "timeZone",
  "venue",
  "city",
  "latitude",
  "longitude",
  "marking",
  "cuiCategories",
  "disseminationControls",
  "closeHold",
] as const satisfies readonly FormField[];

type Agenda = { countryCodes: readonly string[]; topics: readonly string[] };

/**
 * The next meeting of a series: what of the last one comes again but for its name and place, the standing agenda, and what was asked
 * there and is not on the agenda yet. Promises stay where they were made and are shown beside the form.
 */
export function nextOfSeries(series: Agenda, last: EngagementInput | null): FormValues {
  const asks = (last?.points ?? []).filter(
    ({ kind, text }) => kind === "ASK" && !series.topics.includes(text),
  );
  return {
    ...(last ? likeAnother(last) : readValues({ countries: series.countryCodes.map((code) => ({ code })) })),
    title: "",
    status: "",
    // The sides of a series take turns as hosts.
    hostCountry: "",
    timeZone: "",
    venue: "",
    city: "",
    latitude: "",
    longitude: "",
    points: [
      ...series.topics.map((text) => ({ ...emptyRow("points"), kind: "TOPIC", side: "OWN", text })),
      ...asks.map(({ kind, side, text }) => ({ ...emptyRow("points"), kind, side, text })),
    ],
  };
}
