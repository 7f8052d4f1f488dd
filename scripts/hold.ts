import pg from "pg";

/** Name of the connections by which programs say that they need the embedded server. */
const HOLDER = "rapport holds";

/** One connection for as long as this program needs the server: it ends with the program, however that ends, so a
 * count of them says who else still needs it. */
export interface Hold {
  /** Lets go; says whether the server is needed by nobody now. */
  release(): Promise<boolean>;
}

/**
 * Holds the server at this address.
 * @param onLost called when the server went away by itself
 */
export async function holdServer(url: string, onLost: () => void): Promise<Hold> {
  const client = new pg.Client({ connectionString: url, application_name: HOLDER });
  let isHeld = false;
  const lose = () => {
    if (!isHeld) return;
    isHeld = false;
    onLost();
  };
  client.on("error", lose);
  client.on("end", lose);
  await client.connect();
  isHeld = true;
  const handle = client as pg.Client & { ref(): void; unref(): void };
  handle.unref();
  return {
    release: async () => {
      if (!isHeld) return false;
      isHeld = false;
      handle.ref();
      try {
        const others = await client.query(
          "select 1 from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()",
          [HOLDER],
        );
        return others.rowCount === 0;
      } catch {
        return false;
      } finally {
        await client.end().catch(() => {});
      }
    },
  };
}
