import { describe, expect, it } from "vitest";
import { readTypedPerson, typedRow } from "./typed-person";

describe("readTypedPerson", () => {
  it.each([
    ["Lt Gen Kenji Mori", "Lt Gen", "Kenji Mori"],
    ["Captain Ana Reyes", "Captain", "Ana Reyes"],
    ["  Rear  Admiral Lower Half  Tui Sapolu ", "Rear Admiral Lower Half", "Tui Sapolu"],
    ["Dr. Lena Vogt", "Dr.", "Lena Vogt"],
    ["King Abdullah II", "King", "Abdullah II"],
    ["Crown Prince Mohammed bin Salman", "Crown Prince", "Mohammed bin Salman"],
    ["Deputy Prime Minister Ayman Safadi", "Deputy Prime Minister", "Ayman Safadi"],
  ])("takes the rank off %s", (text, rankText, name) => {
    expect(readTypedPerson(text)).toMatchObject({ rankText, name, position: "", nationality: "" });
  });

  it("leaves a name without a rank whole", () => {
    expect(readTypedPerson("Mori, Kenji")).toMatchObject({ rankText: "", name: "Mori, Kenji" });
    expect(readTypedPerson("King, Angus")).toMatchObject({ rankText: "", name: "King, Angus" });
  });

  it("never takes the whole line for a rank", () => {
    expect(readTypedPerson("Major")).toMatchObject({ rankText: "", name: "Major" });
    expect(readTypedPerson("")).toMatchObject({ rankText: "", name: "" });
  });

  it.each([
    ["Col Tanaka Hiroshi, J5", "Tanaka Hiroshi", "J5", ""],
    ["Col Tanaka Hiroshi, J5, Japan", "Tanaka Hiroshi", "J5", "JPN"],
    [
      "Tanaka, Hiroshi, Chief of staff, Joint Staff Office",
      "Tanaka, Hiroshi",
      "Chief of staff, Joint Staff Office",
      "",
    ],
    ["Reyes, Ana (PHL)", "Reyes, Ana", "", "PHL"],
    ["Ana Reyes, DCOM", "Ana Reyes", "DCOM", ""],
    ["Geir Pedersen, UN Special Envoy for Syria", "Geir Pedersen", "UN Special Envoy for Syria", ""],
    ["GARCIA LOPEZ, MARIA", "GARCIA LOPEZ, MARIA", "", ""],
    ["van der Berg, Jan", "van der Berg, Jan", "", ""],
    ["Maj Smith, Chad", "Smith, Chad", "", ""],
    ["Maj Ann Smith, Chad", "Ann Smith", "", "TCD"],
    ["Japan", "Japan", "", ""],
    [
      "Abdullah bin Zayed Al Nahyan, Foreign Minister, UAE",
      "Abdullah bin Zayed Al Nahyan",
      "Foreign Minister",
      "ARE",
    ],
    ["Al Nahyan, UAE", "Al Nahyan", "", "ARE"],
    ["Sheikh Zayed, Trucial States", "Sheikh Zayed", "", "ARE"],
    [
      "Ana Reyes, Minister of Defence of the Philippines",
      "Ana Reyes",
      "Minister of Defence of the Philippines",
      "PHL",
    ],
    ["Ana Reyes, Head of Section", "Ana Reyes", "Head of Section", ""],
    ["King Abdullah II, King, Japan", "Abdullah II", "King", "JPN"],
  ])("reads post and nation in %s", (text, name, position, nationality) => {
    const countries = [
      { value: "JPN", label: "Japan" },
      { value: "PHL", label: "Philippines" },
      { value: "TCD", label: "Chad" },
      { value: "ARE", label: "United Arab Emirates", keywords: "UAE\nEmirates\nTrucial States" },
    ];
    expect(readTypedPerson(text, countries)).toMatchObject({ name, position, nationality });
  });

  it("takes a rank that stands after the name", () => {
    const read = { rankText: "Colonel", name: "Tanaka Hiroshi", position: "J5" };
    expect(readTypedPerson("Tanaka Hiroshi, Colonel, J5")).toMatchObject(read);
  });
});

describe("typedRow", () => {
  const countries = [
    { value: "JPN", label: "Japan" },
    { value: "USA", label: "United States" },
  ];
  it.each([
    ["Col Tanaka Hiroshi, J5", "JPN", "PARTNER"],
    ["Ann Smith, United States", "USA", "OWN"],
    ["Geir Pedersen, UN Special Envoy for Syria", "", "THIRD"],
    ["Mark Rutte, NATO Secretary General", "", "THIRD"],
    ["Secretary-General of NATO Mark Rutte", "", "THIRD"],
    ["Kaja Kallas, High Representative of the European Union", "", "THIRD"],
    ["Ann Smith, UN Special Envoy, United States", "USA", "OWN"],
    ["Sato Yui, Special envoy to the UN", "JPN", "PARTNER"],
    ["Sato Yui, Secretary General, Ministry of Defence", "JPN", "PARTNER"],
    ["Sato Yui, Head of NATO division", "JPN", "PARTNER"],
  ])("puts %s to %s, %s", (text, nationality, side) => {
    expect(typedRow(readTypedPerson(text, countries), ["JPN"], "USA")).toMatchObject({ nationality, side });
  });

  it("guesses no nation among several partners", () => {
    const rowOf = (text: string) => typedRow(readTypedPerson(text, countries), ["KOR", "JPN"], "USA");
    expect(rowOf("Sato Yui")).toMatchObject({ nationality: "", side: "PARTNER" });
    expect(rowOf("Sato Yui, Japan")).toMatchObject({ nationality: "JPN", side: "PARTNER" });
  });
});
