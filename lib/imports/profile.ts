import type { CalendarDate } from "@/lib/dates";
import type { SomeSetValues } from "@/lib/engagements/field-sets/sets";
import type { PreparedAttendance } from "@/lib/engagements/prepared";
import type { FieldReader } from "./fields";

/** A kind of file that can be imported: what its columns are and what each row means. One file per kind. */
export interface Profile {
  /** What people type: `us-travel`. Also the folder under lib/imports. */
  name: string;
  /** What the records are and who publishes them. */
  title: string;
  delimiter: "," | "\t";
  /** Whether double quotes enclose fields; without them a quotation mark is a letter like any other. */
  quoted: boolean;
  /** Columns the mapping reads. A file that lacks one is refused; further columns are ignored. */
  columns: readonly string[];
  /**
   * What becomes of a second row with a key that an earlier row of the file already has: `reject` where the source
   * gives ids, `number` where the key is made of several columns and two rows may truly share it.
   */
  sameKey: "reject" | "number";
  map(read: FieldReader): RowMeaning;
}

/** What a row says. A row whose fields cannot be read is rejected by the reader it was read with. */
export type RowMeaning =
  | { kind: "skip"; reason: string }
  | { kind: "reject"; reason: string }
  | {
      kind: "engagement";
      /** Names the row within its source, made from columns that do not change when the row is corrected. */
      key: string;
      engagement: ImportedEngagement;
      /** What a reader of the record should know about the row; also stands in the record's own text. */
      warnings: string[];
    };

/** An engagement as a source tells it: complete, published, unclassified and in one country. */
export interface ImportedEngagement {
  type: string;
  title: string;
  /** Local day at the place. */
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  country: string;
  /** Whether it took place in that country, or only with it. */
  isHost: boolean;
  timeZone: string;
  city: string | null;
  purpose: string | null;
  /** Longer text, one paragraph each, kept word for word. */
  notes: string[];
  sourceReference: string;
  attendance: PreparedAttendance[];
  /** Field sets beside the core. */
  sets: SomeSetValues;
}
