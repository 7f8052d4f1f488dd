import type { ReactNode } from "react";

type ProblemPageProps = { title: string; children: ReactNode; actions: ReactNode };

/** A page that could not be shown: what happened in plain words, and where to go from here. */
export function ProblemPage({ title, children, actions }: ProblemPageProps) {
  return (
    <div className="mx-auto grid w-full max-w-xl content-start gap-5 py-10">
      <h1 className="text-2xl font-semibold">{title}</h1>
      <div className="grid gap-3">{children}</div>
      <div className="flex flex-wrap gap-2">{actions}</div>
    </div>
  );
}
