import { StyleElement } from "@/components/ui/style-element";
import { currentNonce } from "@/lib/request";

/**
 * Puts a line into the bottom margin of every printed sheet: the as-of date-time group and the filters in force. The last
 * one of a page counts.
 */
export async function PrintNote({ text }: { text: string }) {
  return (
    <StyleElement nonce={await currentNonce()}>
      {`@media print { :root { --print-note: "${cssText(text)}"; } }`}
    </StyleElement>
  );
}

/** The inside of a CSS string: what could end the string, the rule or the element is written as a code point. */
function cssText(text: string): string {
  return text.replace(
    /[^\p{L}\p{N} .,:;()–·/-]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16)} `,
  );
}

/** Turns the sheets of the page, on A4 and on Letter: for what is wider than it is high. Once per page. */
export async function PrintLandscape() {
  return (
    <StyleElement nonce={await currentNonce()}>{"@media print { @page { size: landscape; } }"}</StyleElement>
  );
}
