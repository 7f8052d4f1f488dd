import { expect, test } from "vitest";
import { readTarHeader, tarMember } from "./tar";

const at = new Date("2026-11-27T08:00:00Z");

test("a member says its name and its size, and fills whole blocks", () => {
  const [header = Buffer.alloc(0), body, padding] = tarMember(
    "tables/person/000001.gz",
    Buffer.from("abc"),
    at,
  );
  expect(readTarHeader(header)).toEqual({ name: "tables/person/000001.gz", size: 3 });
  expect(body?.toString()).toBe("abc");
  expect(padding).toHaveLength(509);
  expect(tarMember("full", Buffer.alloc(1024), at)[2]).toHaveLength(0);
});

test("no bit of a header falls over unnoticed", () => {
  const [header = Buffer.alloc(0)] = tarMember("manifest.json", Buffer.alloc(70_000), at);
  for (let bit = 0; bit < header.length * 8; bit++) {
    const changed = Buffer.from(header);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(readTarHeader(changed), `bit ${bit}`).toBeNull();
  }
});

test("a name that does not fit is refused", () => {
  expect(() => tarMember("n".repeat(101), Buffer.alloc(0), at)).toThrow("too long");
});
