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

/** From which row to which, both counted from 1. */
export type Span = Pick<PageInfo, "from" | "to">;

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

/** How many rows each part of a list has, and all of it, counted one after another as one connection answers. */
export async function countParts<Part extends string>(
  parts: readonly Part[],
  count: (part: Part | null) => Promise<number>,
): Promise<Record<Part | "all", number>> {
  const counts: [Part | "all", number][] = [["all", await count(null)]];
  for (const part of parts) counts.push([part, await count(part)]);
  return Object.fromEntries(counts) as Record<Part | "all", number>;
}

/** The address of one page of a list: `path` with these query parts (absent ones are left out). */
export function pageHref(
  path: string,
  parts: Readonly<Record<string, string | undefined>>,
  page: number,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value);
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `${path}?${query}` : path;
}
