import { expect, test } from "vitest";
import { typedNamesSchema } from "./schema";

const names = { familyName: " Mori ", givenName: "", nativeName: "", otherNames: "", nationality: "JPN" };

test("names are read as a person's form reads them", () => {
  expect(typedNamesSchema.parse({ ...names, otherNames: "Mory\n\n Morri " })).toEqual({
    familyName: "Mori",
    givenName: "",
    nativeName: null,
    otherNames: ["Mory", "Morri"],
    nationality: "JPN",
  });
});

test("what PostgreSQL cannot hold is no name", () => {
  for (const field of ["familyName", "givenName", "nativeName", "otherNames"])
    expect(typedNamesSchema.safeParse({ ...names, [field]: "a\0b" }).success, field).toBe(false);
});
