import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { createDatabase, dropDatabase, prepareDatabase, withDatabase } from "../scripts/database";

// Every test file works in a database of its own, copied from the template, as the app's role.
const name = `rapport_test_${randomUUID().slice(0, 13)}`;
const serverUrl = inject("serverUrl");
await createDatabase(serverUrl, name, inject("template"));
const ownerUrl = withDatabase(serverUrl, name);
const { appUrl } = await prepareDatabase(ownerUrl);
process.env.RAPPORT_APP_DATABASE_URL = appUrl;
process.env.RAPPORT_OWNER_DATABASE_URL = ownerUrl;
process.env.RAPPORT_SESSION_KEY = "a key for tests only, of 32 or more";

// A warning of the platform or of a library tells of something that will break; nobody reads it in a log.
process.on("warning", (warning) => {
  throw warning;
});

afterAll(async () => {
  const { disconnect } = await import("../lib/db");
  await disconnect();
  await dropDatabase(serverUrl, name);
});
