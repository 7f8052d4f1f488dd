/** How the texts of a report are to be written: the bottom line up front, and judgements by ICD 203, Analytic Standards. */

export const BLUF_SENTENCES = 3;
export const BLUF_CHARACTERS = 600;

/** What is wrong with a bottom line up front, in words; none when it may stand. */
export function checkBluf(bluf: string): string[] {
  const text = bluf.trim();
  if (text === "") return ["Say what changed, so what, and what must be decided by when."];
  const problems: string[] = [];
  const sentences = sentencesOf(text).length;
  if (sentences > BLUF_SENTENCES)
    problems.push(`The BLUF has ${sentences} sentences; ${BLUF_SENTENCES} are the most.`);
  const characters = [...text].length;
  if (characters > BLUF_CHARACTERS)
    problems.push(`The BLUF has ${characters} characters; ${BLUF_CHARACTERS} are the most.`);
  return problems;
}

interface AssessmentWarning {
  code: "LIKELIHOOD_WITH_CONFIDENCE" | "MIXED_TERMS";
  /** The sentence at fault; the whole text for MIXED_TERMS. */
  text: string;
  message: string;
}

/**
 * Reads an assessment for the two faults ICD 203 names: a likelihood and a confidence level in one sentence, and
 * terms of both rows in one text. English only; a hit is advice, the author decides.
 */
export function lintAssessment(text: string): AssessmentWarning[] {
  const warnings: AssessmentWarning[] = sentencesOf(text)
    .filter((sentence) => rowsIn(sentence).size > 0 && CONFIDENCE_LEVEL.test(sentence))
    .map((sentence) => ({
      code: "LIKELIHOOD_WITH_CONFIDENCE",
      text: sentence,
      message: "Say how likely it is in one sentence and how sure you are of the basis in another.",
    }));
  if (rowsIn(text).size > 1)
    warnings.push({
      code: "MIXED_TERMS",
      text,
      message: "Keep to one set of terms: likely and unlikely, or probable and improbable.",
    });
  return warnings;
}

/** The sentences of an English text. Ranks, initials and decimals ("Gen. Power", "U.S. forces", "3.5") end none. */
export function sentencesOf(text: string): string[] {
  return text.split(/\n+/).flatMap(sentencesOfLine);
}

const ABBREVIATIONS = new Set(
  "adm amb approx brig capt cdr cmdr col dr e.g gen gov i.e lt maj mr mrs ms pres prof sgt st vs".split(" "),
);

function sentencesOfLine(line: string): string[] {
  const sentences: string[] = [];
  let current: string[] = [];
  const words = line.split(/\s+/).filter((word) => word !== "");
  for (const word of words) {
    current.push(word);
    if (endsSentence(word)) {
      sentences.push(current.join(" "));
      current = [];
    }
  }
  if (current.length > 0) sentences.push(current.join(" "));
  return sentences;
}

function endsSentence(word: string): boolean {
  const bare = word.replace(/["'”’)\]]{1,4}$/, "");
  if (/[!?]$/.test(bare)) return true;
  if (!bare.endsWith(".")) return false;
  const stem = bare.slice(0, -1).replace(/^["'“‘([]+/, "");
  return !ABBREVIATIONS.has(stem.toLowerCase()) && !/^(?:[A-Z]\.)*[A-Z]$/.test(stem);
}

const CONFIDENCE_LEVEL =
  /\b(?:high|moderate|low)(?:[\s-]+(?:to|or)[\s-]+(?:high|moderate|low))?(?:[\s-]+level[\s-]+of)?[\s-]+confidence\b|\bconfidence(?:\s+level)?(?:\s+in\s+this(?:\s+judge?ment)?)?\s*(?:is|remains|of|:|=)?\s*(?:high|moderate|low)\b/i;

const TERM_ROWS: readonly RegExp[] = [
  /\b(?:almost no chance|(?:un)?likely|roughly even chance|almost certain(?:ly)?)\b/i,
  // "Remote" alone is more often a place than a chance.
  /\b(?:remote (?:chance|possibility|likelihood)|(?:is|are|remains?) remote|(?:highly )?(?:im)?probabl[ey]|roughly even odds|nearly certain(?:ly)?)\b/i,
];

function rowsIn(text: string): Set<number> {
  return new Set(TERM_ROWS.flatMap((pattern, row) => (pattern.test(text) ? [row] : [])));
}
