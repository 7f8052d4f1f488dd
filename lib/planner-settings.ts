/**
 * What each of our connections tells PostgreSQL of how to plan. Said over the connection once it stands, for the session or in each
 * transaction: a proxy such as PgBouncer refuses what it does not know among the options of a connection and hands one connection of the
 * server from user to user; and to set it for a database or a role takes rights over them that the owner of a login given to us may not have.
 */
export const PLANNER_SETTINGS = {
  // To compile a statement takes seconds where policies and triggers make it long, and saves less than one of them. On by default.
  jit: "off",
  // The default is that of spinning disks: with it the planner reads the whole archive for a page deep in a list.
  random_page_cost: "1.1",
} as const;

/** Tells it for the session; for connections of the owner, which are our own from end to end. */
export async function tellPlanner(client: {
  query(sql: string, values: string[]): Promise<unknown>;
}): Promise<void> {
  for (const [name, value] of Object.entries(PLANNER_SETTINGS))
    await client.query("select set_config($1, $2, false)", [name, value]);
}
