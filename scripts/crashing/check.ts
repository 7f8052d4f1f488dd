import type pg from "pg";
import { listOutOfStep } from "../keeping/recount";
import type { Part } from "./acts";
import type { Entry } from "./ledger";

export interface Findings {
  acknowledged: number;
  /** Of what was under way: how much is there whole, and how much is not there at all. */
  there: number;
  absent: number;
  auditEvents: number;
  /** What must not be, each in a sentence; empty when all is well. */
  faults: string[];
}

/**
 * Holds the database against what its writers were told, as of one moment: what was acknowledged is there once and as it was said, what
 * was under way is there whole or not at all, the audit chain is whole, every version has its revision, and the summaries equal a recount.
 * @param client of the owner
 * @param ledgers of writers that write nothing meanwhile; no two of them changed the same record
 */
export async function findFaults(client: pg.Client, ledgers: readonly Entry[][]): Promise<Findings> {
  await client.query("begin isolation level repeatable read read only");
  try {
    const held = await holdAgainst(client, ledgers.flatMap(standingOf));
    const { rows } = await client.query<{ events: number; broken: string | null }>(
      "select (select count(*)::int from audit_event) as events, audit_first_broken() as broken",
    );
    const { events = 0, broken = null } = rows[0] ?? {};
    const summaries = await listOutOfStep(client);
    return {
      ...held,
      auditEvents: events,
      faults: [
        ...held.faults,
        ...(broken === null ? [] : [`The audit trail is broken at event ${broken}.`]),
        ...(await listWithoutRevisions(client)),
        ...summaries.map((summary) => `Of the summaries, ${summary} does not equal a recount.`),
      ],
    };
  } finally {
    await client.query("rollback");
  }
}

/** A change, and whether its record must stand as it left it: no later one was acknowledged. */
type Standing = Entry & { isLatest: boolean };

function standingOf(entries: readonly Entry[]): Standing[] {
  const latest = new Map<string, Entry>();
  for (const entry of entries) if (entry.isAcknowledged) latest.set(entry.act.record.key, entry);
  return entries.map((entry) => ({ ...entry, isLatest: latest.get(entry.act.record.key) === entry }));
}

type Held = Pick<Findings, "acknowledged" | "there" | "absent" | "faults">;

async function holdAgainst(client: pg.Client, changes: readonly Standing[]): Promise<Held> {
  const parts = changes.flatMap(({ act }) => [act.record, ...act.traces]);
  const counts = await countParts(client, parts);
  const countOf = (part: Part) => counts.get(part) ?? 0;
  const held: Held = { acknowledged: 0, there: 0, absent: 0, faults: [] };
  /** Records that stand as a change left them of which nobody was told. */
  const isAhead = new Set<string>();
  for (const { act, isAcknowledged } of changes) {
    if (isAcknowledged) continue;
    const whole = [act.record, ...act.traces];
    if (whole.every((part) => countOf(part) === 1)) {
      isAhead.add(act.record.key);
      held.there += 1;
    } else if (whole.every((part) => countOf(part) === 0)) held.absent += 1;
    else
      held.faults.push(
        `${nameOf(act)} was cut in half: ${whole.map((part) => `${part.table} ${countOf(part)}`).join(", ")}.`,
      );
  }
  for (const { act, isAcknowledged, isLatest } of changes) {
    if (!isAcknowledged) continue;
    held.acknowledged += 1;
    const isCurrent = isLatest && !isAhead.has(act.record.key);
    for (const part of isCurrent ? [act.record, ...act.traces] : act.traces) {
      const count = countOf(part);
      if (count === 1) continue;
      const what = count === 0 ? "is not there as it was acknowledged" : `is there ${count} times`;
      held.faults.push(`${nameOf(act)}: its row of ${part.table} ${what}.`);
    }
  }
  return held;
}

function nameOf({ type, record }: Entry["act"]): string {
  const version = record.holds.version ? `, version ${record.holds.version}` : "";
  return `${type} of ${record.table} ${record.key}${version}`;
}

/** How often each is in the database. One statement for all that are found alike. */
async function countParts(client: pg.Client, parts: readonly Part[]): Promise<Map<Part, number>> {
  const counts = new Map<Part, number>();
  for (const [, alike] of Map.groupBy(parts, ({ table, by }) => `${table} ${by}`)) {
    const [{ table, by } = { table: "", by: "" }] = alike;
    const wanted = alike.map(({ key, holds }, place) => ({ place, key, holds }));
    const { rows } = await client.query<{ place: number; count: number }>(
      `select place, count(*)::int as count
       from jsonb_to_recordset($1::jsonb) as wanted(place int, key text, holds jsonb)
       join "${table}" on (${by})::text = wanted.key and to_jsonb("${table}") @> wanted.holds
       group by place`,
      [JSON.stringify(wanted)],
    );
    for (const { place, count } of rows) {
      const part = alike[place];
      if (part) counts.set(part, count);
    }
  }
  return counts;
}

async function listWithoutRevisions(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ subject: string; id: string }>(`
    select subject, id from (
      select 'engagement' as subject, id, version from engagement union all select 'commitment', id, version from commitment
    ) record
    where version <> (select count(*) from revision where subject_type = subject and subject_id = record.id)`);
  return rows.map(({ subject, id }) => `The ${subject} ${id} has not one revision for each of its versions.`);
}
