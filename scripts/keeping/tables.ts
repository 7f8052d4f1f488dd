import type { Readable } from "node:stream";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { tellPlanner } from "../../lib/planner-settings";

export interface Table {
  name: string;
  /** Without those that the database computes. */
  columns: string[];
  /** SQL that orders the rows alike in every database, whatever its collation. */
  order: string;
}

/** A connection of the owner on which values are written alike everywhere, and that is never given up for taking long. */
export async function connectOwner(ownerUrl: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: name });
  // A broken connection also fails the statement that is under way; without a listener it would end the process.
  client.on("error", () => {});
  await client.connect();
  const settings = {
    datestyle: "ISO, YMD",
    intervalstyle: "postgres",
    timezone: "UTC",
    bytea_output: "hex",
    extra_float_digits: "1",
    // A table whose rows are hidden from us is an error, not an empty table.
    row_security: "off",
    statement_timeout: "0",
    idle_in_transaction_session_timeout: "0",
  };
  for (const [setting, value] of Object.entries(settings))
    await client.query("select set_config($1, $2, false)", [setting, value]);
  await tellPlanner(client);
  return client;
}

/**
 * The tables that a backup holds, by name: all but those of extensions, the list of migrations, which stands in the manifest, and
 * unlogged ones, whose rows may be lost at any time. Throws when a table has no primary key.
 */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; order: string | null }>(`
    select c.relname as name,
           array(select a.attname::text from pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
           (select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place)
            from pg_index i cross join lateral unnest(i.indkey) with ordinality k(number, place)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
            where i.indrelid = c.oid and i.indisprimary) as order
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
      and c.relname <> '_prisma_migrations'
      and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C"`);
  return rows.map(({ name, columns, order }) => {
    if (order === null) throw new Error(`The table ${name} has no primary key and is not one of Rapport's.`);
    return { name, columns, order };
  });
}

/** The rows of a table as PostgreSQL writes them as text: one line each, in the order of the primary key. */
export function copyOut(client: pg.Client, table: Table): Readable {
  return client.query(
    copyTo(
      `copy (select ${columnList(table)} from ${pg.escapeIdentifier(table.name)} order by ${table.order}) to stdout`,
    ),
  );
}

export function columnList({ columns }: Pick<Table, "columns">): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(", ");
}

/** How many lines end in these bytes. */
export function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}
