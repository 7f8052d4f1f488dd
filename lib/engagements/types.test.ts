import { describe, expect, it } from "vitest";
import type { UnprefilledScheme } from "./default-tags";
import { TAG_SCHEME_CODES, TAG_SCHEMES } from "./tag-schemes";
import {
  ENGAGEMENT_TYPE_CODES,
  ENGAGEMENT_TYPES,
  engagementType,
  FIELD_SETS,
  hasFieldSet,
  TYPE_GROUPS,
  type TypeGroupCode,
  typesInGroup,
  visitTypes,
} from "./types";

const types = Object.values(ENGAGEMENT_TYPES);
const groups = Object.keys(TYPE_GROUPS) as TypeGroupCode[];

/** What the handbook of the field asks of each type. */
const GROUPED: readonly [string, Record<string, string>][] = [
  [
    "Dialogue",
    {
      KLE: "ABC",
      BILAT: "ABC",
      MULTI: "ABC",
      STAFF: "ABC",
      DPD: "ABC",
      FORUM: "AB",
      NEGOT: "ABCG",
      ATTLIA: "AB",
    },
  ],
  ["Visits", { HOST: "ABCV", ABROAD: "ABCV", PORT: "ABVS", AIRVIS: "ABV" }],
  ["Exchange", { SMEE: "ABD", TCT: "ABD", FAM: "ABD", UNITX: "ABD", MPEP: "ADG", SPP: "ABD", LIAISON: "AD" }],
  ["Education", { EDUIN: "ADF", EDUOUT: "ADF" }],
  ["Training", { MTT: "ADF", JCET: "ADEF", CET: "ADEF" }],
  [
    "Exercise",
    {
      "EX-TTX": "AE",
      "EX-CPX": "AE",
      "EX-FTX": "AE",
      "EX-LIVEX": "AE",
      "EX-PASSEX": "AES",
      "EX-AIR": "AE",
      "EX-HADR": "AEH",
      "EX-PKO": "AE",
      "EX-OBS": "AE",
    },
  ],
  ["Assistance", { HADR: "AH", MEDCAP: "AH", DEMINE: "ADH" }],
  ["Operations-adjacent", { PKO: "AD" }],
  ["Reform", { SSR: "ABCF" }],
  ["Verification", { "ARMS-INS": "AB" }],
  ["Signalling", { DEMO: "ASX" }],
  ["Materiel", { FMS: "AF", EDA: "AF", IAC: "AG", EXPO: "AB" }],
  ["Information", { INFO: "AG" }],
  ["Protocol", { CEREM: "AB" }],
  ["Crisis", { CRISIS: "ABCX" }],
];

describe("the registry of engagement types", () => {
  it("holds 47 types", () => {
    expect(types).toHaveLength(47);
    expect(GROUPED.map(([group]) => group).toSorted()).toEqual(Object.values(TYPE_GROUPS).toSorted());
  });

  it("gives each a code of its own that fits a reference, and a name of its own", () => {
    expect(new Set(types.map((type) => type.code)).size).toBe(47);
    expect(new Set(types.map((type) => type.name)).size).toBe(47);
    for (const type of types) expect(type.code).toMatch(/^[A-Z]+(?:-[A-Z]+)?$/);
    for (const type of types) expect(type.code.length).toBeLessThanOrEqual(10);
  });

  it("asks every type for the core, and for no field set twice or unknown", () => {
    for (const type of types) {
      expect(hasFieldSet(type, "A"), type.code).toBe(true);
      expect(new Set(type.fieldSets).size, type.code).toBe(type.fieldSets.length);
      for (const fieldSet of type.fieldSets) expect(Object.keys(FIELD_SETS), type.code).toContain(fieldSet);
    }
  });

  it.each(GROUPED)("has under %s these types, made of these field sets", (group, fieldSets) => {
    const found = types.filter((type) => TYPE_GROUPS[type.group] === group);
    expect(Object.fromEntries(found.map((type) => [type.code, type.fieldSets.join("")]))).toEqual(fieldSets);
  });

  it("lets people meet wherever it asks who they were", () => {
    expect(types.filter((type) => hasFieldSet(type, "B") && !type.peopleMeet)).toEqual([]);
    expect(types.filter((type) => hasFieldSet(type, "C") && !hasFieldSet(type, "B"))).toEqual([]);
  });

  it("has the partner host what our side travels to", () => {
    expect(types.filter((type) => type.partnerHosts).map(({ code }) => code)).toEqual([
      "ABROAD",
      "TCT",
      "EDUOUT",
      "MTT",
      "JCET",
    ]);
  });

  it("asks for a return of what has the field set of a visit, and of nothing else", () => {
    const kinds = (["OURS", "THEIRS", "BY_HOST"] as const).map((kind) => [kind, visitTypes(kind)]);
    expect(Object.fromEntries(kinds)).toEqual({
      OURS: ["ABROAD"],
      THEIRS: ["HOST"],
      BY_HOST: ["PORT", "AIRVIS"],
    });
    for (const type of types) expect(type.visit !== undefined, type.code).toBe(hasFieldSet(type, "V"));
  });

  it("describes each in one sentence", () => {
    for (const type of types) expect(type.description, type.code).toMatch(/^[A-Z][^.]*\.$/);
  });

  it("repeats no subtype within a type", () => {
    for (const type of types) {
      expect(new Set(type.subtypes.map((subtype) => subtype.name)).size).toBe(type.subtypes.length);
    }
  });

  it("starts each with tags that exist, in every scheme that sorts activities or in none", () => {
    const left: string[] = ["NATO-PARTNERS", "US-PURPOSE"] satisfies UnprefilledScheme[];
    for (const type of types) {
      const usual: Readonly<Record<string, readonly string[]>> = type.defaultTags;
      expect(Object.keys(usual).sort()).toEqual(
        TAG_SCHEME_CODES.filter((code) => !left.includes(code)).sort(),
      );
      for (const scheme of TAG_SCHEMES) {
        const known: readonly string[] = scheme.tags.map((tag) => tag.code);
        for (const tag of usual[scheme.code] ?? [])
          expect(known, `${type.code} ${scheme.code}`).toContain(tag);
      }
    }
  });
});

describe("the groups", () => {
  it("hold every type once, in the order of the registry", () => {
    expect(groups.flatMap((group) => typesInGroup(group).map((type) => type.code))).toEqual(
      ENGAGEMENT_TYPE_CODES,
    );
  });

  it("are none of them empty", () => {
    expect(groups.filter((group) => typesInGroup(group).length === 0)).toEqual([]);
  });
});

describe("engagementType", () => {
  it("answers null to what is no type", () => {
    expect(engagementType("LUNCH")).toBeNull();
    expect(engagementType("toString")).toBeNull();
    expect(engagementType("")).toBeNull();
  });
});

describe("the tag schemes", () => {
  it("are seven, each with a source", () => {
    expect(TAG_SCHEMES.map((scheme) => scheme.code)).toEqual([
      "NDU",
      "UK-2013",
      "UK-2017",
      "NATO",
      "NATO-PARTNERS",
      "US-PURPOSE",
      "US",
    ]);
    for (const scheme of TAG_SCHEMES) expect(scheme.source).not.toBe("");
  });

  it("repeat no tag", () => {
    for (const scheme of TAG_SCHEMES) {
      expect(new Set(scheme.tags.map((tag) => tag.code)).size).toBe(scheme.tags.length);
      expect(new Set(scheme.tags.map((tag) => tag.name)).size).toBe(scheme.tags.length);
    }
  });
});
