import pg from "pg";
import { timed } from "./statistics";

/** Milliseconds on the clock, and those of them in which a statement, or several at once, was at work or on its way. */
export interface Taken {
  clock: number;
  database: number;
}

type Query = (this: pg.Client, ...sent: unknown[]) => Promise<unknown>;

let inStatements = 0;
let underWay = 0;
let since = 0;
const query = pg.Client.prototype.query as Query;
const counted: Query = async function (...sent) {
  if (underWay++ === 0) since = performance.now();
  try {
    return await query.apply(this, sent);
  } finally {
    if (--underWay === 0) inStatements += performance.now() - since;
  }
};
// Where the product sends statements they are counted without its knowing.
pg.Client.prototype.query = counted as typeof pg.Client.prototype.query;

/** What the work takes; nothing else may ask the database from this process meanwhile. */
export async function metered(work: () => Promise<unknown>): Promise<Taken> {
  const before = inStatements;
  const clock = await timed(work);
  return { clock, database: inStatements - before };
}
