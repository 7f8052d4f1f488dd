import type { EngagementInput } from "@/lib/engagements/schema";
import { reviewKindOf } from "@/lib/review-chains/rules";
import { emptyRow, type FormValues, type PersonRow, readValues } from "./form-values";

/** What is said of somebody after one meeting, and not again by the next. */
const UNSAID = { strength: "", nextContactOn: "" } as const satisfies Partial<PersonRow>;

/**
 * Everything a record has in common with the next one like it: what it was called and where it was, but not what came of it,
 * nor when it was, nor what was promised. A copy of a plan is planned.
 */
export function likeAnother(record: EngagementInput): FormValues {
  return readValues({
    type: record.type,
    subtype: record.subtype,
    title: record.title,
    status: reviewKindOf(record.status) === "PLAN" ? "PLANNED" : "",
    countries: record.countries,
    hostCountry: record.hostCountry,
    city: record.city,
    attendance: record.attendance.map((row) => ({ ...row, id: "", attended: "yes", ...UNSAID })),
    objectives: record.objectives,
    tags: record.tags,
    marking: record.marking,
    cuiCategories: record.cuiCategories,
    disseminationControls: record.disseminationControls,
    relTo: record.relTo,
    closeHold: record.closeHold ? "on" : "",
  });
}

/** What of a filled-in form serves the next one of its kind: all of it but dates, promises, gifts, readers and co-authors. */
export function asTemplate(values: FormValues): FormValues {
  return {
    ...readValues({ ...values }),
    startsOn: "",
    endsOn: "",
    status: "",
    statusReason: "",
    shareable: "",
    shareableDecidedOn: "",
    shareableDecidedBy: "",
    closeHold: "",
    readers: [],
    coAuthors: [],
    gifts: [],
    deliverables: [],
    commitments: [],
    crisisId: "",
    attendance: values.attendance.map((row) => ({ ...row, id: "", ...UNSAID })),
    points: values.points.map((row) => ({ ...row, id: "" })),
  };
}

type Agenda = { countryCodes: readonly string[]; topics: readonly string[] };

/**
 * The next meeting of a series: who was at the last one, the standing agenda, and what was asked there and is not on the
 * agenda yet. Promises stay where they were made and are shown beside the form.
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
    city: "",
    points: [
      ...series.topics.map((text) => ({ ...emptyRow("points"), kind: "TOPIC", side: "OWN", text })),
      ...asks.map(({ kind, side, text }) => ({ ...emptyRow("points"), kind, side, text })),
    ],
  };
}
