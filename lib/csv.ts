/**
 * Lines of a comma-separated file after RFC 4180, as spreadsheets read them. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe, so that nothing that someone typed into a record runs on the reader's machine; signs of
 * full width begin one, too, where East Asian writing is usual. Where a spreadsheet takes ";" for the comma, quotes in the middle of a
 * line are letters to it: there a cell begins after each ";" and each end of a line as well.
 */

/** What a spreadsheet needs to read the file as UTF-8. */
export const CSV_BEGIN = "\ufeff";

/** A column of a file: what stands at its head, and in it of a row; what is not known is empty. */
export type CsvColumn<Row> = {
  head: string;
  cell: (row: Row) => string | number | boolean | null | undefined;
};

/** The cells of a row, one for each column; yes and no say yes, or nothing. */
export function csvCells<Row>(columns: readonly CsvColumn<Row>[], row: Row): string[] {
  return columns.map(({ cell }) => {
    const said = cell(row);
    return said === true ? "yes" : said === false ? "" : String(said ?? "");
  });
}

/** One line with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

const SIGNS = "=+\\-@＝＋－＠\\t|%";
const BEGINS_FORMULA = new RegExp(`^'*[${SIGNS}\\r\\n]`);
const BEGINS_FORMULA_WITHIN = new RegExp(`([;\\r\\n] *)(?='*[${SIGNS}])`, "g");

function csvCell(text: string): string {
  // What begins with apostrophes already gets one more, so that taking one off gives back what was typed.
  const within = text.replace(BEGINS_FORMULA_WITHIN, "$1'");
  const plain = BEGINS_FORMULA.test(text) ? `'${within}` : within;
  return /[",;\r\n]/.test(plain) || plain !== plain.trim() ? `"${plain.replaceAll('"', '""')}"` : plain;
}
