import type { Spread } from "./statistics";

/** What one database of the bench gave. Names of measurements are "page, viewer". */
export interface SizeResult {
  rows: number;
  /** Pages and acts inside the product, from the first statement asked for to the last row in hand. */
  clock: Record<string, Spread>;
  /** Of these, what their statements took. */
  database: Record<string, Spread>;
  /** Empty when the pages were not asked for over HTTP. */
  http: Record<string, Spread>;
}

export interface ScriptBytes {
  dashboard: number;
  empty: number;
}

interface Verdict {
  holds: boolean;
  /** One sentence with the numbers. */
  text: string;
}

const VIEWERS = ["leader", "officer", "partner"] as const;
type Who = (typeof VIEWERS)[number];
const PAGES = ["first page", "page 100", "text search"] as const;
const GROWTH = 1.5;
const FLOORS = 5;
const EXTRA_MS = 10;
const SCRIPT_RATIO = 1.25;
/** Milliseconds in the database for pages and acts of their own, whoever asks or the one who does it. */
export const CEILINGS: readonly { page: string; most: number; who?: Who }[] = [
  { page: "attendee lookup", most: 30 },
  { page: "person page", most: 50 },
  { page: "country page", most: 50 },
  { page: "search with facets", most: 100 },
  { page: "planner of a year", most: 100 },
  { page: "full report written", most: 50, who: "officer" },
  { page: "full report published", most: 50, who: "officer" },
];

/** The promises of the product about speed and size, held against what was measured. Compares the smallest database
 * with the largest where there are two. */
export function judge(sizes: readonly SizeResult[], scripts: ScriptBytes | null): Verdict[] {
  const ordered = [...sizes].sort((a, b) => a.rows - b.rows);
  const [small] = ordered;
  const large = ordered.at(-1);
  if (!small || !large) return [];
  return [
    ...(small === large ? [] : VIEWERS.map((viewer) => growth(small, large, viewer))),
    ...VIEWERS.flatMap((viewer) => PAGES.map((page) => nearFloor(large, `${page}, ${viewer}`))),
    ...VIEWERS.flatMap((viewer) =>
      CEILINGS.filter(({ who = viewer }) => who === viewer).map(({ page, most }) =>
        within(large, `${page}, ${viewer}`, most),
      ),
    ),
    ...(scripts ? [lean(scripts)] : []),
  ];
}

function growth(small: SizeResult, large: SizeResult, viewer: string): Verdict {
  const name = `dashboard figures, ${viewer}`;
  const [from, to] = [medianOf(small, name), medianOf(large, name)];
  const ratio = to / from;
  return {
    holds: ratio <= GROWTH,
    text:
      `The dashboard's figures for the ${viewer} cost ${ms(to)} at ${count(large.rows)} engagements and ${ms(from)} at ` +
      `${count(small.rows)}: ${ratio.toFixed(2)} times as much (at most ${GROWTH}).`,
  };
}

function nearFloor(size: SizeResult, name: string): Verdict {
  const bound = FLOORS * medianOf(size, "select 1") + EXTRA_MS;
  const took = medianOf(size, name);
  return {
    holds: took < bound,
    text: `${capital(name)}, at ${count(size.rows)} engagements: ${ms(took)} (less than 5 times select 1 plus 10 ms: ${ms(bound)}).`,
  };
}

/** By the slow ones: who waits for one of twenty does not care for the usual one. */
function within(size: SizeResult, name: string, most: number): Verdict {
  const took = spreadOf(size.database, name).p95;
  const onClock = spreadOf(size.clock, name).p95;
  return {
    holds: took < most,
    text:
      `${capital(name)}, at ${count(size.rows)} engagements: p95 ${ms(took)} in the database (less than ${ms(most)}), ` +
      `${ms(onClock)} on the clock.`,
  };
}

function lean({ dashboard, empty }: ScriptBytes): Verdict {
  const ratio = dashboard / empty;
  return {
    holds: ratio <= SCRIPT_RATIO,
    text:
      `The dashboard loads ${count(dashboard)} bytes of script first, a page with nothing on it ${count(empty)}: ` +
      `${ratio.toFixed(2)} times as much (at most ${SCRIPT_RATIO}).`,
  };
}

function medianOf(size: SizeResult, name: string): number {
  return spreadOf(size.clock, name).median;
}

function spreadOf(table: Record<string, Spread>, name: string): Spread {
  const spread = table[name];
  if (!spread) throw new Error(`${name} was not measured`);
  return spread;
}

const ms = (value: number) => `${value.toFixed(1)} ms`;
const count = (value: number) => value.toLocaleString("en");
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
