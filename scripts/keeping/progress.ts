/** Shows what is being done now, in one line that is written over where there is a terminal. */
export function showProgress(line: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K${line}`);
}

/** Takes the line away again. */
export function endProgress(): void {
  if (process.stdout.isTTY) process.stdout.write("\r\u001b[2K");
}

const megabytes = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** `12.3 MB` */
export function sizeWords(bytes: number): string {
  return `${megabytes.format(bytes / 1_000_000)} MB`;
}
