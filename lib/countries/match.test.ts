import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/testing/text";
import { COUNTRIES } from "./data";
import { countriesCalled, matchCountry } from "./match";

describe("matchCountry", () => {
  it("finds every country by each of its names", () => {
    for (const country of COUNTRIES) {
      for (const name of [country.name, country.formalName, ...country.aliases]) {
        expect(matchCountry(name)?.alpha3, name).toBe(country.alpha3);
      }
    }
  });

  it.each([
    ["Cote D'Ivoire, Republic of", "CIV"],
    ["Côte d’Ivoire", "CIV"],
    ["Macedonia", "MKD"],
    ["Macedonia, Former Yugoslav Republic of", "MKD"],
    ["Bosnia & Herzegovina", "BIH"],
    ["St Kitts & Nevis", "KNA"],
    ["St. Vincent and the Grenadines", "VCT"],
    ["Gambia, The", "GMB"],
    ["Papua-New Guinea", "PNG"],
    ["Kazakhstan, Republic Of", "KAZ"],
    ["Congo, Democratic Republic of (Kinshasa)", "COD"],
    ["Congo, Republic of (Brazzaville)", "COG"],
    ["China, People’s Republic of", "CHN"],
    ["Republic of China", "TWN"],
    ["Korea, Republic of South", "KOR"],
    ["Korea (Republic of)", "KOR"],
    ["IRAN (ISLAMIC REPUBLIC OF)", "IRN"],
    ["Burma (Myanmar)", "MMR"],
    ["Southern Rhodesia (Zimbabwe)", "ZWE"],
    ["United Kingdom (Northern Ireland)", "GBR"],
    ["Vatican City", "VAT"],
    ["TÜRKİYE", "TUR"],
    ["U.S.S.R.", "SUN"],
    ["German Democratic Republic", "DDR"],
  ])("reads %s as %s", (label, alpha3) => {
    expect(matchCountry(label)?.alpha3).toBe(alpha3);
  });

  it.each([
    ["Congo"],
    ["Korea"],
    ["Virgin Islands"],
    ["Denmark (Greenland)"],
    ["Yugoslavia (Kosovo)"],
    ["Atlantis"],
    ["NA"],
    [""],
    ["()"],
  ])("does not guess at %j", (label) => {
    expect(matchCountry(label)).toBeNull();
  });

  it("keeps the halves of a divided country apart", () => {
    expect(matchCountry("Germany, Democratic Republic of")?.alpha3).toBe("DDR");
    expect(matchCountry("Yemen, People's Republic of")?.alpha3).toBe("YMD");
    expect(matchCountry("Vietnam, Democratic Republic of")?.alpha3).toBe("VDR");
    expect(matchCountry("Korea, People's Republic of")).toBeNull();
  });

  it("never throws", () => {
    fc.assert(fc.property(anyText(), (text) => void matchCountry(text)));
  });
});

describe("countriesCalled", () => {
  it.each([
    ["japan", ["JPN"]],
    ["persia", ["IRN"]],
    ["usa", ["USA"]],
    ["turkiye", ["TUR"]],
    ["korea", ["KOR", "PRK"]],
    ["timor leste", ["TLS"]],
    ["guinea bissau", ["GNB"]],
    ["pakistan", ["PAK"]],
    ["jap", []],
    ["", []],
  ])("finds by %s: %j", (word, codes) => {
    expect([...countriesCalled(word)].sort()).toEqual(codes);
  });
});
