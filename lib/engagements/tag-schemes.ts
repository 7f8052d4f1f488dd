/**
 * Categories that others sort engagements into, so that a roll-up can be read in another nation's terms without a
 * second entry. Names are short forms of the published ones; what a scheme rests on stands in its source. This is what is
 * shipped: admins add tags, rename and retire them, and only the codes of these may be relied on.
 */

interface TagFacts {
  code: string;
  name: string;
}

interface TagSchemeFacts {
  name: string;
  /** Where it stands; begins with "Not verified" when nobody has checked. */
  source: string;
  tags: readonly TagFacts[];
}

const SCHEMES = {
  NDU: {
    name: "NDU military diplomacy",
    source:
      "National Defense University, military diplomacy data: Allen, Saunders and Chen, 2017 (2003 to 2016), " +
      "and its update of 2025 (2002 to 2024)",
    tags: [
      { code: "SENIOR_VISIT", name: "Senior-level visit or meeting" },
      { code: "EXERCISE", name: "Military exercise" },
      { code: "PORT_CALL", name: "Naval port call" },
      { code: "SECURITY_DIALOGUE", name: "Security dialogue" },
      { code: "NONTRADITIONAL", name: "Non-traditional security cooperation" },
      { code: "FUNCTIONAL_EXCHANGE", name: "Functional exchange" },
    ],
  },
  "UK-2013": {
    name: "UK defence engagement, areas of 2013",
    source: "United Kingdom, International Defence Engagement Strategy, 2013",
    tags: [
      { code: "SECURITY_OPS", name: "Security and non-combat operations" },
      { code: "DIPLOMACY", name: "Defence diplomacy" },
      { code: "EXPORTS", name: "Defence and security exports" },
      { code: "STABILITY", name: "Regional stability, conflict prevention and stabilisation" },
    ],
  },
  "UK-2017": {
    name: "UK defence engagement, objectives and categories of 2017",
    source:
      "United Kingdom, International Defence Engagement Strategy, 2017, as summarised by the Stabilisation Unit",
    tags: [
      { code: "OBJ_UNDERSTAND", name: "Objective: develop understanding" },
      { code: "OBJ_PREVENT", name: "Objective: prevent conflict" },
      { code: "OBJ_CAPABILITY", name: "Objective: capability, capacity and interoperability" },
      { code: "OBJ_PROSPERITY", name: "Objective: prosperity" },
      { code: "OBJ_ACCESS", name: "Objective: access and influence" },
      { code: "CAT_DIPLOMACY", name: "Category: defence diplomacy" },
      { code: "CAT_PROSPERITY", name: "Category: support to UK prosperity" },
      { code: "CAT_BUILDING", name: "Category: building capability" },
      { code: "CAT_ENABLING", name: "Category: enabling capability" },
    ],
  },
  NATO: {
    name: "NATO partnership tools",
    source: "NATO, topic pages on partnership tools (ITPP agreed in March 2021)",
    tags: [
      { code: "ITPP", name: "Individually tailored partnership programme" },
      { code: "PCM", name: "Partnership Cooperation Menu" },
      { code: "PARP", name: "Planning and Review Process" },
      { code: "OCC", name: "Operational Capabilities Concept" },
      { code: "DCB", name: "Defence and related security capacity building" },
      { code: "ANP", name: "Annual National Programme" },
      { code: "IPCP", name: "Individual Partnership and Cooperation Programme (former)" },
      { code: "IPAP", name: "Individual Partnership Action Plan (former)" },
    ],
  },
  "NATO-PARTNERS": {
    name: "NATO partnership frameworks",
    source: "Not verified: the frameworks in which NATO's topic pages on partnerships group its partners",
    tags: [
      { code: "PFP", name: "Partnership for Peace" },
      { code: "MD", name: "Mediterranean Dialogue" },
      { code: "ICI", name: "Istanbul Cooperation Initiative" },
      { code: "GLOBAL", name: "Partners across the globe" },
    ],
  },
  "US-PURPOSE": {
    name: "US security cooperation purposes",
    source:
      "United States, Joint Publication 3-20, as quoted in Field Manual 3-0, paragraph 3-17: what is done with a foreign security " +
      "establishment for none of the three is no security cooperation",
    tags: [
      { code: "RELATIONSHIP", name: "Relationship: build relationships that serve own interests" },
      { code: "CAPABILITY", name: "Capability: build what the partner can do" },
      { code: "ACCESS", name: "Access: in peace and in contingencies" },
    ],
  },
  US: {
    name: "US security cooperation focus areas",
    source: "Not verified: focus areas of US theatre security cooperation planning in the 2010s",
    tags: [
      { code: "EXERCISES", name: "Multinational exercises" },
      { code: "TRAINING", name: "Multinational training" },
      { code: "EDUCATION", name: "Multinational education" },
      { code: "CONTACTS", name: "Defence and military contacts" },
      { code: "COUNTER_NARCOTICS", name: "Counter-narcotics" },
      { code: "NON_PROLIFERATION", name: "Counter- and non-proliferation" },
      { code: "FACILITIES", name: "Facilities and infrastructure" },
      { code: "HUMANITARIAN", name: "Humanitarian assistance" },
      { code: "INFORMATION_SHARING", name: "Information sharing" },
      { code: "ARMAMENTS", name: "International armaments cooperation" },
      { code: "INSTITUTIONS", name: "Defence institution building" },
      { code: "ASSISTANCE", name: "Security assistance" },
      { code: "PUBLIC_DIPLOMACY", name: "Support to public diplomacy" },
    ],
  },
} as const satisfies Record<string, TagSchemeFacts>;

export type TagSchemeCode = keyof typeof SCHEMES;
export type TagCode<Scheme extends TagSchemeCode> = (typeof SCHEMES)[Scheme]["tags"][number]["code"];

export interface TagScheme extends TagSchemeFacts {
  code: TagSchemeCode;
}

export const TAG_SCHEME_CODES = [
  "NDU",
  "UK-2013",
  "UK-2017",
  "NATO",
  "NATO-PARTNERS",
  "US-PURPOSE",
  "US",
] as const satisfies readonly TagSchemeCode[];

/** Every scheme that is shipped, with its tags in their order. */
export const TAG_SCHEMES: readonly TagScheme[] = TAG_SCHEME_CODES.map((code) => ({ code, ...SCHEMES[code] }));
