/**
 * Lines of a comma-separated file after RFC 4180, as spreadsheets read them. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe, so that nothing that someone typed into a record runs on the reader's machine; signs of
 * full width begin one, too, where East Asian writing is usual.
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

function csvCell(text: string): string {
  // What begins with apostrophes already gets one more, so that taking one off gives back what was typed.
  const plain = /^'*[=+\-@＝＋－＠\t\r\n|%]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) || plain !== plain.trim() ? `"${plain.replaceAll('"', '""')}"` : plain;
}
