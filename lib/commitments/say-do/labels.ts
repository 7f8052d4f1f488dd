import { type Fate, fellDue, type SayDoCounts, sayDoRatio } from "../rules";

export const FATE_LABELS: Readonly<Record<Fate, string>> = {
  kept: "Kept in time",
  late: "Kept late",
  broken: "Broken",
  overdue: "Overdue",
  overtaken: "Overtaken by events",
  ahead: "Still ahead",
};

/** The formula, for whoever reads the figure. */
export const SAY_DO_FORMULA =
  "Kept in time, of all that fell due: kept in time, kept late, broken and still overdue. What events overtook and what is still ahead is not counted. A day that was put off only after it had passed counts as missed.";

/** "67 %", or that nothing fell due. Half a per cent and more is rounded up, but only all is a hundred. */
export function ratioWords(counts: SayDoCounts): string {
  const ratio = sayDoRatio(counts);
  if (ratio === null) return "No promise fell due";
  const percent = ratio < 1 ? Math.min(99, Math.round(ratio * 100)) : 100;
  return `${percent} %`;
}

/** What the ratio is made of, in a sentence: "4 of 6 kept in time, 1 late, 1 overdue; 1 overtaken by events not counted." */
export function sayDoWords(counts: SayDoCounts): string {
  const due = fellDue(counts);
  const overtaken = counts.overtaken > 0 ? `${counts.overtaken} overtaken by events not counted` : "";
  if (due === 0) return overtaken ? `${overtaken}.` : "Nothing was to be kept by now.";
  const parts = [
    `${counts.kept} of ${due} kept in time`,
    ...(counts.late > 0 ? [`${counts.late} late`] : []),
    ...(counts.broken > 0 ? [`${counts.broken} broken`] : []),
    ...(counts.overdue > 0 ? [`${counts.overdue} overdue`] : []),
  ];
  return `${parts.join(", ")}${overtaken ? `; ${overtaken}` : ""}.`;
}
