import pg from "pg";

/** Runs SQL as the owner of the test's database, past the wall: for arranging what no viewer may write, and for
 * looking at what no viewer may see. */
export async function asOwner<T extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const owner = new pg.Client({ connectionString: process.env.RAPPORT_OWNER_DATABASE_URL });
  await owner.connect();
  try {
    return (await owner.query<T>(sql, values)).rows;
  } finally {
    await owner.end();
  }
}
