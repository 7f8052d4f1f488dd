import { describe, expect, it } from "vitest";
import { countryByAlpha3 } from "@/lib/countries/data";
import { PLACE_OF_COUNTRY_ID, usTravelPlace } from "./places";

describe("the places of the US journeys abroad", () => {
  it("are 177 ids, each of a country we know", () => {
    expect(PLACE_OF_COUNTRY_ID.size).toBe(177);
    for (const [id, alpha3] of PLACE_OF_COUNTRY_ID) expect(countryByAlpha3(alpha3), id).not.toBeNull();
  });

  it.each([
    ["holy-see", "Vatican City", "1919-01-04", "VAT"],
    ["antarctica", "Antarctica", "2016-11-10", "ATA"],
    ["west-bank", "West Bank", "2022-07-15", "PSE"],
    ["taiwan", "Republic of China", "1960-06-18", "TWN"],
    ["german-democratic-republic", "German Democratic Republic", "1989-12-12", "DDR"],
    ["yugoslavia", "Yugoslavia", "1996-02-04", "YUG"],
    ["kosovo", "Serbia-Montenegro (Kosovo)", "1999-07-29", "XKX"],
    ["serbia", "Serbia", "1997-05-31", "SRB"],
    ["serbia", "Serbia and Montenegro", "2003-04-02", "SCG"],
    ["russia", "U.S.S.R.", "1991-12-15", "SUN"],
    ["russia", "U.S.S.R.", "1992-02-16", "RUS"],
    ["russia", "Russia", "1993-01-02", "RUS"],
    ["denmark", "Denmark (Greenland)", "2021-05-20", "GRL"],
    ["denmark", "Denmark", "1973-06-12", "DNK"],
    ["congo-democratic-republic", "Democratic Republic of the Congo (Zaire)", "1997-12-11", "COD"],
    ["congo-kinshasa", "Congo, Democratic Republic of", "2014-05-03", "COD"],
    ["turkey", "Turkey", "1959-12-06", "TUR"],
    ["turkiye", "Türkiye", "2023-02-19", "TUR"],
  ])("%s, %s on %s is %s", (id, label, date, alpha3) => {
    expect(usTravelPlace(id, label, date)).toBe(alpha3);
  });

  it("answers null to an id it has never seen", () => {
    expect(usTravelPlace("atlantis", "Atlantis", "2000-01-01")).toBeNull();
  });
});
