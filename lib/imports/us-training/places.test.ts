import { describe, expect, it } from "vitest";
import { usTrainingPlace } from "./places";

describe("usTrainingPlace", () => {
  it.each([
    ["Macedonia", "MKD"],
    ["Swaziland", "SWZ"],
    ["Burma", "MMR"],
    ["Cape Verde, Republic of", "CPV"],
    ["Cote D'Ivoire, Republic of", "CIV"],
    ["Congo, Democratic Republic of (Kinshasa)", "COD"],
    ["Congo, Republic of (Brazzaville)", "COG"],
    ["Korea, Republic of South", "KOR"],
    ["Timor-Leste, Democratic Republic of", "TLS"],
    ["Tanzania, United Republic of", "TZA"],
    ["St Vincent and Grenadines", "VCT"],
    ["Palestinian Authority", "PSE"],
    ["Namibia", "NAM"],
  ])("reads %s as %s", (label, alpha3) => {
    expect(usTrainingPlace(label)).toBe(alpha3);
  });

  it("answers null to what is no country", () => {
    expect(usTrainingPlace("Africa Regional")).toBeNull();
    expect(usTrainingPlace("")).toBeNull();
  });
});
