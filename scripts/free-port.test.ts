import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort, isPortFree } from "./free-port";

test("a port is free when nobody listens on it, and when whoever does lets go soon", async () => {
  const port = await freePort();
  expect(await isPortFree(port, 0)).toBe(true);
  const other = createServer().listen(port);
  await once(other, "listening");
  expect(await isPortFree(port, 0)).toBe(false);
  setTimeout(() => other.close(), 300);
  expect(await isPortFree(port)).toBe(true);
});
