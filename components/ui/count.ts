const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** A number for people: thousands by comma, at most one decimal ("4,271"). Null, which means not known, reads "not known". */
export function formatCount(value: number | null): string {
  return value === null ? "not known" : whole.format(value);
}
