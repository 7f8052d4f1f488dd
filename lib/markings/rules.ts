/**
 * Markings of records and of what shows them. The product holds unclassified information, CUI at most. Sources:
 * DoDI 5200.48 (6 Mar 2020) for CUI, DoDM 5200.01 vol. 2 for the form of REL TO; where a rule is this product's
 * own policy its comment says so.
 */

/** Lowest first; the order is the rank. */
export const MARKING_LEVELS = ["UNCLASSIFIED", "CUI"] as const;
export type MarkingLevel = (typeof MARKING_LEVELS)[number];

/** Limited dissemination controls of CUI. Their order here is the order they are printed in. */
export const DISSEMINATION_CONTROLS = [
  "NOFORN",
  "FED_ONLY",
  "FEDCON",
  "NOCON",
  "DL_ONLY",
  "REL_TO",
  "DISPLAY_ONLY",
] as const;
export type DisseminationControl = (typeof DISSEMINATION_CONTROLS)[number];

/** Categories of CUI that this work meets, by their abbreviation in the CUI registry of the National Archives. */
export const CUI_CATEGORIES = ["OPSEC", "PRVCY", "INTL", "CTI", "EXPT"] as const;
export type CuiCategory = (typeof CUI_CATEGORIES)[number];

/** What a record says of its marking, under the names records use. */
export interface Marked {
  marking: MarkingLevel;
  /** Beside REL TO, which the nations in `relTo` imply. */
  disseminationControls?: readonly string[];
  /** Nations as ISO 3166-1 alpha-3 codes, and the groups FVEY and NATO, in the order they are printed in. Empty: no REL TO. */
  relTo?: readonly string[];
  /** They stand in the designation block, never in the banner. */
  cuiCategories?: readonly string[];
}

type RelToReading = { ok: true; codes: string[] } | { ok: false; message: string };

interface MarkingProblem {
  field: "marking" | "disseminationControls" | "relTo" | "cuiCategories";
  /** An error stops the save, a warning does not. */
  severity: "error" | "warning";
  message: string;
}

const FIVE_EYES = ["AUS", "CAN", "GBR", "NZL", "USA"] as const;

/** The 32 parties to the North Atlantic Treaty since Sweden's accession on 7 March 2024. */
const NATO_MEMBERS = [
  "ALB BEL BGR CAN CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN ISL",
  "ITA LTU LUX LVA MKD MNE NLD NOR POL PRT ROU SVK SVN SWE TUR USA",
].flatMap((row) => row.split(" "));

/** Groups that REL TO may name, with their nations. A group whose members are not known cannot be obeyed. */
const TETRAGRAPHS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["FVEY", FIVE_EYES],
  ["NATO", NATO_MEMBERS],
]);

const ADVISED_CATEGORIES = 3;

/** Whether the text names a level the product may hold. `SECRET` and its kin do not, nor does `UNCLASSIFIED//CUI`. */
export function isMarkingLevel(text: string): text is MarkingLevel {
  return MARKING_LEVELS.some((level) => level === text);
}

function isDisseminationControl(text: string): text is DisseminationControl {
  return DISSEMINATION_CONTROLS.some((control) => control === text);
}

/** Negative when `a` is below `b`, 0 when equal, positive when above: fit for sorting. */
export function compareLevels(a: MarkingLevel, b: MarkingLevel): number {
  return MARKING_LEVELS.indexOf(a) - MARKING_LEVELS.indexOf(b);
}

/**
 * Puts the codes of a REL TO into order: nations by alphabet, then groups by alphabet, each once. Letters may be
 * of either case. Without any it is refused. With `record` given, so are REL TO beside NOFORN, which contradict
 * each other, and REL TO below CUI, which is this product's policy. Whether a trigraph is a country is for the
 * country table to say, and `ownNationFirst` has the nation that comes first.
 */
export function normaliseRelTo(
  codes: readonly string[],
  record?: Pick<Marked, "marking" | "disseminationControls">,
): RelToReading {
  if (record?.disseminationControls?.includes("NOFORN"))
    return { ok: false, message: "NOFORN and REL TO contradict each other; keep one of them." };
  if (record && compareLevels(record.marking, "CUI") < 0)
    return { ok: false, message: `REL TO is for CUI; what is ${record.marking} needs none.` };
  const upper = codes.map((code) => code.trim().toUpperCase());
  const strange = upper.find((code) => !isTrigraph(code) && !TETRAGRAPHS.has(code));
  if (strange !== undefined)
    return {
      ok: false,
      message: `"${strange.slice(0, 20)}" is neither a three-letter country code nor ${[...TETRAGRAPHS.keys()].join(" or ")}.`,
    };
  if (upper.length === 0) return { ok: false, message: "REL TO names no nation; name them or remove it." };
  return { ok: true, codes: [...new Set(upper)].sort(inRelToOrder) };
}

/** The codes of a REL TO with the nation that keeps the record, as alpha-3 code, before all others; refused where it is not
 * among them. A record without REL TO needs none. */
export function ownNationFirst(codes: readonly string[], own: string): RelToReading {
  if (codes.length === 0) return { ok: true, codes: [] };
  if (!codes.includes(own)) return { ok: false, message: `REL TO names ${own} first; add it.` };
  return { ok: true, codes: [own, ...codes.filter((code) => code !== own)] };
}

/** `REL TO USA, AUS, GBR` from codes in order. */
export function formatRelTo(codes: readonly string[]): string {
  return `REL TO ${codes.join(", ")}`;
}

/**
 * Every nation a REL TO reaches, FVEY and NATO opened up, as alpha-3 codes by alphabet. No codes, no nations.
 * Releasable to a nation is not yet released to it: that takes a foreign disclosure officer.
 */
export function releasableNations(relTo: readonly string[]): string[] {
  return [...new Set(relTo.flatMap((code) => TETRAGRAPHS.get(code) ?? [code]))].sort();
}

/** What is wrong with a record's marking, in the order of the form; none when it may be saved. */
export function checkMarking(record: Marked): MarkingProblem[] {
  const { marking, disseminationControls: controls = [], relTo = [], cuiCategories = [] } = record;
  const problems: MarkingProblem[] = [];
  const error = (field: MarkingProblem["field"], message: string) =>
    problems.push({ field, severity: "error", message });

  const strange = controls.find((control) => !isDisseminationControl(control));
  if (strange !== undefined)
    error("disseminationControls", `"${strange.slice(0, 20)}" is not a dissemination control.`);
  else if (marking === "UNCLASSIFIED" && controls.length > 0)
    error("disseminationControls", "Dissemination controls belong to CUI; raise the level or remove them.");
  if (controls.includes("NOFORN") && controls.includes("DISPLAY_ONLY"))
    error("disseminationControls", "NOFORN and DISPLAY ONLY contradict each other; keep one of them.");

  if (controls.includes("REL_TO") || relTo.length > 0) {
    const reading = normaliseRelTo(relTo, record);
    if (!reading.ok) error("relTo", reading.message);
  }

  if (marking === "UNCLASSIFIED" && cuiCategories.length > 0)
    error("cuiCategories", "Categories belong to CUI; raise the level or remove them.");
  if (cuiCategories.length > ADVISED_CATEGORIES)
    problems.push({
      field: "cuiCategories",
      severity: "warning",
      message: `More than ${ADVISED_CATEGORIES} categories are hard to act on; keep those that matter.`,
    });
  return problems;
}

/**
 * The banner of a page, print or export that shows records of these levels: the highest of them, UNCLASSIFIED when
 * none is shown. For CUI it is the bare word: no UNCLASSIFIED before it, no category or control behind it.
 */
export function bannerFor(markings: readonly MarkingLevel[]): MarkingLevel {
  return markings.reduce<MarkingLevel>(
    (highest, level) => (compareLevels(level, highest) > 0 ? level : highest),
    "UNCLASSIFIED",
  );
}

/**
 * The marking of a record on one line: `CUI · NOFORN`, `CUI · REL TO USA, JPN, FVEY`. The dot keeps it from
 * being taken for a banner, whose parts would be divided by `//`.
 */
export function markingLine(record: Marked): string {
  return [record.marking, ...disseminationWords(record)].join(" · ");
}

/** The designation block of a CUI document's first page, line by line; none for UNCLASSIFIED. */
export function designationBlock(
  record: Marked,
  by: { controlledBy: string; pointOfContact: string },
): { term: string; value: string }[] {
  if (record.marking !== "CUI") return [];
  return [
    { term: "Controlled by", value: by.controlledBy },
    { term: "CUI category", value: (record.cuiCategories ?? []).join(", ") || "Not stated" },
    { term: "Dissemination", value: disseminationWords(record).join(", ") || "Not limited" },
    { term: "Point of contact", value: by.pointOfContact },
  ];
}

/** The mark before a paragraph, heading or bullet. */
export function portionMark(level: MarkingLevel): "(U)" | "(CUI)" {
  return level === "CUI" ? "(CUI)" : "(U)";
}

/**
 * Marks in a text that are above what the product may hold, as written: `(S//NF)`, `SECRET//NOFORN`, `(TS)`.
 * A hit is a reason to warn, not proof: the text may only speak of the mark.
 */
export function findHigherMarks(text: string): string[] {
  const portion = /\((?:C|S|TS)(?:\/\/[A-Z0-9 ,/-]{1,60})?\)/g;
  const banner = /\b(?:TOP SECRET|SECRET|CONFIDENTIAL)\/\/[A-Z]{2,20}/g;
  return [...new Set([...(text.match(portion) ?? []), ...(text.match(banner) ?? [])])];
}

/**
 * The level that somebody wrote into a text: a portion mark or a banner of CUI. For texts of records that keep no marking of their own.
 */
export function writtenLevel(text: string): MarkingLevel {
  return /\(CUI(?:\/\/[A-Z0-9 ,/-]{1,60})?\)|(?:^|\s)CUI\/\/[A-Z]|^\s*CUI\s*(?:$|[\r\n:])/.test(text)
    ? "CUI"
    : "UNCLASSIFIED";
}

function disseminationWords({ disseminationControls = [], relTo = [] }: Marked): string[] {
  return DISSEMINATION_CONTROLS.filter(
    (control) => disseminationControls.includes(control) || (control === "REL_TO" && relTo.length > 0),
  ).map((control) => (control === "REL_TO" ? formatRelTo(relTo) : control.replace("_", " ")));
}

function isTrigraph(code: string): boolean {
  return /^[A-Z]{3}$/.test(code);
}

function inRelToOrder(a: string, b: string): number {
  return Number(TETRAGRAPHS.has(a)) - Number(TETRAGRAPHS.has(b)) || (a < b ? -1 : a > b ? 1 : 0);
}
