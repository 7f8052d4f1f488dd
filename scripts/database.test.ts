import { expect, test } from "vitest";
import { requireVersion } from "./database";

test.each([90_624, 130_000, 149_999, undefined])(
  "a PostgreSQL of version %s is refused in words",
  (version) => {
    expect(() => requireVersion(version)).toThrow(/^Rapport needs PostgreSQL 15 or later\.$/);
  },
);

test.each([150_000, 150_004, 180_004])("a PostgreSQL of version %s will do", (version) => {
  expect(() => requireVersion(version)).not.toThrow();
});
