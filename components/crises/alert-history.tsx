import type { AlertStep } from "@/lib/crises/rules";
import { AlertBadge } from "./badges";
import { type Clocks, Moment } from "./moment";

/** How the alert moved, with who moved it and why, oldest first. */
export function AlertHistory({ steps, clocks }: { steps: readonly AlertStep[]; clocks: Clocks }) {
  return (
    <ol className="grid gap-2">
      {steps.map((step) => (
        <li key={step.at.toISOString()} className="grid gap-x-4 sm:grid-cols-[12rem_7rem_minmax(0,1fr)]">
          <Moment at={step.at} clocks={clocks} look="group" />
          <span>
            <AlertBadge alert={step.alert} />
          </span>
          <span>
            {step.reason ?? "Opened"}
            {step.actorName ? <span className="text-sm text-muted"> · {step.actorName}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
