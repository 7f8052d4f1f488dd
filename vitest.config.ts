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
          setupFiles: ["testing/each-file.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
