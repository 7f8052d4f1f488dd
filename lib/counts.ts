const format = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** A number for people: thousands by comma, at most one decimal ("4,271"). Null, which means not known, reads "not known". */
export function formatCount(value: number | null): string {
  return value === null ? "not known" : format.format(value);
}

/** So many of something: "1 engagement", "4,271 engagements", "1 country", "0 countries". */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : several}`;
}

/** How many were found of what a list shows (`total`): what only comes close to the words that were asked for is shown and is no result. */
export function countFound({ total, isNear = false }: { total: number; isNear?: boolean }): number {
  return isNear ? 0 : total;
}
