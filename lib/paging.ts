/** Rows of a page of any list. */
export const PAGE_SIZE = 50;

export type PageInfo = {
  /** From 1; pulled back to the last when one beyond it was asked for. */
  page: number;
  pages: number;
  /** Number of the first and last row shown, counted from 1; 0 and 0 when there are none. */
  from: number;
  to: number;
  /** Exact. */
  total: number;
};

/** Where page `wanted` of `total` rows begins and ends. */
export function pageInfo(total: number, wanted: number): PageInfo {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const from = total === 0 ? 0 : (page - 1) * PAGE_SIZE + 1;
  return { page, pages, from, to: Math.min(page * PAGE_SIZE, total), total };
}

/**
 * How to read the rows of a page with `limit` and `offset`. Beyond the middle they are read from the other end, in
 * reverse order, so that the last page costs what the first one does.
 */
export function pageWindow({ from, to, total }: PageInfo): {
  limit: number;
  offset: number;
  isReversed: boolean;
} {
  const limit = from === 0 ? 0 : to - from + 1;
  const before = Math.max(0, from - 1);
  const after = total - to;
  return after < before
    ? { limit, offset: after, isReversed: true }
    : { limit, offset: before, isReversed: false };
}
