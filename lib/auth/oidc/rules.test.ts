import { expect, test } from "vitest";
import { isPasswordOff } from "./rules";

const here = { issuer: "https://id.example" };

test.each([
  ["linked to the provider that is asked here", { ...here, allowsPassword: false }, here, true],
  ["whom an admin lets use it", { ...here, allowsPassword: true }, here, false],
  ["linked to a provider of before", { issuer: "https://old.example", allowsPassword: false }, here, false],
  ["linked where no provider is asked any more", { ...here, allowsPassword: false }, null, false],
  ["linked to none", null, here, false],
])("the password of an account %s", (_, identity, provider, isOff) => {
  expect(isPasswordOff(identity, provider)).toBe(isOff);
});
