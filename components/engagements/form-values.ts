/**
 * What stands in the fields of the engagement form, as text: what a form sends, what a device keeps and what two
 * versions are compared by. The names are those of `engagementSchema`.
 */

export type CountryRow = { code: string; role: string };

export type PersonRow = {
  id: string;
  personId: string;
  name: string;
  rankText: string;
  rankCode: string;
  service: string;
  position: string;
  organisation: string;
  nationality: string;
  side: string;
  role: string;
  /** "yes" or "no". */
  attended: string;
};

export type PointRow = { id: string; kind: string; side: string; text: string };

export type GiftRow = {
  id: string;
  direction: string;
  description: string;
  value: string;
  currency: string;
  disposition: string;
};

export type DeliverableRow = { id: string; kind: string; title: string };

export type PromiseRow = {
  id: string;
  text: string;
  bySide: string;
  ownerName: string;
  ownerUserId: string;
  dueOn: string;
  state: string;
  /** Version of the promise when the form was opened; promises are also closed on a page of their own. */
  version: string;
};

/** Every field, with the value it has when nothing was typed. */
export const NO_VALUES = {
  type: "",
  subtype: "",
  title: "",
  status: "",
  statusReason: "",
  hostCountry: "",
  datePrecision: "DAY",
  startsOn: "",
  endsOn: "",
  startTime: "",
  endTime: "",
  timeZone: "",
  venue: "",
  city: "",
  purpose: "",
  desiredEffect: "",
  keyOutcomes: "",
  nextSteps: "",
  atmospherics: "",
  atmosphericsReason: "",
  assessment: "",
  pressLine: "",
  leadComponent: "",
  responsibleOfficerId: "",
  sourceReference: "",
  exerciseSeriesId: "",
  exerciseEditionId: "",
  crisisId: "",
  marking: "UNCLASSIFIED",
  closeHold: "",
  supportingComponents: [] as string[],
  domains: [] as string[],
  objectives: [] as string[],
  tags: [] as string[],
  disseminationControls: [] as string[],
  relTo: [] as string[],
  readers: [] as string[],
  coAuthors: [] as string[],
  countries: [] as CountryRow[],
  attendance: [] as PersonRow[],
  points: [] as PointRow[],
  gifts: [] as GiftRow[],
  deliverables: [] as DeliverableRow[],
  commitments: [] as PromiseRow[],
};

export type FormValues = typeof NO_VALUES;
export type FormField = keyof FormValues;

export const FORM_FIELDS = Object.keys(NO_VALUES) as readonly FormField[];

const EMPTY_ROWS = {
  countries: { code: "", role: "PARTICIPANT" } satisfies CountryRow,
  attendance: {
    id: "",
    personId: "",
    name: "",
    rankText: "",
    rankCode: "",
    service: "",
    position: "",
    organisation: "",
    nationality: "",
    side: "PARTNER",
    role: "PLUS_ONE",
    attended: "yes",
  } satisfies PersonRow,
  points: { id: "", kind: "TOPIC", side: "PARTNER", text: "" } satisfies PointRow,
  gifts: {
    id: "",
    direction: "RECEIVED",
    description: "",
    value: "",
    currency: "",
    disposition: "",
  } satisfies GiftRow,
  deliverables: { id: "", kind: "", title: "" } satisfies DeliverableRow,
  commitments: {
    id: "",
    text: "",
    bySide: "OWN",
    ownerName: "",
    ownerUserId: "",
    dueOn: "",
    state: "OPEN",
    version: "",
  } satisfies PromiseRow,
};

export type RowField = keyof typeof EMPTY_ROWS;

/** What makes a row say something; the rest of it only qualifies that. The same fields as in `engagementSchema`. */
const TELLING: Readonly<Record<RowField, readonly string[]>> = {
  countries: ["code"],
  attendance: ["personId", "name"],
  points: ["text"],
  gifts: ["description", "value"],
  deliverables: ["kind", "title"],
  commitments: ["text", "dueOn", "ownerName"],
};

/** A row with nothing in it. */
export function emptyRow<Field extends RowField>(field: Field): FormValues[Field][number] {
  return { ...EMPTY_ROWS[field] };
}

/**
 * The values of the form from what `readForm` or a kept draft gives. Never fails: a part that has the wrong shape is
 * taken as empty; rows that say nothing are left out, so that two readings can be compared.
 */
export function readValues(source: Readonly<Record<string, unknown>>): FormValues {
  const entries = FORM_FIELDS.map((field) => {
    const empty = NO_VALUES[field];
    const value = source[field];
    if (!Array.isArray(empty)) return [field, typeof value === "string" ? value.trim() : empty];
    const items: unknown[] = Array.isArray(value) ? value : [];
    if (isRowField(field)) return [field, items.flatMap((item) => readRow(field, item))];
    return [field, items.filter((item) => typeof item === "string" && item !== "")];
  });
  return Object.fromEntries(entries) as FormValues;
}

/** The fields in which two readings differ, in the order of the form. */
export function differingFields(one: FormValues, other: FormValues): FormField[] {
  return FORM_FIELDS.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
}

function readRow(field: RowField, item: unknown): Record<string, string>[] {
  if (typeof item !== "object" || item === null) return [];
  const row = Object.fromEntries(
    Object.entries(EMPTY_ROWS[field]).map(([name, empty]) => {
      const value: unknown = Reflect.get(item, name);
      return [name, typeof value === "string" ? value.trim() : empty];
    }),
  );
  return TELLING[field].some((name) => row[name]) ? [row] : [];
}

function isRowField(field: FormField): field is RowField {
  return Object.hasOwn(EMPTY_ROWS, field);
}
