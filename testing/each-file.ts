import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { createDatabase, dropDatabase, withDatabase } from "../scripts/database";
import { disconnectOwner } from "./owner";

// Every test file works in a database of its own, copied from the template, as the app's role.
const name = `rapport_test_${randomUUID().slice(0, 13)}`;
const serverUrl = inject("serverUrl");
await createDatabase(serverUrl, name, inject("template"));
process.env.RAPPORT_APP_DATABASE_URL = withDatabase(inject("appUrl"), name);
process.env.RAPPORT_OWNER_DATABASE_URL = withDatabase(serverUrl, name);
process.env.RAPPORT_SESSION_KEY = "a key for tests only, of 32 or more";

afterAll(async () => {
  const { disconnect } = await import("../lib/db");
  await disconnect();
  await disconnectOwner();
  await dropDatabase(serverUrl, name);
});
