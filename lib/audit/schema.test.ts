import { expect, test } from "vitest";
import { auditFilterSchema } from "./schema";

const RILEY = "01a21b3c-44eb-715e-865a-2fbcb8128dff";

test("what an address asks for is taken, what cannot be read is left out", () => {
  expect(
    auditFilterSchema.parse({
      type: "user.changed",
      outcome: "refused",
      actor: RILEY,
      subject: " Lund ",
      from: "2026-11-01",
      page: "3",
    }),
  ).toEqual({
    type: "user.changed",
    outcome: "refused",
    actor: RILEY,
    subject: "Lund",
    from: "2026-11-01",
    page: 3,
  });
  expect(
    auditFilterSchema.parse({
      type: "x",
      outcome: ["a"],
      actor: "riley",
      subject: "",
      from: "2026-02-30",
      to: "soon",
      page: "-1",
    }),
  ).toEqual({ page: 1 });
});

test("a day that no record has, and after which there is none, is left out", () => {
  for (const day of ["9999-12-31", "1000-01-01", "2101-01-01"])
    expect(auditFilterSchema.parse({ from: day, to: day })).toEqual({ page: 1 });
  expect(auditFilterSchema.parse({ from: "1900-01-01", to: "2100-12-31" })).toEqual({
    from: "1900-01-01",
    to: "2100-12-31",
    page: 1,
  });
});

test("characters that the database cannot hold are left out with what holds them", () => {
  expect(auditFilterSchema.parse({ actor: `${RILEY}\0`, subject: "KLE\u0007", page: "2" })).toEqual({
    page: 2,
  });
});
