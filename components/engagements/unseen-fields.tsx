import type { PersonRow } from "./form-values";

type UnseenFieldsProps = {
  row: PersonRow;
  name: (field: keyof PersonRow) => string;
  fields: readonly (keyof PersonRow)[];
};

/** What is sent without being seen. An empty one says no more than none, and of hundreds of people there are thousands. */
export function UnseenFields({ row, name, fields }: UnseenFieldsProps) {
  return fields
    .filter((field) => row[field])
    .map((field) => <input key={field} type="hidden" name={name(field)} value={row[field]} />);
}
