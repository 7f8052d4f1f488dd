/**
 * Whether parts make more than their total, which they never do (domain handbook, section 9) unless a source's own sum is kept as
 * reported. A number that is not known is none to add; without a total there is nothing to exceed.
 */
export function exceedsTotal(
  parts: readonly (number | null)[],
  total: number | null,
  isAsReported: boolean | null,
): boolean {
  const sum = parts.reduce<number>((whole, part) => whole + (part ?? 0), 0);
  return isAsReported !== true && total !== null && sum > total;
}
