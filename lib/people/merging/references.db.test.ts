import { expect, test } from "vitest";
import { referencesTo } from "@/testing/merges";
import { asOwner } from "@/testing/owner";
import { wordsOfMoving } from "./labels";

test.each(["person", "organisation", "post"] as const)(
  "whatever names a %s, now or later, can be moved and has words of its own",
  async (kind) => {
    const references = await referencesTo(kind);
    expect(references.length).toBeGreaterThan(5);
    expect(references.filter(({ row_key }) => row_key === null)).toEqual([]);
    const words = wordsOfMoving(references.map(({ name, key }) => ({ table: name, column: key, count: 1 })));
    expect(
      words.filter((one) => one.startsWith("1 row of ")),
      "called by their table alone",
    ).toEqual([]);
    const whole = await asOwner(
      `select 1 from pg_constraint where contype = 'f' and confrelid = $1::regclass and cardinality(conkey) <> 1`,
      [kind],
    );
    expect(whole).toEqual([]);
    // A uuid that says by its name what it is of, in a table that no merge is of, is among them.
    const named = await asOwner<{ column: string }>(
      `select table_name || '.' || column_name as column from information_schema.columns c join pg_class r on r.relname = c.table_name and r.relkind = 'r'
       where table_schema = 'public' and column_name ~ ('(^|_)' || $1 || '_ids?$') and udt_name in ('uuid', '_uuid')
         and table_name <> 'merge_holding' and column_name <> 'reader_post_ids'`,
      [kind],
    );
    const known = references.map(({ name, key }) => `${name}.${key}`);
    expect(named.map(({ column }) => column).filter((column) => !known.includes(column))).toEqual([]);
  },
);
