import pg from "pg";

let held: pg.Pool | undefined;

// To sign in costs more than most of what is asked, so the connections of a file are kept. None waits by the clock, which tests may stop.
function pool(): pg.Pool {
  held ??= new pg.Pool({
    connectionString: process.env.RAPPORT_OWNER_DATABASE_URL,
    max: 4,
    idleTimeoutMillis: 0,
  });
  return held;
}

/** Runs SQL as the owner of the test's database, past the wall: for arranging what no viewer may write, and for
 * looking at what no viewer may see. What it sets for its session ends with it. */
export async function asOwner<T extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const owner = await pool().connect();
  try {
    return (await owner.query<T>(sql, values)).rows;
  } finally {
    await owner.query("discard all").then(
      () => owner.release(),
      (error: Error) => owner.release(error),
    );
  }
}

/** Closes the owner's connections; for the end of a file. */
export async function disconnectOwner(): Promise<void> {
  await held?.end();
  held = undefined;
}
