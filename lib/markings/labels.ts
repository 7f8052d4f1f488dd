import type { CuiCategory, DisseminationControl, MarkingLevel } from "./rules";

/** Words for a level, for pickers and hints; the banner itself prints the level. */
export const MARKING_LEVEL_LABELS: Record<MarkingLevel, { name: string; hint: string }> = {
  UNCLASSIFIED: { name: "Unclassified", hint: "Needs no protection by law, regulation or policy." },
  CUI: {
    name: "CUI",
    hint: "Controlled unclassified information: law, regulation or policy protects it.",
  },
};

/** The control as it is marked, and who may have what carries it. */
export const DISSEMINATION_CONTROL_LABELS: Record<DisseminationControl, { name: string; hint: string }> = {
  NOFORN: { name: "NOFORN", hint: "Not for foreign governments, organisations or nationals." },
  FED_ONLY: { name: "FED ONLY", hint: "Federal employees and members of the armed forces only." },
  FEDCON: { name: "FEDCON", hint: "Federal employees, and contractors who need it for their contract." },
  NOCON: { name: "NOCON", hint: "Not for contractors." },
  DL_ONLY: { name: "DL ONLY", hint: "Only those on the dissemination list that goes with it." },
  REL_TO: { name: "REL TO", hint: "May be released to the nations named, by a foreign disclosure officer." },
  DISPLAY_ONLY: { name: "DISPLAY ONLY", hint: "May be shown to the nations named, without leaving a copy." },
};

/** The category as it is abbreviated, and what it is about. */
export const CUI_CATEGORY_LABELS: Record<CuiCategory, { name: string; hint: string }> = {
  OPSEC: { name: "OPSEC", hint: "Operations security: movements and plans that others could use." },
  PRVCY: { name: "PRVCY", hint: "Privacy: what identifies a person." },
  INTL: { name: "INTL", hint: "International agreements: what was agreed, or is being negotiated." },
  CTI: { name: "CTI", hint: "Controlled technical information of military use." },
  EXPT: { name: "EXPT", hint: "Export controlled goods, technology and their data." },
};

/** Stands beside every field of free text. */
export const NO_CLASSIFIED_TEXT = "Do not enter classified text or the text of intelligence reports.";
