import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
// `server-only` throws outside a React Server bundle; its empty twin is what the bundler would pick on the server.
const resolve = { alias: { "@": root, "server-only": `${root}node_modules/server-only/empty.js` } };

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["{lib,components,prisma,scripts}/**/*.test.ts"],
          exclude: ["**/*.db.test.ts"],
        },
      },
      {
        resolve,
        test: {
          name: "database",
          include: ["{lib,components,prisma,scripts}/**/*.db.test.ts"],
          globalSetup: ["testing/database.ts"],
          // testing/fresh-start.ts has why the process of a file may go on to the next.
          isolate: false,
          // Each waits for the database half of its time.
          maxWorkers: 2,
          setupFiles: ["testing/fresh-start.ts", "testing/each-file.ts"],
          sequence: { setupFiles: "list" },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
