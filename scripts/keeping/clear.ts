import type pg from "pg";

/** A schema that is there while a restore is under way, and after one that was cut off. */
export const MARK = "restore_under_way";

export async function isUnderWay(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>("select to_regnamespace($1) is not null as found", [
    MARK,
  ]);
  return rows[0]?.found ?? false;
}

/** What somebody may have made in this database, as statements that take it away; nothing of an extension. */
const MADE_HERE = `
  select format('drop %s if exists %s cascade',
                case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
                             when 'f' then 'foreign table' else 'table' end, c.oid::regclass) as sql, 1 as turn
  from pg_class c
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
    and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'i', 'a'))
  union all
  select format('drop routine if exists %s cascade', p.oid::regprocedure), 2
  from pg_proc p
  where pronamespace = 'public'::regnamespace
    and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  union all
  select format('drop type if exists %s cascade', t.oid::regtype), 3
  from pg_type t left join pg_class c on c.oid = t.typrelid
  where typnamespace = 'public'::regnamespace and (typtype in ('e', 'd') or typtype = 'c' and c.relkind = 'c')
    and not exists (select 1 from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
  order by turn`;

/** Whether nobody has made anything in this database. */
export async function isClear(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(`${MADE_HERE} limit 1`);
  return rowCount === 0;
}

/** Takes away what a restore has made, and at last its mark. Only for a database that was empty when the mark was set. */
export async function clear(client: pg.Client): Promise<void> {
  await client.query("begin");
  const { rows } = await client.query<{ sql: string }>(MADE_HERE);
  for (const { sql } of rows) await client.query(sql);
  await client.query(`drop schema ${MARK}`);
  await client.query("commit");
}
