import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pendingSchemaSql } from "../prisma/migrate";
import { startServer } from "./database";

// Writes the migration that brings the database from the migrations on disk to the models on disk.
const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Usage: npm run db:new-migration -- a_name_that_reads_as_a_sentence");
  process.exit(2);
}
const server = await startServer();
const sql = await pendingSchemaSql(server.ownerUrl);
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const folder = path.join("prisma", "migrations", `${stamp}_${name}`);
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, "migration.sql"), sql || "-- What the models cannot say goes here.\n");
console.log(`Wrote ${folder}/migration.sql`);
