import { expect, test } from "vitest";
import { identitySchema } from "./schema";

const claims = { iss: "https://id.example", sub: "abc", email: "Ada@Test.example" };

test.each([
  [{ email_verified: true }, true],
  [{ email_verified: "true" }, false],
  [{ email_verified: false, xms_edov: true }, false],
  [{ xms_edov: true }, true],
  [{ xms_edov: "1" }, false],
  [{}, false],
])("with %j an email is verified: %s", (said, isVerified) => {
  expect(identitySchema.parse({ ...claims, ...said })).toEqual({
    issuer: "https://id.example",
    subject: "abc",
    email: "ada@test.example",
    isVerified,
  });
});

test.each([
  "\u212aim@test.example",
  "ada@ｔest.example",
  "ada",
  "a da@test.example",
  `${"a".repeat(250)}@test.example`,
  7,
])("%j is no email that counts", (email) => {
  expect(identitySchema.parse({ ...claims, email }).email).toBeNull();
});

test.each(["", "a\u0000", "a".repeat(256), "ä", 7])("%j is no subject", (sub) => {
  expect(identitySchema.safeParse({ ...claims, sub }).success).toBe(false);
});
