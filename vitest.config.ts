import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
// `server-only` throws outside a React Server bundle; its empty twin is what the bundler would pick on the server.
const alias = { "@": root, "server-only": `${root}node_modules/server-only/empty.js` };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: "unit", include: ["{lib,components,prisma}/**/*.test.ts"], exclude: ["**/*.db.test.ts"] },
      },
    ],
  },
});
