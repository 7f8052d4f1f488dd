/**
 * What stands in the fields of the engagement form, as text: what a form sends, what a device keeps and what two
 * versions are compared by. The names are those of `engagementSchema`; a field of a set has its whole path for a name.
 */
import { type FieldList, type Fields, type FieldValue, isUnsaid } from "@/lib/engagements/field-sets/declare";
import { PARTS } from "@/lib/engagements/field-sets/sets";
import { tellingFields } from "@/lib/engagements/field-sets/telling";
import { readForm } from "@/lib/form-data";

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
  strength: string;
  nextContactOn: string;
  tone: string;
  toneReason: string;
};

export type PointRow = { id: string; kind: string; side: string; text: string };

export type GiftRow = {
  id: string;
  direction: string;
  description: string;
  value: string;
  currency: string;
  convertedValue: string;
  convertedCurrency: string;
  rateSource: string;
  rateOn: string;
  dispositionId: string;
  disposition: string;
  registryNumber: string;
  giverName: string;
  recipientName: string;
};

export type DeliverableRow = { id: string; kind: string; title: string };

export type PromiseRow = {
  id: string;
  text: string;
  bySide: string;
  ownerName: string;
  ownerUserId: string;
  ownerPersonId: string;
  ownerPostId: string;
  toSide: string;
  toName: string;
  toPersonId: string;
  toPostId: string;
  dueOn: string;
  state: string;
  /** Version of the promise when the form was opened; promises are also closed on a page of their own. */
  version: string;
};

export type SetRow = Record<string, string>;

/** Every field of the core, people and substance, with the value it has when nothing was typed. */
const CORE_VALUES = {
  type: "",
  subtype: "",
  title: "",
  status: "",
  closingReasonId: "",
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
  latitude: "",
  longitude: "",
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
  backupOfficerId: "",
  sourceReference: "",
  exerciseSeriesId: "",
  exerciseEditionId: "",
  crisisId: "",
  marking: "UNCLASSIFIED",
  shareable: "",
  shareableDecidedOn: "",
  shareableDecidedBy: "",
  closeHold: "",
  supportingComponents: [] as string[],
  domains: [] as string[],
  objectives: [] as string[],
  tags: [] as string[],
  cuiCategories: [] as string[],
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

/** `sets.exchange.topic`, or `sets.exchange.taught` for the rows of a list. */
export type SetField = `sets.${string}`;
export type FormValues = typeof CORE_VALUES & { [Field in SetField]?: string | string[] | SetRow[] };
export type FormField = keyof FormValues;

/** Every field, with the value it has when nothing was typed. */
export const NO_VALUES: FormValues = {
  ...CORE_VALUES,
  ...Object.fromEntries(
    PARTS.flatMap(({ list, path, fields }): [SetField, string | string[]][] =>
      list === null
        ? Object.entries(fields).map(([name, { kind }]) => [
            `sets.${path}.${name}`,
            kind === "choices" || kind === "countries" ? [] : "",
          ])
        : [[`sets.${path}`, []]],
    ),
  ),
};

export const FORM_FIELDS = Object.keys(NO_VALUES) as readonly FormField[];

const EMPTY_ROWS = {
  // The type proposes the role until somebody chooses one.
  countries: { code: "", role: "" } satisfies CountryRow,
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
    strength: "",
    nextContactOn: "",
    tone: "",
    toneReason: "",
  } satisfies PersonRow,
  points: { id: "", kind: "TOPIC", side: "PARTNER", text: "" } satisfies PointRow,
  gifts: {
    id: "",
    direction: "",
    description: "",
    value: "",
    currency: "",
    convertedValue: "",
    convertedCurrency: "",
    rateSource: "",
    rateOn: "",
    dispositionId: "",
    disposition: "",
    registryNumber: "",
    giverName: "",
    recipientName: "",
  } satisfies GiftRow,
  deliverables: { id: "", kind: "", title: "" } satisfies DeliverableRow,
  commitments: {
    id: "",
    text: "",
    bySide: "OWN",
    ownerName: "",
    ownerUserId: "",
    ownerPersonId: "",
    ownerPostId: "",
    toSide: "",
    toName: "",
    toPersonId: "",
    toPostId: "",
    dueOn: "",
    state: "OPEN",
    version: "",
  } satisfies PromiseRow,
};

type RowField = keyof typeof EMPTY_ROWS;

/** What makes a row say something; the rest of it only qualifies that. The same fields as in `engagementSchema`. */
const TELLING: Readonly<Record<RowField, readonly string[]>> = {
  countries: ["code"],
  attendance: ["personId", "name"],
  points: ["text"],
  gifts: ["description", "value"],
  deliverables: ["kind", "title"],
  commitments: ["text", "dueOn", "ownerName"],
};

/** A row of a list of a set with nothing in it but what it starts with. */
export function emptySetRow(fields: Fields): SetRow {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      field.kind === "choice" ? (field.initial ?? "") : "",
    ]),
  );
}

/** The row that follows another, beginning with what it continues. `before` gives what stands in a field of that other. */
export function nextSetRow({ fields, continues = {} }: FieldList, before: (field: string) => string): SetRow {
  const taken = Object.entries(continues).map(([name, from]) => [name, from ? before(from) : ""]);
  return { ...emptySetRow(fields), ...Object.fromEntries(taken) };
}

/** What a row of each field starts with, and what makes it say something. */
const ROWS: Readonly<Record<string, { empty: Record<string, string>; telling: readonly string[] }>> = {
  ...Object.fromEntries(
    Object.entries(EMPTY_ROWS).map(([field, empty]) => [
      field,
      { empty, telling: TELLING[field as RowField] },
    ]),
  ),
  ...Object.fromEntries(
    PARTS.filter(({ list }) => list !== null).map(({ path, fields }) => [
      `sets.${path}`,
      { empty: emptySetRow(fields), telling: tellingFields(fields) },
    ]),
  ),
};

/** A row of this list with nothing in it; null for a field that is no list of rows. */
export function emptyRowOf(field: FormField): Record<string, string> | null {
  return ROWS[field]?.empty ?? null;
}

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
    const value = valueAt(source, field);
    if (!Array.isArray(empty)) return [field, textOf(value) ?? empty];
    const items: unknown[] = Array.isArray(value) ? value : [];
    const row = ROWS[field];
    if (row) return [field, items.flatMap((item) => readRow(row, item))];
    return [field, items.filter((item) => typeof item === "string" && item !== "")];
  });
  return Object.fromEntries(entries) as FormValues;
}

/** What stands in the fields of a form now. */
export function valuesIn(form: HTMLFormElement): FormValues {
  return readValues(readForm(new FormData(form)));
}

/** The fields in which two readings differ, in the order of the form. */
export function differingFields(one: FormValues, other: FormValues): FormField[] {
  return FORM_FIELDS.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
}

function readRow({ empty, telling }: (typeof ROWS)[string], item: unknown): Record<string, string>[] {
  if (typeof item !== "object" || item === null) return [];
  const row = Object.fromEntries(
    Object.entries(empty).map(([name, nothing]) => [name, textOf(Reflect.get(item, name)) ?? nothing]),
  );
  return telling.some((name) => row[name]) ? [row] : [];
}

/** A field of a set stands within its set, or under its whole path when it was read before. */
function valueAt(source: Readonly<Record<string, unknown>>, field: string): unknown {
  if (Object.hasOwn(source, field)) return source[field];
  return field
    .split(".")
    .reduce<unknown>(
      (node, step) =>
        typeof node === "object" && node !== null && Object.hasOwn(node, step)
          ? Reflect.get(node, step)
          : undefined,
      source,
    );
}

/** A value as its field shows it; undefined where there is none that it could show. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number") return String(value);
  return typeof value === "boolean" ? (value ? "yes" : "no") : undefined;
}

/** A text of the form as the value of a set, for telling it in words; what cannot be read stays as typed. */
export function valueOfText(kind: Fields[string]["kind"], text: string): FieldValue {
  if (isUnsaid(text)) return null;
  if (kind === "flag") return text === "yes";
  return kind === "count" && /^\d+$/.test(text) ? Number(text) : text;
}
