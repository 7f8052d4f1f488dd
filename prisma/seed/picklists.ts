import type { PicklistCode } from "@/lib/picklists/labels";

/** A word of a list as it is shipped; `note` says where it comes from and whether that was verified. */
interface PicklistFacts {
  code: string;
  label: string;
  note?: string;
}

// The numbers of laws and programmes are carried from working papers. What was not read in the law itself says so.
const UNVERIFIED = "Not verified against the text of the law.";

const us10 = (section: string, what: string, note = UNVERIFIED): PicklistFacts => ({
  code: `10USC${section}`,
  label: `10 USC ${section}, ${what}`,
  note,
});
const us22 = (code: string, label: string): PicklistFacts => ({
  code,
  label,
  note: "A programme under Title 22.",
});

/** Lists that every nation makes its own: what is here is a start, and admins add, rename and retire. */
export const PICKLIST_ITEMS: Readonly<Record<PicklistCode, readonly PicklistFacts[]>> = {
  FUNDING_AUTHORITY: [
    us10("311", "exchange of personnel", "Read in the text of the section."),
    us10("312", "personnel expenses"),
    us10("321", "training with friendly forces"),
    us10("322", "training of special operations forces"),
    us10("331", "support to operations"),
    us10("332", "institutional capacity"),
    us10("333", "building capacity"),
    us10("341", "State Partnership Program"),
    us10("342", "regional centres"),
    us10("345", "IDCT&E"),
    us10("401", "humanitarian and civic assistance"),
    us10("404", "foreign disaster assistance"),
    us10("407", "humanitarian demining"),
    us10("2341", "acquisition and cross-servicing"),
    us10("2557", "excess supplies for relief"),
    us10("2561", "humanitarian assistance"),
    { code: "JEP", label: "Joint exercise funds", note: UNVERIFIED },
    { code: "OHDACA", label: "Overseas humanitarian, disaster and civic aid", note: UNVERIFIED },
    { code: "O_AND_M", label: "Operation and maintenance of the service" },
    { code: "MODA", label: "Ministry of defence advisers", note: UNVERIFIED },
    us22("IMET", "International military education and training"),
    us22("FMF", "Foreign military financing"),
    us22("FMS", "Foreign military sales, national funds"),
    us22("EDA", "Excess defence articles"),
    us22("PKO", "Peacekeeping operations and GPOI"),
    us22("NADR", "Nonproliferation, anti-terrorism and demining"),
    us22("INCLE", "Narcotics control and law enforcement"),
    us22("DRAWDOWN", "Drawdown"),
    { code: "HOST_NATION", label: "Paid by the host nation" },
    { code: "REIMBURSABLE", label: "Reimbursable" },
    { code: "NO_COST", label: "At no cost" },
  ],
  CLOSING_REASON: [
    { code: "PARTNER", label: "The partner asked for it" },
    { code: "PARTNER_DECLINED", label: "Partner declined" },
    { code: "OWN_PRIORITY", label: "Own priorities changed" },
    { code: "FUNDS", label: "No funds" },
    { code: "CLEARANCE", label: "Clearance or vetting failed" },
    { code: "PEOPLE", label: "Key people not available" },
    { code: "POLITICS", label: "Politics of either side" },
    { code: "SECURITY", label: "Security situation" },
    { code: "WEATHER", label: "Weather or disaster" },
    { code: "HEALTH", label: "Health" },
    { code: "MATERIEL", label: "Ship, aircraft or equipment not available" },
    { code: "OTHER", label: "Another reason", note: "Say which in words." },
  ],
  COMPONENT: [
    { code: "THEATRE", label: "Theatre headquarters" },
    { code: "THEATRE_INFO", label: "Theatre headquarters, information staff" },
    { code: "EMBASSY", label: "Embassy" },
    { code: "ATTACHE", label: "Defence attaché office" },
    { code: "LAND", label: "Land component" },
    { code: "ARMY_SC", label: "Army security cooperation staff" },
    { code: "MARITIME", label: "Maritime component" },
    { code: "FLEET", label: "Fleet staff" },
    { code: "AIR", label: "Air component" },
    { code: "AIR_FORCE", label: "Numbered air force staff" },
    { code: "SOF", label: "Special operations component" },
    { code: "CYBER", label: "Cyber component" },
    { code: "SPACE", label: "Space component" },
  ],
  LINE_OF_EFFORT: [
    { code: "LOE-1", label: "Access, basing and overflight" },
    { code: "LOE-2", label: "Partner capability" },
    { code: "LOE-3", label: "Interoperability and exercises" },
    { code: "LOE-4", label: "Institutional reform and rule of law" },
    { code: "LOE-5", label: "Crisis readiness and relief" },
    { code: "LOE-6", label: "Transparency and confidence" },
    { code: "LOE-7", label: "Women, peace and security" },
  ],
  AGREEMENT_INSTRUMENT: [
    { code: "SOFA", label: "Status of forces agreement" },
    { code: "ACSA", label: "Acquisition and cross-servicing agreement" },
    { code: "GSOMIA", label: "Security of military information agreement" },
    { code: "DCA", label: "Defence cooperation agreement" },
    { code: "EXCHANGE", label: "Exchange agreement" },
    { code: "MOU", label: "Memorandum of understanding" },
    { code: "IMPLEMENTING", label: "Implementing arrangement" },
    { code: "LETTER", label: "Letter of intent" },
    { code: "RECORD", label: "Record of discussions" },
  ],
  SCENARIO_CLASS: [
    { code: "WARFIGHTING", label: "Warfighting" },
    { code: "PEACE_SUPPORT", label: "Peace support" },
    { code: "HADR", label: "Humanitarian assistance and disaster relief" },
    { code: "COUNTER_TERRORISM", label: "Counter-terrorism" },
    { code: "MARITIME_SECURITY", label: "Maritime security" },
    { code: "EVACUATION", label: "Evacuation of citizens" },
    { code: "SEARCH_RESCUE", label: "Search and rescue" },
    { code: "CYBER", label: "Cyber defence" },
  ],
  PROTOCOL_LEVEL: [
    { code: "FULL", label: "Full honours" },
    { code: "REDUCED", label: "Reduced honours" },
    { code: "WORKING", label: "Working visit" },
    { code: "PRIVATE", label: "Private" },
  ],
  GIFT_DISPOSITION: [
    { code: "DISPLAY", label: "On display in the office" },
    { code: "REGISTRY", label: "Handed to the registry" },
    { code: "BOUGHT", label: "Bought by the recipient" },
    { code: "RETURNED", label: "Returned" },
    { code: "KEPT", label: "Kept by the recipient" },
    { code: "SHARED", label: "Used up or shared" },
  ],
};
