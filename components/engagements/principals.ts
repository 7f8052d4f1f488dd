import type { KeyedRow } from "@/components/ui/use-rows";
import { isRankCode, rankCodeFor, SERVICES, seniority } from "@/lib/people/ranks";
import type { PersonRow } from "./form-values";

/**
 * The rows with whoever leads each side as its principal, as long as nobody chose one by hand: the first who was named, until
 * somebody of a higher grade is. Of equals, and where a grade is not known, who leads already goes on.
 * @param settled sides whose principal somebody chose
 */
export function ledBySeniority(rows: readonly PersonRow[], settled: readonly string[]): PersonRow[] {
  const open = rows.filter(({ side }) => !settled.includes(side));
  const leaders = new Map(
    open.filter(({ role }) => role === "PRINCIPAL").map((row) => [row.side, row] as const),
  );
  for (const row of open) {
    const leader = leaders.get(row.side);
    if (row.role === "PLUS_ONE" && leader && isAbove(row, leader)) leaders.set(row.side, row);
  }
  return rows.map((row) => {
    const leader = leaders.get(row.side);
    if (!leader) return row;
    if (row === leader) return row.role === "PRINCIPAL" ? row : { ...row, role: "PRINCIPAL" };
    return row.role === "PRINCIPAL" ? { ...row, role: "PLUS_ONE" } : row;
  });
}

/**
 * The sides whose principal somebody chose, after the role of this row became another: only who is the principal's, or was, says
 * who leads.
 */
export function settledAfter(
  settled: readonly string[],
  row: Pick<PersonRow, "side" | "role">,
  role: string,
): readonly string[] {
  return [row.role, role].includes("PRINCIPAL") ? [...settled, row.side] : settled;
}

/** The first of a side leads it, until somebody of a higher grade comes or someone says otherwise. */
export function roleFor(side: string, others: readonly PersonRow[]): string {
  return others.some((row) => row.side === side && row.role === "PRINCIPAL") ? "PLUS_ONE" : "PRINCIPAL";
}

/** A side has one principal: naming another makes the first a plus one. */
export function assigning(target: KeyedRow<PersonRow>, update: Partial<PersonRow>) {
  const side = update.side ?? target.value.side;
  const leads = (update.role ?? target.value.role) === "PRINCIPAL";
  return ({ key, value }: KeyedRow<PersonRow>): PersonRow => {
    if (key === target.key) return { ...value, ...update };
    return leads && value.side === side && value.role === "PRINCIPAL"
      ? { ...value, role: "PLUS_ONE" }
      : value;
  };
}

function isAbove(row: PersonRow, other: PersonRow): boolean {
  const [one, two] = [gradeOf(row), gradeOf(other)];
  return one !== null && two !== null && one > two;
}

/** By the grade that was given, else as the rank reads in the service; null when neither tells. */
function gradeOf({ rankCode, rankText, service }: PersonRow): number | null {
  const known = SERVICES.find((one) => one === service) ?? null;
  const code = isRankCode(rankCode) ? rankCode : rankCodeFor(known, rankText);
  return code && seniority(code);
}
