import type { Fields } from "./field-sets/declare";
import { PARTS } from "./field-sets/sets";
import { setFieldLabel } from "./field-sets/words";
import { FIELD_LABELS } from "./labels";
import { SECTIONS } from "./sections";

/**
 * The name of a field of the record, or of the rows of its `list`; one that a form does not show is told by its own name,
 * taken apart.
 */
export function fieldLabel(field: string, list?: string): string {
  const inRow = list ? fieldsOfRows(list)?.[field] : null;
  const ofSet = inRow?.label ?? setFieldLabel(field.replace(/^sets\./, ""));
  if (ofSet) return ofSet;
  const words = field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return FIELD_LABELS[field as keyof typeof FIELD_LABELS] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

const FORM_ORDER: readonly string[] = SECTIONS.flatMap(({ fields }) => fields);

/** Moments are stored as such and typed as times of the day. */
const TYPED_AS: Readonly<Record<string, string>> = { startsAt: "startTime", endsAt: "endTime" };

/** Fields of a record in the order of the form; what no form shows comes last. */
export function inFormOrder<Told extends { field: string }>(fields: readonly Told[]): Told[] {
  const placeOf = ({ field }: Told) => {
    const place = FORM_ORDER.indexOf(TYPED_AS[field] ?? field);
    return place < 0 ? FORM_ORDER.length : place;
  };
  return fields.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** What the rows of a list of a field set hold, such as `sets.exchange.taught`; null of every other field. */
export function fieldsOfRows(path: string): Fields | null {
  return PARTS.find((part) => part.list !== null && path === `sets.${part.path}`)?.fields ?? null;
}
